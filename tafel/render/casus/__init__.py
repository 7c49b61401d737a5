"""A casus on the screen."""
