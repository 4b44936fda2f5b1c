"""The timeline as a drawing: lanes, events at their places, nights, gaps and folded time.

The list of events in the record says the same in words.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from typing_extensions import override

from ddaudit_desktop.moments import local, show_minutes
from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.axis import make_axis
from ddaudit_desktop.record.pdf.fonts import SEMIBOLD, TEXT, shown, width
from ddaudit_desktop.record.wording import LANES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ddaudit_desktop.record.evidence import EventTold
    from ddaudit_desktop.record.pdf.axis import Stretch

LABELS = 69.0
LANE = 9.75
SCALE = 10.5
SIZE = 7.9
GAP_FROM = timedelta(hours=4)
BEGINS_MISSING = {"LAST_SEEN", "MIS_REPORTED"}
ENDS_MISSING = {"LOCATED", "RETURNED"}
SURE = {"exact", "about", "range"}


def span(event: EventTold) -> Stretch:
    """Earliest and latest reading of an event whose time is known."""
    assert event.when.earliest is not None
    assert event.when.latest is not None
    return event.when.earliest, event.when.latest


def absences(events: Sequence[EventTold]) -> list[Stretch]:
    """When the child was missing, as far as the events say; an open absence lasts to the end."""
    found: list[Stretch] = []
    begun: datetime | None = None
    for event in events:
        if event.kind in BEGINS_MISSING and begun is None:
            begun = span(event)[0]
        elif event.kind in ENDS_MISSING and begun is not None:
            found.append((begun, span(event)[1]))
            begun = None
    if begun is not None:
        found.append((begun, max(span(event)[1] for event in events)))
    return found


def gaps(events: Sequence[EventTold]) -> list[Stretch]:
    """Stretches of four hours and more in which nothing is known to have happened."""
    spans = sorted(span(event) for event in events if event.when.precision in SURE)
    found: list[Stretch] = []
    last = spans[0][1] if spans else None
    for start, end in spans:
        if last is not None and start - last >= GAP_FROM:
            found.append((last, start))
        last = max(last or end, end)
    return found


def _gap_words(length: timedelta) -> str:
    if length >= timedelta(days=3):
        return f"{length.days} days gap"
    return f"{show_minutes(int(length / timedelta(minutes=1)))} gap"


class Timeline(Flowable):
    """Lanes with the events whose time is known; the record lists the others."""

    def __init__(self, events: Sequence[EventTold]) -> None:
        super().__init__()
        self.events = [e for e in events if e.when.known and e.lane != "audit"]
        used = {event.lane for event in self.events}
        self.lanes = [lane for lane in LANES if lane in used]
        self.lanes += sorted(used - set(self.lanes))

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.height = SCALE + len(self.lanes) * LANE + 3
        self.axis = make_axis(
            [span(event) for event in self.events], absences(self.events), LABELS, aW - 2
        )
        return self.width, self.height

    def draw(self) -> None:
        """Back to front: nights and folds, scale, lanes, gaps, events."""
        self._grounds()
        self._scale()
        self._lanes()
        self._gaps()
        for event in self.events:
            self._event(event)

    @property
    def _floor(self) -> float:
        return self.height - SCALE

    def _y(self, lane: str) -> float:
        return self._floor - 6 - self.lanes.index(lane) * LANE

    def _grounds(self) -> None:
        canvas = self.canv
        canvas.setFillColor(HexColor(palette.NIGHT))
        for left, right in self.axis.nights():
            canvas.rect(left, 0, right - left, self._floor, stroke=0, fill=1)
        for left, right in self.axis.folds():
            canvas.setFillColor(HexColor(palette.FOLDED))
            canvas.rect(left, 0, right - left, self._floor, stroke=0, fill=1)
            canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
            canvas.setLineWidth(0.6)
            canvas.setDash(1.5, 1.5)
            canvas.lines([(left, 0, left, self._floor), (right, 0, right, self._floor)])
            canvas.setDash()

    def _scale(self) -> None:
        """Hours and days; a label that would touch another gives way to the day's."""
        canvas = self.canv
        taken: list[tuple[float, float]] = []
        said = local(self.axis.stretches[0][0]).year if self._one_year() else None
        for number, (start, _) in enumerate(self.axis.stretches):
            here = local(start)
            words = f"{here.day} {here:%b}" if here.year == said else f"{here.day} {here:%b %Y}"
            said = here.year
            if number:
                self._label(self.axis.x(start) + 1.5, words, SEMIBOLD, taken, anchor="start")
            else:
                self._label(LABELS - 4, words, SEMIBOLD, taken, anchor="end")
        ticks = list(self.axis.ticks())
        canvas.setStrokeColor(HexColor(palette.LINE))
        canvas.setLineWidth(0.6)
        canvas.lines([(x, 0, x, self._floor) for x, _, _ in ticks])
        for x, words, is_day in sorted(ticks, key=lambda tick: not tick[2]):
            self._label(x, words, SEMIBOLD if is_day else TEXT, taken)

    def _one_year(self) -> bool:
        return len({local(start).year for start, _ in self.axis.stretches}) == 1

    def _label(
        self,
        x: float,
        words: str,
        font: str,
        taken: list[tuple[float, float]],
        anchor: str = "middle",
    ) -> None:
        wide = width(words, font, SIZE)
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        left = min(left, self.width - wide)
        if any(left < b + 3 and a < left + wide + 3 for a, b in taken):
            return
        taken.append((left, left + wide))
        self.canv.setFillColor(HexColor(palette.INK if font == SEMIBOLD else palette.SECOND))
        self.canv.setFont(font, SIZE)
        self.canv.drawString(left, self._floor + 3.2, words)

    def _lanes(self) -> None:
        canvas = self.canv
        for lane in self.lanes:
            y = self._y(lane)
            canvas.setFillColor(HexColor(palette.INK))
            canvas.setFont(TEXT, SIZE)
            canvas.drawString(0, y - 2.6, shown(LANES.get(lane, lane)))
            canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
            canvas.setLineWidth(0.75)
            canvas.line(LABELS, y, self.width, y)

    def _gaps(self) -> None:
        canvas = self.canv
        folds = list(self.axis.folds())
        for start, end in gaps(self.events):
            left, right = self.axis.x(start), self.axis.x(end)
            words = _gap_words(end - start)
            wide = width(words, SEMIBOLD, SIZE)
            folded = any(a < right and left < b for a, b in folds)
            if folded or wide + 6 > right - left:
                continue
            canvas.setStrokeColor(HexColor(palette.GAP))
            canvas.setLineWidth(0.75)
            canvas.setDash(2.25, 1.5)
            canvas.lines([(x, 2, x, self._floor - 0.5) for x in (left, right)])
            canvas.setDash()
            canvas.setFillColor(HexColor(palette.GAP_TEXT))
            canvas.setFont(SEMIBOLD, SIZE)
            between = (len(self.lanes) // 2 - 0.5) * LANE
            canvas.drawCentredString((left + right) / 2, self._floor - 6 - between - 2.8, words)

    def _event(self, event: EventTold) -> None:
        """A filled dot for an exact time; a ring, and a dashed reach, for an uncertain one."""
        canvas = self.canv
        y = self._y(event.lane)
        left, right = (self.axis.x(instant) for instant in span(event))
        exact = event.when.precision == "exact"
        canvas.setStrokeColor(HexColor(palette.DOT))
        if right - left > 4.5:
            canvas.setLineWidth(1.5)
            canvas.setDash(2.2, 1.3)
            canvas.line(left, y, right, y)
            canvas.setDash()
            canvas.setLineWidth(0.9)
            canvas.lines([(x, y - 2.4, x, y + 2.4) for x in (left, right)])
            return
        middle = (left + right) / 2
        if exact:
            canvas.setFillColor(HexColor(palette.DOT))
            canvas.setStrokeColor(HexColor(palette.PAPER))
            canvas.setLineWidth(0.75)
        else:
            canvas.setFillColor(HexColor(palette.PAPER))
            canvas.setLineWidth(1)
        canvas.circle(middle, y, 2.25 if exact else 1.9, stroke=1, fill=1)
