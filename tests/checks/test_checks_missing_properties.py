"""What holds of every check of missing children and domestic abuse, whatever a case is like."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.evidence.derived import in_time_order
from ddaudit_desktop.evidence.model import (
    AnswerSeen,
    ChildSeen,
    EventSeen,
    Evidence,
    ExtractSeen,
)
from ddaudit_desktop.moments import Moment
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from ddaudit_desktop.definitions import Part

BEGIN = datetime(2020, 2, 11, 17, 0, tzinfo=UTC)
OF_MISSING = """
MIS_REPORTED LAST_SEEN LOG_OPENED RISK_SET RISK_REVIEWED RISK_CHANGED DEPLOYED ARRIVED ENQUIRY
SUP_REVIEW INSP_REVIEW LOCATED RETURNED PREVENTION_INT RHI_OFFERED RHI_HELD RHI_RECEIVED CSC_TOLD
MISSING_MEETING STRATEGY_HELD LOG_CLOSED
"""
OF_DOMESTIC = """
INCIDENT CALL_RECEIVED ARRIVED CHILD_SEEN CHILD_SPOKEN BWV_START RISK_TOOL RISK_SECOND ARREST
CHARGE BAIL_GRANTED RUI NFA NOTICE_SENT SCHOOL_TOLD MARAC_REF MARAC_HELD
"""
KINDS = {"MC": OF_MISSING.split(), "DA": OF_DOMESTIC.split()}
DETAILS = {
    "RISK_SET": ("band", ("no_apparent_risk", "low", "medium", "high")),
    "RISK_REVIEWED": ("band", ("low", "medium", "high")),
    "RISK_CHANGED": ("band", ("low", "medium", "high")),
    "RISK_TOOL": ("band", ("standard", "medium", "high")),
    "RISK_SECOND": ("band", ("standard", "medium", "high")),
    "LOG_OPENED": ("code", ("under_18", "adult")),
    "BAIL_GRANTED": ("conditions", ("yes", "no")),
}
WORDS = ("Always comes back.", "Safe and well.", "In care, phone off.", " ".join(["word"] * 45))
ROLES = ("", "control room operator", "response officer", "control room sergeant")


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Times within some days: exact, of some width, or none."""
    if draw(st.integers(0, 6)) == 0:
        return Moment("?")
    earliest = BEGIN + timedelta(minutes=draw(st.integers(0, 90)) * 60)
    width = draw(st.sampled_from((0, 0, 0, 30, 600)))
    latest = earliest + timedelta(minutes=width)
    return Moment("typed", earliest, latest, "range" if width else "exact")


@st.composite
def events(draw: st.DrawFn, theme: str, number: int) -> EventSeen:
    kind = draw(st.sampled_from(KINDS[theme]))
    details = {}
    if kind in DETAILS and draw(st.booleans()):
        key, codes = DETAILS[kind]
        details[key] = draw(st.sampled_from(codes))
    if kind == "RISK_CHANGED":
        details["new_information"] = draw(st.sampled_from(("yes", "no")))
    child = draw(st.sampled_from((None, "c1", "c2"))) if kind.startswith("CHILD") else None
    who = draw(st.sampled_from(ROLES))
    return EventSeen(f"e{number}", kind, draw(moments()), child_id=child, who=who, details=details)


@cache
def parts(theme: str) -> tuple[tuple[str, Part], ...]:
    questions = catalogue().question_sets[theme].questions()
    return tuple((q.id, part) for q in questions for part in q.parts if part.type != "DT")


@st.composite
def answers(draw: st.DrawFn, theme: str) -> dict[tuple[str, str], AnswerSeen]:
    found = {}
    for question, part in parts(theme):
        if draw(st.integers(0, 3)):
            continue
        if part.type == "TXT":
            said = AnswerSeen(question, part.key, text="Words")
        elif part.type == "NUM":
            said = AnswerSeen(question, part.key, draw(st.sampled_from(("0", "2", "4", "85"))))
        else:
            said = AnswerSeen(question, part.key, draw(st.sampled_from(part.allowed())))
        found[question, part.key] = said
    return found


