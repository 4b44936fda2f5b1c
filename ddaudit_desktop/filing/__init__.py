"""Records in the safeguarding folder: named, written safely, listed in a manifest, verified; and timelines handed on."""
