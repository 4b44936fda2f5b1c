"""One case as clocks and checks see it: plain facts, the same from a store and from a record.

``model`` says what there is, ``of_audit`` and ``of_record`` make it. Nothing here judges.
"""
