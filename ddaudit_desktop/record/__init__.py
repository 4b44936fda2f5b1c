"""The individual audit record: what it says, and its forms on paper and as data."""
