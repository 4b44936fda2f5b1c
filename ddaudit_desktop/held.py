"""Every record of a deep dive, read once by kind and handed out by audit or case.

Opening one audit asks the store a dozen times; opening a thousand, for a pass over the whole deep
dive, asks it a dozen times as well when they share one of these.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from db.errors import KnownError
from db.records import Kept
from ddaudit_desktop.reading import rows

if TYPE_CHECKING:
    from db.store import Store

Noun = TypeVar("Noun", bound=Kept)


class Held:
    """The records of a store as they were when each kind was first asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kinds: dict[type[Kept], list[Kept]] = {}
        self._grouped: dict[tuple[type[Kept], str], dict[object, list[Kept]]] = {}

    def records(self, model: type[Noun], **equal: object) -> list[Noun]:
        """The records of a kind with one column value, oldest first; all when none is given."""
        if not equal:
            return self._all(model)
        (column, value), *more = equal.items()
        found = self._by(model, column).get(value, [])
        return [row for row in found if all(getattr(row, c) == v for c, v in more)]  # type: ignore[misc]

    def one(self, model: type[Noun], record_id: str) -> Noun:
        """One record by id.

        Raises:
            KnownError: it is not there.
        """
        found = self.records(model, id=record_id)
        if not found:
            raise KnownError("This record is not there any more. Another change has removed it.")
        return found[0]

    def _all(self, model: type[Noun]) -> list[Noun]:
        if model not in self._kinds:
            self._kinds[model] = list(rows(self.store, model))
        return self._kinds[model]  # type: ignore[return-value]

    def _by(self, model: type[Kept], column: str) -> dict[object, list[Kept]]:
        key = (model, column)
        if key not in self._grouped:
            groups: dict[object, list[Kept]] = defaultdict(list)
            for row in self._all(model):
                groups[getattr(row, column)].append(row)
            self._grouped[key] = groups
        return self._grouped[key]
