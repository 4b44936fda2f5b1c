"""Reading definition files strictly: every refusal names the file, the line and what is allowed."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from db.errors import KnownError
from ddaudit_desktop.definitions.lines import Path, line_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = re.compile(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class DefinitionError(KnownError):
    """A definition file cannot be used; the sentence says where and what would be right."""


class Source:
    """The text of one definition file and the name people know it by."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return line_numbers(self.text)

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest table around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def refusal(self, path: Path, what: str) -> DefinitionError:
        """Make the error for the value at a path; ``what`` begins in lower case."""
        return DefinitionError(f"{self.name}, line {self.line(path)}: {what}.")

    def root(self) -> Node:
        """Parse the text and return its top table."""
        try:
            data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise self._syntax_refusal(str(error)) from None
        return Node(self, (), data)

    def _syntax_refusal(self, message: str) -> DefinitionError:
        found = _PLACE.match(message)
        what = found["what"] if found else message
        last = self.text.rstrip().count("\n") + 1
        line = int(found["line"]) if found and found["line"] else last
        return DefinitionError(
            f"{self.name}, line {line}: this is not valid TOML ({what}); "
            "allowed are lines of the form key = value, with text in quotation marks."
        )


class Node:
    """One table of a definition file, read key by key."""

    __slots__ = ("data", "path", "source")

    def __init__(self, source: Source, path: Path, data: dict[str, object]) -> None:
        self.source = source
        self.path = path
        self.data = data

    def refusal(self, key: str, what: str) -> DefinitionError:
        """Make the error for one key of this table."""
        return self.source.refusal((*self.path, key), what)

    def only(self, *allowed: str) -> None:
        """Refuse any key that is not among those allowed."""
        for key in self.data:
            if key not in allowed:
                raise self.refusal(key, f"“{key}” is not known here; allowed are {listed(allowed)}")

    def has(self, key: str) -> bool:
        """Say whether the file gives this key."""
        return key in self.data

    def text(self, key: str) -> str:
        """Return a text that has to be there; line breaks inside it count as spaces."""
        value = self._required(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refusal(key, f"{key} is {_shown(value)}; allowed is text in quotation marks")
        return " ".join(value.split())

    def text_or(self, key: str, default: str = "") -> str:
        """Return a text, or the default where the file leaves the key out."""
        return self.text(key) if key in self.data else default

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of different texts, empty where the file may leave the key out."""
        value = self._required(key) if required else self.data.get(key, [])
        if not isinstance(value, list):
            raise self.refusal(
                key, f'{key} is {_shown(value)}; allowed is a list such as ["one", "two"]'
            )
        for index, item in enumerate(value):
            place = (*self.path, key, index)
            if not isinstance(item, str) or not item.strip():
                raise self.source.refusal(
                    place, f"{key} holds {_shown(item)}; allowed is text in quotation marks"
                )
            if item in value[:index]:
                raise self.source.refusal(
                    place, f"{key} names “{item}” twice; allowed is each once"
                )
        return tuple(value)

    def flag(self, key: str) -> bool:
        """Return true or false, false where the file leaves the key out."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.refusal(key, f"{key} is {_shown(value)}; allowed are true, false")
        return value

    def number(self, key: str) -> int:
        """Return a whole number that has to be there."""
        value = self._required(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refusal(key, f"{key} is {_shown(value)}; allowed is a whole number")
        return value

    def day(self, key: str) -> date | None:
        """Return a date, or None where the file leaves the key out."""
        value = self.data.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        raise self.refusal(
            key, f"{key} is {_shown(value)}; allowed is a date such as 2020-05-01, unquoted"
        )

    def period(self, key: str) -> str:
        """Return a year, a month or a day as text, empty where the file leaves the key out."""
        value = self.text_or(key)
        if value and not _PERIOD.fullmatch(value):
            raise self.refusal(
                key, f"{key} is “{value}”; allowed is “2020”, “2020-03” or “2020-03-12”"
            )
        return value

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Return one of the words allowed."""
        words = tuple(allowed)
        if default is not None and key not in self.data:
            return default
        value = self.text(key)
        if value not in words:
            raise self.refusal(key, f"{key} is “{value}”; allowed are {listed(words)}")
        return value

    def choices(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """Return a list whose every item is one of the words allowed."""
        words = tuple(allowed)
        values = self.texts(key)
        for index, value in enumerate(values):
            if value not in words:
                raise self.source.refusal(
                    (*self.path, key, index),
                    f"{key} holds “{value}”; allowed are {listed(words)}",
                )
        return values

    def code(self, key: str, form: str, example: str) -> str:
        """Return an identifier of a given form."""
        value = self.text(key)
        if not re.fullmatch(form, value):
            raise self.refusal(
                key, f"{key} is “{value}”; allowed is an identifier such as {example}"
            )
        return value

    def table(self, key: str) -> Node:
        """Return a table inside this one that has to be there."""
        return self._node(key, (*self.path, key), self._required(key))

    def rows(self, key: str, *, required: bool = False) -> list[Node]:
        """Return a list of tables; when required, at least one."""
        value = self._required(key) if required else self.data.get(key, [])
        if not isinstance(value, list) or (required and not value):
            raise self.refusal(key, f"{key} is {_shown(value)}; allowed is a list of tables")
        return [self._node(key, (*self.path, key, index), item) for index, item in enumerate(value)]

    def _node(self, key: str, path: Path, value: object) -> Node:
        if not isinstance(value, dict):
            raise self.source.refusal(path, f"{key} is {_shown(value)}; allowed is a table")
        return Node(self.source, path, value)

    def _required(self, key: str) -> object:
        if key not in self.data:
            names = ".".join(part for part in self.path if isinstance(part, str))
            where = f"each entry of {names} needs it" if names else "the file needs it at its top"
            raise self.source.refusal(self.path, f"“{key}” is missing; {where}")
        return self.data[key]


def unique(nodes: Iterable[Node], key: str = "id") -> None:
    """Refuse the second of two tables of one file that carry the same identifier."""
    seen: dict[object, Node] = {}
    for node in nodes:
        value = node.data.get(key)
        if value in seen:
            line = node.source.line((*seen[value].path, key))
            raise node.refusal(
                key, f"{key} “{value}” stands already in line {line}; allowed is each {key} once"
            )
        seen[value] = node


def listed(words: Iterable[str]) -> str:
    """Write words one after another, for a sentence that says what is allowed."""
    return ", ".join(words) or "none, as there are none yet"


def _shown(value: object) -> str:
    """Write a wrong value the way its author would recognise it."""
    if isinstance(value, str):
        return f"“{value}”" if value.strip() else "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return str(value)
