"""What a person can do: one function for each act.

Every act takes the store first, writes through one transaction, is journalled with who and when,
and returns the `Changes` that tell screens which kinds of record they may want to read again.
"""
