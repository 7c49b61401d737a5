"""The plan of a casus."""
