"""The first page: make a new deep dive, open one, or explore the example."""
