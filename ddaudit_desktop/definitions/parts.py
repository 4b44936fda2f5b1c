"""The parts of a question: what can be entered, and the words an entry is shown with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.reading import listed, unique

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ddaudit_desktop.definitions.reading import Node

PART_TYPES = ("YPN", "DT", "CH", "MULTI", "NUM", "TXT", "DATE", "GR", "REC")
PART_KEYS = (
    "type",
    "label",
    "event",
    "many",
    "unit",
    "options",
    "options_from",
    "adverse",
)
NOT_RECORDED = "not_recorded"
NOT_APPLICABLE = "not_applicable"
_CODE = r"[a-z][a-z0-9_]*"
_CHOOSING = ("CH", "MULTI")


@dataclass(frozen=True, slots=True)
class Option:
    """One value a part can take: the code that is stored and the word that is shown."""

    code: str
    word: str


YES_PARTLY_NO = (Option("yes", "Yes"), Option("partly", "Partly"), Option("no", "No"))
ALWAYS_ALLOWED = (Option(NOT_RECORDED, "Not recorded"), Option(NOT_APPLICABLE, "N/A"))


@dataclass(frozen=True, slots=True)
class OptionList:
    """One version of a list of options, in force for a stretch of time (risk bands change)."""

    id: str
    version: str
    title: str
    options: tuple[Option, ...]
    in_force_from: date | None = None
    in_force_until: date | None = None
    note: str = ""

    def in_force_on(self, day: date) -> bool:
        """Say whether this version held on a day, its first and last day included."""
        begun = self.in_force_from is None or self.in_force_from <= day
        ended = self.in_force_until is not None and self.in_force_until < day
        return begun and not ended


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to enter for a question.

    Attributes:
        key: "main" for the answer itself, another word for what goes with it.
        type: One of `PART_TYPES`.
        label: Names the part where several stand together, and for screen readers.
        options: Every value besides those always allowed, over all versions of a list.
        event_kind: The kind of event that answers a date-time part.
        many: Several events may answer it (each change of a grade, each review).
        unit: What a number counts.
        adverse: Values that weigh against practice; for a key question they ask for a note.
        optional: Leaving it empty never makes a question incomplete.
        asked_after: Values of the main part after which this part is asked; empty means always.
        lists: The versioned lists the options come from, if any.
    """

    key: str
    type: str
    label: str
    options: tuple[Option, ...] = ()
    event_kind: str | None = None
    many: bool = False
    unit: str = ""
    adverse: tuple[str, ...] = (NOT_RECORDED,)
    optional: bool = False
    asked_after: tuple[str, ...] = ()
    lists: tuple[OptionList, ...] = ()

    def lists_on(self, day: date | None) -> tuple[OptionList, ...]:
        """Return the versions of the list in force on a day; all of them when that is unknown."""
        if day is None:
            return self.lists
        return tuple(entry for entry in self.lists if entry.in_force_on(day)) or self.lists

    def options_on(self, day: date | None) -> tuple[Option, ...]:
        """Return the options to offer for an event on a day."""
        return _merged(self.lists_on(day)) if self.lists else self.options

    def allowed(self) -> tuple[str, ...]:
        """Return every code this part may store, where its type stores codes."""
        return tuple(option.code for option in (*self.options, *ALWAYS_ALLOWED))

    def word(self, value: str) -> str:
        """Return the words for a stored value; of several codes each, joined by commas."""
        words = {option.code: option.word for option in (*self.options, *ALWAYS_ALLOWED)}
        if self.type == "MULTI":
            return ", ".join(words.get(code, code) for code in value.split(","))
        return words.get(value, value)

    def is_adverse(self, value: str | None) -> bool:
        """Say whether a stored value weighs against practice."""
        return value is not None and any(code in self.adverse for code in value.split(","))

    def is_asked(self, main_value: str | None) -> bool:
        """Say whether the part is asked, given the value of the main part."""
        return not self.asked_after or main_value in self.asked_after


def read_option_lists(root: Node) -> dict[str, tuple[OptionList, ...]]:
    """Read the versioned lists at the top of a question set, by their id."""
    lists: dict[str, tuple[OptionList, ...]] = {}
    for node in root.rows("option_lists"):
        node.only("id", "version", "title", "options", "in_force_from", "in_force_until", "note")
        entry = OptionList(
            id=node.code("id", r"[a-z][a-z0-9-]*", "missing-risk"),
            version=node.text("version"),
            title=node.text("title"),
            options=_read_options(node),
            in_force_from=node.day("in_force_from"),
            in_force_until=node.day("in_force_until"),
            note=node.text_or("note"),
        )
        earlier = lists.get(entry.id, ())
        if any(other.version == entry.version for other in earlier):
            raise node.refusal(
                "version",
                f"version “{entry.version}” of “{entry.id}” stands twice; "
                "allowed is each version once",
            )
        lists[entry.id] = (*earlier, entry)
    return lists


