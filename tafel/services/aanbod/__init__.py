"""The sociale kaart."""
