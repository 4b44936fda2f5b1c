"""A log pasted again, or one that overlaps: only what is new is added."""

from __future__ import annotations

from datetime import UTC, date, datetime

from db.records import Event
from ddaudit_desktop.logs.against import Placed, counts, propose_against
from ddaudit_desktop.logs.reading import Proposed, read_log
from ddaudit_desktop.logs.words import log_words
from ddaudit_desktop.moments import Moment

DAY = date(2020, 2, 11)
NOW = datetime(2020, 5, 1, 9, 0, tzinfo=UTC)
LOG = """19:02 LOG OPENED
19:24 RISK MEDIUM
21:20 ON SCENE. ROOM SEARCHED, PHONE OFF
ROOM SEARCHED AGAIN
23:10 HANDOVER"""


def event(one: Proposed, log_id: str = "log-1", moment: Moment | None = None) -> Event:
    """The event as it is kept once it was accepted, its time corrected where one is given."""
    return Event.model_validate(
        {
            "id": f"{one.line}-{one.title}",
            "audit_id": "audit-1",
            "kind": one.kind,
            "title": one.title,
            "note": one.text,
            "line": one.line,
            "log_id": log_id,
            "created_at": NOW,
            "created_by": "auditor-1",
            "changed_at": NOW,
            "changed_by": "auditor-1",
            **(moment or one.moment).columns(),
        }
    )


def against(text: str, existing: list[Event], log_id: str = "") -> tuple[Placed, ...]:
    words = log_words()
    read = read_log(text, day=DAY, words=words)
    return propose_against(read, existing, log_id=log_id, several=words.several)


def test_everything_is_new_on_an_empty_timeline() -> None:
    assert {one.state for one in against(LOG, [])} == {"new"}


def test_the_same_log_again_adds_nothing() -> None:
    kept = [event(one.proposed) for one in against(LOG, [])]
    again = against(LOG, kept)
    assert {one.state for one in again} == {"linked"}
    assert sorted(one.event_id for one in again) == sorted(event.id for event in kept)


def test_an_overlapping_log_adds_what_is_new_whatever_its_line_numbers() -> None:
    kept = [event(one.proposed) for one in against(LOG, [])]
    longer = against(f"18:58 CALL FROM CARER\n{LOG}\n23:40 RISK HIGH", kept)
    assert [one.proposed.kind for one in longer if one.state == "new"] == [
        "CALL_RECEIVED",
        "RISK_CHANGED",
    ]


def overlapping(text: str, log: str, *, day: date | None = DAY) -> tuple[Placed, ...]:
    """What a text proposes where another log that was kept has some of its lines."""
    words = log_words()
    whole = read_log(log, day=DAY, words=words)
    kept = [event(one) for one in whole.proposed if one.kind]
    told = {one.id: log.splitlines()[one.line - 1] for one in kept if one.line}
    read = read_log(text, day=day, words=words)
    return propose_against(read, kept, several=words.several, told=told)


def test_a_line_that_tells_another_kind_without_those_before_it_is_not_new() -> None:
    log = "19:24 RISK MEDIUM\n19:40 EDT TOLD\n22:46 RISK HIGH"
    found = overlapping("22:46 RISK HIGH\n23:10 HANDOVER", log)
    assert [(one.proposed.kind, one.state) for one in found] == [
        ("RISK_SET", "linked"),
        ("HANDOVER", "new"),
    ]


def test_lines_whose_day_stood_above_them_are_known_again_without_it() -> None:
    found = overlapping(
        "19:40 EDT TOLD\n23:10 HANDOVER", "19:24 RISK LOW\n19:40 EDT TOLD", day=None
    )
    assert [one.state for one in found] == ["linked", "new"]


def test_the_same_words_at_another_time_are_new() -> None:
    found = overlapping("12/02/20\n19:40 EDT TOLD", "19:24 RISK LOW\n19:40 EDT TOLD")
    assert [one.state for one in found] == ["new"]


def test_two_enquiries_of_one_minute_are_two() -> None:
    kept = [event(one.proposed) for one in against("21:20 ROOM SEARCHED", [])]
    found = against("21:20 ROOM SEARCHED. PHONE OFF", kept)
    assert sorted(one.state for one in found) == ["linked", "new"]


def test_a_line_of_the_same_log_is_linked_after_its_time_was_corrected() -> None:
    (one,) = against("19:24 RISK MEDIUM", [])
    kept = [event(one.proposed, moment=Moment("?"))]
    assert [one.state for one in against("19:24 RISK MEDIUM", kept, "log-1")] == ["linked"]
    assert [one.state for one in against("19:24 RISK MEDIUM", kept, "log-2")] == ["new"]


def test_a_line_whose_kind_was_corrected_is_told_by_its_event() -> None:
    (one,) = against("19:24 RISK MEDIUM", [])
    kept = [event(one.proposed).model_copy(update={"kind": "ENQUIRY", "line": 1})]
    assert [one.state for one in against("19:24 RISK MEDIUM", kept, "log-1")] == ["linked"]
    assert [one.state for one in against("19:24 RISK MEDIUM", kept, "log-2")] == ["new"]
    assert [one.state for one in against("19:20 CALL\n19:24 RISK MEDIUM", kept, "log-1")][
        1
    ] == "new"


def test_a_line_that_was_left_out_is_still_new_beside_one_that_was_taken() -> None:
    found = against("21:20 ROOM SEARCHED. PHONE OFF", [])
    kept = [event(found[0].proposed)]
    again = against("21:20 ROOM SEARCHED. PHONE OFF", kept, "log-1")
    assert [one.state for one in again] == ["linked", "new"]


def test_what_another_line_tells_is_a_repeat() -> None:
    found = against("LOG OPENED 11/02/20 19:02\n19:02 LOG OPENED", [])
    assert [one.state for one in found] == ["repeat", "new"]
    assert counts(found) == {"new": 1, "linked": 0, "repeat": 1}
