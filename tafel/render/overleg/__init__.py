"""The meeting: agenda, besluiten, on the screen and on paper."""
