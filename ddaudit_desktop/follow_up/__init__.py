"""What follows from audits, below the screen: concerns, actions, changes, feedback."""
