"""The timeline of one audit below the screen: marks, lanes, axis, bars, what its page says."""
