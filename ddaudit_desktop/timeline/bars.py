"""The clocks of a case as bars under its timeline, and marks where an entry was expected.

A bar says what its clock found: how long, of what limit, and the difference. A time that is missing
is never given one: such a bar is an open box that says what is missing, and a clock without any
time at all has no place on the axis, only in the list. Instants are seconds since 1970.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from ddaudit_desktop.clocks.wording import parts_of
from ddaudit_desktop.definitions.intervals import BASES
from ddaudit_desktop.moments import local, show_minutes
from ddaudit_desktop.timeline.marks import BACK, CHILD, GONE, child_lane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.definitions import EventKinds
    from ddaudit_desktop.timeline.marks import Mark, Timeline

Tone = Literal["over", "within", "missing", "unsure", "plain"]
"""Past its limit; inside it; without one of its ends; undecided by uncertain times; no limit."""

MISSING_KEY = "missing"
MARKS = {"met": "check-circle-fill", "broken": "caret-double-up-bold", "cannot_tell": "question"}
UNLAWFUL = "warning-octagon-fill"
"""The mark of a broken limit that statute sets."""
NO_LIMIT = "clock"
VERDICTS = {"met": "within the limit", "broken": "limit broken", "cannot_tell": "cannot tell"}
NIGHT = "night"
"""The subject of a clock that asks for an entry in every night."""
ORDER = ("broken", "cannot_tell", "met")


@dataclass(frozen=True, slots=True)
class Bar:
    """One clock as it is drawn and read out.

    Attributes:
        key: tells bars apart; stays the same when times change.
        label: its name at the left.
        icon: the shape that says how it stands.
        start: where it begins; none where that is not known.
        end: where it ends, or the limit where no end is known; none where neither is.
        surely: the part of it that is sure whichever reading of uncertain times holds.
        deadline: the instant at which the limit is reached.
        lead, middle, tail: its words in three parts: the value, "of" its limit, the difference.
        spoken: the whole in one sentence.
        begun: the event at which it begins, where it has a time; ``ended`` that at which it ends.
        facts: what the panel beside the drawing says, as pairs of label and words.
    """

    key: str
    interval_id: str
    label: str
    tone: Tone
    icon: str
    verdict: str
    start: float | None
    end: float | None
    surely: tuple[float, float] | None
    deadline: float | None
    lead: str
    middle: str
    tail: str
    spoken: str
    begun: str = ""
    ended: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def ends(self) -> tuple[str, ...]:
        """The events at its ends, as far as they are there."""
        return tuple(filter(None, (self.begun, self.ended)))

    @property
    def words(self) -> str:
        """All its words."""
        return f"{self.lead}{self.middle}{self.tail}"

    @property
    def placed(self) -> bool:
        """Whether it has a place on the axis."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class Ghost:
    """An entry that was expected by its limit and was not found; no event, only a mark.

    Attributes:
        key: that of the bar it belongs to.
        lane: the lane in which the entry would stand.
        at: the instant at which its limit is reached.
        words: what was not found, and by when it was due.
    """

    key: str
    lane: str
    at: float
    words: str
    limit: str
    spoken: str


def bars_of(measured: Iterable[Measured], timeline: Timeline) -> tuple[Bar, ...]:
    """The bars of a case: how long a child was missing first, then what is broken or unclear."""
    drawn = [one for one in measured if one.drawn and one.verdict != "not_applicable"]
    bars = [_bar(one, timeline) for one in drawn]
    far = float("inf")
    bars.sort(
        key=lambda bar: (
            ORDER.index(bar.verdict),
            not bar.placed,
            far if bar.start is None else bar.start,
            bar.key,
        )
    )
    return (*_missing_bars(timeline), *bars)


def _missing_bars(timeline: Timeline) -> list[Bar]:
    """How long each missing episode lasted, from the report to the child being found."""
    away: list[Bar] = []
    since: Mark | None = None
    for mark in timeline.marks:
        if mark.kind in GONE and since is None:
            since = mark
        elif mark.kind in BACK and since is not None:
            away.append(_missing_bar(len(away), since, mark, mark.end))
            since = None
    if since is not None:
        away.append(_missing_bar(len(away), since, None, timeline.extent[1]))
    return away


def _missing_bar(number: int, since: Mark, back: Mark | None, end: float) -> Bar:
    if back is None:
        lead, middle = "Reported missing", ", no entry of being found"
    else:
        least = round((back.start - since.end) / 60)
        most = round((back.end - since.start) / 60)
        lead = show_minutes(most) if least == most else f"up to {show_minutes(most)}"
        middle = " from report to found"
    return Bar(
        key=f"{MISSING_KEY}:{number}",
        interval_id="",
        label="Missing",
        tone="plain",
        icon=NO_LIMIT,
        verdict="",
        start=since.start,
        end=end,
        surely=(since.end, end if back is None else back.start),
        deadline=None,
        lead=lead,
        middle=middle,
        tail="",
        spoken=f"Missing: {lead}{middle}.",
        begun=since.id,
        ended=back.id if back else "",
        facts=(("Length", f"{lead}{middle}"),),
    )


