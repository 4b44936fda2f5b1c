"""Item models: rows prepared for lists and tables."""
