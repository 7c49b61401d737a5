"""What somebody did last, and taking it back."""
