"""What a row of the form says about its question: answers in words, evidence, reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.acts import answers, events, extracts
from ddaudit_desktop.acts.systems import read_system
from ddaudit_desktop.form.model import questions_beyond, section_beside
from ddaudit_desktop.form.rows import Row, rows_of
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.on_the_day import day_of, in_force, set_of, standards_on

if TYPE_CHECKING:
    from db.store import Changes, Store
    from ddaudit_desktop.open_audit import OpenAudit


def row(audit: OpenAudit, question_id: str, changes: Changes | None = None) -> Row:
    if changes is not None:
        audit.reload(changes)
    return rows_of(audit, [audit.form.questions[question_id]])[0]


def test_a_row_says_question_and_answer_in_one_sentence(store: Store, audit: OpenAudit) -> None:
    assert row(audit, "MC-12").spoken.endswith("raising concern?: no answer yet")
    changes = answers.answer(store, audit.audit_id, "MC-12", "no")
    assert row(audit, "MC-12", changes).spoken == (
        "MC-12, If repeatedly missing: was the pattern treated as raising concern?: No"
    )


def test_a_key_question_that_weighs_reminds_and_wants_a_note(
    store: Store, audit: OpenAudit
) -> None:
    changes = answers.answer(store, audit.audit_id, "MC-12", "no")
    weighing = row(audit, "MC-12", changes)
    assert weighing.reminder == "Key question: No. Weigh it when grading"
    assert weighing.note_wanted
    changes = answers.note(store, audit.audit_id, "MC-12", "Listed as a reason not to worry.")
    assert not row(audit, "MC-12", changes).note_wanted
    changes = answers.answer(store, audit.audit_id, "MC-05", "no")
    assert not row(audit, "MC-05", changes).reminder


def test_further_parts_are_there_when_the_main_answer_asks_for_them(
    store: Store, audit: OpenAudit
) -> None:
    assert [a.part.key for a in row(audit, "MC-20").answers] == ["main"]
    changes = answers.answer(store, audit.audit_id, "MC-20", "yes")
    assert [a.part.key for a in row(audit, "MC-20", changes).answers] == ["main", "when"]


def test_a_time_is_said_in_the_words_of_the_timeline(store: Store, audit: OpenAudit) -> None:
    moment = read_moment("11/02/2020 1924")
    changes = answers.answer_time(store, audit.audit_id, "MC-08", moment, kind="RISK_SET")
    timed = row(audit, "MC-08", changes)
    assert timed.main.words == "11 Feb 2020 19:24"
    assert timed.answered


def test_evidence_is_listed_with_its_source(store: Store, audit: OpenAudit) -> None:
    audit.reload(
        extracts.add_extract(
            store,
            audit.audit_id,
            "9 previous, usual pattern",
            question_id="MC-12",
            source="Log 0871",
            said_when="11 Feb 19:02, control room",
            source_system="Command and control",
        )
    )
    audit.reload(
        events.add_event(store, audit.audit_id, "RISK_SET", read_moment("11/02/2020 1924"))
    )
    event = audit.events[0]
    shown = row(audit, "MC-12", events.link_event(store, audit.audit_id, event.id, "MC-12"))
    assert shown.quotes[0].origin == "Log 0871 · 11 Feb 19:02, control room"
    assert shown.links[0].time.words.startswith("11 Feb 2020 19:24")
    gone = row(audit, "MC-12", events.remove_event(store, event.id))
    assert gone.links == ()


def test_records_answer_in_words(audit: OpenAudit) -> None:
    assert row(audit, "HD-01").recorded == "DD20-MC-01"
    assert "14" in row(audit, "HD-12").recorded
    assert row(audit, "HD-04").recorded == "1 kept apart from the record"
    assert "0871" not in row(audit, "HD-04").spoken


def test_the_day_of_the_case_decides_what_was_in_force(store: Store, audit: OpenAudit) -> None:
    assert str(day_of(audit)) == "2020-02-11"
    assert [o.code for o in row(audit, "MC-07").main.options] == [
        "no_apparent_risk", "low", "medium", "high",
    ]  # fmt: skip
    moment = read_moment("12/06/2021 1000")
    changes = answers.answer_time(store, audit.audit_id, "HD-05", moment, kind="INCIDENT")
    audit.reload(changes)
    assert "very_low" in [o.code for o in row(audit, "MC-07").main.options]


def test_an_option_no_longer_in_force_stays_in_sight_once_chosen(
    store: Store, audit: OpenAudit
) -> None:
    changes = answers.answer(store, audit.audit_id, "MC-07", "very_low")
    assert row(audit, "MC-07", changes).main.options[-1].word == "Very low"


def test_guidance_knows_bands_and_standards_of_the_day(audit: OpenAudit) -> None:
    question = audit.form.questions["MC-07"]
    questions = set_of(audit, question)
    assert questions is not None
    day = day_of(audit)
    assert in_force(question, day, questions.version) == (
        "Missing risk bands, 2017: 4 choices, in force on 11 Feb 2020",
    )
    standards = standards_on(questions, question, day)
    assert set(standards[0].sources) & set(question.sources)
    assert len(standards) == len(questions.standards)


def test_a_child_who_may_be_unsafe_now_offers_a_concern(store: Store, audit: OpenAudit) -> None:
    assert not row(audit, "CL-01").concern_offered
    changes = answers.answer(store, audit.audit_id, "CL-01", "not_recorded")
    assert not row(audit, "CL-01", changes).concern_offered
    changes = answers.answer(store, audit.audit_id, "CL-01", "known")
    assert row(audit, "CL-01", changes).concern_offered


def test_sections_and_questions_beside_a_section(audit: OpenAudit) -> None:
    form = audit.form
    first, last = form.sections[0], form.sections[-1]
    assert section_beside(form, first, -1) is None
    assert section_beside(form, last, 1) is None
    assert section_beside(form, first, 1) is form.sections[1]
    assert questions_beyond(form, first, 1)[0].id == "MC-01"
    assert questions_beyond(form, form.sections[2], -1)[0].id == "MC-06"
    assert questions_beyond(form, last, 1) == []


def test_systems_noted_one_by_one_are_told_beside_their_question(
    store: Store, audit: OpenAudit
) -> None:
    assert "system by system" in row(audit, "HD-10").systems
    read_system(store, audit.audit_id, "Command and control", read_on="2020-06-17")
    changes = read_system(
        store, audit.audit_id, "Body-worn video", read_on="", available=False, reason="Deleted"
    )
    audit.reload(changes)
    assert row(audit, "HD-10").systems == "Noted one by one: 1 read, 1 not available"
    assert row(audit, "MC-12").systems == ""
