"""What every subject needs of a casus."""
