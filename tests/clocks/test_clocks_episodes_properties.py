"""With any time of a case with several times missing widened or lost, nothing more is decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ddaudit_desktop.clocks.measuring import measured
from ddaudit_desktop.definitions import shipped_intervals
from ddaudit_desktop.evidence.derived import in_time_order
from ddaudit_desktop.evidence.model import EventSeen, Evidence
from ddaudit_desktop.moments import Moment
from ddaudit_desktop.parameters.model import Parameters

KINDS = (
    "MIS_REPORTED", "MIS_REPORTED", "LOCATED", "LOCATED", "RISK_SET", "RISK_REVIEWED",
    "RISK_CHANGED", "SUP_REVIEW", "PREVENTION_INT", "RHI_HELD",
)  # fmt: skip
CLOCKS = ("IV-11", "IV-12", "IV-13", "IV-14", "IV-15")
NOON = datetime(2020, 2, 11, 12, tzinfo=UTC)
UNKNOWN = Moment("", None, None, "unknown")
BANDS: tuple[dict[str, str], ...] = ({}, {"band": "high"}, {"band": "medium"})


def between(first: datetime, last: datetime) -> Moment:
    return Moment("", first, last, "range")


@st.composite
def cases(draw: st.DrawFn) -> Evidence:
    events = []
    for number in range(draw(st.integers(2, 8))):
        begins = NOON + timedelta(hours=draw(st.integers(0, 60)))
        width = draw(st.sampled_from((0, 0, 0, 0, 3, 10, None)))
        when = UNKNOWN if width is None else between(begins, begins + timedelta(hours=width))
        kind, details = draw(st.sampled_from(KINDS)), draw(st.sampled_from(BANDS))
        events.append(EventSeen(f"e{number}", kind, when, details=details))
    return Evidence(
        reference="DD20-MC-03",
        theme="MC",
        as_of=datetime(2024, 6, 1, tzinfo=UTC),
        parameters=Parameters(),
        events=in_time_order(events),
        intervals=shipped_intervals(),
    )


def verdicts(case: Evidence) -> dict[tuple[str, str], str]:
    return {(key, one.subject): one.verdict for key in CLOCKS for one in measured(case, key)}


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
@given(cases(), st.integers(0, 7), st.integers(0, 20), st.integers(0, 20), st.booleans())
def test_with_a_wider_time_nothing_more_is_decided(
    case: Evidence, index: int, early: int, late: int, lost: Any
) -> None:
    event = case.events[index % len(case.events)]
    first, last = event.when.earliest, event.when.latest
    assume(first is not None)
    assert first is not None
    assert last is not None
    wider = between(first - timedelta(hours=early), last + timedelta(hours=late))
    changed = replace(event, when=UNKNOWN if lost else wider)
    events = (changed if one is event else one for one in case.events)
    before = verdicts(case)
    for subject, verdict in verdicts(replace(case, events=in_time_order(events))).items():
        assert verdict not in ("met", "broken") or before.get(subject) == verdict
