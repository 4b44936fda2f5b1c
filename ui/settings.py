"""Settings of this workstation: how the window looks and which files were open; no case data.

Everything that affects meaning (scale, themes, parameters) is kept in the deep dive itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings

Scheme = Literal["system", "light", "dark"]

RECENT_KEPT = 10
TEXT_SIZES = (90, 100, 110, 125, 150)


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A deep dive opened on this workstation: its title and where it is."""

    title: str
    path: Path


class Settings:
    """Typed access to the workstation's settings file."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system."""
        value = self._store.value("look/scheme", "system")
        return value if value in ("light", "dark") else "system"

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._store.setValue("look/scheme", value)

    @property
    def text_size(self) -> int:
        """Text size in per cent, one of `TEXT_SIZES`."""
        value = self._number("look/text_size", 100)
        return value if value in TEXT_SIZES else 100

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._store.setValue("look/text_size", value)

    @property
    def show_keys(self) -> bool:
        """Whether key caps are shown."""
        return self._number("look/show_keys", 1) == 1

    @show_keys.setter
    def show_keys(self, value: bool) -> None:
        self._store.setValue("look/show_keys", int(value))

    @property
    def single_letters(self) -> bool:
        """Whether single letters answer and move where no text is written."""
        return self._number("keys/single_letters", 1) == 1

    @single_letters.setter
    def single_letters(self, value: bool) -> None:
        self._store.setValue("keys/single_letters", int(value))

    @property
    def nudges(self) -> bool:
        """Whether the auditor's own text gets a private word about its wording."""
        return self._number("writing/nudges", 1) == 1

    @nudges.setter
    def nudges(self, value: bool) -> None:
        self._store.setValue("writing/nudges", int(value))

    @property
    def auditor(self) -> tuple[str, str]:
        """The name and role given last time, offered again at the next opening."""
        return str(self._store.value("auditor/name", "")), str(
            self._store.value("auditor/role", "")
        )

    @auditor.setter
    def auditor(self, value: tuple[str, str]) -> None:
        self._store.setValue("auditor/name", value[0])
        self._store.setValue("auditor/role", value[1])

    @property
    def columns(self) -> str:
        """Which columns of tables were which, as `logs.columns` writes it; no words of theirs."""
        return str(self._store.value("files/columns", ""))

    @columns.setter
    def columns(self, value: str) -> None:
        self._store.setValue("files/columns", value)

    @property
    def recent(self) -> list[RecentFile]:
        """The files opened last, newest first; those that are gone are left out."""
        rows = json.loads(str(self._store.value("files/recent", "[]")))
        files = [RecentFile(str(title), Path(str(path))) for title, path in rows]
        return [entry for entry in files if entry.path.is_file()]

    def remember(self, title: str, path: Path) -> None:
        """Put a file on top of the recent ones."""
        others = [entry for entry in self.recent if entry.path != path]
        kept = [RecentFile(title, path), *others][:RECENT_KEPT]
        rows = [[entry.title, str(entry.path)] for entry in kept]
        self._store.setValue("files/recent", json.dumps(rows))

    def forget(self, path: Path) -> None:
        """Take a file off the list."""
        rows = [[e.title, str(e.path)] for e in self.recent if e.path != path]
        self._store.setValue("files/recent", json.dumps(rows))

    def _number(self, key: str, default: int) -> int:
        try:
            return int(str(self._store.value(key, default)))
        except ValueError:
            return default
