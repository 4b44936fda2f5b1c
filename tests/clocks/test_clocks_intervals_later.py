"""Intervals IV-16 to IV-30: met, broken, cannot tell, not applicable, and at the exact limit.

The dates are counted by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.clocks.measuring import measured
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import Evidence

Event = tuple[Any, ...]
Row = tuple[str, str, str, list[Event]]

MET, BROKEN, OPEN, AWAY = "met", "broken", "cannot_tell", "not_applicable"

REPORTED = ("MIS_REPORTED", "11/2/2020 1858")
GRADED = ("RISK_SET", "11/2/2020 1924", {"details": {"band": "medium"}})
BACK = ("LOCATED", "12/2/2020 0540")
RECEIVED = ("INTEL_RECEIVED", "3/2/2020 1000")
HIGH = ("KIRAT", "3/2/2020 1500", {"details": {"band": "high"}})
LINKED = ("CHILD_LINKED", "5/2/2020 1400")
HEARD = ("MARAC_HELD", "1/5/2020 1000")
AGAIN = ("INCIDENT", "20/6/2020 2100")
ARREST_NEW = ("ARREST", "1/11/2022 0900")
ARREST_OLD = ("ARREST", "1/3/2021 1000")
BAILED = ("BAIL_GRANTED", "1/11/2022 1000")
CLOSED = ("LOG_CLOSED", "15/2/2020 0930")
IN_MARCH = ("INTEL_RECEIVED", "25/3/2020 1000")
SUPERINTENDENT = {"details": {"authority": "superintendent"}}
LONG = ("BAIL_ENDS", "1/4/2023 1000")
RULE_BEGUN = Parameters({"CK-MC-09.rule_from": "2020-02-11"})
"""The force's rule about closing logs, in force on the day of these cases (IV-16)."""


def bailed(authority: str) -> Event:
    return (*BAILED, {"details": {"authority": authority}})


def audit(kind: str, when: str, record: str = "r1") -> Event:
    return (kind, when, {"id": f"{kind}:{record}", "derived": True})


def told_on(day: str) -> Event:
    return audit("FEEDBACK_OFFICER", day)


ASSESSED = audit("GRADED", "1/6/2020 1400")

