"""The timeline of one audit as a drawing and a list need it: lanes, marks, gaps, what has no time.

Everything is derived from the events alone, in whatever order they were entered. An event without
a time is never given one: it waits apart and is not drawn. Instants are seconds since 1970, so that
a hundred thousand of them can be compared quickly.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, compress, starmap
from operator import attrgetter, eq, le, sub
from typing import TYPE_CHECKING

from db.records import EventLink
from ddaudit_desktop.moments import Moment, local, show_minutes, show_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.records import Child, Event
    from ddaudit_desktop.definitions import EventKinds
    from ddaudit_desktop.open_audit import OpenAudit

HOUR = 3600.0
GAP_FROM = 4 * HOUR
"""From here on time without an entry is named."""
CHIP_LETTERS = 16
"""A title longer than this gives way to the short word of its kind in the drawing."""
CHILD, AUDIT = "child", "audit"
WHEN_USED = ("investigation", AUDIT)
"""Lanes that are there only if something is in them."""
GONE = ("MIS_REPORTED",)
BACK = ("LOCATED", "RETURNED")
GONE_OR_BACK = frozenset((*GONE, *BACK))
NO_WORDS = ("", "?")
START, END, KIND = map(attrgetter, ("start", "end", "kind"))
AT_ONE_INSTANT = attrgetter("end", "title", "id")


@dataclass(frozen=True, slots=True)
class Lane:
    """One swim lane: ``base`` is the lane of the definitions, ``key`` tells children apart."""

    key: str
    base: str
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An event with a time, reduced to what is drawn and listed.

    Attributes:
        start: the earliest reading; ``end`` the latest, the same for an exact time.
        clock: the time without its day: ``19:24``, ``~22:05``, ``18:00–23:59``.
        short: the words of its chip; ``title`` those of the list.
        source: where it is recorded; ``brief_source`` without line and page.
    """

    id: str
    lane: str
    start: float
    end: float
    precision: str
    clock: str
    short: str
    title: str
    source: str
    kind: str

    @property
    def label(self) -> str:
        """What the chip says."""
        return f"{self.clock} {self.short}"

    @property
    def brief_source(self) -> str:
        """The source without line or page."""
        return self.source.partition(",")[0]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event without a time, and the words that were found instead of one."""

    id: str
    title: str
    question_id: str
    said: str
    kind: str = ""

    @property
    def about(self) -> str:
        """The question it belongs to and the words found: ``PP-12 · “later that morning”``."""
        return " · ".join(filter(None, (self.question_id, self.said)))


@dataclass(frozen=True, slots=True)
class Gap:
    """Time in which nothing is recorded."""

    start: float
    end: float

    @property
    def length(self) -> str:
        """How long: ``6 h 02 min``."""
        return show_minutes(round((self.end - self.start) / 60))

    @property
    def words(self) -> str:
        """The gap as the list names it."""
        return f"Nothing recorded for {self.length}"


@dataclass(frozen=True)
class Timeline:
    """Lanes in order, marks in time order, and what waits; the rest follows when it is asked for.

    With a hundred thousand marks, visiting each object costs more than the work done on it, so
    their instants are collected once.

    Attributes:
        earliest: the earliest reading of each mark, in order.
    """

    lanes: tuple[Lane, ...] = ()
    marks: tuple[Mark, ...] = ()
    earliest: tuple[float, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    @cached_property
    def latest(self) -> tuple[float, ...]:
        """The latest reading of each mark; the same object if every time is exact."""
        ends = tuple(map(END, self.marks))
        return self.earliest if ends == self.earliest else ends

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Where nothing is recorded; what the audit itself did is no record of the case."""
        if all(lane.base != AUDIT for lane in self.lanes):
            return gaps_between(self.earliest, self.latest)
        recorded = [mark for mark in self.marks if mark.lane != AUDIT]
        return gaps_between(list(map(START, recorded)), list(map(END, recorded)))

    @cached_property
    def missing(self) -> tuple[Gap, ...]:
        """The spans in which a child was missing."""
        return missing_spans(self.marks)

    @cached_property
    def index(self) -> dict[str, int]:
        """The number of each event in time order, by its id."""
        return {mark.id: at for at, mark in enumerate(self.marks)}

    @property
    def by_lane(self) -> dict[str, list[Mark]]:
        """The marks of each lane in time order."""
        return self._divided[0]

    @property
    def starts(self) -> dict[str, list[float]]:
        """The instants of each lane's marks, in order."""
        return self._divided[1]

    @cached_property
    def _divided(self) -> tuple[dict[str, list[Mark]], dict[str, list[float]]]:
        marks: dict[str, list[Mark]] = {lane.key: [] for lane in self.lanes}
        starts: dict[str, list[float]] = {lane.key: [] for lane in self.lanes}
        add = {key: (marks[key].append, starts[key].append) for key in marks}
        for mark, start in zip(self.marks, self.earliest, strict=True):
            add_mark, add_start = add[mark.lane]
            add_mark(mark)
            add_start(start)
        return marks, starts

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The first and the last instant that any mark can mean; only if there are marks."""
        return self.earliest[0], max(self.latest)

    @cached_property
    def lane_of(self) -> dict[str, Lane]:
        """Lanes by key."""
        return {lane.key: lane for lane in self.lanes}

    def gap_after(self, mark: Mark) -> Gap | None:
        """The gap that begins with an event, if one does."""
        return next((gap for gap in self.gaps if gap.start == mark.end), None)

    def before_gap(self, after: float) -> Mark | None:
        """The event before the first gap that begins later than an instant."""
        starts = [gap.start for gap in self.gaps if gap.start > after]
        return next((mark for mark in self.marks if starts and mark.end == starts[0]), None)

    def mark(self, event_id: str) -> Mark | None:
        """The mark of an event, if it has a time."""
        at = self.index.get(event_id) if event_id else None
        return None if at is None else self.marks[at]


def timeline_of(audit: OpenAudit) -> Timeline:
    """The timeline of an audit as its records are now."""
    links: dict[str, str] = {}
    for link in sorted(audit.rows(EventLink), key=lambda link: link.question_id):
        links.setdefault(link.event_id, link.question_id)
    kinds = audit.pinned.event_kinds
    marks = [_mark(audit, event) for event in audit.events if event.earliest is not None]
    waiting = [_waiting(audit, e, links) for e in audit.events if e.earliest is None]
    return make_timeline(lanes_for(kinds, audit.children, marks), marks, waiting)


def make_timeline(
    lanes: Iterable[Lane], marks: Iterable[Mark], waiting: Iterable[Waiting] = ()
) -> Timeline:
    """Put a timeline together; the order in which marks come does not matter."""
    ordered, earliest = _in_time_order(marks)
    return Timeline(tuple(lanes), tuple(ordered), tuple(earliest), tuple(waiting))


def _in_time_order(marks: Iterable[Mark]) -> tuple[list[Mark], list[float]]:
    """Marks by their start, those of one instant in an order of their own; and the starts.

    Sorting by the start alone and the few of one instant afterwards takes half the time.
    """
    ordered = sorted(marks, key=START)
    starts = list(map(START, ordered))
    done = 0
    for at in compress(range(len(starts)), map(eq, starts, starts[1:])):
        if at >= done:
            done = bisect_right(starts, starts[at], at)
            ordered[at:done] = sorted(ordered[at:done], key=AT_ONE_INSTANT)
    return ordered, starts


def lanes_for(
    kinds: EventKinds, children: Sequence[Child], marks: Sequence[Mark]
) -> tuple[Lane, ...]:
    """The child lanes first, then those of the definitions; some only if they are used."""
    used = {mark.lane for mark in marks}
    lanes = [Lane(child_lane(child.id), CHILD, child.pseudonym) for child in children]
    if not lanes:
        lanes = [Lane(CHILD, CHILD, kinds.lanes[CHILD].title)]
    elif CHILD in used:
        lanes.insert(0, Lane(CHILD, CHILD, "All children"))
    lanes += [
        Lane(lane.id, lane.id, lane.title)
        for lane in kinds.lanes.values()
        if lane.id != CHILD and (lane.id in used or lane.id not in WHEN_USED)
    ]
    return tuple(lanes)


def child_lane(child_id: str) -> str:
    """The key of one child's lane."""
    return f"{CHILD}:{child_id}"


