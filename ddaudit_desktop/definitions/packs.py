"""Inspection packs: the improvement points an inspection left, each tied to questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.reading import unique

if TYPE_CHECKING:
    from datetime import date

    from ddaudit_desktop.definitions.reading import Node

POINT_KINDS = ("improve", "strength")
PACK_STATUSES = ("draft", "confirmed", "generic")
DUE_RULES = ("immediate", "+3m", "+6m", "date", "none", "unknown")
_CHECK = re.compile(r"(CK|LG)-([A-Z]{2}-)?\d\d")


@dataclass(frozen=True, slots=True)
class PointStatus:
    """What was said about a point on a day: dated history, as public registers keep it."""

    day: date
    status: str
    comment: str
    by: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the inspection asked for or praised.

    Attributes:
        code: Such as "D01".
        area: The chapter of the report, by its code.
        kind: "improve" or "strength".
        text: The point; `verbatim` says whether these are the report's own words.
        incomplete: Our copy of the source breaks off; the force has to complete the text.
        due_rule: One of `DUE_RULES`; `due_on` holds the day where the rule is "date".
        owner: Role that answers for it, empty until the force fills it in.
        themes: Themes whose cases can test it; an empty list says that no case can.
        question_ids: Questions whose answers are shown beside it.
        check_ids: Checks whose flags are shown beside it.
        generic: The points of the generic pack it corresponds to.
    """

    code: str
    area: str
    kind: str
    text: str
    short: str
    verbatim: bool
    incomplete: bool
    due_rule: str
    due_on: str
    owner: str
    themes: tuple[str, ...]
    question_ids: tuple[str, ...]
    check_ids: tuple[str, ...]
    generic: tuple[str, ...]
    source_ref: str
    note: str
    status_history: tuple[PointStatus, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """One inspection with its points, as a deep dive is tested against it.

    Dates are texts, because often only a month or a year is known.
    """

    code: str
    version: str
    title: str
    publisher: str
    visited_on: str
    published_on: str
    status: str
    confirmed_by: str
    note: str
    replaces: str
    scales: tuple[str, ...]
    points: tuple[Point, ...]

    def point(self, code: str) -> Point:
        """Return the point with a code."""
        return next(point for point in self.points if point.code == code)


def read_pack_file(root: Node) -> Pack:
    """Read a pack from the top table of its file."""
    root.only(
        "code", "version", "title", "publisher", "visited_on", "published_on", "status",
        "confirmed_by", "note", "replaces", "scales", "points",
    )  # fmt: skip
    points = root.rows("points", required=True)
    unique(points, "code")
    return Pack(
        code=root.code("code", r"[A-Z][A-Z0-9-]+", "DUR-2019"),
        version=root.text("version"),
        title=root.text("title"),
        publisher=root.text_or("publisher"),
        visited_on=root.period("visited_on"),
        published_on=root.period("published_on"),
        status=root.choice("status", PACK_STATUSES),
        confirmed_by=root.text_or("confirmed_by"),
        note=root.text_or("note"),
        replaces=root.text_or("replaces"),
        scales=root.texts("scales"),
        points=tuple(_read_point(node) for node in points),
    )


def _read_point(node: Node) -> Point:
    node.only(
        "code", "area", "kind", "text", "short", "verbatim", "incomplete", "due_rule", "due_on",
        "owner", "themes", "question_ids", "check_ids", "generic", "source_ref", "note",
        "status_history",
    )  # fmt: skip
    text = node.text("text")
    due_rule = node.choice("due_rule", DUE_RULES)
    return Point(
        code=node.code("code", r"[A-Z]+[0-9]+", "D01"),
        area=node.text("area"),
        kind=node.choice("kind", POINT_KINDS),
        text=text,
        short=node.text_or("short", text),
        verbatim=node.flag("verbatim"),
        incomplete=node.flag("incomplete"),
        due_rule=due_rule,
        due_on=_read_due_day(node, due_rule),
        owner=node.text_or("owner"),
        themes=node.texts("themes", required=True),
        question_ids=node.texts("question_ids"),
        check_ids=_read_checks(node),
        generic=node.texts("generic"),
        source_ref=node.text_or("source_ref"),
        note=node.text_or("note"),
        status_history=tuple(_read_status(row) for row in node.rows("status_history")),
    )


def _read_due_day(node: Node, due_rule: str) -> str:
    day = node.day("due_on")
    if due_rule == "date" and day is None:
        raise node.refusal(
            "due_rule", "due_rule is “date”; then due_on is needed, such as 2020-06-12"
        )
    if due_rule != "date" and day is not None:
        raise node.refusal("due_on", "due_on goes with due_rule “date” alone")
    return day.isoformat() if day else ""


def _read_checks(node: Node) -> tuple[str, ...]:
    checks = node.texts("check_ids")
    for index, check in enumerate(checks):
        if not _CHECK.fullmatch(check):
            raise node.source.refusal(
                (*node.path, "check_ids", index),
                f"check_ids holds “{check}”; allowed is a check such as CK-MC-01",
            )
    return checks


def _read_status(node: Node) -> PointStatus:
    node.only("date", "status", "comment", "by")
    day = node.day("date")
    if day is None:
        raise node.refusal("date", "“date” is missing; each entry of status_history needs it")
    return PointStatus(day, node.text("status"), node.text_or("comment"), node.text_or("by"))
