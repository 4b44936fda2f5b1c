"""Settings of the clocks: which there are, what they change, and how a wrong one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.errors import KnownError
from ddaudit_desktop.clocks.measuring import measured
from ddaudit_desktop.clocks.settings import clock_parameters, read_setting
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Event = tuple[Any, ...]

DEFAULTS = {
    "IV-02.limit": "1 hour",
    "IV-03.limit.LA_TOLD": "1 hour",
    "IV-03.limit.HOME_LA_TOLD": "1 hour",
    "IV-03.limit.CHILD_TOLD": "1 hour",
    "IV-03.limit.PARENTS_TOLD": "4 hours",
    "IV-04.limit": "24 hours",
    "IV-05.limit": "4 hours",
    "IV-06.limit": "24 hours",
    "IV-07.day_one": "next working day",
    "IV-08.limit": "5 working days",
    "IV-08.day_one": "next working day",
    "IV-09.day_one": "next working day",
    "IV-10.day_one": "next working day",
    "IV-11.limit": "30 minutes",
    "IV-12.limit": "1 hour",
    "IV-13.limit.high": "2 hours",
    "IV-13.limit.medium": "8 hours",
    "IV-13.night_from": "23:00",
    "IV-13.night_to": "06:00",
    "IV-14.limit": "24 hours",
    "IV-17.school_starts": "09:00",
    "IV-17.school_closed": "",
    "IV-18.limit": "24 hours",
    "IV-20.limit": "24 hours",
    "IV-21.limit.very_high": "24 hours",
    "IV-21.limit.high": "7 days",
    "IV-21.limit.medium": "14 days",
    "IV-21.limit.low": "30 days",
    "IV-21.from": "received",
    "IV-22.limit": "same day",
    "IV-25.limit": "90 days",
    "IV-27.limit": "28 days",
    "IV-28.limit": "1 hour",
    "IV-29.done": "",
    "IV-30.done": "",
}


def test_every_number_of_ours_is_a_setting_and_no_law_is() -> None:
    listed = clock_parameters(catalogue().intervals.values())
    assert {one.key: one.default for one in listed} == DEFAULTS
    assert [one.key for one in listed] == list(DEFAULTS)
    assert len({one.title for one in listed}) == len(listed)
    for one in listed:
        read_setting(one, one.default)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("IV-11.limit", "half an hour", "Write a number and its unit, such as 30 minutes"),
        ("IV-11.limit", "0 minutes", "Write a number and its unit"),
        ("IV-11.limit", "same day", "Write a number and its unit"),
        ("IV-13.night_from", "24:00", "Write a time of day, such as 09:00"),
        ("IV-13.night_from", "late", "Write a time of day"),
        ("IV-29.done", "spring", "Write a day, such as 2020-05-01"),
        ("IV-17.school_closed", "2020-02-21/2020-02-17", "Write days with a slash between"),
        ("IV-17.school_closed", "half term", "Write days with a slash between"),
        ("IV-21.from", "arrest", "Write one of: received, assessed"),
        ("IV-07.day_one", "Monday", "Write one of: next working day, day of the start"),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence(key: str, value: str, sentence: str) -> None:
    listed = {one.key: one for one in clock_parameters(catalogue().intervals.values())}
    with pytest.raises(KnownError, match=f"^The setting {key} .* is “.*”. {sentence}"):
        read_setting(listed[key], value)


def test_a_wrong_value_that_is_kept_is_not_passed_over(a_case: Callable[..., Evidence]) -> None:
    events = [("MIS_REPORTED", "11/2/2020 1858"), ("RISK_SET", "11/2/2020 1929")]
    case = a_case("MC", {}, events, parameters=Parameters({"IV-11.limit": "soon"}))
    with pytest.raises(KnownError, match="IV-11"):
        measured(case, "IV-11")


SEEN = ("INTEL_RECEIVED", "3/2/2020 1000")
RESULT = ("KIRAT", "5/2/2020 1000", {"details": {"band": "high"}})
LINKED = ("CHILD_LINKED", "5/2/2020 1400")
HELD = ("STRATEGY_HELD", "3/2/2020 1000")
FRIDAY = ("ARRIVED", "14/2/2020 2000")


@pytest.mark.parametrize(
    ("theme", "changed", "events", "interval", "verdict", "limit"),
    [
        ("DI", {}, [SEEN, RESULT, ("ENFORCED", "11/2/2020 1000")], "IV-21", "broken",
         "7 days from receipt"),
        ("DI", {"IV-21.from": "assessed"}, [SEEN, RESULT, ("ENFORCED", "11/2/2020 1000")],
         "IV-21", "met", "7 days from assessment"),
        ("DI", {"IV-21.from": "assessed"}, [SEEN, ("ENFORCED", "11/2/2020 1000")],
         "IV-21", "cannot_tell", ""),
        ("DI", {"IV-21.limit.high": "9 days"}, [SEEN, RESULT, ("ENFORCED", "11/2/2020 1000")],
         "IV-21", "met", "9 days from receipt"),
        ("DI", {"IV-22.limit": "2 hours"}, [LINKED, ("CSC_TOLD", "5/2/2020 1601")],
         "IV-22", "broken", "2 h"),
        ("DI", {"IV-22.limit": "2 hours"}, [LINKED, ("CSC_TOLD", "5/2/2020 1600")],
         "IV-22", "met", "2 h"),
        # Monday 3 February is day one itself
        ("CP", {"IV-07.day_one": "day of the start"}, [HELD, ("ICPC_HELD", "21/2/2020 2359")],
         "IV-07", "met", "15 working days"),
        ("CP", {"IV-07.day_one": "day of the start"}, [HELD, ("ICPC_HELD", "24/2/2020 0000")],
         "IV-07", "broken", "15 working days"),
        # half term: the next school day is Monday the 24th
        ("DA", {"IV-17.school_closed": "2020-02-17/2020-02-21, 2020-05-25"},
         [FRIDAY, ("SCHOOL_TOLD", "24/2/2020 0859")],
         "IV-17", "met", "before the next school day"),
        ("DA", {}, [FRIDAY, ("SCHOOL_TOLD", "24/2/2020 0859")],
         "IV-17", "broken", "before the next school day"),
        ("DA", {"IV-17.school_starts": "08:30"}, [FRIDAY, ("SCHOOL_TOLD", "17/2/2020 0830")],
         "IV-17", "broken", "before the next school day"),
    ],
)  # fmt: skip
def test_a_setting_holds(
    a_case: Callable[..., Evidence],
    *,
    theme: str,
    changed: dict[str, str],
    events: list[Event],
    interval: str,
    verdict: str,
    limit: str,
) -> None:
    case = a_case(theme, {}, events, parameters=Parameters(changed))
    (found,) = measured(case, interval)
    assert (found.verdict, found.limit_words) == (verdict, limit), found.reason


@pytest.mark.parametrize(
    ("code", "last"),
    [
        ("very_high", "4/2/2020 1000"),
        ("high", "10/2/2020 1000"),
        ("medium", "17/2/2020 1000"),
        ("low", "4/3/2020 1000"),
    ],
)
def test_the_answer_gives_the_band(a_case: Callable[..., Evidence], code: str, last: str) -> None:
    for when, verdict in ((last, "met"), (f"{last[:-1]}1", "broken")):
        case = a_case("DI", {"DI-05": code}, [SEEN, RESULT, ("ENFORCED", when)])
        (found,) = measured(case, "IV-21")
        assert found.verdict == verdict, found.reason
        assert ("answer", "DI-05") in {(fact.kind, fact.id) for fact in found.facts}


@pytest.mark.parametrize(
    ("interval", "published", "done", "verdict"),
    [
        # six weeks from 12 March end with 23 April, 56 days with 7 May
        ("IV-29", "2020-03-12", "2020-04-23", "met"),
        ("IV-29", "2020-03-12", "2020-04-24", "broken"),
        ("IV-30", "2020-03-12", "2020-05-07", "met"),
        ("IV-30", "2020-03-12", "2020-05-08", "broken"),
        # some day of March: 12 April to 12 May, 26 April to 26 May
        ("IV-29", "2020-03", "2020-04-12", "met"),
        ("IV-29", "2020-03", "2020-04-13", "cannot_tell"),
        ("IV-29", "2020-03", "2020-05-13", "broken"),
        ("IV-30", "March 2020", "2020-04-26", "met"),
        ("IV-30", "March 2020", "2020-05-26", "cannot_tell"),
        ("IV-30", "March 2020", "2020-05-27", "broken"),
        ("IV-29", "2022", "2022-02-12", "met"),
        ("IV-29", "2020-03-12", "", "cannot_tell"),
        ("IV-30", "2020-03-12", "", "cannot_tell"),
        ("IV-29", "", "2020-04-23", "not_applicable"),
        ("IV-30", "soon", "2020-04-23", "not_applicable"),
    ],
)
def test_publication(
    a_case: Callable[..., Evidence], interval: str, published: str, done: str, verdict: str
) -> None:
    changed = Parameters({f"{interval}.done": done})
    case = a_case("MC", {}, [], published_on=published, parameters=changed)
    (found,) = measured(case, interval)
    assert found.verdict == verdict, found.reason
    assert not found.drawn
    assert (found.start_id, found.end_id, found.facts) == ("", "", ())
