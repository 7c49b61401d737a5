"""A year of a tafel, played."""
