"""Numbers of ours that a force may change: declared, listed, read as typed, and what holds."""
