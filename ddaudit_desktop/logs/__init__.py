"""Logs of a command-and-control system, pasted as text or kept as a table, read into events.

`reading.read_log` reads pasted text, `columns` a table of events; both give the same `Proposed`.
Nothing is kept here and nothing is decided: a person accepts what is proposed. No event gets a time
that its line does not support.
"""
