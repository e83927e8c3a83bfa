"""Verbs that fill the grid, one module a noun."""
