"""The deep dive at a glance (design 01)."""
