"""What is suggested for a question: each rule, and above all when nothing is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from db.records import Case, Child, Event, EventLink, Extract, FlagDisposition
from db.store import Store
from ddaudit_desktop.acts import answers, cases, events, grading
from ddaudit_desktop.acts.flags import decide_flag
from ddaudit_desktop.acts.paste_log import add_from_log
from ddaudit_desktop.acts.suggestions import take_suggestion
from ddaudit_desktop.checks.checked import Checked
from ddaudit_desktop.form.known_grades import GiveGrades
from ddaudit_desktop.form.known_times import UseEvent
from ddaudit_desktop.form.rows import rows_of
from ddaudit_desktop.form.suggestions import AttachFlag, NotInForce, Suggestion
from ddaudit_desktop.logs.accepted import Accepted
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.store import Changes


def put(store: Store, audit: OpenAudit, kind: str, time: str, **fields: object) -> Event:
    """An event on the timeline that answers nothing."""
    changes = events.add_event(store, audit.audit_id, kind, read_moment(time), **fields)
    audit.reload(changes)
    (event_id,) = (record_id for table, record_id in changes.ids if table == "event")
    return next(event for event in audit.events if event.id == event_id)


def say(store: Store, audit: OpenAudit, question: str, value: str, part: str = "main") -> None:
    audit.reload(answers.answer(store, audit.audit_id, question, value, part=part))


def suggested(audit: OpenAudit, question: str) -> Suggestion | None:
    asked = audit.form.questions[question]
    (row,) = rows_of(audit, [asked], Checked(audit).flags)
    return row.suggestion


def words(audit: OpenAudit, question: str) -> str:
    found = suggested(audit, question)
    return found.words if found else ""


def take(store: Store, audit: OpenAudit, question: str) -> None:
    found = suggested(audit, question)
    assert found is not None
    audit.reload(take_suggestion(store, audit.audit_id, question, found))


def undo(store: Store, audit: OpenAudit) -> None:
    changes: Changes | None = store.undo()
    assert changes is not None
    audit.reload(changes)


# A time that the timeline has


def test_a_time_on_the_timeline_is_offered_in_one_sentence(store: Store, audit: OpenAudit) -> None:
    assert suggested(audit, "MC-08") is None
    event = put(store, audit, "RISK_SET", "11/2/2020 1924", title="Risk set: Medium")
    assert suggested(audit, "MC-08") == UseEvent(
        "The timeline has Risk set: Medium, 11 Feb 2020 19:24.", event.id, "main"
    )


def test_taking_it_makes_the_event_the_answer_and_one_undo_takes_it_back(
    store: Store, audit: OpenAudit
) -> None:
    event = put(
        store, audit, "RISK_SET", "about 19:20, 11/2/2020", title="Risk set", who="operator"
    )
    before = (event.typed, event.earliest, event.latest, event.precision)
    take(store, audit, "MC-08")
    (only,) = audit.events
    assert [e.id for e in audit.times["MC-08", "main"]] == [only.id] == [event.id]
    assert (only.typed, only.earliest, only.latest, only.precision) == before
    assert (only.title, only.who) == ("Risk set", "operator")
    assert suggested(audit, "MC-08") is None
    undo(store, audit)
    assert not audit.is_answered(audit.form.questions["MC-08"])
    assert [e.id for e in audit.events] == [event.id]
    assert isinstance(suggested(audit, "MC-08"), UseEvent)


@pytest.mark.parametrize("value", ["not_recorded", "not_applicable"])
def test_an_answer_ends_the_suggestion(store: Store, audit: OpenAudit, value: str) -> None:
    put(store, audit, "RISK_SET", "11/2/2020 1924")
    say(store, audit, "MC-08", value)
    assert suggested(audit, "MC-08") is None


def test_an_event_that_answers_another_question_is_not_offered_and_not_taken(
    store: Store, audit: OpenAudit
) -> None:
    event = put(store, audit, "RISK_SET", "11/2/2020 1924")
    audit.reload(events.edit_event(store, event.id, question_id="MC-02", part="main"))
    assert suggested(audit, "MC-08") is None
    with pytest.raises(KnownError, match="answer to MC-02"):
        answers.use_event(store, audit.audit_id, event.id, "MC-08")


def test_an_event_without_a_time_or_of_another_kind_is_not_offered(
    store: Store, audit: OpenAudit
) -> None:
    put(store, audit, "RISK_SET", "?")
    put(store, audit, "RISK_REVIEWED", "11/2/2020 2200")
    assert suggested(audit, "MC-08") is None


def test_of_several_the_earliest_is_offered_and_the_others_are_counted(
    store: Store, audit: OpenAudit
) -> None:
    put(store, audit, "DEPLOYED", "12/2/2020 0521")
    put(store, audit, "DEPLOYED", "11/2/2020 2035", title="Unit deployed")
    assert words(audit, "MC-16") == (
        "For “Deployed”, the timeline has Unit deployed, 11 Feb 2020 20:35, the first of 2."
    )


@pytest.mark.parametrize("other", ["?", "11/2/2020 20:00-22:00", "11/2/2020"])
def test_nothing_is_offered_where_it_would_be_a_guess_which_is_the_earliest(
    store: Store, audit: OpenAudit, other: str
) -> None:
    put(store, audit, "DEPLOYED", "11/2/2020 2035")
    put(store, audit, "DEPLOYED", other)
    assert suggested(audit, "MC-16") is None


@pytest.mark.parametrize(
    ("question", "kind"), [("MC-02", "MIS_REPORTED"), ("MC-01", "LAST_SEEN"), ("MC-22", "LOCATED")]
)
def test_of_several_that_come_again_with_each_episode_none_is_offered(
    store: Store, audit: OpenAudit, question: str, kind: str
) -> None:
    put(store, audit, kind, "11/2/2020 1858")
    assert isinstance(suggested(audit, question), UseEvent)
    put(store, audit, kind, "14/2/2020 2200")
    assert suggested(audit, question) is None


def test_a_part_is_offered_its_time_once_it_is_asked(store: Store, audit: OpenAudit) -> None:
    put(store, audit, "CSC_TOLD", "11/2/2020 2145", title="Duty team told")
    assert not isinstance(suggested(audit, "MC-20"), UseEvent)
    say(store, audit, "MC-20", "yes")
    take(store, audit, "MC-20")
    assert len(audit.times["MC-20", "when"]) == 1
    assert audit.is_answered(audit.form.questions["MC-20"])
    say(store, audit, "MC-20", "no")
    assert suggested(audit, "MC-20") is None


def test_parts_are_offered_one_after_the_other(store: Store, audit: OpenAudit) -> None:
    put(store, audit, "DEPLOYED", "11/2/2020 2035")
    put(store, audit, "ARRIVED", "11/2/2020 2120", title="Room searched")
    take(store, audit, "MC-16")
    assert words(audit, "MC-16") == (
        "For “Arrived”, the timeline has Room searched, 11 Feb 2020 21:20."
    )
    take(store, audit, "MC-16")
    assert suggested(audit, "MC-16") is None


def test_a_part_of_several_times_is_offered_each_until_none_is_left(
    store: Store, audit: OpenAudit
) -> None:
    first = put(store, audit, "RISK_CHANGED", "11/2/2020 2200", title="Raised to High")
    put(store, audit, "RISK_CHANGED", "12/2/2020 0100", title="Lowered to Medium")
    assert words(audit, "MC-14").endswith("Raised to High, 11 Feb 2020 22:00, and 1 more.")
    take(store, audit, "MC-14")
    assert [e.id for e in audit.times["MC-14", "changes"]] == [first.id]
    assert words(audit, "MC-14").endswith("Lowered to Medium, 12 Feb 2020 01:00.")
    take(store, audit, "MC-14")
    assert not isinstance(suggested(audit, "MC-14"), UseEvent)


def test_an_enquiry_is_not_taken_for_a_result_that_was_chased(store: Store) -> None:
    case = next(case for case in records(store, Case) if case.theme == "DI")
    audit = OpenAudit(store, cases.first_audit(store, case.id).id)
    put(store, audit, "ENQUIRY", "11/2/2020 2150")
    assert suggested(audit, "DI-19") is None


def test_a_single_time_is_that_of_the_child_followed_first(store: Store, audit: OpenAudit) -> None:
    own = audit.children[0]
    with store.act("a sibling") as tx:
        other = tx.insert(Child, case_id=audit.case.id, pseudonym="Child B", position=1)
    audit.reload(tx.changes)
    event = put(store, audit, "LOCATED", "12/2/2020 0540", child_id=other)
    assert suggested(audit, "MC-22") is None
    audit.reload(events.edit_event(store, event.id, child_id=own.id))
    assert isinstance(suggested(audit, "MC-22"), UseEvent)


# Taking the answer back


def test_an_event_of_a_log_stays_on_the_timeline_when_it_is_no_answer_any_more(
    store: Store, audit: OpenAudit
) -> None:
    told = Accepted(1, "RISK_SET", read_moment("11/2/2020 1924"), quote="Graded Medium")
    log = "11/02/2020 19:24 Graded Medium"
    audit.reload(add_from_log(store, audit.audit_id, log, [told], source="Log 0871"))
    (event,) = audit.events
    acts: list[Callable[[], Changes]] = [
        lambda: answers.answer_time(store, audit.audit_id, "MC-08", None, kind="RISK_SET"),
        lambda: answers.answer(store, audit.audit_id, "MC-08", "not_recorded"),
        lambda: answers.take_back_time(store, event.id),
    ]
    for take_back in acts:
        say(store, audit, "MC-08", "")
        take(store, audit, "MC-08")
        audit.reload(take_back())
        assert audit.times == {}
        assert [(e.id, e.line) for e in audit.events] == [(event.id, 1)]
        assert any(x.event_id == event.id for x in audit.rows(Extract))


def test_an_event_that_only_an_answer_has_made_goes_with_it(store: Store, audit: OpenAudit) -> None:
    moment = read_moment("11/2/2020 2200")
    changes = answers.add_time(
        store, audit.audit_id, "MC-14", moment, kind="RISK_CHANGED", part="changes"
    )
    audit.reload(changes)
    audit.reload(answers.take_back_time(store, audit.events[0].id))
    assert audit.events == []
    undo(store, audit)
    assert len(audit.times["MC-14", "changes"]) == 1


# Grades that the timeline counts


def graded(store: Store, audit: OpenAudit, *grades: tuple[str, str, str]) -> None:
    put(store, audit, "MIS_REPORTED", "11/2/2020 1858")
    for kind, time, band in grades:
        put(store, audit, kind, time, details={"band": band} if band else {})
    for at in range(sum(kind == "RISK_CHANGED" for kind, *_ in grades)):
        change = [e for e in audit.events if e.kind == "RISK_CHANGED"][at]
        use = answers.use_event(store, audit.audit_id, change.id, "MC-14", part="changes")
        audit.reload(use)


def test_one_grade_until_the_child_was_found_is_the_highest_and_the_final(
    store: Store, audit: OpenAudit
) -> None:
    graded(store, audit, ("RISK_SET", "11/2/2020 1924", "medium"))
    assert not isinstance(suggested(audit, "MC-14"), GiveGrades)  # not found, so not final
    put(store, audit, "LOCATED", "12/2/2020 0540")
    assert suggested(audit, "MC-14") == GiveGrades(
        "The timeline has one grade: Medium, 11 Feb 2020 19:24. "
        "No change until found, 12 Feb 2020 05:40.",
        "medium",
        "medium",
    )
    take(store, audit, "MC-14")
    assert audit.answers["MC-14", "main"].value == "medium"
    assert audit.answers["MC-14", "final"].value == "medium"
    undo(store, audit)
    assert not audit.given.has("MC-14", audit.form.questions["MC-14"].main)


def test_of_several_grades_the_highest_and_the_last_are_counted(
    store: Store, audit: OpenAudit
) -> None:
    graded(
        store,
        audit,
        ("RISK_SET", "11/2/2020 1924", "medium"),
        ("RISK_CHANGED", "11/2/2020 2200", "high"),
        ("RISK_CHANGED", "12/2/2020 0300", "low"),
    )
    put(store, audit, "LOCATED", "12/2/2020 0540")
    found = suggested(audit, "MC-14")
    assert isinstance(found, GiveGrades)
    assert (found.highest, found.final) == ("high", "low")
    assert "3 grades until found" in found.words


@pytest.mark.parametrize(
    "doubt",
    [
        ("RISK_REVIEWED", "11/2/2020 2200", ""),  # no band
        ("RISK_REVIEWED", "?", "high"),  # no time
        ("RISK_REVIEWED", "12/2/2020", "high"),  # perhaps after the child was found
        ("RISK_SET", "13/2/2020 1000", "high"),  # after the child was found
        ("MIS_REPORTED", "14/2/2020 2200", ""),  # a second episode
    ],
)
def test_no_grades_are_offered_where_there_is_doubt(
    store: Store, audit: OpenAudit, doubt: tuple[str, str, str]
) -> None:
    graded(store, audit, ("RISK_SET", "11/2/2020 1924", "medium"), doubt)
    put(store, audit, "LOCATED", "12/2/2020 0540")
    assert not isinstance(suggested(audit, "MC-14"), GiveGrades)


def test_a_grade_given_by_hand_is_left_alone(store: Store, audit: OpenAudit) -> None:
    graded(store, audit, ("RISK_SET", "11/2/2020 1924", "medium"))
    put(store, audit, "LOCATED", "12/2/2020 0540")
    say(store, audit, "MC-14", "high", part="final")
    assert not isinstance(suggested(audit, "MC-14"), GiveGrades)


# What a check flags


def unreviewed_night(store: Store, audit: OpenAudit) -> None:
    put(store, audit, "MIS_REPORTED", "11/2/2020 1858")
    put(store, audit, "RISK_SET", "11/2/2020 1924")
    put(store, audit, "LOCATED", "12/2/2020 0540")


def test_what_a_check_did_not_find_is_offered_as_evidence_and_answers_nothing(
    store: Store, audit: OpenAudit
) -> None:
    unreviewed_night(store, audit)
    found = suggested(audit, "MC-15")
    assert isinstance(found, AttachFlag)
    assert found.words == "No risk review in the night, 23:00 to 05:40. You decide the answer."
    take(store, audit, "MC-15")
    assert not audit.is_answered(audit.form.questions["MC-15"])
    (kept,) = records(store, FlagDisposition)
    assert (kept.check_id, kept.decision, kept.reason) == ("CK-MC-07", "accept", "")
    assert suggested(audit, "MC-15") != found
    undo(store, audit)
    assert suggested(audit, "MC-15") == found


def test_an_answer_or_a_decision_about_the_flag_ends_it(store: Store, audit: OpenAudit) -> None:
    put(store, audit, "LOCATED", "12/2/2020 0540")
    found = suggested(audit, "MC-23")
    assert isinstance(found, AttachFlag)
    assert found.outcome.id == "CK-MC-13"
    audit.reload(decide_flag(store, audit.audit_id, found.outcome, "explain", "She was too ill."))
    assert suggested(audit, "MC-23") is None
    undo(store, audit)
    assert suggested(audit, "MC-23") == found
    for value in ("no", "partly", "not_recorded", "not_applicable"):
        say(store, audit, "MC-23", value)
        assert suggested(audit, "MC-23") is None


def test_the_worst_of_several_flags_comes_first(store: Store, audit: OpenAudit) -> None:
    unreviewed_night(store, audit)
    about = [flag.outcome.id for flag in Checked(audit).flags.beside("MC-15")]
    assert len(about) > 1
    offered = []
    while isinstance(found := suggested(audit, "MC-15"), AttachFlag):
        offered.append(found.outcome.id)
        take(store, audit, "MC-15")
    assert offered == about


def test_a_question_for_a_time_gets_no_flag(store: Store, audit: OpenAudit) -> None:
    put(store, audit, "MIS_REPORTED", "11/2/2020 1858")
    put(store, audit, "RISK_SET", "12/2/2020 1924")
    (grade,) = (event for event in audit.events if event.kind == "RISK_SET")
    audit.reload(events.edit_event(store, grade.id, question_id="MC-09", part="main"))
    assert "CK-MC-17" in {flag.outcome.id for flag in Checked(audit).flags.beside("MC-08")}
    assert suggested(audit, "MC-08") is None


def test_what_is_flagged_of_the_audit_itself_is_no_evidence(store: Store, audit: OpenAudit) -> None:
    audit.reload(grading.grade_overall(store, audit.audit_id, "inadequate"))
    about = {flag.outcome.id for flag in Checked(audit).flags.beside("CL-01")}
    assert "CK-GR-04" in about
    assert suggested(audit, "CL-01") is None


# Together


def test_a_question_not_in_force_on_the_day_says_so_before_anything_else(
    store: Store, audit: OpenAudit
) -> None:
    put(store, audit, "LOG_OPENED", "11/2/2020 1902", details={"code": "adult"})
    assert Checked(audit).flags.beside("MC-03")
    assert suggested(audit, "MC-03") == NotInForce(
        "Asked of cases from 1 May 2020. This one is of 11 Feb 2020."
    )
    take(store, audit, "MC-03")
    assert audit.answers["MC-03", "main"].value == "not_applicable"
    assert suggested(audit, "MC-03") is None
    say(store, audit, "MC-03", "")
    moment = read_moment("12/06/2021 1000")
    audit.reload(answers.answer_time(store, audit.audit_id, "HD-05", moment, kind="INCIDENT"))
    assert not isinstance(suggested(audit, "MC-03"), NotInForce)


def test_without_the_flags_of_a_case_nothing_is_suggested(store: Store, audit: OpenAudit) -> None:
    put(store, audit, "RISK_SET", "11/2/2020 1924")
    assert all(row.suggestion is None for row in rows_of(audit, audit.form.questions.values()))


def test_a_link_as_evidence_does_not_hide_a_time(store: Store, audit: OpenAudit) -> None:
    event = put(store, audit, "RISK_SET", "11/2/2020 1924")
    audit.reload(events.link_event(store, audit.audit_id, event.id, "MC-07"))
    take(store, audit, "MC-08")
    assert [link.event_id for link in audit.rows(EventLink)] == [event.id]


def test_the_example_suggests_what_its_timeline_knows(built_example: Path, tmp_path: Path) -> None:
    with Store.open(shutil.copy(built_example, tmp_path)) as store:
        store.sign_in("Auditor 1")
        case = next(c for c in records(store, Case) if c.reference == "DD20-MC-03")
        audit = OpenAudit(store, cases.first_audit(store, case.id).id)
        assert isinstance(suggested(audit, "PP-24"), UseEvent)
        assert isinstance(suggested(audit, "MC-14"), GiveGrades)
        assert words(audit, "MC-15").startswith("No risk review in the night, 23:00 to 05:40.")
