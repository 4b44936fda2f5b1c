"""The example as built: its totals are those of the findings it imitates, its cases as designed."""

from __future__ import annotations

from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING

import pytest
from sqlmodel import col, select

from db.errors import AlreadyExists, WrongKey
from db.records import (
    Action,
    Answer,
    ChangeMade,
    Concern,
    DeepDive,
    Event,
    Extract,
    Finding,
    FindingCase,
    JournalEntry,
    Person,
    PointAssessment,
)
from db.store import Store
from ddaudit_desktop.cases.stages import CaseSummary, summaries
from ddaudit_desktop.example.building import build_example
from ddaudit_desktop.moments import local
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.overview.attention import attention
from ddaudit_desktop.overview.ledger import ledger, scale_grades, tally
from ddaudit_desktop.reading import present, records, the_deep_dive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AS_DESIGNED = """
MC-01 | Child B    | 15 | looked_after | graded      | inadequate           | 112 | 14 May
MC-02 | Child C    | 13 |              | feedback    | good                 |  88 | 20 May
MC-03 | Child A    | 14 | looked_after | in_progress |                      |  48 | 18 Jun
MC-04 | Child D    | 16 | looked_after | graded      | inadequate           | 104 | 2 Jun
MC-05 | Child E    | 12 |              | filed       | fair                 |  91 | 28 May
MC-06 | Child G    | 15 | looked_after | graded      | inadequate           | 121 | 9 Jun
DA-01 | Children H |  6 |              | filed       | good                 |  79 | 18 May
DA-02 | Child J    |  9 |              | filed       | good                 |  68 | 19 May
DA-03 | Children K |  4 |              | graded      | fair                 |  96 | 15 May
DA-04 | Child N    | 11 |              | graded      | good                 |  71 | 11 Jun
DI-01 | Child P    | 13 |              | filed       | good                 | 102 | 22 May
DI-02 | Child Q    | 15 |              | not_started |                      |   0 | 4 May
DI-03 | Child R    |  8 |              | graded      | inadequate           | 134 | 18 Jun
CP-01 | Child S    | 10 |              | filed       | good                 |  94 | 26 May
CP-02 | Child T    |  5 |              | feedback    | fair                 |  97 | 1 Jun
CP-03 | Child U    | 14 |              | graded      | good                 |  83 | 10 Jun
CP-04 | Child F    |  7 |              | ready       |                      |  82 | 18 Jun
PP-01 | Child V    |  2 |              | filed       | good                 |  76 | 29 May
PP-02 | Child W    | 12 | looked_after | graded      | requires_improvement |  89 | 8 Jun
PP-03 | Child X    |  3 |              | graded      | inadequate           |  99 | 12 Jun
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in AS_DESIGNED.strip().splitlines()]

BY_THEME = {
    "MC": [1, 1, 0, 3],
    "DA": [3, 1, 0, 0],
    "DI": [1, 0, 0, 1],
    "CP": [2, 1, 0, 0],
    "PP": [1, 0, 1, 1],
}
"""Good, fair, requires improvement, inadequate."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("example") / "example.ddaudit"
    build_example(path, passphrase=None)
    with Store.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def cases(store: Store) -> dict[str, CaseSummary]:
    return {case.reference.removeprefix("DD20-"): case for case in summaries(store)}


def test_the_totals_are_those_of_the_findings(store: Store) -> None:
    found = ledger(store)
    assert found.line == (
        "20 cases selected · 17 graded (8 good, 3 fair, 1 requires improvement, 5 inadequate)"
        " · 3 not accounted for"
    )
    assert sorted(found.not_accounted_for) == ["DD20-CP-04", "DD20-DI-02", "DD20-MC-03"]
    assert not found.ties


def test_the_grades_of_each_theme(store: Store, cases: dict[str, CaseSummary]) -> None:
    grades = scale_grades(store)
    counted = {
        theme: list(
            tally((c for c in cases.values() if c.theme == theme), grades).by_grade.values()
        )
        for theme in BY_THEME
    }
    assert counted == BY_THEME


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_case_is_as_designed(row: list[str], cases: dict[str, CaseSummary]) -> None:
    reference, label, age, status, stage, grade, minutes, changed = row
    case = cases[reference]
    there = local(case.changed_at)
    assert (case.label, case.age, case.stage, case.grade, case.minutes) == (
        label,
        int(age),
        stage,
        grade,
        int(minutes),
    )
    assert (case.child_status == "looked_after") == (status == "looked_after")
    assert f"{there.day} {there:%b}" == changed


def test_the_cases_stand_in_the_order_of_the_design(cases: dict[str, CaseSummary]) -> None:
    assert list(cases) == [row[0] for row in ROWS]


def test_time_spent(cases: dict[str, CaseSummary]) -> None:
    assert sum(case.minutes for case in cases.values()) == 28 * 60 + 54
    assert median(case.minutes for case in cases.values() if case.graded) == 94


def test_graded_cases_are_answered_in_full(cases: dict[str, CaseSummary]) -> None:
    open_ones = {
        reference: str(case.answered)
        for reference, case in cases.items()
        if case.graded and not case.answered.complete
    }
    assert open_ones == {}
    assert str(cases["CP-04"].answered) == "62/65"


def test_the_case_in_progress_is_answered_as_drawn(
    store: Store, cases: dict[str, CaseSummary]
) -> None:
    audit = OpenAudit(store, cases["MC-03"].audit_id)
    assert str(audit.answered) == "48/97"
    assert [str(count) for count in audit.counts.values()] == [
        "17/17", "6/6", "6/9", "4/4", "2/2", "4/6", "0/3",
        "7/7", "2/7", "0/6", "0/3", "0/6", "0/15", "0/6",
    ]  # fmt: skip
    assert (len(audit.assessments), len(audit.points)) == (2, 6)


