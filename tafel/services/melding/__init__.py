"""Meldingen: in, changed, sent back, found."""
