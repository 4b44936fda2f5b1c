"""Numbers of ours that a force may change: declared with their defaults, and what holds."""
