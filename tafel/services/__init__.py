"""One use case per file: load, ask the rules, commit, return a frozen result."""