def read_main_part(node: Node, short: str, lists: Mapping[str, tuple[OptionList, ...]]) -> Part:
    """Read the answer itself, whose keys stand directly in the question."""
    return _read_part(node, "main", node.text_or("label", short), lists)


def read_further_parts(
    question: Node, main: Part, lists: Mapping[str, tuple[OptionList, ...]]
) -> tuple[Part, ...]:
    """Read what is entered beside the answer: when it was, the words used, and so on."""
    nodes = question.rows("parts")
    unique(nodes, "key")
    parts = []
    for node in nodes:
        node.only("key", "optional", "asked_after", *PART_KEYS)
        key = node.code("key", _CODE, "when")
        if key == "main":
            raise node.refusal("key", "key is “main”; allowed is any other word, such as when")
        parts.append(_read_part(node, key, node.text("label"), lists, main))
    return tuple(parts)


def _read_part(
    node: Node,
    key: str,
    label: str,
    lists: Mapping[str, tuple[OptionList, ...]],
    main: Part | None = None,
) -> Part:
    kind = node.choice("type", PART_TYPES)
    used = _read_used_lists(node, kind, lists)
    options = _merged(used) if used else _read_type_options(node, kind)
    codes = tuple(option.code for option in (*options, *ALWAYS_ALLOWED))
    usual = ("no", NOT_RECORDED) if kind == "YPN" else (NOT_RECORDED,)
    return Part(
        key=key,
        type=kind,
        label=label,
        options=options,
        event_kind=_read_event(node, kind),
        many=_read_only_for(node, "many", kind, "DT") and node.flag("many"),
        unit=node.text("unit") if _read_only_for(node, "unit", kind, "NUM") else "",
        adverse=node.choices("adverse", codes) if node.has("adverse") else usual,
        optional=node.flag("optional"),
        asked_after=_read_asked_after(node, main),
        lists=used,
    )


def _read_event(node: Node, kind: str) -> str | None:
    if kind == "DT":
        return node.text("event")
    _read_only_for(node, "event", kind, "DT")
    return None


def _read_only_for(node: Node, key: str, kind: str, *kinds: str) -> bool:
    """Say whether a key is given, and refuse it where the type of the part has no use for it."""
    if node.has(key) and kind not in kinds:
        raise node.refusal(key, f"{key} goes with type {listed(kinds)}; here the type is {kind}")
    return node.has(key)


def _read_used_lists(
    node: Node, kind: str, lists: Mapping[str, tuple[OptionList, ...]]
) -> tuple[OptionList, ...]:
    if not _read_only_for(node, "options_from", kind, *_CHOOSING):
        return ()
    return lists[node.choice("options_from", lists)]


def _read_type_options(node: Node, kind: str) -> tuple[Option, ...]:
    if kind in _CHOOSING:
        return _read_options(node)
    _read_only_for(node, "options", kind, *_CHOOSING)
    return YES_PARTLY_NO if kind == "YPN" else ()


def _read_options(node: Node) -> tuple[Option, ...]:
    rows = node.rows("options", required=True)
    unique(rows, "code")
    options = []
    for row in rows:
        row.only("code", "word")
        option = Option(row.code("code", _CODE, "very_high"), row.text("word"))
        if option.code in (NOT_RECORDED, NOT_APPLICABLE):
            raise row.refusal(
                "code", f"code is “{option.code}”; allowed is any other, this one is always offered"
            )
        options.append(option)
    return tuple(options)


def _read_asked_after(node: Node, main: Part | None) -> tuple[str, ...]:
    if main is None:
        return ()
    if node.has("asked_after"):
        return node.choices("asked_after", main.allowed())
    return ("yes", "partly") if main.type == "YPN" else ()


def _merged(lists: tuple[OptionList, ...]) -> tuple[Option, ...]:
    """Put the options of several versions together, each code once, a new one before its next."""
    merged: list[Option] = []
    for entry in lists:
        for place, option in enumerate(entry.options):
            known = [other.code for other in merged]
            if option.code in known:
                continue
            later = [other.code for other in entry.options[place + 1 :] if other.code in known]
            merged.insert(known.index(later[0]) if later else len(merged), option)
    return tuple(merged)
