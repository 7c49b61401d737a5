"""tafel: register en geheugen van een stadsdeeltafel."""

__version__ = "0.2.0"
