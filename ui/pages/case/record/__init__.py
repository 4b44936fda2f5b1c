"""The record of a case as it would be filed (design 09)."""
