"""The clocks of a case: intervals measured on its events, with the limit that held on the day.

A verdict is met, broken or cannot tell, and says which time is missing. Uncertain times carry
through: a limit is broken only if the most favourable reading breaks it.
"""
