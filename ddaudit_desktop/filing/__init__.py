"""What leaves: records in the safeguarding folder, listed and verified; timelines handed on."""
