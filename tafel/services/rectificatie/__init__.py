"""What came into the wrong file goes out of the register."""
