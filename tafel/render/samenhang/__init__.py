"""What may belong together, on the screen."""
