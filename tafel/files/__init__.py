"""Reading of import files and writing of output files."""
