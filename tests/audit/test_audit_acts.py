"""Acts on a real store: what they change, what they refuse, what undo brings back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from db.errors import KnownError
from db.records import (
    Case,
    Concern,
    Definition,
    Event,
    ImprovementPoint,
    JournalEntry,
    OverallGrade,
)
from ddaudit_desktop.acts import (
    answers,
    cases,
    concerns,
    deep_dives,
    events,
    extracts,
    follow_up,
    grading,
)
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import records, the_deep_dive

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store


def opened(store: Store) -> OpenAudit:
    case = records(store, Case)[0]
    return OpenAudit(store, cases.first_audit(store, case.id).id)


def test_a_deep_dive_pins_what_it_is_carried_out_on(store: Store) -> None:
    pinned = {(row.kind, row.code): row.source for row in records(store, Definition)}
    for code in ("HD", "MC", "PP", "CL", "OV"):
        assert pinned["question_set", code] == catalogue().source_text("question_set", code)
    assert ("scale", "DEEPDIVE2020") in pinned
    assert ("pack", "DUR-2019") in pinned
    points = records(store, ImprovementPoint, inspection_id=the_deep_dive(store).inspection_id)
    assert [p.code for p in sorted(points, key=lambda p: p.position)] == [
        f"D{n:02d}" for n in range(1, 13)
    ]


def test_an_answer_is_kept_with_who_and_when_and_can_be_undone(store: Store) -> None:
    audit = opened(store)
    audit.reload(answers.answer(store, audit.audit_id, "MC-03", "yes"))
    assert audit.answers["MC-03", "main"].value == "yes"
    audit.reload(answers.answer(store, audit.audit_id, "MC-03", "no"))
    with store.reading() as session:
        entries = session.exec(select(JournalEntry).where(JournalEntry.field == "value")).all()
    assert (entries[-1].before, entries[-1].after) == ("yes", "no")
    assert entries[-1].person_id == store.person_id
    changes = store.undo()
    assert changes is not None
    audit.reload(changes)
    assert audit.answers["MC-03", "main"].value == "yes"


def test_a_time_is_an_event_and_the_event_is_the_answer(store: Store) -> None:
    audit = opened(store)
    moment = read_moment("11/02/2020 18:58")
    answers.answer_time(store, audit.audit_id, "MC-02", moment, kind="MIS_REPORTED")
    event = records(store, Event)[0]
    later = read_moment("11/02/2020 19:02")
    audit.reload(events.edit_event(store, event.id, moment=later))
    assert [e.id for e in audit.times["MC-02", "main"]] == [event.id]
    assert audit.times["MC-02", "main"][0].earliest == later.earliest
    assert audit.is_answered(audit.form.questions["MC-02"])


def test_not_recorded_takes_the_time_away_and_a_time_takes_it_back(store: Store) -> None:
    audit = opened(store)
    moment = read_moment("11/02/2020 18:58")
    answers.answer_time(store, audit.audit_id, "MC-02", moment, kind="MIS_REPORTED")
    audit.reload(answers.answer(store, audit.audit_id, "MC-02", "not_recorded"))
    assert audit.events == []
    assert audit.is_answered(audit.form.questions["MC-02"])
    audit.reload(answers.answer_time(store, audit.audit_id, "MC-02", moment, kind="MIS_REPORTED"))
    assert audit.answers["MC-02", "main"].value == ""
    assert len(audit.events) == 1


def test_an_unknown_time_has_an_event_without_a_time(store: Store) -> None:
    audit = opened(store)
    answers.answer_time(store, audit.audit_id, "MC-02", read_moment("?"), kind="MIS_REPORTED")
    audit.reload(events.add_event(store, audit.audit_id, "ENQUIRY", read_moment("12/02/2020")))
    assert [event.earliest is None for event in audit.events] == [False, True]


def test_a_further_part_is_missing_until_it_is_answered(store: Store) -> None:
    audit = opened(store)
    question = audit.form.questions["MC-20"]
    audit.reload(answers.answer(store, audit.audit_id, "MC-20", "yes"))
    assert not audit.is_answered(question)
    audit.reload(answers.answer(store, audit.audit_id, "MC-20", "not_recorded", part="when"))
    assert audit.is_answered(question)
    audit.reload(answers.answer(store, audit.audit_id, "MC-20", "no"))
    assert audit.is_answered(question)


def test_a_quote_a_link_and_a_note_stand_on_their_question(store: Store) -> None:
    audit = opened(store)
    extracts.add_extract(
        store, audit.audit_id, " always comes back ", question_id="MC-10", source="Log 1"
    )
    answers.note(store, audit.audit_id, "MC-10", "Treated as routine.")
    answers.seen_on_bwv(store, audit.audit_id, "MC-10", True)
    events.add_event(store, audit.audit_id, "THRIVE", read_moment("11/02/2020 19:11"))
    event = records(store, Event)[0]
    events.link_event(store, audit.audit_id, event.id, "MC-10")
    again = opened(store)
    assert [x.words for x in again.extracts["MC-10"]] == ["always comes back"]
    answer = again.answers["MC-10", "main"]
    assert (answer.note, answer.seen_on_bwv) == ("Treated as routine.", True)


def test_grades_are_words_of_the_audits_own_scale(store: Store) -> None:
    audit = opened(store)
    with pytest.raises(KnownError, match="not a grade of this scale"):
        grading.grade_overall(store, audit.audit_id, "outstanding")
    audit.reload(grading.grade_overall(store, audit.audit_id, "fair"))
    audit.reload(grading.give_reason(store, audit.audit_id, "Recorded late."))
    assert audit.grade is not None
    assert (audit.grade.grade, audit.grade.reason) == ("fair", "Recorded late.")
    audit.reload(grading.leave_without_grade(store, audit.audit_id, "withdrawn"))
    assert (audit.grade.grade, audit.grade.no_grade) == ("", "withdrawn")
    with pytest.raises(KnownError, match="Choose why"):
        grading.leave_without_grade(store, audit.audit_id, "because")
    assert len(records(store, OverallGrade)) == 1


def test_point_and_reason_are_kept_apart(store: Store) -> None:
    audit = opened(store)
    point = audit.points[0]
    grading.assess_point(store, audit.audit_id, point.id, reason="First words")
    audit.reload(grading.assess_point(store, audit.audit_id, point.id, value="not_met"))
    kept = audit.assessments[point.id]
    assert (kept.value, kept.reason) == ("not_met", "First words")


def test_only_points_of_the_cases_themes_apply(store: Store) -> None:
    audit = opened(store)
    assert audit.points
    assert all(not p.themes or {"MC"} & set(p.themes) for p in audit.points)


def test_a_concern_needs_only_what_is_unsafe_and_stays(store: Store) -> None:
    with pytest.raises(KnownError, match="what is unsafe now"):
        concerns.raise_concern(store, "  ")
    concerns.raise_concern(store, "Child seen at the linked address.")
    concern = records(store, Concern)[0]
    assert concern.raised_by == "Auditor 1"
    assert store.undo_text() != "raise a concern"
    with pytest.raises(KnownError, match="acknowledged"):
        concerns.acknowledge_concern(store, concern.id, " ")
    concerns.acknowledge_concern(store, concern.id, "Duty inspector")
    with pytest.raises(KnownError), store.act("remove a concern") as tx:
        tx.remove(Concern, concern.id)
    assert records(store, Concern)[0].acknowledged_by == "Duty inspector"


def test_a_case_is_refused_with_a_sentence(store: Store) -> None:
    with pytest.raises(KnownError, match="already a case DD-MC-01"):
        cases.add_case(store, cases.CaseFacts("DD-MC-01", "MC"))
    with pytest.raises(KnownError, match="not a theme of this deep dive"):
        cases.add_case(store, cases.CaseFacts("DD-DA-01", "DA"))
    with pytest.raises(KnownError):
        cases.add_case(store, cases.CaseFacts("", "MC"))


def test_the_header_changes_as_a_whole_and_keeps_children_by_place(store: Store) -> None:
    case = records(store, Case)[0]
    child = opened(store).children[0]
    facts = cases.CaseFacts(
        "DD-MC-01",
        "MC",
        other_themes=("PP",),
        children=(
            cases.ChildFacts("Child A", 15, "looked_after", lead=True),
            cases.ChildFacts("Child B", 9),
        ),
        police_references=(("Command and control", "0871"),),
        more={"label": "Child A"},
    )
    cases.edit_header(store, case.id, facts)
    audit = opened(store)
    assert [(c.id == child.id, c.age_years) for c in audit.children] == [(True, 15), (False, 9)]
    assert "PP-01" in audit.form.questions
    assert "HD-04" in audit.given.recorded
    cases.edit_header(store, case.id, cases.CaseFacts("DD-MC-01", "MC"))
    assert opened(store).children == []


def test_codes_of_actions_follow_on(store: Store) -> None:
    follow_up.add_action(store, "Night review prompt")
    follow_up.add_action(store, "Handover form")
    assert follow_up.next_action_code(store) == "A-03"
    assert follow_up.next_change_code(store) == "C-01"


def test_the_safeguarding_folder_must_exist(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no folder"):
        deep_dives.choose_safeguarding_folder(store, tmp_path / "gone")
    deep_dives.choose_safeguarding_folder(store, tmp_path)
    assert the_deep_dive(store).safeguarding_folder == str(tmp_path)
