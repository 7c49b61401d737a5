"""Who runs a casus, and whom it is handed to."""
