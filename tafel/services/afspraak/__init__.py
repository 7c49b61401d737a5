"""Afspraken: made, kept, corrected."""
