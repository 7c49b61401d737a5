"""Pure rules: plain values in, an explained decision out. No clock, no disk, no database."""
