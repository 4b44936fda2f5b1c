"""Checks of the theme police protection: each outcome, and the exact limits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import protection, protection_duties, protection_record
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.evidence.model import ChildSeen, ExtractSeen
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
DECLARED_IN = (protection, protection_duties, protection_record)
USED = ("PP_EXERCISED", "12/2/2020 0555")
ENDED = ("PP_ENDED", "14/2/2020 0555")
AGAIN_AT_ONCE = ("PP_EXERCISED", "14/2/2020 0654")
AN_HOUR_LATER = ("PP_EXERCISED", "14/2/2020 0655")
WORDS_24 = " ".join(["word"] * 24)
WORDS_25 = f"{WORDS_24} word"
STATION = {"PP-13": "police_station"}


def all_of(case: Evidence, check_id: str) -> list[Result]:
    """What a check answers about a case, for each thing it looks at."""
    answered = check.checks[check_id].run(case)
    return [answered] if isinstance(answered, Result) else list(answered)


def the(case: Evidence, check_id: str) -> Result:
    """What a check answers about a case that it looks at as one."""
    (found,) = all_of(case, check_id)
    return found


OUTCOMES: list[tuple[str, str, dict[str, str], Events]] = [
    ("CK-PP-02", "pass", {}, [USED, ("PP_ENDED", "20/2/2020 0900")]),
    ("CK-PP-02", "pass", {}, [("PP_EXERCISED", "15/6/2020 1432")]),
    ("CK-PP-02", "flag", {}, [("PP_EXERCISED", "15/6/2020 1431")]),
    ("CK-PP-02", "flag", {"PP-24": "not_recorded"}, [USED]),
    ("CK-PP-02", "flag", {}, [USED, ENDED, AN_HOUR_LATER]),
    ("CK-PP-02", "cannot_tell", {}, [("PP_EXERCISED", "?")]),
    ("CK-PP-02", "cannot_tell", {}, [("PP_EXERCISED", "15/6/2020")]),
    ("CK-PP-02", "cannot_tell", {}, [USED, ("PP_ENDED", "?")]),
    ("CK-PP-02", "cannot_tell", {"PP-02": "yes"}, []),
    ("CK-PP-02", "cannot_tell", {}, []),
    ("CK-PP-02", "not_applicable", {"PP-24": "not_applicable"}, [USED]),
    ("CK-PP-02", "not_applicable", {"PP-01": "not_applicable"}, []),
    ("CK-PP-03", "pass", {"PP-16": "yes"}, [USED]),
    ("CK-PP-03", "pass", {"PP-16.officer": "1204", "PP-16.designated": "0331"}, []),
    ("CK-PP-03", "flag", {"PP-16": "no"}, [USED]),
    ("CK-PP-03", "flag", {"PP-16.officer": "PC 1204", "PP-16.designated": "pc1204"}, []),
    (
        "CK-PP-03",
        "flag",
        {"PP-16": "yes", "PP-16.officer": "1204", "PP-16.designated": "1204"},
        [],
    ),
    ("CK-PP-03", "cannot_tell", {"PP-16": "not_recorded"}, [USED]),
    ("CK-PP-03", "cannot_tell", {"PP-16.officer": "1204"}, [USED]),
    ("CK-PP-03", "not_applicable", {"PP-16": "not_applicable"}, [USED]),
    ("CK-PP-04", "pass", {"PP-17": "inspector"}, []),
    ("CK-PP-04", "flag", {"PP-17": "sergeant"}, []),
    ("CK-PP-04", "cannot_tell", {"PP-17": "not_recorded"}, []),
    ("CK-PP-04", "cannot_tell", {}, [USED]),
    ("CK-PP-04", "not_applicable", {"PP-17": "not_applicable"}, []),
    ("CK-PP-07", "pass", {"PP-02": "yes", "PP-02.reason": WORDS_25}, []),
    ("CK-PP-07", "flag", {"PP-02": "yes", "PP-02.reason": WORDS_24}, []),
    ("CK-PP-07", "flag", {"PP-02": "not_recorded"}, []),
    ("CK-PP-07", "cannot_tell", {"PP-02": "yes"}, []),
    ("CK-PP-07", "cannot_tell", {}, [USED]),
    ("CK-PP-07", "not_applicable", {"PP-02": "not_applicable"}, []),
    ("CK-PP-08", "pass", {"PP-25": "yes", "PP-25.reason": WORDS_25}, []),
    ("CK-PP-08", "flag", {"PP-25": "no", "PP-25.reason": WORDS_24}, []),
    ("CK-PP-08", "flag", {"PP-25": "no"}, []),
    ("CK-PP-08", "cannot_tell", {"PP-25": "partly"}, []),
    ("CK-PP-08", "cannot_tell", {}, [USED, ENDED]),
    ("CK-PP-08", "not_applicable", {"PP-25": "not_applicable"}, []),
    ("CK-PP-09", "pass", {"PP-13": "hospital"}, []),
    ("CK-PP-09", "flag", STATION, []),
    ("CK-PP-09", "flag", {}, [("PLACED", "?", {"details": {"where": "police_station"}})]),
    ("CK-PP-09", "cannot_tell", {"PP-13": "not_recorded"}, []),
    ("CK-PP-09", "cannot_tell", {}, [USED]),
    ("CK-PP-09", "not_applicable", {"PP-13": "not_applicable"}, []),
    ("CK-PP-10", "pass", {"PP-10": "yes", "PP-11": "no"}, [USED]),
    ("CK-PP-10", "pass", {}, [USED, ("WISHES_SOUGHT", "12/2/2020 0610")]),
    ("CK-PP-10", "flag", {"PP-10": "no", "PP-11": "not_recorded"}, []),
    ("CK-PP-10", "flag", {}, [USED]),
    ("CK-PP-10", "cannot_tell", {}, [USED, ("CHILD_TOLD", "?")]),
    ("CK-PP-10", "cannot_tell", {}, []),
    ("CK-PP-10", "not_applicable", {"PP-10": "not_applicable"}, [USED]),
    ("CK-PP-11", "pass", {"PP-12": "partly"}, [USED]),
    ("CK-PP-11", "pass", {"PP-12": "no", "PP-12.why_not": "He would have come at once."}, [USED]),
    ("CK-PP-11", "flag", {"PP-12": "no"}, [USED]),
    ("CK-PP-11", "flag", {}, [USED]),
    ("CK-PP-11", "cannot_tell", {}, [USED, ("PARENTS_TOLD", "?")]),
    ("CK-PP-11", "cannot_tell", {}, []),
    ("CK-PP-11", "not_applicable", {"PP-12": "not_applicable"}, [USED]),
    ("CK-PP-13", "pass", {}, [USED, ENDED, AN_HOUR_LATER]),
    ("CK-PP-13", "flag", {}, [USED, ENDED, AGAIN_AT_ONCE]),
    ("CK-PP-13", "flag", {}, [USED, ("PP_EXERCISED", "13/2/2020 0900"), ENDED]),
    ("CK-PP-13", "cannot_tell", {}, [USED, AN_HOUR_LATER, ("PP_ENDED", "?")]),
    ("CK-PP-13", "cannot_tell", {}, [USED, AN_HOUR_LATER]),
    ("CK-PP-13", "cannot_tell", {}, [USED, ("PP_ENDED", "14/2/2020 early"), AN_HOUR_LATER]),
    ("CK-PP-13", "not_applicable", {}, [USED, ENDED]),
    ("CK-PP-13", "not_applicable", {"PP-01": "not_applicable"}, []),
    ("CK-PP-13", "cannot_tell", {}, []),
    ("CK-PP-14", "pass", {"PP-26": "yes"}, []),
    ("CK-PP-14", "pass", {"PP-26.by": "designated_officer"}, []),
    ("CK-PP-14", "flag", {"PP-26": "no"}, []),
    ("CK-PP-14", "flag", {"PP-26": "partly", "PP-26.by": "social_care"}, []),
    ("CK-PP-14", "cannot_tell", {"PP-26": "not_recorded"}, []),
    ("CK-PP-14", "cannot_tell", {}, [USED, ENDED]),
    ("CK-PP-14", "not_applicable", {"PP-26": "not_applicable"}, []),
    ("CK-PP-15", "pass", {"PP-07.removed": "2", "PP-07.records": "2"}, []),
    ("CK-PP-15", "pass", {"PP-07": "yes"}, []),
    ("CK-PP-15", "flag", {"PP-07": "yes", "PP-07.removed": "2", "PP-07.records": "1"}, []),
    ("CK-PP-15", "cannot_tell", {"PP-07": "partly", "PP-07.removed": "2"}, []),
    ("CK-PP-15", "cannot_tell", {}, []),
    ("CK-PP-15", "not_applicable", {"PP-07.siblings": "0", "PP-07": "yes"}, []),
    ("CK-PP-16", "pass", {"PP-29": "yes"}, []),
    ("CK-PP-16", "flag", {"PP-29": "partly"}, []),
    ("CK-PP-16", "cannot_tell", {}, [USED]),
    ("CK-PP-16", "not_applicable", {"PP-29": "not_applicable"}, []),
    ("CK-PP-17", "pass", {"PP-13": "relative", "PP-13.checks": "partly"}, []),
    ("CK-PP-17", "flag", {"PP-13": "relative", "PP-13.checks": "not_recorded"}, []),
    (
        "CK-PP-17",
        "flag",
        {"PP-13.checks": "no"},
        [("PLACED", "12/2/2020", {"details": {"where": "relative"}})],
    ),
    ("CK-PP-17", "cannot_tell", {"PP-13": "relative"}, []),
    ("CK-PP-17", "cannot_tell", {}, [USED]),
    ("CK-PP-17", "not_applicable", {"PP-13": "refuge"}, []),
    ("CK-PP-17", "not_applicable", {"PP-13": "relative", "PP-13.checks": "not_applicable"}, []),
    ("CK-PP-18", "pass", {}, [USED, ENDED, ("DO_TOLD", "12/2/2020 0455")]),
    ("CK-PP-18", "flag", {}, [USED, ENDED, ("DO_TOLD", "12/2/2020 0454")]),
    ("CK-PP-18", "pass", {}, [USED, ("PP_ENDED", "12/2/2020 0555")]),
    ("CK-PP-18", "flag", {}, [USED, ("PP_ENDED", "12/2/2020 0554")]),
    ("CK-PP-18", "flag", {}, [("LOCATED", "11/2/2020 1857"), ("MIS_REPORTED", "11/2/2020 1858")]),
    ("CK-PP-18", "cannot_tell", {}, [USED, ("PP_ENDED", "12/2/2020")]),
    ("CK-PP-18", "cannot_tell", {}, [USED, ENDED, ("CHILD_TOLD", "?")]),
    ("CK-PP-18", "cannot_tell", {}, []),
    ("CK-PP-18", "not_applicable", {}, [USED]),
]


@pytest.mark.parametrize(("check_id", "answer", "answers", "events"), OUTCOMES)
def test_outcomes(
    a_case: Callable[..., Evidence],
    check_id: str,
    answer: str,
    answers: dict[str, str],
    events: Events,
) -> None:
    found = the(a_case("PP", answers, events), check_id)
    assert found.answer == answer, found.reason
    assert answer != "flag" or found.facts


@pytest.mark.parametrize(
    ("answers", "severity"),
    [
        (STATION, None),
        ({**STATION, "PP-14.minutes": "120"}, None),
        ({**STATION, "PP-14.minutes": "121"}, "critical"),
        ({**STATION, "PP-14.minutes": "20", "PP-14.cell": "yes"}, "critical"),
    ],
)
def test_a_cell_or_a_long_stay_makes_it_critical(
    a_case: Callable[..., Evidence], answers: dict[str, str], severity: str | None
) -> None:
    found = the(a_case("PP", answers, [USED]), "CK-PP-09")
    assert (found.answer, found.severity) == ("flag", severity)


def test_a_young_child_need_not_be_told(a_case: Callable[..., Evidence]) -> None:
    def of_age(age: int | None) -> str:
        children = (ChildSeen("c1", "Child X", age, lead=True),)
        return the(a_case("PP", {}, [USED], children=children), "CK-PP-10").answer

    assert [of_age(age) for age in (3, 4, None)] == ["not_applicable", "flag", "cannot_tell"]


def test_each_child_has_a_period_of_its_own(a_case: Callable[..., Evidence]) -> None:
    one, other = {"child_id": "c1"}, {"child_id": "c2"}
    events = [
        ("PP_EXERCISED", "12/2/2020 0555", one),
        ("PP_EXERCISED", "12/2/2020 0600", other),
        ("PP_ENDED", "14/2/2020 0555", one),
    ]
    children = (ChildSeen("c1", "Child X", 6, lead=True), ChildSeen("c2", "Child X2", 3))
    case = a_case("PP", {}, events, children=children)
    assert [(r.subject, r.answer) for r in all_of(case, "CK-PP-02")] == [
        ("c1", "pass"),
        ("c2", "flag"),
    ]
    assert {r.answer for r in all_of(case, "CK-PP-13")} == {"not_applicable"}


def test_two_uses_of_children_not_named_are_no_chain(a_case: Callable[..., Evidence]) -> None:
    children = (ChildSeen("c1", "Child X", 6, lead=True), ChildSeen("c2", "Child X2", 3))
    case = a_case("PP", {}, [USED, ENDED, AGAIN_AT_ONCE], children=children)
    assert the(case, "CK-PP-13").answer == "cannot_tell"


def test_reasons_give_the_figures(a_case: Callable[..., Evidence]) -> None:
    chain = the(a_case("PP", {}, [USED, ENDED, AGAIN_AT_ONCE]), "CK-PP-13")
    assert chain.reason == "The power was used again 59 min after the end of the use before it."
    late = a_case("PP", {}, [USED], as_of=datetime(2020, 2, 15, 8, 5, tzinfo=UTC))
    assert the(late, "CK-PP-02").reason == (
        "No end is on record 74 h 10 min after the power was used; the limit is 72 h."
    )


def test_the_longest_words_of_the_record_count(a_case: Callable[..., Evidence]) -> None:
    short = ExtractSeen("x1", WORDS_24, "PP-02")
    long = ExtractSeen("x2", WORDS_25, "PP-02")
    elsewhere = ExtractSeen("x3", WORDS_25, "PP-25")
    case = a_case("PP", {"PP-02": "yes"}, extracts=(short, elsewhere))
    assert the(case, "CK-PP-07").answer == "flag"
    assert the(case, "CK-PP-07").reason == "The reason for using has 24 words; the least is 25."
    case = a_case("PP", {"PP-02": "yes"}, extracts=(short, long))
    assert the(case, "CK-PP-07").answer == "pass"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("YP taken into PPO, not safe to remain.", "flag"),
        ("Subject to a police protection order since six.", "flag"),
        ("Police protection used at 05:55.", "pass"),
        ("Seen by the PPO team in June.", "pass"),
    ],
)
def test_the_wrong_term_is_found_in_quotations(
    a_case: Callable[..., Evidence], words: str, answer: str
) -> None:
    quoted = ExtractSeen("x1", words, "PP-01")
    found = the(a_case("PP", {"PP-29": "yes"}, extracts=(quoted,)), "CK-PP-16")
    assert found.answer == answer
    assert (("extract", "x1") in {(f.kind, f.id) for f in found.facts}) == (answer == "flag")


def test_parameters_change_a_rule(a_case: Callable[..., Evidence]) -> None:
    changed = Parameters(
        {
            "CK-PP-07.words": "24",
            "CK-PP-08.words": "24",
            "CK-PP-09.hours": "1",
            "CK-PP-10.age": "15",
            "CK-PP-13.apart": "59",
            "CK-PP-18.early": "61",
        }
    )
    answers = {"PP-02.reason": WORDS_24, "PP-25.reason": WORDS_24}
    events = [USED, ENDED, AGAIN_AT_ONCE, ("DO_TOLD", "12/2/2020 0454")]
    case = a_case("PP", answers, events)
    other = a_case("PP", answers, events, parameters=changed)
    for check_id in ("CK-PP-07", "CK-PP-08", "CK-PP-10", "CK-PP-13", "CK-PP-18"):
        assert the(case, check_id).answer == "flag"
        assert the(other, check_id).answer in ("pass", "not_applicable")
    stay = a_case("PP", {**STATION, "PP-14.minutes": "61"}, [USED], parameters=changed)
    assert the(stay, "CK-PP-09").severity == "critical"
