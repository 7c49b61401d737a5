"""Somebody who lays all figures of a year side by side and works out what was rounded away."""
