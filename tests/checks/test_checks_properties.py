"""What holds of every check, whatever the case: fewer or vaguer times never make it look better."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.evidence.derived import in_time_order
from ddaudit_desktop.evidence.model import AnswerSeen, ChildSeen, EventSeen, Evidence, ExtractSeen
from ddaudit_desktop.moments import Moment
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

THEMES = ("MC", "DA", "DI", "CP", "PP")
BEGIN = datetime(2020, 3, 27, 18, 0, tzinfo=UTC)  # two days before the clocks go forward
HOURS = (0, 1, 2, 5, 23, 24, 25, 71, 72, 73, 24 * 7, 24 * 15, 24 * 40)
SOME = settings(max_examples=60, deadline=None)

Key = tuple[str, str]


def kinds_of(theme: str) -> list[str]:
    """The kinds of event that the checks of a theme look at most, and a few of any case."""
    groups = {
        "MC": ("missing", "common"),
        "DA": ("domestic", "common", "investigation"),
        "DI": ("digital", "investigation"),
        "CP": ("investigation", "common"),
        "PP": ("protection", "common"),
    }
    return [k.id for k in catalogue().event_kinds.values() if k.group in groups[theme]]


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    at = BEGIN + timedelta(
        hours=draw(st.sampled_from(HOURS)), minutes=draw(st.sampled_from((0, 1, 30, 59)))
    )
    how = draw(st.sampled_from(("exact", "exact", "exact", "range", "unknown")))
    if how == "unknown":
        return Moment("?")
    if how == "exact":
        return Moment("typed", at, at, "exact")
    return Moment("typed", at, at + timedelta(minutes=draw(st.sampled_from((1, 90, 900)))), "range")


@st.composite
def events(draw: st.DrawFn, theme: str) -> list[EventSeen]:
    known = catalogue().event_kinds
    found = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(kinds_of(theme)))
        details = {
            detail.key: draw(st.sampled_from(detail.options)).code
            for detail in known[kind].details
            if draw(st.booleans())
        }
        child = draw(st.sampled_from((None, "c1", "c2")))
        found.append(
            EventSeen(f"e{number}", kind, draw(moments()), child_id=child, details=details)
        )
    return found


@st.composite
def cases(draw: st.DrawFn) -> Evidence:
    theme = draw(st.sampled_from(THEMES))
    answers = {}
    for question in catalogue().question_sets[theme].questions():
        for part in question.parts:
            if part.type in ("YPN", "CH") and draw(st.booleans()):
                value = draw(st.sampled_from(part.allowed()))
                answers[question.id, part.key] = AnswerSeen(question.id, part.key, value)
    children = (
        ChildSeen("c1", "Child A", draw(st.sampled_from((None, 3, 14))), "looked_after", lead=True),
        ChildSeen("c2", "Child B", 9),
    )
    return Evidence(
        reference="DD20-XX-01",
        theme=theme,
        as_of=BEGIN + timedelta(days=90),
        parameters=Parameters(),
        day=date(2020, 3, 27),
        children=children,
        answers=answers,
        events=in_time_order(draw(events(theme))),
        intervals=catalogue().intervals,
        extracts=(ExtractSeen("x1", "Always comes back by morning.", f"{theme}-02"),),
    )


def with_events(case: Evidence, changed: Iterable[EventSeen]) -> Evidence:
    values: dict[str, Any] = {name: getattr(case, name) for name in case.__dataclass_fields__}
    return Evidence(**{**values, "events": in_time_order(changed)})


def outcomes(case: Evidence) -> dict[Key, str]:
    """The worst answer under each check and subject: a check may look at a thing twice."""
    found: dict[Key, str] = {}
    order = ("not_applicable", "pass", "cannot_tell", "flag")
    for outcome in run_checks(case):
        key = (outcome.id, outcome.subject)
        found[key] = max(found.get(key, "not_applicable"), outcome.answer, key=order.index)
    return found


@SOME
@given(cases())
def test_a_reason_names_only_facts_that_exist(case: Evidence) -> None:
    there = {
        "event": {event.id for event in case.events},
        "answer": {question for question, _ in case.answers},
        "extract": {extract.id for extract in case.extracts},
        "child": {child.id for child in case.children},
    }
    for outcome in run_checks(case):
        for fact in outcome.facts:
            if fact.kind in there:
                assert fact.id in there[fact.kind], (outcome.id, fact)
            if fact.kind == "answer":
                assert (fact.id, fact.part or "main") in case.answers, (outcome.id, fact)


@SOME
@given(cases(), st.randoms())
def test_the_order_of_entry_never_matters(case: Evidence, chance: random.Random) -> None:
    mixed = list(case.events)
    chance.shuffle(mixed)
    answers = list(case.answers.items())
    chance.shuffle(answers)
    again = with_events(case, mixed)
    object.__setattr__(again, "answers", dict(answers))
    assert outcomes(again) == outcomes(case)


@SOME
@given(cases(), st.data())
def test_removing_a_time_never_turns_cannot_tell_into_pass(
    case: Evidence, data: st.DataObject
) -> None:
    timed = [event for event in case.events if event.timed]
    if not timed:
        return
    lost = data.draw(st.sampled_from(timed))
    vague = EventSeen(lost.id, lost.kind, Moment("?"), child_id=lost.child_id, details=lost.details)
    before = outcomes(case)
    after = outcomes(
        with_events(case, [vague if event is lost else event for event in case.events])
    )
    for key, answer in before.items():
        if answer == "cannot_tell":
            assert after.get(key) != "pass", (key, lost.kind)


@SOME
@given(cases(), st.data())
def test_widening_a_time_never_turns_cannot_tell_into_a_verdict(
    case: Evidence, data: st.DataObject
) -> None:
    timed = [event for event in case.events if event.timed]
    if not timed:
        return
    chosen = data.draw(st.sampled_from(timed))
    assert chosen.when.earliest is not None
    assert chosen.when.latest is not None
    early, late = data.draw(st.tuples(*[st.sampled_from((0, 1, 45, 600, 6000))] * 2))
    wide = Moment(
        "typed",
        chosen.when.earliest - timedelta(minutes=early),
        chosen.when.latest + timedelta(minutes=late),
        "range",
    )
    vague = EventSeen(
        chosen.id, chosen.kind, wide, child_id=chosen.child_id, details=chosen.details
    )
    before = outcomes(case)
    after = outcomes(
        with_events(case, [vague if event is chosen else event for event in case.events])
    )
    for key, answer in before.items():
        if answer == "cannot_tell":
            assert after.get(key, answer) in ("cannot_tell", "not_applicable"), (key, chosen.kind)