def test_the_timeline_of_the_case_in_progress(store: Store, cases: dict[str, CaseSummary]) -> None:
    audit = OpenAudit(store, cases["MC-03"].audit_id)
    timed = [event for event in audit.events if event.earliest]
    assert cases["MC-03"].events == len(timed) == 24
    assert [event.typed for event in audit.events if not event.earliest] == [
        "?", "later that morning", "12/02",
    ]  # fmt: skip

    def minutes(first: str, second: str) -> float:
        start, end = (
            next(e.earliest for e in timed if e.kind == kind and e.earliest)
            for kind in (first, second)
        )
        return (end - start).total_seconds() / 60

    assert minutes("PP_EXERCISED", "PP_ENDED") == 74 * 60 + 10
    assert minutes("LOCATED", "RHI_HELD") == 58 * 60 + 30
    assert minutes("MIS_REPORTED", "LOCATED") == 10 * 60 + 42
    assert minutes("HANDOVER", "CALL_RECEIVED") == 6 * 60 + 2


def test_every_given_value_can_be_shown_in_words(
    store: Store, cases: dict[str, CaseSummary]
) -> None:
    for case in cases.values():
        audit = OpenAudit(store, case.audit_id)
        for answer in audit.rows(Answer):
            part = audit.form.questions[answer.question_id].part(answer.part)
            assert answer.value == "" or part.word(answer.value)
            if answer.value and part.type in {"YPN", "CH", "MULTI"}:
                assert set(answer.value.split(",")) <= set(part.allowed())


def test_what_waits_on_the_day_of_the_example(store: Store) -> None:
    waiting = [(w.group, w.title, w.overdue) for w in attention(store, summaries(store))]
    assert waiting == [
        ("concern", "Child at linked address, not seen", "51 min"),
        ("feedback", "Officer and supervisor", "7 days over"),
        ("feedback", "Supervisor only", "6 days over"),
        ("action", "Night review prompt, under-18s", "6 days over"),
        ("action", "Designated officer handover form", "3 days over"),
        ("action", "Trigger plans for top 20 children", "1 day over"),
        ("change", "THRIVE vulnerability training, control room", "no test date"),
    ]


def test_actions_and_changes(store: Store) -> None:
    actions = records(store, Action)
    assert len([action for action in actions if not action.closed_on]) == 7
    assert all(action.owner and action.due_on and action.test for action in actions)
    assert all(action.retest_result for action in actions if action.closed_on)
    changes = records(store, ChangeMade)
    assert [bool(change.tested_on) for change in changes].count(True) == 1
    assert len(changes) == 4


def test_inadequate_cases_have_action_and_feedback_planned(
    store: Store, cases: dict[str, CaseSummary]
) -> None:
    for case in cases.values():
        if case.grade == "inadequate":
            audit = OpenAudit(store, case.audit_id)
            assert set(audit.feedback) == {"officer", "supervisor"}
            assert audit.rows(Action), case.reference


def test_the_two_concerns(store: Store, cases: dict[str, CaseSummary]) -> None:
    theirs = {concern.case_id: concern for concern in records(store, Concern)}
    first, second = theirs[cases["MC-03"].case_id], theirs[cases["DI-03"].case_id]
    assert f"{local(first.raised_at):%H:%M}" == "11:52"
    assert first.acknowledged_at is not None
    assert f"{local(first.acknowledged_at):%H:%M}" == "12:10"
    assert f"{local(second.raised_at):%H:%M} {second.raised_by}" == "13:41 Auditor 2"
    assert second.acknowledged_at is None
    assert len(theirs) == 2


def test_findings_rest_on_cases_and_quotations(store: Store) -> None:
    findings = records(store, Finding)
    support = records(store, FindingCase)
    assert {finding.kind for finding in findings} == {"strength", "improve"}
    assert {row.finding_id for row in support} == {finding.id for finding in findings}
    words = {extract.id: extract.words for extract in records(store, Extract)}
    quoted = {words[row.extract_id] for row in support if row.extract_id}
    assert "Vuln: in care, street wise, no medical." in quoted


def test_it_says_that_it_is_an_example_and_stands_still(store: Store) -> None:
    deep_dive = the_deep_dive(store)
    assert deep_dive.example
    assert deep_dive.protection == "none"
    assert present(store) == datetime(2020, 6, 18, 13, 32, tzinfo=UTC)


def test_its_journal_names_who_worked_and_when(store: Store) -> None:
    people = {person.id: person.name for person in records(store, Person)}
    assert sorted(people.values()) == ["Auditor 1", "Auditor 2", "Moderator"]
    with store.reading() as session:
        entries = session.exec(
            select(JournalEntry.person_id, JournalEntry.at).where(
                col(JournalEntry.table_name) == PointAssessment.__tablename__
            )
        ).all()
    assert {people[person] for person, _ in entries} == {"Auditor 1", "Auditor 2"}
    assert {at[:4] for _, at in entries} == {"2020"}


def test_the_example_can_be_sealed_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "sealed.ddaudit"
    build_example(path, passphrase="four words and more")
    with pytest.raises(AlreadyExists):
        build_example(path, passphrase=None)
    with pytest.raises(WrongKey):
        Store.open(path, passphrase="another")
    with Store.open(path, passphrase="four words and more") as store:
        assert store.undo_text() is None
        assert [row.protection for row in records(store, DeepDive)] == ["passphrase"]
        assert len(records(store, Event)) > 200
