"""The ledger, the stages and what waits, counted from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Case
from ddaudit_desktop.acts import answers, cases, concerns, follow_up, grading
from ddaudit_desktop.cases.stages import summaries
from ddaudit_desktop.filing.filing import file_records
from ddaudit_desktop.find import find
from ddaudit_desktop.overview.attention import attention
from ddaudit_desktop.overview.ledger import ledger
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store


def first_audit_id(store: Store) -> str:
    return cases.first_audit(store, records(store, Case)[0].id).id


def test_a_case_without_a_grade_is_not_accounted_for(store: Store) -> None:
    found = ledger(store)
    assert found.line == "1 case selected · 0 graded · 1 not accounted for"
    assert (found.ties, found.not_accounted_for) == (False, ("DD-MC-01",))


def test_a_grade_or_a_reason_for_none_makes_the_sum_tie(store: Store) -> None:
    cases.add_case(store, cases.CaseFacts("DD-PP-01", "PP"))
    grading.grade_overall(store, first_audit_id(store), "requires_improvement")
    second = summaries(store)[1]
    grading.leave_without_grade(store, second.audit_id, "withdrawn")
    found = ledger(store)
    assert found.ties
    assert found.line == (
        "2 cases selected · 1 graded (1 requires improvement) · 1 not graded (1 withdrawn)"
    )


def test_a_removed_case_leaves_the_sum(store: Store) -> None:
    cases.remove_case(store, records(store, Case)[0].id)
    assert ledger(store).selected == 0
    store.undo()
    assert ledger(store).selected == 1


def test_the_stage_follows_from_the_records(store: Store) -> None:
    audit_id = first_audit_id(store)

    def stage() -> str:
        return summaries(store)[0].stage

    assert stage() == "not_started"
    answers.answer(store, audit_id, "MC-03", "yes")
    assert stage() == "in_progress"
    grading.mark_ready(store, audit_id, ready=True)
    assert stage() == "ready"
    grading.grade_overall(store, audit_id, "good")
    assert stage() == "graded"
    follow_up.give_feedback(store, audit_id, "officer", given_on="2020-05-14")
    assert stage() == "graded"
    follow_up.give_feedback(store, audit_id, "supervisor", given_on="2020-05-14")
    assert stage() == "feedback"


def test_a_concern_waits_first_until_somebody_owns_it(store: Store) -> None:
    follow_up.add_action(store, "Night review prompt", due_on="2020-01-01", owner="Sergeant")
    follow_up.add_change(store, "Opening codes", effective_on="2020-03-01")
    concerns.raise_concern(store, "Child not seen. No plan found.", child="Child A")
    waiting = attention(store, summaries(store))
    assert [entry.group for entry in waiting] == ["concern", "action", "change"]
    assert waiting[0].title == "Child not seen"
    concerns.acknowledge_concern(store, waiting[0].record_id, "Duty inspector")
    assert [e.group for e in attention(store, summaries(store))] == ["action", "change"]


def test_find_reaches_questions_notes_and_cases(store: Store) -> None:
    answers.note(store, first_audit_id(store), "MC-15", "Nobody looked at the log overnight.")

    def found(words: str) -> list[tuple[str, str]]:
        results = find(store, Pinned(store), summaries(store), words)
        return [(result.group, result.code) for result in results]

    assert ("question", "MC-15") in found("overnight")
    assert ("text", "MC-15") in found("nobody looked")
    assert found("mc-01")[0] == ("case", "DD-MC-01")
    assert found("   ") == []
    assert found('"* OR (') == []


def test_a_draft_that_was_exported_is_not_a_filed_case(store: Store, tmp_path: Path) -> None:
    audit_id = first_audit_id(store)
    file_records(store, [audit_id], tmp_path, recipient="Safeguarding", purpose="Reading")
    assert summaries(store)[0].stage == "not_started"
    grading.grade_overall(store, audit_id, "good")
    assert summaries(store)[0].stage == "filed"
