"""The timeline of a case: lanes, events, gaps, and the same as a list."""
