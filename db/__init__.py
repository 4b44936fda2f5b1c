"""The records and the one file that keeps them."""
