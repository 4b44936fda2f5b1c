"""What stands beside an improvement point, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ddaudit_desktop.acts import answers, grading
from ddaudit_desktop.side_by_side import due_words, side_by_side, words_in

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session


@pytest.fixture
def audit(session: Session) -> OpenAudit:
    case = next(case for case in session.cases if case.reference == "DD20-CP-04")
    return session.audit_of(case.case_id)


def test_the_report_is_named_by_its_month(audit: OpenAudit) -> None:
    assert side_by_side(audit).inspection == "March 2020 report"


def test_points_are_counted_and_never_scored(audit: OpenAudit) -> None:
    seen = side_by_side(audit)
    assert seen.counts == "5 of 5 points assessed: 3 met, 1 partly met, 1 not met"


def test_answers_of_this_form_alone_are_shown_adverse_ones_marked(audit: OpenAudit) -> None:
    point = next(p for p in side_by_side(audit).points if p.code == "D05")
    shown = [(a.question_id, a.words, a.adverse) for a in point.answers]
    assert shown == [("CP-03", "Yes", False), ("CP-04", "No", True)]
    assert [quote.words[:14] for quote in point.quotes] == ["Unit to attend"]
    assert point.strength is False


def test_an_answer_follows_at_once(session: Session, audit: OpenAudit) -> None:
    session.run(answers.answer, audit.audit_id, "CP-04", "yes")
    session.run(answers.answer, audit.audit_id, "CP-03", "")
    point = next(p for p in side_by_side(audit).points if p.code == "D05")
    assert [(a.words, a.adverse) for a in point.answers] == [("no answer", False), ("Yes", False)]


def test_an_assessment_can_be_taken_back(session: Session, audit: OpenAudit) -> None:
    point = side_by_side(audit).points[0]
    session.run(grading.assess_point, audit.audit_id, point.id, value="")
    assert side_by_side(audit).counts.startswith("4 of 5 points assessed: 2 met")
    assert side_by_side(audit).points[0].reason == point.reason


@pytest.mark.parametrize(
    ("rule", "day", "said"),
    [
        ("immediate", "", "Due: immediately"),
        ("+3m", "", "Due: within 3 months"),
        ("date", "2020-06-12", "Due: by 12 Jun 2020"),
        ("none", "", "No time limit"),
        ("unknown", "", "Time limit not known"),
    ],
)
def test_time_limits_in_words(rule: str, day: str, said: str) -> None:
    assert due_words(rule, day) == said


def test_words_are_counted() -> None:
    assert [words_in(text) for text in ("", "one", "two words")] == ["0 words", "1 word", "2 words"]