@st.composite
def cases(draw: st.DrawFn) -> Evidence:
    theme = draw(st.sampled_from(("MC", "DA")))
    children = (
        ChildSeen(
            "c1",
            "Child 1",
            draw(st.sampled_from((None, 3, 9, 14, 18))),
            draw(st.sampled_from(("looked_after", "none", "unknown"))),
            lead=True,
            episodes_12m=draw(st.sampled_from((None, 0, 2))),
        ),
        ChildSeen("c2", "Child 2", draw(st.sampled_from((None, 3, 4)))),
    )
    number = draw(st.integers(0, 9))
    seen = [draw(events(theme, each)) for each in range(number)]
    extracts = tuple(
        ExtractSeen(f"x{each}", words, draw(st.sampled_from(("MC-09", "MC-24", "DA-09"))))
        for each, words in enumerate(draw(st.lists(st.sampled_from(WORDS), max_size=2)))
    )
    return Evidence(
        f"DD20-{theme}-01",
        theme,
        as_of=BEGIN + timedelta(days=100),
        parameters=Parameters(),
        day=draw(st.sampled_from((None, date(2020, 2, 11), date(2024, 6, 1)))),
        children=children[: draw(st.integers(0, 2))],
        answers=draw(answers(theme)),
        events=in_time_order(seen),
        extracts=extracts,
        intervals=catalogue().intervals,
    )


def found_in(case: Evidence) -> dict[str, set[str]]:
    """What each check of the two themes answers."""
    answered: dict[str, set[str]] = {}
    for one in run_checks(case):
        if one.id.startswith(("CK-MC", "CK-DA")):
            answered.setdefault(one.id, set()).add(one.answer)
    return answered


def with_one_changed(case: Evidence, place: int, change: Callable[[Moment], Moment]) -> Evidence:
    seen = list(case.events)
    event = seen[place % len(seen)]
    seen[place % len(seen)] = replace(event, when=change(event.when))
    return replace(case, events=in_time_order(seen))


def wider(moment: Moment) -> Moment:
    if moment.earliest is None or moment.latest is None:
        return moment
    by = timedelta(hours=4)
    return replace(moment, earliest=moment.earliest - by, latest=moment.latest + by)


quickly = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quickly
@given(cases(), st.integers(0, 8))
def test_without_a_time_nothing_passes_that_could_not_be_told(case: Evidence, place: int) -> None:
    if not case.events:
        return
    before = found_in(case)
    after = found_in(with_one_changed(case, place, lambda moment: Moment(moment.typed)))
    for check_id, answered in before.items():
        if answered == {"cannot_tell"}:
            assert after[check_id] != {"pass"}, check_id


@quickly
@given(cases(), st.integers(0, 8))
def test_a_wider_time_never_brings_a_verdict(case: Evidence, place: int) -> None:
    if not case.events:
        return
    before = found_in(case)
    after = found_in(with_one_changed(case, place, wider))
    for check_id, answered in before.items():
        if answered == {"cannot_tell"}:
            assert not after[check_id] & {"pass", "flag"}, check_id


@quickly
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_entry_never_matters(case: Evidence, chance: Random) -> None:
    seen = list(case.events)
    chance.shuffle(seen)
    answered = dict(sorted(case.answers.items(), reverse=True))
    other = replace(case, events=in_time_order(seen), answers=answered)
    assert found_in(case) == found_in(other)


@quickly
@given(cases())
def test_facts_are_there(case: Evidence) -> None:
    there = {
        "event": {event.id for event in case.events},
        "answer": {question for question, _ in case.answers},
        "extract": {extract.id for extract in case.extracts},
        "child": {child.id for child in case.children},
    }
    for one in run_checks(case):
        if one.id.startswith(("CK-MC", "CK-DA")):
            assert all(fact.id in there[fact.kind] for fact in one.facts), one.id
