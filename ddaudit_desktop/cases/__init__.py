"""The cases of a deep dive below the screen: how far each has come, its header, their list."""
