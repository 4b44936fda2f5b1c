"""The window: Qt only, no rule, no query, no file format."""
