"""What is counted for reports, and what was closed."""
