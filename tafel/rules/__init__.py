"""Pure rules: plain values in, a decision with its explanation out. No clock, no disk, no database."""
