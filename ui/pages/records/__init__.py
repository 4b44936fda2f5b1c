"""Every record that was filed."""
