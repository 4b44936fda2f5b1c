"""Facts and settings of the deep dive, its protection, and this workstation."""
