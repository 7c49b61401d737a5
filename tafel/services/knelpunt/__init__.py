"""Knelpunten that the municipality works on."""
