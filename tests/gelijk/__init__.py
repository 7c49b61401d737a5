"""Two versions side by side: the same register, the same commands, the same bytes."""
