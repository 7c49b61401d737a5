"""A casus from its first step to its closing."""
