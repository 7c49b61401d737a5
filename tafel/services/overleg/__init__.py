"""The meeting: agenda, besluiten, what partners get of it."""
