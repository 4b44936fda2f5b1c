"""The kit: every control and small part that pages are made of."""
