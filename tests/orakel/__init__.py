"""Independent oracles for the toedeling: written from the rules' text, sharing no code with it."""
