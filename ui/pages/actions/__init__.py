"""Actions and the register of changes made."""
