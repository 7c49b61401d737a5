"""The register: the only place that knows SQL. Returns plain rows; nothing leaves it open."""
