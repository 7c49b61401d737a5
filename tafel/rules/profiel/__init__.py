"""The profile of a municipality: its form, and what is built of it."""
