"""Pasting an incident log: the text at the left, the events it seems to tell of at the right."""
