"""The definitions that a deep dive was begun on, read back from the store.

Their readers are imported when the first is read: the first screen shows none.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from db.records import Definition
from ddaudit_desktop.form.model import Form, make_form
from ddaudit_desktop.reading import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.store import Store
    from ddaudit_desktop.definitions import EventKinds, Interval, Pack, Phrases, QuestionSet

HEADER_SETS = ("HD", "CL", "OV")
"""Question sets that every audit has, whatever its theme."""


@lru_cache(maxsize=64)
def _question_set(source: str, name: str) -> QuestionSet:
    from ddaudit_desktop.definitions import read_question_set

    return read_question_set(source, name)


@lru_cache(maxsize=8)
def _event_kinds(source: str, name: str) -> EventKinds:
    from ddaudit_desktop.definitions import read_event_kinds

    return read_event_kinds(source, name)


@lru_cache(maxsize=8)
def _pack(source: str, name: str) -> Pack:
    from ddaudit_desktop.definitions import read_pack

    return read_pack(source, name)


@lru_cache(maxsize=8)
def _intervals(source: str) -> dict[str, Interval]:
    from ddaudit_desktop.definitions import read_intervals_text, shipped_intervals

    known = shipped_intervals() | read_intervals_text(source, "intervals")
    return dict(sorted(known.items()))


@lru_cache(maxsize=8)
def _language(source: str, name: str) -> Phrases:
    from ddaudit_desktop.definitions import read_language

    return read_language(source, name)


class Pinned:
    """Question sets, event kinds, word lists and pack of one deep dive; parsed once a sitting."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._forms: dict[tuple[object, ...], Form] = {}

    @cached_property
    def _sources(self) -> dict[tuple[str, str, str], str]:
        """The text of each definition by kind, code and version."""
        found = rows(self._store, Definition)
        return {(row.kind, row.code, row.version): row.source for row in found}

    def question_set(self, code: str, version: str) -> QuestionSet:
        """A question set in the version an audit names."""
        source = self._sources["question_set", code, version]
        return _question_set(source, f"{code} {version}")

    def form(self, question_sets: Mapping[str, str], theme: str) -> Form:
        """The form of an audit that names these sets and versions."""
        key = (theme, *question_sets.items())
        if key not in self._forms:
            sets = [self.question_set(code, version) for code, version in question_sets.items()]
            self._forms[key] = make_form(sets, theme)
        return self._forms[key]

    def sets_of(self, theme: str, other_themes: Iterable[str] = ()) -> dict[str, str]:
        """The question sets of a case of these themes, each in its newest pinned version."""
        wanted = {*HEADER_SETS, theme, *other_themes}
        return {
            code: version
            for kind, code, version in sorted(self._sources)
            if kind == "question_set" and code in wanted
        }

    @property
    def event_kinds(self) -> EventKinds:
        """Kinds of event, their groups and lanes."""
        return _event_kinds(self._newest("event_kinds"), "event_kinds")

    @property
    def intervals(self) -> Mapping[str, Interval]:
        """The clocks in order of id; those it does not have are the ones in use today."""
        return _intervals(self._newest("intervals"))

    @property
    def language(self) -> Phrases:
        """The word lists; those in use today where the deep dive began before there were any."""
        if not self._has("language"):
            from ddaudit_desktop.definitions import language_in_use

            return language_in_use()
        return _language(self._newest("language"), "language")

    @property
    def pack(self) -> Pack | None:
        """The inspection pack as it was attached, if one was."""
        if not self._has("pack"):
            return None
        return _pack(self._newest("pack"), "pack")

    def _has(self, wanted: str) -> bool:
        return any(kind == wanted for kind, _, _ in self._sources)

    def _newest(self, kind: str) -> str:
        versions = [key for key in self._sources if key[0] == kind]
        return self._sources[max(versions, key=lambda key: key[2])]
