"""The pages of the window: each shows one thing of the deep dive and refreshes from changes."""
