"""Meldingen on the screen and in files."""
