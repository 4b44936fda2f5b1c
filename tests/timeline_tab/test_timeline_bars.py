"""Bars and expected entries follow from what the clocks measured, and never hold a time of ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

import resources
from ddaudit_desktop.clocks.measured import Measured
from ddaudit_desktop.clocks.reach import Reach
from ddaudit_desktop.definitions import catalogue, read_event_kinds
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.timeline.bars import bars_of, ghosts_of
from ddaudit_desktop.timeline.marks import HOUR, Lane, Mark, Timeline, Waiting, make_timeline
from ddaudit_desktop.timeline.stretches import stretches_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.definitions import EventKinds

LANES = [
    Lane("child:1", "child", "Child A"),
    Lane("control_room", "control_room", "Control room"),
    Lane("response", "response", "Response"),
    Lane("supervision", "supervision", "Supervision"),
    Lane("partners", "partners", "Partners"),
]


def reach(text: str) -> Reach:
    moment = read_moment(text)
    assert moment.earliest is not None
    assert moment.latest is not None
    return Reach(moment.earliest, moment.latest)


def mark(event_id: str, kind: str, text: str, lane: str = "response") -> Mark:
    moment = read_moment(text)
    assert moment.earliest is not None
    assert moment.latest is not None
    first, last = moment.earliest.timestamp(), moment.latest.timestamp()
    return Mark(event_id, lane, first, last, moment.precision, text[-5:], kind, kind, "Log", kind)


PROTECTED = mark("pp", "PP_EXERCISED", "12/2/2020 05:55")
ENDED = mark("end", "PP_ENDED", "15/2/2020 08:05", "supervision")
FOUND = mark("found", "LOCATED", "12/2/2020 05:40", "child:1")


def timeline(*marks: Mark, waiting: Sequence[Waiting] = ()) -> Timeline:
    return make_timeline(LANES, marks, waiting)


def measured(
    interval: str,
    verdict: str,
    words: str,
    *,
    start: str = "",
    end: str = "",
    hours: float | None = None,
    **more: object,
) -> Measured:
    begun = reach(start) if start else None
    return Measured(
        catalogue().intervals[interval],
        verdict,  # type: ignore[arg-type]
        words,
        "Because.",
        start=begun,
        end=reach(end) if end else None,
        deadline=begun.earliest + timedelta(hours=hours) if begun and hours else None,
        limit_words=f"{hours:g} h" if hours else "",
        **more,  # type: ignore[arg-type]
    )


def protection(**more: object) -> Measured:
    return measured(
        "IV-01",
        "broken",
        "74 h 10 min of 72 h: over by 2 h 10 min",
        start="12/2/2020 05:55",
        end="15/2/2020 08:05",
        hours=72,
        start_id="pp",
        end_id="end",
        **more,
    )


@pytest.fixture(scope="module")
def kinds() -> EventKinds:
    return read_event_kinds(resources.text("event_kinds.toml"), "event_kinds.toml")


def test_a_limit_of_law_that_is_broken_says_so_in_shape_words_and_place() -> None:
    (bar,) = bars_of([protection()], timeline(PROTECTED, ENDED))
    assert (bar.tone, bar.icon, bar.label) == ("over", "warning-octagon-fill", "Police protection")
    assert (bar.lead, bar.middle, bar.tail) == ("74 h 10 min", " of 72 h: ", "over by 2 h 10 min")
    assert bar.ends == ("pp", "end")
    assert bar.deadline == datetime(2020, 2, 15, 5, 55, tzinfo=UTC).timestamp()
    assert bar.spoken == (
        "Police protection: limit broken. 74 h 10 min of 72 h: over by 2 h 10 min."
    )
    facts = dict(bar.facts)
    assert facts["Verdict"] == "Limit broken"
    assert facts["Limit"] == "72 h, by Sat 15 Feb 2020 05:55"
    assert "statute" in facts["Rests on"]


def test_a_limit_kept_is_marked_within() -> None:
    one = measured(
        "IV-15",
        "met",
        "58 h 30 min of 72 h: within limit",
        start="12/2/2020 05:40",
        end="14/2/2020 16:10",
        hours=72,
    )
    (bar,) = bars_of([one], timeline(FOUND))
    assert (bar.tone, bar.icon, bar.verdict) == ("within", "check-circle-fill", "met")


def test_a_limit_that_is_no_length_is_still_a_part_of_its_own() -> None:
    words = "239 h 25 min, limit the same day and before enforcement: over"
    one = measured("IV-22", "broken", words, start="4/2/2020 11:25", end="14/2/2020 10:50")
    (bar,) = bars_of([one], timeline(PROTECTED, ENDED))
    assert bar.lead == "239 h 25 min"
    assert bar.middle == ", limit the same day and before enforcement: "
    assert bar.tail == "over"


def test_a_missing_end_is_an_open_box_up_to_the_limit_and_says_what_is_missing() -> None:
    one = measured(
        "IV-15",
        "cannot_tell",
        "cannot tell: no entry for Return home interview held",
        start="12/2/2020 05:40",
        hours=72,
        missing=("Return home interview held",),
    )
    (bar,) = bars_of([one], timeline(FOUND))
    assert bar.tone == "missing"
    assert bar.end == bar.deadline
    assert bar.spoken == ("Return interview: cannot tell: no entry for Return home interview held.")
    assert dict(bar.facts)["Missing"] == "Return home interview held"


def test_without_any_time_a_clock_has_no_place_and_is_still_there() -> None:
    one = measured("IV-15", "cannot_tell", "cannot tell: no time for Found", missing=("Found",))
    (bar,) = bars_of([one], timeline(PROTECTED))
    assert not bar.placed
    assert bar.start is bar.end is None


def test_without_a_start_a_bar_is_open_to_the_left() -> None:
    one = measured("IV-15", "cannot_tell", "cannot tell: no time for Found", end="14/2/2020 16:10")
    (bar,) = bars_of([one], timeline(PROTECTED))
    assert bar.start is None
    assert bar.end is not None
    assert bar.placed


def test_uncertain_ends_leave_a_sure_part_and_no_verdict_of_our_own() -> None:
    one = measured(
        "IV-15",
        "cannot_tell",
        "between 70 h and 74 h of 72 h: cannot tell",
        start="12/2/2020 04:00-06:00",
        end="15/2/2020 04:00-06:00",
        hours=72,
    )
    (bar,) = bars_of([one], timeline(PROTECTED))
    assert bar.tone == "unsure"
    assert bar.surely is not None
    assert bar.start is not None
    assert bar.end is not None
    assert bar.start < bar.surely[0] < bar.surely[1] < bar.end


def test_not_applicable_and_days_of_the_audit_are_not_drawn(kinds: EventKinds) -> None:
    off = measured("IV-02", "not_applicable", "Not police protection")
    away = protection(drawn=False)
    assert bars_of([off, away], timeline(PROTECTED)) == ()
    assert ghosts_of([off, away], timeline(PROTECTED), kinds) == ()


def test_how_long_a_child_was_missing_comes_first_then_what_is_broken() -> None:
    gone = mark("gone", "MIS_REPORTED", "11/2/2020 18:58", "control_room")
    met = measured("IV-02", "met", "25 min of 1 h: within limit", start="12/2/2020 05:55", hours=1)
    bars = bars_of([met, protection()], timeline(gone, FOUND, PROTECTED, ENDED))
    assert [bar.label for bar in bars] == ["Missing", "Police protection", "Officer told"]
    assert bars[0].words == "10 h 42 min from report to found"
    assert bars[0].verdict == ""


def test_a_child_who_is_still_missing_has_a_bar_without_a_length() -> None:
    gone = mark("gone", "MIS_REPORTED", "11/2/2020 18:58", "control_room")
    (bar,) = bars_of([], timeline(gone, mark("e", "ENQUIRY", "12/2/2020 01:00")))
    assert bar.words == "Reported missing, no entry of being found"
    assert bar.ends == ("gone",)


def test_an_entry_that_was_expected_has_a_mark_at_its_limit(kinds: EventKinds) -> None:
    one = measured("IV-15", "cannot_tell", "cannot tell", start="12/2/2020 05:40", hours=72)
    (ghost,) = ghosts_of([one], timeline(FOUND), kinds)
    assert (ghost.lane, ghost.words, ghost.limit) == ("partners", "not found: RHI held", "72 h")
    assert ghost.at == datetime(2020, 2, 15, 5, 40, tzinfo=UTC).timestamp()
    assert ghost.spoken == (
        "Expected and not found: Return home interview held, due by Sat 15 Feb 05:40, limit 72 h."
    )


def test_an_end_that_waits_for_its_time_or_comes_later_is_no_ghost(kinds: EventKinds) -> None:
    one = measured("IV-15", "cannot_tell", "cannot tell", start="12/2/2020 05:40", hours=72)
    waits = Waiting("w", "Return interview", "MC-27", "no time found", "RHI_HELD")
    late = mark("late", "RHI_HELD", "20/2/2020 12:00", "partners")
    assert ghosts_of([one], timeline(FOUND, waiting=[waits]), kinds) == ()
    assert ghosts_of([one], timeline(FOUND, late), kinds) == ()


def test_without_a_start_or_a_limit_nothing_is_expected_anywhere(kinds: EventKinds) -> None:
    unknown = measured("IV-15", "cannot_tell", "cannot tell")
    endless = measured("IV-15", "cannot_tell", "cannot tell", start="12/2/2020 05:40")
    assert ghosts_of([unknown, endless], timeline(FOUND), kinds) == ()


def test_each_of_several_ends_is_expected_by_itself(kinds: EventKinds) -> None:
    one = measured(
        "IV-03",
        "cannot_tell",
        "cannot tell",
        start="12/2/2020 05:55",
        hours=4,
        subject="PARENTS_TOLD",
        subject_words="Parents or carers",
    )
    (ghost,) = ghosts_of([one], timeline(PROTECTED), kinds)
    assert (ghost.words, ghost.lane) == ("not found: Parents told", "response")
    (bar,) = bars_of([one], timeline(PROTECTED))
    assert bar.label == "Parents or carers"


def test_an_expected_entry_after_the_last_event_has_a_place_and_quiet_time_is_folded(
    kinds: EventKinds,
) -> None:
    one = measured("IV-15", "cannot_tell", "cannot tell", start="12/2/2020 05:40", hours=72)
    found = timeline(FOUND, PROTECTED)
    ghosts = ghosts_of([one], found, kinds)
    shown = stretches_of(found, (), ghosts)
    assert shown.spans[-1].end > ghosts[0].at
    assert len(shown.spans) == 2
    unfolded = stretches_of(found, (), ghosts, fold=False)
    assert len(unfolded.spans) == 1


def test_a_month_in_which_something_happened_is_folded_but_never_while_a_child_is_missing() -> None:
    month = mark("m", "INCIDENT", "Aug 2017", "child:1")
    later = mark("n", "ENQUIRY", "11/2/2020 18:58")
    assert len(stretches_of(timeline(month, later)).spans) == 3
    gone = mark("gone", "MIS_REPORTED", "31/7/2017 18:58", "control_room")
    back = mark("back", "LOCATED", "1/9/2017 05:40", "child:1")
    shown = stretches_of(timeline(gone, month, back))
    assert len(shown.spans) == 1
    assert shown.spans[0].end - shown.spans[0].start > 31 * 24 * HOUR