ROWS: list[Row] = [
    ("IV-16", "MC", MET, [GRADED, ("SUP_REVIEW", "15/2/2020 0930"), CLOSED]),
    ("IV-16", "MC", MET, [GRADED, ("INSP_REVIEW", "11/2/2020 1924"), CLOSED]),
    ("IV-16", "MC", BROKEN, [GRADED, ("SUP_REVIEW", "11/2/2020 1923"), CLOSED]),
    ("IV-16", "MC", BROKEN, [GRADED, ("SUP_REVIEW", "15/2/2020 0931"), CLOSED]),
    ("IV-16", "MC", BROKEN, [GRADED, CLOSED]),
    ("IV-16", "MC", OPEN, [GRADED, ("SUP_REVIEW", "?"), CLOSED]),
    ("IV-16", "MC", OPEN, [GRADED, ("SUP_REVIEW", "15/2/2020 0930"), ("LOG_CLOSED", "?")]),
    ("IV-16", "MC", OPEN, [("HANDOVER", "?"), ("SUP_REVIEW", "15/2/2020 0900"),
                           CLOSED]),
    ("IV-16", "MC", AWAY, [GRADED]),
    # attended on Friday 13 December 2024; schools open on Monday the 16th at nine
    ("IV-17", "DA", MET, [("ARRIVED", "13/12/2024 2000"), ("SCHOOL_TOLD", "16/12/2024 0859")]),
    ("IV-17", "DA", BROKEN, [("ARRIVED", "13/12/2024 2000"), ("SCHOOL_TOLD", "16/12/2024 0900")]),
    # over Easter 2020 the next school day after Thursday 9 April is Tuesday the 14th
    ("IV-17", "DA", MET, [("ARRIVED", "9/4/2020 2000"), ("SCHOOL_TOLD", "14/4/2020 0859")]),
    ("IV-17", "DA", BROKEN, [("ARRIVED", "9/4/2020 2000"), ("SCHOOL_TOLD", "14/4/2020 0900")]),
    ("IV-17", "DA", OPEN, [("ARRIVED", "13/12/2024 2000"), ("SCHOOL_TOLD", "16/12/2024")]),
    ("IV-17", "DA", OPEN, [("ARRIVED", "?"), ("SCHOOL_TOLD", "16/12/2024 0900")]),
    ("IV-17", "DA", AWAY, []),
    ("IV-18", "DA", MET, [("INCIDENT", "9/2/2020 2140"), ("NOTICE_SENT", "10/2/2020 2140")]),
    ("IV-18", "DA", BROKEN, [("INCIDENT", "9/2/2020 2140"), ("NOTICE_SENT", "10/2/2020 2141")]),
    ("IV-18", "DA", OPEN, [("INCIDENT", "9/2/2020 2140")]),
    ("IV-18", "DA", AWAY, [("NOTICE_SENT", "10/2/2020 2140")]),
    ("IV-19", "DA", MET, [HEARD, AGAIN, ("MARAC_REF", "20/6/2020 2100")]),
    ("IV-19", "DA", BROKEN, [HEARD, AGAIN]),
    ("IV-19", "DA", BROKEN, [HEARD, AGAIN, ("MARAC_REF", "20/6/2020 2059")]),
    ("IV-19", "DA", BROKEN, [HEARD, ("INCIDENT", "1/5/2021 1000")]),
    ("IV-19", "DA", AWAY, [HEARD, ("INCIDENT", "1/5/2021 1001")]),
    ("IV-19", "DA", OPEN, [HEARD, ("INCIDENT", "1/5/2021")]),
    ("IV-19", "DA", OPEN, [HEARD, AGAIN, ("MARAC_REF", "?")]),
    ("IV-19", "DA", OPEN, [HEARD, ("INCIDENT", "?")]),
    ("IV-19", "DA", OPEN, [("MARAC_HELD", "?"), AGAIN]),
    ("IV-19", "DA", BROKEN, [HEARD, AGAIN, ("INCIDENT", "1/8/2020"), ("MARAC_REF", "2/7/2020")]),
    ("IV-19", "DA", AWAY, [HEARD, ("INCIDENT", "9/2/2020 2140")]),
    ("IV-19", "DA", AWAY, [AGAIN]),
    ("IV-20", "DI", MET, [RECEIVED, ("KIRAT", "4/2/2020 1000")]),
    ("IV-20", "DI", BROKEN, [RECEIVED, ("KIRAT", "4/2/2020 1001")]),
    ("IV-20", "DI", OPEN, [("KIRAT", "4/2/2020 1001")]),
    ("IV-20", "DI", AWAY, []),
    ("IV-21", "DI", MET, [RECEIVED, HIGH, ("ENFORCED", "10/2/2020 1000")]),
    ("IV-21", "DI", BROKEN, [RECEIVED, HIGH, ("ENFORCED", "10/2/2020 1001")]),
    # seven days by the clock on the wall, an hour short of 168 hours
    ("IV-21", "DI", MET, [IN_MARCH, HIGH, ("ENFORCED", "1/4/2020 1000")]),
    ("IV-21", "DI", BROKEN, [IN_MARCH, HIGH, ("ENFORCED", "1/4/2020 1001")]),
    ("IV-21", "DI", OPEN, [RECEIVED, ("KIRAT", "3/2/2020 1500"), ("ENFORCED", "20/3/2020 1000")]),
    ("IV-21", "DI", OPEN, [RECEIVED, HIGH, ("ENFORCED", "?")]),
    ("IV-21", "DI", OPEN, [HIGH, ("ENFORCED", "10/2/2020 1001")]),
    ("IV-21", "DI", AWAY, []),
    ("IV-22", "DI", MET, [LINKED, ("CSC_TOLD", "5/2/2020 2359")]),
    ("IV-22", "DI", BROKEN, [LINKED, ("CSC_TOLD", "6/2/2020 0000")]),
    ("IV-22", "DI", MET, [LINKED, ("CSC_TOLD", "5/2/2020 1600"), ("ENFORCED", "5/2/2020 1600")]),
    ("IV-22", "DI", BROKEN, [LINKED, ("CSC_TOLD", "5/2/2020 1601"), ("ENFORCED", "5/2/2020 1600")]),
    ("IV-22", "DI", MET, [LINKED, ("CSC_TOLD", "5/2/2020 1601"), ("ENFORCED", "5/2/2020 0600")]),
    ("IV-22", "DI", OPEN, [LINKED, ("CSC_TOLD", "5/2/2020 1601"), ("ENFORCED", "?")]),
    ("IV-22", "DI", OPEN, [LINKED, ("CSC_TOLD", "5/2/2020")]),
    ("IV-22", "DI", OPEN, [LINKED]),
    ("IV-22", "DI", AWAY, [("CSC_TOLD", "5/2/2020 1601")]),
    ("IV-23", "DA", MET, [ARREST_NEW, BAILED, ("BAIL_ENDS", "1/2/2023 1000")]),
    ("IV-23", "DA", BROKEN, [ARREST_NEW, BAILED, ("BAIL_ENDS", "1/2/2023 1001")]),
    ("IV-23", "DI", MET, [ARREST_NEW, bailed("inspector"), ("BAIL_ENDS", "1/5/2023 1000")]),
    ("IV-23", "DI", BROKEN, [ARREST_NEW, bailed("inspector"), ("BAIL_ENDS", "1/5/2023 1001")]),
    ("IV-23", "CP", MET, [ARREST_NEW, bailed("superintendent"), ("BAIL_ENDS", "1/8/2023 1000")]),
    ("IV-23", "CP", BROKEN, [ARREST_NEW, bailed("superintendent"), ("BAIL_ENDS", "1/8/2023 1001")]),
    ("IV-23", "CP", AWAY, [ARREST_NEW, bailed("court"), ("BAIL_ENDS", "1/12/2024 1000")]),
    ("IV-23", "CP", BROKEN, [ARREST_NEW, BAILED, ("BAIL_EXTENDED", "20/1/2023 1000"),
                             ("BAIL_ENDS", "1/2/2023 1000"), LONG]),
    ("IV-23", "CP", BROKEN, [BAILED, LONG]),
    ("IV-23", "CP", OPEN, [("ARREST", "?"), BAILED, LONG]),
    ("IV-23", "CP", OPEN, [("ARREST", "Oct 2022"), BAILED, LONG]),
    ("IV-23", "CP", OPEN, [ARREST_NEW, BAILED]),
    ("IV-23", "CP", AWAY, [ARREST_OLD, BAILED, LONG]),
    ("IV-23", "CP", AWAY, [("ARREST", "27/10/2022 2359"), BAILED, LONG]),
    ("IV-23", "CP", BROKEN, [("ARREST", "28/10/2022 0000"), BAILED, LONG]),
    ("IV-23", "CP", AWAY, [ARREST_NEW]),
    # 28 days by the clock on the wall, over the night the clocks went forward
    ("IV-24", "DA", MET, [ARREST_OLD, ("BAIL_ENDS", "29/3/2021 1000")]),
    ("IV-24", "DA", BROKEN, [ARREST_OLD, ("BAIL_ENDS", "29/3/2021 1001")]),
    ("IV-24", "DA", MET, [ARREST_OLD, ("BAIL_ENDS", "1/6/2021 1000"),
                          ("BAIL_EXTENDED", "20/3/2021", SUPERINTENDENT)]),
    ("IV-24", "DA", BROKEN, [ARREST_OLD, ("BAIL_ENDS", "1/6/2021 1001"),
                             ("BAIL_EXTENDED", "20/3/2021", SUPERINTENDENT)]),
    ("IV-24", "DA", OPEN, [("BAIL_GRANTED", "1/3/2021 1200"), ("BAIL_ENDS", "29/3/2021 1001")]),
    ("IV-24", "DA", OPEN, [ARREST_OLD, ("BAIL_ENDS", "29/3/2021")]),
    ("IV-24", "DA", BROKEN, [("ARREST", "27/10/2022 1000"), ("BAIL_ENDS", "1/12/2022 1000")]),
    ("IV-24", "DA", AWAY, [("ARREST", "28/10/2022 1000"), ("BAIL_ENDS", "1/12/2022 1000")]),
    ("IV-24", "DA", AWAY, [("ARREST", "2/4/2017 2359"), ("BAIL_ENDS", "1/6/2017 1000")]),
    ("IV-24", "DA", AWAY, [ARREST_OLD]),
    ("IV-25", "DI", MET, [("DF_SUBMITTED", "1/3/2020 1000"), ("DF_RESULT", "30/5/2020 1000")]),
    ("IV-25", "DI", BROKEN, [("DF_SUBMITTED", "1/3/2020 1000"), ("DF_RESULT", "30/5/2020 1001")]),
    ("IV-25", "DI", OPEN, [("DF_SUBMITTED", "1/3/2020 1000"), ("DF_RESULT", "30/5/2020")]),
    ("IV-25", "DI", AWAY, []),
    ("IV-26", "MC", AWAY, [REPORTED, GRADED, BACK]),
    # 28 whole days from 1 June
    ("IV-27", "MC", MET, [ASSESSED, told_on("29/6/2020")]),
    ("IV-27", "MC", BROKEN, [ASSESSED, told_on("30/6/2020")]),
    ("IV-27", "MC", MET, [ASSESSED, told_on("1/6/2020")]),
    ("IV-27", "MC", OPEN, [ASSESSED]),
    ("IV-27", "MC", AWAY, []),
    ("IV-28", "MC", MET, [audit("CONCERN_RAISED", "18/6/2020 1152"),
                          audit("CONCERN_ACKED", "18/6/2020 1252")]),
    ("IV-28", "MC", BROKEN, [audit("CONCERN_RAISED", "18/6/2020 1152"),
                             audit("CONCERN_ACKED", "18/6/2020 1253")]),
    ("IV-28", "MC", OPEN, [audit("CONCERN_RAISED", "18/6/2020 1152")]),
    ("IV-28", "MC", AWAY, []),
]  # fmt: skip


def the(case: Evidence, interval_id: str, subject: str = "") -> Measured:
    return next(one for one in measured(case, interval_id) if one.subject == subject)


@pytest.mark.parametrize(("interval", "theme", "verdict", "events"), ROWS)
def test_verdicts(
    a_case: Callable[..., Evidence], interval: str, theme: str, verdict: str, events: list[Event]
) -> None:
    found = the(a_case(theme, {}, events, parameters=RULE_BEGUN), interval)
    assert found.verdict == verdict, found.reason
    assert found.reason.endswith(".")
    assert found.words
    assert not found.words.endswith(".")


def test_each_has_every_verdict() -> None:
    shown = {(row[0], row[2]) for row in ROWS}
    # IV-26 is never judged; IV-29 and IV-30 take settings and are tested with them.
    ids = {f"IV-{number:02d}" for number in range(16, 29)} - {"IV-26"}
    wanted = {(one, verdict) for one in ids for verdict in (MET, BROKEN, OPEN, AWAY)}
    assert shown == wanted | {("IV-26", AWAY)}
