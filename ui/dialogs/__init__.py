"""Forms that open inside the window, over its scrim."""
