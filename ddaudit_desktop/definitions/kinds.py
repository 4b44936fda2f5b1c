"""Event kinds: what can stand on a timeline, and in which lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.parts import Option
from ddaudit_desktop.definitions.reading import unique

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddaudit_desktop.definitions.reading import Node

_CODE = r"[a-z][a-z0-9_]*"
_TELLING = ("band", "authority", "where")
"""Particulars that tell two events of one kind apart in a list."""


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
class Detail:
    """A particular that an event of a kind can keep: the band of a risk grade, the authority."""

    key: str
    label: str
    options: tuple[Option, ...]

    def word(self, code: str) -> str:
        """Return the words for a stored code."""
        return next((option.word for option in self.options if option.code == code), code)


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of event.

    Attributes:
        word: The words for lists; `short` those for a chip.
        group: Where it is offered; `lane` where it is drawn.
        details: Particulars that an event of this kind can keep.
    """

    id: str
    word: str
    short: str
    group: str
    lane: str
    details: tuple[Detail, ...] = ()

    def word_with(self, kept: Mapping[str, str]) -> str:
        """The words for lists with what tells the event apart: ``Risk grade set: High``."""
        said = [word for detail, word in self.particulars(kept) if detail.key in _TELLING]
        return f"{self.word}: {', '.join(said)}" if said else self.word

    def particulars(self, kept: Mapping[str, str]) -> list[tuple[Detail, str]]:
        """The particulars that are known of an event, each with its words."""
        return [(one, one.word(kept[one.key])) for one in self.details if kept.get(one.key)]


@dataclass(frozen=True, slots=True)
class EventKinds:
    """Everything the file of event kinds says."""

    version: str
    lanes: dict[str, Lane]
    groups: dict[str, KindGroup]
    kinds: dict[str, EventKind]


def read_kinds(root: Node) -> EventKinds:
    """Read the event kinds with their lanes, groups and particulars."""
    root.only("version", "lanes", "groups", "details", "kinds")
    lanes = {lane: Lane(lane, title) for lane, title in _titles(root, "lanes")}
    groups = {group: KindGroup(group, title) for group, title in _titles(root, "groups")}
    nodes = root.rows("kinds", required=True)
    unique(nodes)
    details = _read_details(root)
    kinds = [_read_kind(node, lanes, groups, details) for node in nodes]
    return EventKinds(root.text("version"), lanes, groups, {kind.id: kind for kind in kinds})


def _titles(root: Node, key: str) -> list[tuple[str, str]]:
    nodes = root.rows(key, required=True)
    unique(nodes)
    for node in nodes:
        node.only("id", "title")
    return [
        (node.code("id", r"[a-z][a-z_]*", "control_room"), node.text("title")) for node in nodes
    ]


def _read_details(root: Node) -> dict[str, Detail]:
    """The particulars that kinds name by their id; several kinds may share one."""
    nodes = root.rows("details")
    unique(nodes)
    found = {}
    for node in nodes:
        node.only("id", "key", "label", "options")
        detail_id = node.code("id", _CODE, "missing_band")
        options = []
        for option in node.rows("options", required=True):
            option.only("code", "word")
            options.append(Option(option.code("code", _CODE, "medium"), option.text("word")))
        key = node.code("key", _CODE, "band")
        found[detail_id] = Detail(key, node.text("label"), tuple(options))
    return found


def _read_kind(
    node: Node,
    lanes: dict[str, Lane],
    groups: dict[str, KindGroup],
    details: dict[str, Detail],
) -> EventKind:
    node.only("id", "word", "short", "group", "lane", "details")
    word = node.text("word")
    return EventKind(
        id=node.code("id", r"[A-Z][A-Z0-9_]*", "RISK_SET"),
        word=word,
        short=node.text_or("short", word),
        group=node.choice("group", groups),
        lane=node.choice("lane", lanes),
        details=tuple(details[name] for name in node.choices("details", details)),
    )
