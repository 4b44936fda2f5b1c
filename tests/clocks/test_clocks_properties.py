"""What holds of the clocks whatever the entries are: less known is never more decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ddaudit_desktop.clocks.measuring import measure
from ddaudit_desktop.definitions import shipped_intervals
from ddaudit_desktop.evidence.derived import in_time_order
from ddaudit_desktop.evidence.model import AnswerSeen, ChildSeen, EventSeen, Evidence
from ddaudit_desktop.moments import Moment
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Iterable

THEMES = ("MC", "DA", "DI", "CP", "PP")
KINDS = sorted(
    {
        "MARAC_REF",
        "INSP_REVIEW",
        "BAIL_EXTENDED",
        "ARREST",
        *(
            kind
            for interval in shipped_intervals().values()
            for kind in (*interval.from_kinds, *interval.to_kinds)
        ),
    }
)
DETAILS: dict[str, tuple[dict[str, str], ...]] = {
    "RISK_SET": ({"band": "medium"}, {"band": "high"}, {"band": "low"}, {}),
    "RISK_CHANGED": ({"band": "medium"}, {"band": "high"}, {}),
    "RISK_REVIEWED": ({"band": "high"}, {}, {}),
    "KIRAT": ({"band": "very_high"}, {"band": "high"}, {}),
    "STRATEGY_HELD": ({"mode": "telephone"}, {"mode": "meeting"}, {}),
    "BAIL_GRANTED": ({"authority": "inspector"}, {}),
}
HALF, HOUR, DAY = timedelta(minutes=30), timedelta(hours=1), timedelta(days=1)
GROUPS: tuple[tuple[tuple[str, ...], tuple[timedelta, ...]], ...] = (
    (("PP_EXERCISED", "PP_ENDED", "DO_TOLD", "LA_TOLD", "STRATEGY_HELD"), (HALF, 12 * HOUR)),
    (("MIS_REPORTED", "RISK_SET", "LOCATED", "RHI_HELD", "SUP_REVIEW"), (HALF, 8 * HOUR)),
    (("RISK_SET", "RISK_REVIEWED", "RISK_REVIEWED", "RISK_CHANGED", "LOCATED"), (HOUR, 3 * HOUR)),
    (("RISK_SET", "SUP_REVIEW", "INSP_REVIEW", "LOG_CLOSED"), (HOUR,)),
    (("MARAC_HELD", "INCIDENT", "MARAC_REF", "ARRIVED", "SCHOOL_TOLD"), (8 * HOUR, 45 * DAY)),
    (("INTEL_RECEIVED", "KIRAT", "ENFORCED", "CHILD_LINKED", "CSC_TOLD"), (3 * HOUR, DAY)),
    (("ARREST", "BAIL_GRANTED", "BAIL_EXTENDED", "BAIL_ENDS"), (DAY, 10 * DAY)),
    (("STRATEGY_HELD", "STRATEGY_HELD", "ICPC_HELD", "CALL_RECEIVED"), (8 * HOUR, 7 * DAY)),
    (("CSC_TOLD", "CSC_DECISION", "ASSESSMENT_START", "ASSESSMENT_END"), (8 * HOUR, 7 * DAY)),
    (tuple(KINDS), (HOUR, DAY)),
)
"""Kinds that meet in one clock, and steps of time near its limit, so that few entries say much."""
# Days around a change of the clocks, around the day on which the law of bail changed, and before
# a month that is shorter.
BEGINNINGS = (
    datetime(2020, 3, 27, 20, tzinfo=UTC),
    datetime(2022, 10, 24, 20, tzinfo=UTC),
    datetime(2021, 1, 28, 9, tzinfo=UTC),
)
ANSWERS: tuple[dict[str, str], ...] = (
    {},
    {"MC-07": "medium"},
    {"MC-07": "high", "DI-05": "high", "PP-09": "not_applicable"},
)

OF_A_TIME_MISSING = ("IV-11", "IV-12", "IV-13", "IV-14", "IV-15")


@st.composite
def cases(draw: st.DrawFn) -> Evidence:
    """A few entries of kinds that belong together, some of them uncertain or without a time."""
    group, units = draw(st.sampled_from(GROUPS))
    begins, unit = draw(st.sampled_from(BEGINNINGS)), draw(st.sampled_from(units))
    events = []
    for number in range(draw(st.integers(2, 9))):
        kind = draw(st.sampled_from(group))
        at = begins + draw(st.integers(0, 12)) * unit
        width = draw(st.sampled_from((0, 0, 0, 0, 1, 2, 5)))
        when = Moment("", at, at + width * unit, "range")
        if draw(st.integers(0, 15)) == 0:
            when = Moment("?")
        events.append(
            EventSeen(
                f"e{number}",
                kind,
                when,
                child_id=draw(st.sampled_from((None, None, None, "c1", "c2"))),
                details=draw(st.sampled_from(DETAILS.get(kind, ({},)))),
            )
        )
    answers = draw(st.sampled_from(ANSWERS))
    return Evidence(
        reference="DD20-MC-03",
        theme="MC",
        other_themes=THEMES[1:],
        as_of=datetime(2024, 6, 1, tzinfo=UTC),
        parameters=Parameters(),
        children=(ChildSeen("c1", "Child A", 14), ChildSeen("c2", "Child B", 9)),
        answers={(key, "main"): AnswerSeen(key, "main", code) for key, code in answers.items()},
        events=in_time_order(events),
        intervals=shipped_intervals(),
    )


def verdicts(case: Evidence) -> dict[tuple[str, str], str]:
    return {(one.id, one.subject): one.verdict for one in measure(case)}


def with_time(case: Evidence, event: EventSeen, when: Moment) -> Evidence:
    events = (replace(one, when=when) if one is event else one for one in case.events)
    return replace(case, events=in_time_order(events))


def nothing_more_decided(
    before: dict[tuple[str, str], str], after: dict[tuple[str, str], str], what: object
) -> None:
    """A verdict stays or becomes cannot tell; nothing undecided is decided.

    Times missing (IV-11 to 15) that no longer can be told apart are told of as one.
    """
    assert of_one_subject(before) == of_one_subject(after)
    for key, verdict in after.items():
        if verdict in ("met", "broken"):
            assert before.get(key) == verdict, (key, before.get(key), verdict, what)


def of_one_subject(found: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    return {key for key in found if key[0] not in OF_A_TIME_MISSING}


SLOW = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@SLOW
@given(cases(), st.integers(0, 8))
def test_without_a_time_nothing_more_is_decided(case: Evidence, index: int) -> None:
    event = case.events[index % len(case.events)]
    after = with_time(case, event, Moment("?"))
    nothing_more_decided(verdicts(case), verdicts(after), event)


@SLOW
@given(cases(), st.integers(0, 8), st.integers(0, 20), st.integers(0, 20))
def test_with_a_wider_time_nothing_more_is_decided(
    case: Evidence, index: int, early: int, late: int
) -> None:
    event = case.events[index % len(case.events)]
    if event.when.earliest is None or event.when.latest is None:
        return
    wider = Moment(
        "",
        event.when.earliest - early * timedelta(minutes=437),
        event.when.latest + late * timedelta(minutes=613),
        "range",
    )
    nothing_more_decided(verdicts(case), verdicts(with_time(case, event, wider)), event)


@SLOW
@given(cases(), st.integers(0, 2**32))
def test_the_order_of_entry_does_not_matter(case: Evidence, seed: int) -> None:
    events = list(case.events)
    Random(seed).shuffle(events)
    assert measure(replace(case, events=in_time_order(events))) == measure(case)
    assert verdicts(replace(case, events=tuple(events))) == verdicts(case)


@SLOW
@given(cases())
def test_facts_are_there_and_figures_agree(case: Evidence) -> None:
    there = {event.id for event in case.events} | {key for key, _ in case.answers}
    for one in measure(case):
        assert {fact.id for fact in one.facts} <= there
        assert {one.start_id, one.end_id} - {""} <= there
        assert one.least is None or one.most is None or one.least <= one.most
        assert one.reason.endswith(".")
        assert _named(one.missing) <= {case.title_of(event) for event in case.events} | WANTED
        if one.verdict == "broken" and one.limit_minutes is not None and one.least is not None:
            assert one.least > one.limit_minutes or one.id in ("IV-19", "IV-22")


WANTED = {
    "The risk band",
    "How the discussion was held",
    "Found or back",
    "Reported missing",
    *(one.starts for one in shipped_intervals().values()),
    *(one.ends for one in shipped_intervals().values()),
    *KINDS,
    *(step.word for one in shipped_intervals().values() for step in one.limit.steps),
}


def _named(missing: Iterable[str]) -> set[str]:
    return set(missing)
