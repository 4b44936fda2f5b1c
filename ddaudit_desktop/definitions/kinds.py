"""Event kinds: what can stand on a timeline, and in which lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.reading import unique

if TYPE_CHECKING:
    from ddaudit_desktop.definitions.reading import Node


@dataclass(frozen=True, slots=True)
class Lane:
    """One swim lane of the timeline, in the order of the file."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Event kinds that are offered together when an event is added."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of event: the words for lists, the short words for a chip, its group and lane."""

    id: str
    word: str
    short: str
    group: str
    lane: str


@dataclass(frozen=True, slots=True)
class EventKinds:
    """Everything the file of event kinds says."""

    version: str
    lanes: dict[str, Lane]
    groups: dict[str, KindGroup]
    kinds: dict[str, EventKind]


def read_kinds(root: Node) -> EventKinds:
    """Read the event kinds with their lanes and groups."""
    root.only("version", "lanes", "groups", "kinds")
    lanes = {lane: Lane(lane, title) for lane, title in _titles(root, "lanes")}
    groups = {group: KindGroup(group, title) for group, title in _titles(root, "groups")}
    nodes = root.rows("kinds", required=True)
    unique(nodes)
    kinds = [_read_kind(node, lanes, groups) for node in nodes]
    return EventKinds(root.text("version"), lanes, groups, {kind.id: kind for kind in kinds})


def _titles(root: Node, key: str) -> list[tuple[str, str]]:
    nodes = root.rows(key, required=True)
    unique(nodes)
    for node in nodes:
        node.only("id", "title")
    return [
        (node.code("id", r"[a-z][a-z_]*", "control_room"), node.text("title")) for node in nodes
    ]


def _read_kind(node: Node, lanes: dict[str, Lane], groups: dict[str, KindGroup]) -> EventKind:
    node.only("id", "word", "short", "group", "lane")
    word = node.text("word")
    return EventKind(
        id=node.code("id", r"[A-Z][A-Z0-9_]*", "RISK_SET"),
        word=word,
        short=node.text_or("short", word),
        group=node.choice("group", groups),
        lane=node.choice("lane", lanes),
    )
