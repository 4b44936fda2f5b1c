"""The timeline of one audit below the screen: marks, lanes, axis, bars, and its page on paper."""
