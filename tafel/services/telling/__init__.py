"""Counting a month: every population by every property, once, when the month is closed."""
