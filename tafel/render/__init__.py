"""What a user reads: frozen results in, text out. The only package that knows rich and tabulate."""
