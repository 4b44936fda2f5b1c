"""The form of a case: one engine for every question set, generated from the definitions."""
