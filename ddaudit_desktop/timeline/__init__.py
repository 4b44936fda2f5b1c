"""The timeline of one audit below the screen: marks, lanes, axis, bars, and what its page on paper says."""
