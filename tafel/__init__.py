"""tafel: register en geheugen van een stadsdeeltafel."""

__version__ = "0.3.0"
