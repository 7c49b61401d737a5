"""The plan, on the screen and on paper."""
