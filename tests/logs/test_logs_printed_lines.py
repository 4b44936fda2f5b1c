"""What a system prints above, below and between the entries of a log tells of no event."""

from __future__ import annotations

import pytest

from ddaudit_desktop.logs.reading import read_log
from ddaudit_desktop.logs.words import log_words


@pytest.mark.parametrize(
    "line",
    [
        "Incident Log DD-EX-1041        Printed 03/04/2020 at 09:12",
        "COMMAND AND CONTROL PRINTOUT 29/10/19",
        "CAD extract (12 hour display)",
        "13/02/2020 Page 2",
        "Chronology printed from the system at 12:44 on 15/02/2020",
    ],
)
def test_a_line_that_a_system_prints_is_no_event(line: str) -> None:
    found = read_log(
        f"{line}\n\n12/02/2020 10:00 RISK MEDIUM", day=None, words=log_words()
    ).proposed
    assert [one.kind for one in found if one.kind] == ["RISK_SET"]


@pytest.mark.parametrize(
    "words", ["Log closed", "Incident closed", "Closed, no further police action", "Log finalised"]
)
def test_a_log_that_is_closed_is_still_read_as_that(words: str) -> None:
    (one,) = read_log(f"12/02/2020 10:00 {words}", day=None, words=log_words()).proposed
    assert one.kind == "LOG_CLOSED"