def _bar(one: Measured, timeline: Timeline) -> Bar:
    tone = _tone(one)
    deadline = one.deadline.timestamp() if one.deadline else None
    start, end = _known(one.start), _known(one.end)
    lead, middle, tail = parts_of(one.words)
    label = label_of(one)
    said = VERDICTS[one.verdict]
    return Bar(
        key=_key(one),
        interval_id=one.id,
        label=label,
        tone=tone,
        icon=_icon(one, tone),
        verdict=one.verdict,
        start=start[0] if start else None,
        end=end[1] if end else (deadline if start else None),
        surely=(start[1], end[0]) if start and end and start[1] <= end[0] else None,
        deadline=deadline,
        lead=lead,
        middle=middle,
        tail=tail,
        spoken=_spoken(one, said),
        begun=one.start_id if timeline.mark(one.start_id) is not None else "",
        ended=one.end_id if timeline.mark(one.end_id) is not None else "",
        facts=_facts(one, said),
    )


def label_of(one: Measured) -> str:
    """A name with little room: of clocks of one kind, first what tells them apart."""
    if one.interval.limit.kind == "by_end" and one.subject_words:
        return one.subject_words
    if one.interval.limit.overnight and NIGHT in one.subject.split():
        return "Night review"
    short = one.interval.short or one.interval.title
    return f"{short}, {one.subject_words}" if one.subject_words else short


def _key(one: Measured) -> str:
    return f"{one.id}:{one.subject}" if one.subject else one.id


def _tone(one: Measured) -> Tone:
    if one.start is None or one.end is None:
        return "missing" if one.verdict != "met" else "within"
    if one.verdict == "broken":
        return "over" if one.deadline is not None else "missing"
    if one.verdict == "met":
        return "plain" if one.deadline is None and not one.limit_words else "within"
    return "unsure"


def _spoken(one: Measured, said: str) -> str:
    """The clock, its verdict and its figures; what cannot be told says so only once."""
    if one.verdict == "cannot_tell" and one.words.startswith(said):
        return f"{one.title}: {one.words}."
    return f"{one.title}: {said}. {one.words}."


def _icon(one: Measured, tone: Tone) -> str:
    if tone == "plain":
        return NO_LIMIT
    unlawful = one.verdict == "broken" and "law" in one.interval.basis
    return UNLAWFUL if unlawful else MARKS[one.verdict]


def _known(reach: Reach | None) -> tuple[float, float] | None:
    """Both readings of a time that is bounded; nothing of one that can be any time."""
    if reach is None or not reach.bounded:
        return None
    return reach.earliest.timestamp(), reach.latest.timestamp()


def _facts(one: Measured, said: str) -> tuple[tuple[str, str], ...]:
    interval = one.interval
    bases = ", ".join(BASES[basis].lower() for basis in interval.basis)
    due = ""
    if one.deadline is not None:
        by = local(one.deadline)
        due = f", by {by:%a} {by.day} {by:%b %Y %H:%M}"
    facts = (
        ("Verdict", f"{said[:1].upper()}{said[1:]}"),
        ("Why", one.reason),
        ("Limit", f"{one.limit_words}{due}" if one.limit_words else ""),
        ("From", interval.starts),
        ("To", interval.ends),
        ("Missing", ", ".join(one.missing)),
        ("Rests on", f"{interval.source} ({bases})" if bases else interval.source),
        ("Note", " ".join(interval.note.split())),
    )
    return tuple((label, words) for label, words in facts if words)


def ghosts_of(
    measured: Iterable[Measured], timeline: Timeline, kinds: EventKinds
) -> tuple[Ghost, ...]:
    """A mark at the limit of each clock that began and whose end is nowhere on the timeline.

    An end that is there without a time waits in the tray and is no ghost. Without a start, or
    without a limit, nothing says where an entry would stand.
    """
    found = []
    for one in measured:
        start = _known(one.start)
        if not one.drawn or one.verdict == "not_applicable" or start is None:
            continue
        if one.end is not None or one.end_id or one.deadline is None:
            continue
        wanted = _ends_meant(one, kinds)
        if wanted and not _is_there(wanted, start[0], timeline):
            found.append(_ghost(one, wanted[0], timeline, kinds))
    return tuple(found)


def _ends_meant(one: Measured, kinds: EventKinds) -> tuple[str, ...]:
    """The kinds of event that would end a clock; of several ends that are each needed, its own."""
    if one.interval.limit.kind != "by_end":
        return tuple(kind for kind in one.interval.to_kinds if kind in kinds.kinds)
    subjects = one.subject.split()
    own = [step.code for step in one.interval.limit.steps if step.code in subjects]
    return tuple(kind for kind in own if kind in kinds.kinds)


def _is_there(wanted: Sequence[str], since: float, timeline: Timeline) -> bool:
    if any(waiting.kind in wanted for waiting in timeline.waiting):
        return True
    return any(mark.kind in wanted and mark.end > since for mark in timeline.marks)


def _ghost(one: Measured, kind_id: str, timeline: Timeline, kinds: EventKinds) -> Ghost:
    assert one.deadline is not None
    kind = kinds.kinds[kind_id]
    by = local(datetime.fromtimestamp(one.deadline.timestamp(), UTC))
    due = f"{by:%a} {by.day} {by:%b} {by:%H:%M}"
    words = f"not found: {kind.short}"
    return Ghost(
        key=_key(one),
        lane=_ghost_lane(one, kind.lane, timeline),
        at=one.deadline.timestamp(),
        words=words,
        limit=one.limit_words,
        spoken=f"Expected and not found: {kind.word}, due by {due}, limit {one.limit_words}.",
    )


def _ghost_lane(one: Measured, lane: str, timeline: Timeline) -> str:
    if lane in timeline.lane_of:
        return lane
    start = timeline.mark(one.start_id)
    if lane == CHILD and start is not None and start.lane.startswith(child_lane("")):
        return start.lane
    return next((x.key for x in timeline.lanes if x.base == lane), timeline.lanes[0].key)
