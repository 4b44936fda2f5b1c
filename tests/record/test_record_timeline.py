"""The printed timeline: what is folded, what never is, and how unsure times look."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from ddaudit_desktop.record.evidence import When
from ddaudit_desktop.record.pdf.styles import WIDTH
from ddaudit_desktop.record.pdf.timeline import Timeline

if TYPE_CHECKING:
    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.evidence import EventTold

START = datetime(2020, 2, 11, 18, 0, tzinfo=UTC)


def happening(
    like: EventTold, hours: float, kind: str = "ENQUIRY", lane: str = "response"
) -> EventTold:
    at = START + timedelta(hours=hours)
    return replace(like, id=f"{kind}{hours}", kind=kind, lane=lane, when=When("exact", "", at, at))


def drawn(events: list[EventTold]) -> Timeline:
    timeline = Timeline(events)
    timeline.wrap(WIDTH, 1000)
    return timeline


def test_quiet_days_are_folded(record: RecordContent) -> None:
    like = record.events[0]
    timeline = drawn([happening(like, hours) for hours in (0, 3, 90, 95)])
    assert len(timeline.axis.folds) == 1


def words_of(timeline: Timeline) -> str:
    """All words on paper."""
    kept = BytesIO()
    canvas = Canvas(kept)
    timeline.drawOn(canvas, 40, 400)
    canvas.save()
    with PdfDocument(kept.getvalue()) as printed:
        return str(printed[0].get_textpage().get_text_bounded())


def test_a_day_is_named_once_however_often_it_is_folded(record: RecordContent) -> None:
    like = record.events[0]
    timeline = drawn([happening(like, hours) for hours in (0, 3, 60, 75, 78)])
    assert len(timeline.axis.folds) == 2
    said = words_of(timeline)
    assert said.count("14 Feb") == 1
    assert "15 Feb" in said


def test_time_while_a_child_is_missing_is_never_folded(record: RecordContent) -> None:
    like = record.events[0]
    missing = [
        happening(like, 0, "MIS_REPORTED", "control_room"),
        happening(like, 90, "LOCATED", "child"),
    ]
    assert drawn(missing).axis.folds == []
    assert len(drawn([*missing, happening(like, 300)]).axis.folds) == 1


def test_many_quiet_stretches_fold_only_the_longest(record: RecordContent) -> None:
    like = record.events[0]
    timeline = drawn([happening(like, day * 24.0 + day % 3) for day in range(200)])
    folded = sum(fold.right - fold.left for fold in timeline.axis.folds)
    assert folded <= WIDTH * 0.3


def test_everything_stands_inside_the_drawing_in_order(record: RecordContent) -> None:
    like = record.events[0]
    for hours in ((0, 0), (0, 1), (0, 30, 4000), (0, 5, 6, 900, 901, 9000)):
        timeline = drawn([happening(like, h) for h in hours])
        places = [timeline.axis.x_of(mark.start) for mark in timeline.marks]
        assert places == sorted(places)
        assert 0 <= places[0] <= places[-1] <= WIDTH


def test_lanes_are_those_in_use_and_children_have_their_own(record: RecordContent) -> None:
    assert drawn(list(record.events)).lanes == [
        "child", "control_room", "response", "supervision", "partners",
    ]  # fmt: skip
    like = record.events[0]
    two = [
        replace(happening(like, n, "CHILD_SEEN", "child"), child=f"Child {n}", id=str(n))
        for n in (1, 2)
    ]
    assert drawn([*two, happening(like, 3)]).lanes == ["Child 1", "Child 2", "response"]


def test_the_audits_own_events_do_not_stretch_the_axis(record: RecordContent) -> None:
    like = record.events[0]
    events = [happening(like, 0), happening(like, 5000, "GRADED", "audit")]
    assert len(drawn(events).marks) == 1
