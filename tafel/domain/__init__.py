"""The words of the domain as frozen values: what services hand to render and what rules return.

One module per subject; definitions and sources are in the docstring of each class. Nothing in here
knows a terminal, a file or a database.
"""
