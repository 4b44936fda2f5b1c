"""Intervals: the clocks from one kind of event to another, with their limit and its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.reading import unique
from ddaudit_desktop.definitions.references import source_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ddaudit_desktop.definitions.reading import Node
    from ddaudit_desktop.definitions.references import Reference

BASES = {
    "law": "Statute",
    "guidance": "National guidance or inspection",
    "local": "Local procedure",
    "force": "Force rule",
    "default": "Default of this program",
}
LIMIT_KINDS = (
    "span",
    "by_band",
    "by_end",
    "by_authority",
    "same_day",
    "next_school_day",
    "event_between",
    "shown",
)
UNITS = ("minutes", "hours", "days", "working days", "weeks", "months")
_SPAN = re.compile(r"(\d{1,6}) (working day|minute|hour|day|week|month)s?")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: hours are elapsed hours, days and months go by the calendar."""

    amount: int
    unit: str

    def words(self) -> str:
        """Write the span for people: "72 hours", "1 day"."""
        return f"{self.amount} {self.unit if self.amount != 1 else self.unit[:-1]}"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a limit that depends on something: a risk band, an end event, a rank."""

    code: str
    word: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Limit:
    """How long an interval may take.

    Attributes:
        kind: "span" one length; "by_band" a length for each answer to `question`; "by_end" one
            for each end event; "by_authority" rising with the rank that authorises;
            "same_day"; "next_school_day"; "event_between" an event that must stand between;
            "shown" no limit, the length is only shown.
        setting: The number is a default of this program that a force may change.
        event: For "event_between" the event needed, for "same_day" one it must also precede.
        overnight: One event is needed in every night as well.
    """

    kind: str
    span: Span | None = None
    steps: tuple[Step, ...] = ()
    question: str = ""
    event: str = ""
    setting: bool = False
    overnight: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """One clock.

    Attributes:
        id: Such as "IV-01".
        short: Its name where there is little room, beside its bar; the title where it has none.
        starts: The beginning in words; `from_kinds` are the events that can be it, the earliest
            counts. No kinds: the moment is not an event of a case.
        ends: The end in words, with `to_kinds`.
        basis: What the limit rests on, from `BASES`.
        themes: Themes it is shown for; none means all.
        applies_from: First and last day (`applies_until`) of the law or rule, compared with the
            day of `dated_by`, or of the start where that is empty.
        early: How long before the start an end still counts, where people note it first.
        by_day: Counted by whole days, because its end is known by the day only: an end on the day
            of the start comes after it, and the last day counts to its end.
        own_end: The end happens for other reasons as well, so that it does not say that the start
            must have been.
    """

    id: str
    title: str
    starts: str
    ends: str
    from_kinds: tuple[str, ...]
    to_kinds: tuple[str, ...]
    limit: Limit
    basis: tuple[str, ...]
    source: str
    sources: tuple[str, ...]
    themes: tuple[str, ...]
    note: str
    applies_from: date | None
    applies_until: date | None
    dated_by: str
    early: Span | None = None
    by_day: bool = False
    own_end: bool = False
    short: str = ""

    def in_force_on(self, day: date) -> bool:
        """Say whether the rule behind the limit held on a day."""
        begun = self.applies_from is None or self.applies_from <= day
        return begun and not (self.applies_until is not None and self.applies_until < day)


def read_intervals(root: Node, references: Mapping[str, Reference]) -> dict[str, Interval]:
    """Read every interval of the file."""
    root.only("version", "intervals")
    nodes = root.rows("intervals", required=True)
    unique(nodes)
    intervals = [_read_interval(node, references) for node in nodes]
    return {interval.id: interval for interval in intervals}


def _read_interval(node: Node, references: Mapping[str, Reference]) -> Interval:
    node.only(
        "id", "title", "short", "starts", "ends", "from", "to", "limit", "basis", "source",
        "sources", "themes", "note", "applies_from", "applies_until", "dated_by", "early", "by_day",
        "own_end",
    )  # fmt: skip
    source, ids = source_words(node, references)
    return Interval(
        id=node.code("id", r"IV-\d\d", "IV-01"),
        title=node.text("title"),
        starts=node.text("starts"),
        ends=node.text("ends"),
        from_kinds=node.texts("from"),
        to_kinds=node.texts("to"),
        limit=_read_limit(node.table("limit")),
        basis=node.choices("basis", BASES),
        source=source,
        sources=ids,
        themes=node.texts("themes"),
        note=node.text_or("note"),
        applies_from=node.day("applies_from"),
        applies_until=node.day("applies_until"),
        dated_by=node.text_or("dated_by"),
        early=_read_early(node),
        by_day=node.flag("by_day"),
        own_end=node.flag("own_end"),
        short=node.text_or("short") or node.text("title"),
    )


def _read_limit(node: Node) -> Limit:
    node.only("kind", "span", "steps", "question", "event", "setting", "overnight")
    kind = node.choice("kind", LIMIT_KINDS)
    needed = {"span": "span", "event_between": "event", "by_band": "question"}.get(kind)
    if needed and not node.has(needed):
        raise node.refusal("kind", f"kind is “{kind}”; then {needed} is needed")
    return Limit(
        kind=kind,
        span=_read_span(node) if node.has("span") else None,
        steps=tuple(_read_step(row) for row in node.rows("steps", required=kind.startswith("by"))),
        question=node.text_or("question"),
        event=node.text_or("event"),
        setting=node.flag("setting"),
        overnight=node.flag("overnight"),
    )


def _read_step(node: Node) -> Step:
    node.only("code", "word", "span")
    span = _read_span(node) if node.has("span") else None
    return Step(node.text("code"), node.text("word"), span)


def _read_early(node: Node) -> Span | None:
    if not node.has("early"):
        return None
    span = _read_span(node, "early")
    if span.unit not in ("minutes", "hours"):
        raise node.refusal("early", f"early is “{span.words()}”; allowed are minutes and hours")
    return span


def _read_span(node: Node, key: str = "span") -> Span:
    text = node.text(key)
    found = span_from(text)
    if found is None:
        raise node.refusal(
            key, f"{key} is “{text}”; allowed is a number with one of {', '.join(UNITS)}"
        )
    return found


def span_from(text: str) -> Span | None:
    """Read a length as files and settings write it: ``30 minutes``; none of anything else."""
    found = _SPAN.fullmatch(text.strip())
    if not found or int(found[1]) == 0:
        return None
    return Span(int(found[1]), f"{found[2]}s")
