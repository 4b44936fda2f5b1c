"""Of how many cases something can be said, in how many it is so, and how sure that is."""
