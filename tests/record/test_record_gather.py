"""Gathering a record from a real store: as it was asked, by whom, and nothing that is not its."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.records import (
    Answer,
    Audit,
    Definition,
    ImprovementPoint,
    OverallGrade,
    PointAssessment,
)
from db.store import Store
from ddaudit_desktop.acts import answers, cases, concerns, deep_dives, events, extracts, grading
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.reading import records
from ddaudit_desktop.record.gather import gather_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def built_deep_dive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gather") / "dive.ddaudit"
    with Store.create(path, passphrase=None) as made:
        made.sign_in("Auditor 1", "Lead auditor")
        commission = deep_dives.Commission(
            title="Autumn deep dive", scale="DEEPDIVE2020", pack="DUR-2019", themes=("MC", "PP")
        )
        deep_dives.create_deep_dive(made, commission, catalogue())
        child = cases.ChildFacts("Child A", 14, "looked_after", lead=True)
        cases.add_case(made, cases.CaseFacts("DD-MC-01", "MC", children=(child,)))
    return path


@pytest.fixture
def store(built_deep_dive: Path, tmp_path: Path) -> Iterator[Store]:
    with Store.open(shutil.copy(built_deep_dive, tmp_path)) as opened:
        opened.sign_in("Auditor 1")
        yield opened


@pytest.fixture
def audit_id(store: Store) -> str:
    return records(store, Audit)[0].id


def test_questions_come_in_order_and_as_they_were_asked(store: Store, audit_id: str) -> None:
    content = gather_record(store, audit_id)
    assert [s.set_code for s in content.sections] == sorted(
        [s.set_code for s in content.sections], key=["HD", "MC", "CL", "OV"].index
    )
    question = content.question("MC-10")
    assert question is not None
    assert question.text == catalogue().question("MC-10").text
    assert question.key
    assert not question.answered
    assert {d.code for d in content.audit.definitions if d.kind == "question_set"} == {
        "HD", "MC", "CL", "OV",
    }  # fmt: skip


def test_an_old_audit_says_what_it_was_asked_then(store: Store, audit_id: str) -> None:
    (pinned,) = records(store, Definition, kind="question_set", code="MC")
    asked = catalogue().question("MC-10").text
    text = pinned.source.replace(asked, "What was asked in those days?")
    assert text != pinned.source
    with store.act("pin an older set", undoable=False) as tx:
        tx.insert(
            Definition, kind="question_set", code="MC", version="0.9", sha256="e" * 64, source=text
        )
        sets = {**records(store, Audit)[0].question_sets, "MC": "0.9"}
        tx.update(Audit, audit_id, question_sets=sets)
    question = gather_record(store, audit_id).question("MC-10")
    assert question is not None
    assert question.text == "What was asked in those days?"


def test_answers_are_told_in_words(store: Store, audit_id: str) -> None:
    answers.answer(store, audit_id, "MC-10", "no")
    answers.answer(store, audit_id, "MC-11", "9")
    answers.answer(store, audit_id, "MC-13", "not_recorded")
    answers.note(store, audit_id, "MC-10", "The log lowers the risk for it.")
    content = gather_record(store, audit_id)
    told = {q: content.question(q) for q in ("MC-10", "MC-11", "MC-13")}
    words = {key: q.parts[0].words for key, q in told.items() if q}
    assert words == {"MC-10": "No", "MC-11": "9 episodes", "MC-13": "Not recorded"}
    assert [q.adverse for q in told.values() if q] == [True, False, True]
    assert told["MC-10"] is not None
    assert told["MC-10"].note == "The log lowers the risk for it."


def test_a_time_is_told_once_by_its_event(store: Store, audit_id: str) -> None:
    moment = read_moment("11/02/2020 18:58")
    events.add_event(store, audit_id, "MIS_REPORTED", moment, question_id="MC-02", part="main")
    events.add_event(store, audit_id, "HANDOVER", read_moment("?"), title="Late shift")
    events.add_event(store, audit_id, "LAST_SEEN", read_moment("11/02/2020 about 16:40"))
    content = gather_record(store, audit_id)
    question = content.question("MC-02")
    assert question is not None
    assert question.parts[0].words == "11 Feb 2020 18:58"
    assert question.parts[0].event_ids == (content.events[1].id,)
    assert [event.kind for event in content.events] == ["LAST_SEEN", "MIS_REPORTED", "HANDOVER"]
    assert content.events[0].when.precision == "about"
    assert not content.events[2].when.known


def test_an_answer_to_a_question_that_is_not_asked_is_not_lost(store: Store, audit_id: str) -> None:
    with store.act("bring in", undoable=False) as tx:
        tx.insert(Answer, audit_id=audit_id, question_id="XX-07", value="grey", note="Imported.")
        tx.insert(Answer, audit_id=audit_id, question_id="MC-05", part="odd", text="More words")
    content = gather_record(store, audit_id)
    stray = content.question("XX-07")
    assert stray is not None
    assert (stray.parts[0].words, stray.note) == ("grey", "Imported.")
    assert content.sections[-1].kind == "other"
    known = content.question("MC-05")
    assert known is not None
    assert [part.text for part in known.parts if part.key == "odd"] == ["More words"]


def test_points_of_the_theme_are_listed_and_others_only_if_assessed(
    store: Store, audit_id: str
) -> None:
    content = gather_record(store, audit_id)
    themes = {point.code: point.themes for point in records(store, ImprovementPoint)}
    assert content.points
    assert all("MC" in themes[point.code] for point in content.points)
    assert {point.value for point in content.points} == {""}
    other = next(p for p in records(store, ImprovementPoint) if "MC" not in p.themes)
    with store.act("assess", undoable=False) as tx:
        tx.insert(PointAssessment, audit_id=audit_id, point_id=other.id, value="met", reason="Odd")
    assert gather_record(store, audit_id).points[-1].code == other.code


def test_the_second_auditors_grade_stays_hidden_until_both_have_signed(
    store: Store, audit_id: str
) -> None:
    first = records(store, Audit)[0]
    grading.grade_overall(store, audit_id, "good")
    with store.act("second audit", undoable=False) as tx:
        second = tx.insert(
            Audit, case_id=first.case_id, kind="second", scale_id=first.scale_id, state="signed",
            auditor_id=store.person_id, question_sets=first.question_sets,
        )  # fmt: skip
        tx.insert(OverallGrade, audit_id=second, grade="good", reason="Same")
    (other,) = gather_record(store, audit_id).other_audits
    assert (other.kind, other.auditor, other.agrees) == ("second", "Auditor 1", None)
    with store.act("sign", undoable=False) as tx:
        tx.update(Audit, audit_id, state="signed")
    (other,) = gather_record(store, audit_id).other_audits
    assert other.agrees is True


def test_concerns_come_with_what_was_added_to_them(store: Store, audit_id: str) -> None:
    case_id = records(store, Audit)[0].case_id
    concerns.raise_concern(store, "No plan for tonight.", case_id=case_id, child="Child A")
    concerns.raise_concern(store, "Of another matter.")
    (concern,) = gather_record(store, audit_id).concerns
    assert (concern.what, concern.raised_by) == ("No plan for tonight.", "Auditor 1")
    assert concern.acknowledged_at is None


def test_removed_entries_are_not_part_of_the_record(store: Store, audit_id: str) -> None:
    extracts.add_extract(store, audit_id, "Always comes back.", question_id="MC-10")
    extracts.add_extract(store, audit_id, "Street wise.", question_id="MC-10")
    gone = gather_record(store, audit_id).extracts[0]
    extracts.remove_extract(store, gone.id)
    assert [extract.words for extract in gather_record(store, audit_id).extracts] == [
        "Street wise."
    ]


def test_strengths_are_known_apart(store: Store, audit_id: str) -> None:
    answers.write(store, audit_id, "CL-02", "Her voice was heard.")
    answers.write(store, audit_id, "CL-03", "Nobody looked in the night.")
    content = gather_record(store, audit_id)
    assert content.strengths == "Her voice was heard."
    assert content.development == "Nobody looked in the night."


def test_everybody_named_is_listed_with_a_role(store: Store, audit_id: str) -> None:
    content = gather_record(store, audit_id)
    assert [(person.name, person.role) for person in content.people] == [
        ("Auditor 1", "Lead auditor")
    ]
    assert content.audit.auditor == "Auditor 1"
    assert content.audit.provenance.created_by == "Auditor 1"
    assert content.draft
