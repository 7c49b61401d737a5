"""How a melding was allocated, on the screen."""
