"""From a melding to a tafel and a casus."""
