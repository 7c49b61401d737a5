"""The ladder, on the screen and on paper."""
