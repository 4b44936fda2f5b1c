"""Plain data from frozen dataclasses and back, with one declaration for both and for the schema.

A field's type says what is allowed, the text in its ``Annotated`` says what it is for. From that
come the JSON of a record, the check of a JSON that somebody else wrote, and the published schema;
the three cannot drift apart.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")
FIRST_YEAR, LAST_YEAR = 2, 9998
"""Years in which a local time can be told of every instant."""


class NotThisShape(KnownError):
    """Data that is no record of this format; the message names the place and what is allowed."""


@dataclass(frozen=True)
class Pattern:
    """A text that has to match; ``meaning`` is how a person is told."""

    regex: str
    meaning: str


@dataclass(frozen=True)
class AtLeast:
    """The least value of a number."""

    least: int


Day = Annotated[
    str, Pattern(r"^(\d{4}-\d{2}-\d{2})?$", "a date such as 2020-02-11, or empty when not known")
]
Given = Annotated[str, Pattern(r"[^\s]", "a text that is not empty")]
Hash = Annotated[str, Pattern(r"^([0-9a-f]{64})?$", "64 hexadecimal digits, or empty")]
Count = Annotated[int, AtLeast(0)]
INSTANT = Pattern(
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$", "an instant such as 2020-02-11T18:58:00.000Z"
)


@dataclass(frozen=True)
class Slot:
    """One field of a dataclass as the three uses need it."""

    name: str
    kind: Any
    about: str
    marks: tuple[Pattern | AtLeast, ...]
    required: bool


@cache
def slots(cls: Hashable) -> tuple[Slot, ...]:
    """The fields of a dataclass in order, with their types, purpose and limits."""
    assert isinstance(cls, type)
    assert is_dataclass(cls)
    hints = get_type_hints(cls, include_extras=True)
    found = []
    for field in fields(cls):
        kind, notes = _stripped(hints[field.name])
        found.append(
            Slot(
                name=field.name,
                kind=kind,
                about=" ".join(note for note in notes if isinstance(note, str)),
                marks=tuple(note for note in notes if isinstance(note, Pattern | AtLeast)),
                required=field.default is MISSING and field.default_factory is MISSING,
            )
        )
    return tuple(found)


def to_plain(value: Any) -> Any:
    """The value as what JSON knows: dicts, lists, texts, numbers, true, false and null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {slot.name: to_plain(getattr(value, slot.name)) for slot in slots(type(value))}
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value


def from_plain(cls: type[T], plain: Any, path: str = "") -> T:
    """A dataclass from plain data, or `NotThisShape` with a sentence that names the place."""
    here = path or "the record"
    if not isinstance(plain, dict):
        raise NotThisShape(f"{here} has to be an object with named members.")
    known = {slot.name: slot for slot in slots(cast("Hashable", cls))}
    for name in plain:
        if name not in known:
            raise NotThisShape(f"{_joined(path, name)} is not part of a record; take it out.")
    values = {}
    for name, slot in known.items():
        if name in plain:
            values[name] = _read(slot.kind, slot.marks, plain[name], _joined(path, name))
        elif slot.required:
            raise NotThisShape(f"{_joined(path, name)} is missing; a record has to give it.")
    try:
        return cls(**values)
    except ValueError as error:
        raise NotThisShape(f"{here}: {error}") from error


def _read(kind: Any, marks: tuple[Pattern | AtLeast, ...], plain: Any, path: str) -> Any:
    if isinstance(kind, type) and is_dataclass(kind):
        return from_plain(kind, plain, path)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if plain is None:
            return None
        inner, notes = _stripped(_not_none(kind))
        return _read(inner, (*marks, *_limits(notes)), plain, path)
    if origin is tuple:
        return _read_list(kind, plain, path)
    if origin is Literal:
        if plain not in get_args(kind) or isinstance(plain, bool):
            allowed = ", ".join(repr(each) for each in get_args(kind))
            raise NotThisShape(f"{path} has to be one of {allowed}.")
        return plain
    if kind is datetime:
        return _read_instant(plain, path)
    return _read_simple(kind, marks, plain, path)


def _read_list(kind: Any, plain: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise NotThisShape(f"{path} has to be a list.")
    inner, notes = _stripped(get_args(kind)[0])
    limits = _limits(notes)
    return tuple(
        _read(inner, limits, each, f"{path}[{number}]") for number, each in enumerate(plain)
    )


def _read_instant(plain: Any, path: str) -> datetime:
    if isinstance(plain, str) and re.search(INSTANT.regex, plain):
        try:
            instant = datetime.fromisoformat(plain)
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= instant.year <= LAST_YEAR:
                return instant
    raise NotThisShape(f"{path} has to be {INSTANT.meaning}.")


WORDS = {str: "a text", int: "a whole number", bool: "true or false"}


def _read_simple(kind: Any, marks: tuple[Pattern | AtLeast, ...], plain: Any, path: str) -> Any:
    if not isinstance(plain, kind) or (kind is int and isinstance(plain, bool)):
        raise NotThisShape(f"{path} has to be {WORDS[kind]}.")
    if isinstance(plain, str) and any("\ud800" <= letter <= "\udfff" for letter in plain):
        raise NotThisShape(f"{path} holds half a character; no text may.")
    for mark in marks:
        if isinstance(mark, Pattern) and not re.search(mark.regex, plain):
            raise NotThisShape(f"{path} has to be {mark.meaning}.")
        if isinstance(mark, AtLeast) and plain < mark.least:
            raise NotThisShape(f"{path} has to be {mark.least} or more.")
    return plain


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _stripped(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(kind) is Annotated:
        inner, *notes = get_args(kind)
        return inner, tuple(notes)
    return kind, ()


def _limits(notes: tuple[Any, ...]) -> tuple[Pattern | AtLeast, ...]:
    return tuple(note for note in notes if isinstance(note, Pattern | AtLeast))


def _not_none(kind: Any) -> Any:
    return next(each for each in get_args(kind) if each is not NoneType)
