"""Decision tables: conditions, rules, their picture."""
