"""The list of cases with search, filters and preview (design 06)."""
