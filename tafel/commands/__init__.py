"""The commands: each parses, calls one service and hands the frozen result to render.

A module here has `app: typer.Typer`; an app whose only command bears the name under which
`tafel.cli` knows it is that command, any other app is a group of commands.
"""
