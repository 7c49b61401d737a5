"""tafel: register en geheugen van een stadsdeeltafel."""

__version__ = "0.1.0"