def lane_key(audit: OpenAudit, event: Event) -> str:
    """The lane an event is drawn in: that of its child, of the only child, or of its kind."""
    base = audit.lane_of(event)
    if base != CHILD:
        return base if base in audit.pinned.event_kinds.lanes else "response"
    ids = [child.id for child in audit.children]
    if event.child_id in ids:
        return child_lane(str(event.child_id))
    return child_lane(ids[0]) if len(ids) == 1 else CHILD


def _mark(audit: OpenAudit, event: Event) -> Mark:
    assert event.earliest is not None
    assert event.latest is not None
    kind = audit.kind(event)
    title = audit.title_of(event)
    return Mark(
        id=event.id,
        lane=lane_key(audit, event),
        start=event.earliest.timestamp(),
        end=event.latest.timestamp(),
        precision=event.precision,
        clock=clock_words(Moment.of(event)),
        short=title if len(title) <= CHIP_LETTERS or kind is None else kind.short,
        title=title,
        source=event.source or event.source_system,
        kind=event.kind,
    )


def clock_words(moment: Moment) -> str:
    """A time without its day, as chips and the list show it; a whole day is its date."""
    if moment.precision == "day" and moment.earliest:
        day = local(moment.earliest)
        return f"{day.day} {day:%b}"
    return show_moment(moment, with_day=False)


def _waiting(audit: OpenAudit, event: Event, links: dict[str, str]) -> Waiting:
    typed = event.typed.strip()
    return Waiting(
        id=event.id,
        title=audit.title_of(event),
        question_id=event.question_id or links.get(event.id, ""),
        said="no time found" if typed in NO_WORDS else f"“{typed}”",
        kind=event.kind,
    )


def gaps_between(
    earliest: Sequence[float], latest: Sequence[float], least: float = GAP_FROM
) -> tuple[Gap, ...]:
    """Where nothing can have been recorded for at least so long, taking each time at its kindest.

    An approximate time counts with all it can mean: it may close a gap, never open one.

    Args:
        earliest: the earliest reading of each mark, in order.
        latest: the latest reading of each.
        least: seconds from which on a gap counts.
    """
    reached = latest if earliest is latest else list(accumulate(latest, max))
    return tuple(long_steps(reached, earliest[1:], least))


def long_steps(ones: Sequence[float], nexts: Sequence[float], least: float) -> Iterator[Gap]:
    """From each instant to the next in the same place, where that is at least so long.

    A timeline of a hundred thousand events has few of them; nothing is made for the others.
    """
    long = map(partial(le, least), map(sub, nexts, ones))
    return starmap(Gap, compress(zip(ones, nexts, strict=False), long))


def missing_spans(marks: Sequence[Mark]) -> tuple[Gap, ...]:
    """From each report of a missing child until the child is found; without end if never."""
    found = []
    since: float | None = None
    for mark in compress(marks, map(GONE_OR_BACK.__contains__, map(KIND, marks))):
        if mark.kind in GONE and since is None:
            since = mark.start
        elif mark.kind in BACK and since is not None:
            found.append(Gap(since, mark.end))
            since = None
    if since is not None:
        found.append(Gap(since, float("inf")))
    return tuple(found)
