"""Intervals IV-01 to IV-15: met, broken, cannot tell, not applicable, and at the exact limit.

The dates are counted by hand. 2020: Good Friday 10 April, Easter Monday 13 April, the May holiday
moved to Friday the 8th; clocks forward on 29 March, back on 25 October.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.clocks.measuring import measured

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import Evidence

Event = tuple[Any, ...]
Row = tuple[str, str, str, list[Event]]

MET, BROKEN, OPEN, AWAY = "met", "broken", "cannot_tell", "not_applicable"

USED = ("PP_EXERCISED", "12/2/2020 0555")
REPORTED = ("MIS_REPORTED", "11/2/2020 1858")
GRADED = ("RISK_SET", "11/2/2020 1924", {"details": {"band": "medium"}})
BACK = ("LOCATED", "12/2/2020 0540")
PHONE = {"details": {"mode": "telephone"}}
MEETING = {"details": {"mode": "meeting"}}
CALL = ("CALL_RECEIVED", "6/2/2020 1602")
LATE_INQUIRY = ("DO_INQUIRY", "12/2/2020 2000")

ROWS: list[Row] = [
    ("IV-01", "PP", MET, [USED, ("PP_ENDED", "15/2/2020 0555")]),
    ("IV-01", "PP", BROKEN, [USED, ("PP_ENDED", "15/2/2020 0556")]),
    ("IV-01", "PP", OPEN, [USED]),
    ("IV-01", "PP", OPEN, [USED, ("PP_ENDED", "?")]),
    ("IV-01", "PP", OPEN, [USED, ("PP_ENDED", "11/2/2020 0555")]),
    ("IV-01", "PP", OPEN, [USED, ("PP_ENDED", "15/2/2020 between 0500 and 0600")]),
    ("IV-01", "PP", OPEN, [("PP_EXERCISED", "?"), ("PP_ENDED", "15/2/2020 0556")]),
    ("IV-01", "PP", OPEN, [("PP_ENDED", "15/2/2020 0556")]),
    ("IV-01", "PP", AWAY, []),
    ("IV-01", "MC", AWAY, [USED, ("PP_ENDED", "15/2/2020 0556")]),
    # 72 elapsed hours when the clocks go forward, and back
    ("IV-01", "PP", MET, [("PP_EXERCISED", "28/3/2020 0555"), ("PP_ENDED", "31/3/2020 0655")]),
    ("IV-01", "PP", BROKEN, [("PP_EXERCISED", "28/3/2020 0555"), ("PP_ENDED", "31/3/2020 0656")]),
    ("IV-01", "PP", MET, [("PP_EXERCISED", "24/10/2020 0555"), ("PP_ENDED", "27/10/2020 0455")]),
    ("IV-01", "PP", BROKEN, [("PP_EXERCISED", "24/10/2020 0555"), ("PP_ENDED", "27/10/2020 0456")]),
    # a time in the hour that comes twice can be either
    ("IV-01", "PP", OPEN, [("PP_EXERCISED", "22/10/2020 0200"), ("PP_ENDED", "25/10/2020 0130")]),
    ("IV-02", "PP", MET, [USED, ("DO_TOLD", "12/2/2020 0655")]),
    ("IV-02", "PP", BROKEN, [USED, ("DO_TOLD", "12/2/2020 0656")]),
    ("IV-02", "PP", MET, [USED, ("DO_TOLD", "12/2/2020 0455")]),
    ("IV-02", "PP", OPEN, [USED, ("DO_TOLD", "12/2/2020 0454")]),
    ("IV-02", "PP", OPEN, [USED, ("DO_TOLD", "about 12/2/2020 0650")]),
    ("IV-02", "PP", AWAY, []),
    ("IV-04", "PP", MET, [USED, ("STRATEGY_HELD", "13/2/2020 0555")]),
    ("IV-04", "PP", BROKEN, [USED, ("STRATEGY_HELD", "13/2/2020 0556")]),
    ("IV-04", "PP", OPEN, [USED]),
    ("IV-04", "PP", AWAY, [("STRATEGY_HELD", "13/2/2020 0556")]),
    ("IV-05", "PP", MET, [USED, ("DO_INQUIRY", "12/2/2020 0955")]),
    ("IV-05", "PP", BROKEN, [USED, ("DO_INQUIRY", "12/2/2020 0956")]),
    ("IV-05", "PP", MET, [USED, ("DO_INQUIRY", "12/2/2020 0730"), LATE_INQUIRY]),
    ("IV-05", "PP", OPEN, [USED, ("DO_INQUIRY", "?"), LATE_INQUIRY]),
    ("IV-05", "PP", AWAY, []),
    ("IV-06", "CP", MET, [CALL, ("STRATEGY_HELD", "7/2/2020 1602")]),
    ("IV-06", "CP", BROKEN, [CALL, ("STRATEGY_HELD", "7/2/2020 1603")]),
    ("IV-06", "CP", OPEN, [CALL]),
    ("IV-06", "CP", OPEN, [("STRATEGY_HELD", "7/2/2020 1603")]),
    # two days, each of any hour: from nothing to 48 hours
    ("IV-06", "CP", OPEN, [("CALL_RECEIVED", "6/2/2020"), ("STRATEGY_HELD", "7/2/2020")]),
    ("IV-06", "CP", BROKEN, [("CALL_RECEIVED", "6/2/2020"), ("STRATEGY_HELD", "8/2/2020")]),
    ("IV-06", "CP", AWAY, []),
    # fifteen working days from Monday 3 February end with Monday 24 February
    ("IV-07", "CP", MET, [("STRATEGY_HELD", "3/2/2020 1000"), ("ICPC_HELD", "24/2/2020 2359")]),
    ("IV-07", "CP", BROKEN, [("STRATEGY_HELD", "3/2/2020 1000"), ("ICPC_HELD", "25/2/2020 0000")]),
    ("IV-07", "CP", OPEN, [("STRATEGY_HELD", "3/2/2020 1000")]),
    ("IV-07", "CP", OPEN, [("STRATEGY_HELD", "3/2/2020"), ("ICPC_HELD", "Feb 2020")]),
    ("IV-07", "CP", AWAY, []),
    # five from Friday 3 April, over Easter: 6, 7, 8, 9 and 14 April
    ("IV-08", "CP", MET, [("STRATEGY_HELD", "3/4/2020 1000", PHONE),
                          ("STRATEGY_HELD", "14/4/2020 2359", MEETING)]),
    ("IV-08", "CP", BROKEN, [("STRATEGY_HELD", "3/4/2020 1000", PHONE),
                             ("STRATEGY_HELD", "15/4/2020 0000", MEETING)]),
    ("IV-08", "CP", OPEN, [("STRATEGY_HELD", "3/4/2020 1000", PHONE)]),
    ("IV-08", "CP", OPEN, [("STRATEGY_HELD", "3/4/2020 1000", PHONE),
                           ("STRATEGY_HELD", "6/4/2020 1000"),
                           ("STRATEGY_HELD", "15/4/2020 0900", MEETING)]),
    ("IV-08", "CP", OPEN, [("STRATEGY_HELD", "3/4/2020 1000")]),
    ("IV-08", "CP", AWAY, [("STRATEGY_HELD", "3/4/2020 1000", MEETING)]),
    ("IV-08", "CP", AWAY, []),
    # the working day after Thursday 7 May 2020 is Monday the 11th
    ("IV-09", "CP", MET, [("CSC_TOLD", "7/5/2020 1000"), ("CSC_DECISION", "11/5/2020 2359")]),
    ("IV-09", "CP", BROKEN, [("CSC_TOLD", "7/5/2020 1000"), ("CSC_DECISION", "12/5/2020 0000")]),
    ("IV-09", "CP", BROKEN, [("CSC_TOLD", "11/5/2020 1000"), ("NOTICE_SENT", "7/5/2020 1000"),
                             ("CSC_DECISION", "12/5/2020 0000")]),
    ("IV-09", "CP", OPEN, [("CSC_TOLD", "?"), ("CSC_DECISION", "12/5/2020 0000")]),
    ("IV-09", "CP", AWAY, []),
    # forty-five from Monday 6 January end with Monday 9 March
    ("IV-10", "CP", MET, [("ASSESSMENT_START", "6/1/2020"), ("ASSESSMENT_END", "9/3/2020")]),
    ("IV-10", "CP", BROKEN, [("ASSESSMENT_START", "6/1/2020"), ("ASSESSMENT_END", "10/3/2020")]),
    ("IV-10", "CP", MET, [("ASSESSMENT_START", "6/1/2020 1500"), ("ASSESSMENT_END", "6/1/2020")]),
    ("IV-10", "CP", OPEN, [("ASSESSMENT_START", "6/1/2020"), ("ASSESSMENT_END", "Mar 2020")]),
    ("IV-10", "CP", AWAY, []),
    ("IV-11", "MC", MET, [REPORTED, ("RISK_SET", "11/2/2020 1928")]),
    ("IV-11", "MC", BROKEN, [REPORTED, ("RISK_SET", "11/2/2020 1929")]),
    ("IV-11", "MC", OPEN, [REPORTED, ("RISK_SET", "?")]),
    ("IV-11", "MC", OPEN, [("RISK_SET", "11/2/2020 1929")]),
    ("IV-11", "MC", MET, [REPORTED, ("RISK_SET", "11/2/2020 1928"), ("RISK_SET", "?")]),
    ("IV-11", "MC", OPEN, [REPORTED, ("RISK_SET", "11/2/2020 1929"), ("RISK_SET", "?")]),
    ("IV-11", "MC", AWAY, []),
    ("IV-12", "MC", MET, [GRADED, ("SUP_REVIEW", "11/2/2020 2024")]),
    ("IV-12", "MC", BROKEN, [GRADED, ("SUP_REVIEW", "11/2/2020 2025")]),
    ("IV-12", "MC", OPEN, [GRADED]),
    ("IV-12", "MC", AWAY, [("SUP_REVIEW", "11/2/2020 2025")]),
    ("IV-14", "MC", MET, [BACK, ("PREVENTION_INT", "13/2/2020 0540")]),
    ("IV-14", "MC", BROKEN, [BACK, ("PREVENTION_INT", "13/2/2020 0541")]),
    ("IV-14", "MC", OPEN, [BACK, ("PREVENTION_INT", "?")]),
    ("IV-14", "MC", AWAY, []),
    ("IV-15", "MC", MET, [BACK, ("RHI_HELD", "15/2/2020 0540")]),
    ("IV-15", "MC", BROKEN, [BACK, ("RHI_HELD", "15/2/2020 0541")]),
    # the earlier of the two is the start, and the one without a time may be earlier still
    ("IV-15", "MC", BROKEN, [BACK, ("RETURNED", "12/2/2020 0710"), ("RHI_HELD", "15/2/2020 0600")]),
    ("IV-15", "MC", OPEN, [("LOCATED", "?"), ("RETURNED", "12/2/2020 0710"),
                           ("RHI_HELD", "15/2/2020 0600")]),
    ("IV-15", "MC", BROKEN, [("LOCATED", "?"), ("RETURNED", "12/2/2020 0710"),
                             ("RHI_HELD", "15/2/2020 0711")]),
    ("IV-15", "MC", OPEN, [BACK]),
    ("IV-15", "MC", AWAY, []),
]  # fmt: skip


def the(case: Evidence, interval_id: str, subject: str = "") -> Measured:
    return next(one for one in measured(case, interval_id) if one.subject == subject)


@pytest.mark.parametrize(("interval", "theme", "verdict", "events"), ROWS)
def test_verdicts(
    a_case: Callable[..., Evidence], interval: str, theme: str, verdict: str, events: list[Event]
) -> None:
    found = the(a_case(theme, {}, events), interval)
    assert found.verdict == verdict, found.reason
    assert found.reason.endswith(".")
    assert found.words
    assert not found.words.endswith(".")


def test_each_has_every_verdict() -> None:
    shown = {(row[0], row[2]) for row in ROWS}
    # IV-03 and IV-13 have several measurements, tested where their subjects are.
    ids = {f"IV-{number:02d}" for number in range(1, 16)} - {"IV-03", "IV-13"}
    assert {(one, verdict) for one in ids for verdict in (MET, BROKEN, OPEN, AWAY)} == shown
