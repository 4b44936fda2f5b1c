"""Intervals measured on several things: who was told, each child, each use of the power."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.clocks.measuring import measured
from ddaudit_desktop.evidence.model import ChildSeen

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Event = tuple[Any, ...]

USED = ("PP_EXERCISED", "12/2/2020 0555")
CHILDREN = (ChildSeen("c1", "Child A", 14, lead=True), ChildSeen("c2", "Child B", 9))
A, B = {"child_id": "c1"}, {"child_id": "c2"}


def verdicts(case: Evidence, interval_id: str) -> dict[str, str]:
    return {one.subject: one.verdict for one in measured(case, interval_id)}


@pytest.mark.parametrize(
    ("kind", "kept", "late"),
    [
        ("LA_TOLD", "12/2/2020 0655", "12/2/2020 0656"),
        ("HOME_LA_TOLD", "12/2/2020 0655", "12/2/2020 0656"),
        ("CHILD_TOLD", "12/2/2020 0655", "12/2/2020 0656"),
        ("PARENTS_TOLD", "12/2/2020 0955", "12/2/2020 0956"),
    ],
)
def test_each_is_told_in_its_time(
    a_case: Callable[..., Evidence], kind: str, kept: str, late: str
) -> None:
    open_for_all = dict.fromkeys(
        ("LA_TOLD", "HOME_LA_TOLD", "CHILD_TOLD", "PARENTS_TOLD"), "cannot_tell"
    )
    for when, verdict in ((kept, "met"), (late, "broken"), ("?", "cannot_tell")):
        found = verdicts(a_case("PP", {}, [USED, (kind, when)]), "IV-03")
        assert found == {**open_for_all, kind: verdict}
    away = verdicts(a_case("PP", {}, []), "IV-03")
    assert away == dict.fromkeys(open_for_all, "not_applicable")


def test_a_home_authority_that_is_the_same_is_not_asked_for(
    a_case: Callable[..., Evidence],
) -> None:
    case = a_case("PP", {"PP-09": "not_applicable"}, [USED])
    assert set(verdicts(case, "IV-03")) == {"LA_TOLD", "CHILD_TOLD", "PARENTS_TOLD"}
    words = [one.subject_words for one in measured(case, "IV-03")]
    assert words == ["Local authority", "Child", "Parents or carers"]


def test_siblings_have_their_own_time(a_case: Callable[..., Evidence]) -> None:
    events = [
        ("PP_EXERCISED", "12/2/2020 0555", A),
        ("PP_EXERCISED", "12/2/2020 0640", B),
        ("PP_ENDED", "15/2/2020 0600", A),
        ("PP_ENDED", "15/2/2020 0600", B),
        ("DO_TOLD", "12/2/2020 0700"),
    ]
    case = a_case("PP", {}, events, children=CHILDREN)
    assert verdicts(case, "IV-01") == {"c1": "broken", "c2": "met"}
    assert verdicts(case, "IV-02") == {"c1": "broken", "c2": "met"}
    assert [one.title for one in measured(case, "IV-01")] == [
        "Police protection (Child A)",
        "Police protection (Child B)",
    ]


def test_an_end_goes_with_the_last_use_before_it(a_case: Callable[..., Evidence]) -> None:
    events = [
        ("PP_EXERCISED", "12/2/2020 0555", A),
        ("PP_ENDED", "15/2/2020 0555", A),
        ("PP_EXERCISED", "15/2/2020 0555", A),
        ("PP_ENDED", "18/2/2020 0556", A),
    ]
    both = a_case("PP", {}, events, children=CHILDREN)
    assert verdicts(both, "IV-01") == {"e1": "met", "e3": "broken"}
    assert [one.subject_words for one in measured(both, "IV-01")] == [
        "Child A, use 1",
        "Child A, use 2",
    ]
    one_end = a_case("PP", {}, [events[0], events[2], events[3]], children=CHILDREN)
    assert verdicts(one_end, "IV-01") == {"e1": "cannot_tell", "e2": "broken"}


def test_each_concern_has_its_own_hour(a_case: Callable[..., Evidence]) -> None:
    def of(kind: str, when: str, record: str) -> Event:
        return (kind, when, {"id": f"{kind}:{record}", "derived": True})

    events = [
        of("CONCERN_RAISED", "18/6/2020 1152", "r1"),
        of("CONCERN_RAISED", "18/6/2020 1341", "r2"),
        of("CONCERN_RAISED", "18/6/2020 1500", "r3"),
        of("CONCERN_ACKED", "18/6/2020 1442", "r2"),
        of("CONCERN_ACKED", "18/6/2020 1210", "r1"),
    ]
    case = a_case("MC", {}, events)
    assert verdicts(case, "IV-28") == {"r1": "met", "r2": "broken", "r3": "cannot_tell"}
    first = measured(case, "IV-28")[0]
    assert not first.drawn
    assert {(fact.kind, fact.id) for fact in first.facts} == {("concern", "r1")}


def test_each_closing_of_a_log_needs_its_review(a_case: Callable[..., Evidence]) -> None:
    events = [
        ("RISK_SET", "11/2/2020 1924"),
        ("SUP_REVIEW", "12/2/2020 0800"),
        ("LOG_CLOSED", "12/2/2020 0900"),
        ("CALL_RECEIVED", "14/2/2020 1000"),
        ("LOG_CLOSED", "14/2/2020 1100"),
    ]
    found = verdicts(a_case("MC", {}, events, day=date(2020, 6, 1)), "IV-16")
    assert found == {"e3": "met", "e5": "broken"}


def test_the_telephone_discussion_is_the_one_the_answer_is_about(
    a_case: Callable[..., Evidence],
) -> None:
    answers = {"CP-08.mode": "telephone"}
    events = [
        ("STRATEGY_HELD", "3/4/2020 1000", {"question_id": "CP-08", "part": "when"}),
        ("STRATEGY_HELD", "15/4/2020 1000", {"details": {"mode": "meeting"}}),
    ]
    (found,) = measured(a_case("CP", answers, events), "IV-08")
    assert found.verdict == "broken"
    assert ("answer", "CP-08") in {(fact.kind, fact.id) for fact in found.facts}
    (only,) = measured(a_case("CP", {"CP-08.mode": "meeting"}, events[:1]), "IV-08")
    assert only.verdict == "not_applicable"


def test_the_longest_gap_is_between_what_surely_was(a_case: Callable[..., Evidence]) -> None:
    events = [
        ("MIS_REPORTED", "11/2/2020 1858"),
        ("ENQUIRY", "about 11/2/2020 2205"),
        ("HANDOVER", "11/2/2020 2310"),
        ("CALL_RECEIVED", "12/2/2020 0512"),
        ("CARER_INFO", "?"),
        ("EXPORTED", "1/6/2020 1000"),
    ]
    (found,) = measured(a_case("MC", {}, events), "IV-26")
    assert found.verdict == "not_applicable"
    assert (found.least, found.most) == (362, 362)
    assert (found.start_id, found.end_id) == ("e3", "e4")
    assert found.missing == ("Carer’s information obtained (Philomena)",)
    (alone,) = measured(a_case("MC", {}, events[:1]), "IV-26")
    assert alone.least is None
