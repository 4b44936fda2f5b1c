"""The program without a window: for administrators, scripts and tests.

Exit status: 0 done, 1 done and found problems, 2 refused with one sentence on standard error. The
passphrase comes from the environment (``DDAUDIT_PASSPHRASE``), never from an argument, where other
users of the machine could read it.
"""
