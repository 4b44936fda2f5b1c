"""What "go to anything" found, as rows under headings, with the letters that matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from typing_extensions import override

from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from ddaudit_desktop.find import Found
    from ui.commands import Command

    Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole + 51
"""Role of the row itself: a `Result`, or a heading's words."""

BEFORE_MATCH = 28
"""Letters kept before the first match of a long text."""

ICONS = {
    "case_file": "folder-open",
    "question": "list-bullets",
    "answer": "note-pencil",
    "extract": "quotes",
    "event": "clock",
    "concern": "megaphone",
    "feedback": "chat-circle-text",
    "overall_grade": "check-circle",
    "point_assessment": "check-circle",
    "action": "check-square-offset",
    "change_made": "arrows-left-right",
    "finding": "chart-bar-horizontal",
    "command": "keyboard",
}


@dataclass(frozen=True, slots=True)
class Result:
    """One row: what it is called, which letters matched, where it leads.

    Attributes:
        place: where to go, for anything but a command.
        command: the id of the command to run.
        keys: the keys of the command, shown at the right.
        marks: begin and end of the letters that matched in ``title``.
    """

    kind: str
    title: str
    code: str = ""
    detail: str = ""
    place: Place | None = None
    command: str = ""
    keys: str = ""
    marks: tuple[tuple[int, int], ...] = field(default=())

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return ICONS.get(self.kind, "file-text")

    @property
    def said(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.code, self.title, self.detail, self.keys) if part)


def marks_in(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the letters of some words stand in a text, one after the other, never overlapping."""
    lowered = text.lower()
    found: list[tuple[int, int]] = []
    for word in words.lower().split():
        at = lowered.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = lowered.find(word, at + len(word))
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


def result_of(found: Found, words: str) -> Result:
    """A row for something found."""
    title = found.title
    first = next(iter(marks_in(title, words)), (0, 0))[0]
    if first > 2 * BEFORE_MATCH:
        cut = title.rfind(" ", 0, first - BEFORE_MATCH) + 1
        title = f"…{title[cut:]}"
    return Result(
        found.kind,
        title,
        code=found.code,
        detail=found.detail,
        place=place_of(found),
        marks=marks_in(title, words),
    )


def place_of(found: Found) -> Place:
    """Where something found is shown."""
    match found.kind:
        case "action" | "change_made" | "finding":
            return Place("actions", record_id=found.record_id)
        case "concern":
            return Place("concerns", record_id=found.record_id)
        case "event":
            return Place("cases", found.case_id, "timeline", record_id=found.record_id)
        case "overall_grade" | "point_assessment":
            return Place("cases", found.case_id, "grading")
        case "question" | "answer" | "extract":
            return Place("cases", found.case_id, "form", found.question_id)
        case "feedback":
            return Place("cases", found.case_id, "form", "CL-07")
    return Place("cases", found.case_id)


def command_results(commands: Iterable[Command], words: str) -> list[Result]:
    """The commands that can be done now and whose words match."""
    wanted = words.lower().split()
    return [
        Result(
            "command",
            text,
            command=command.id,
            keys=command.keys[0] if command.keys else "",
            marks=marks_in(text, words),
        )
        for command in commands
        for text in [command.plain_text.rstrip("…")]
        if command.menu and command.enabled() and all(word in text.lower() for word in wanted)
    ]


class ResultsModel(QAbstractListModel):
    """Results under their headings; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Result | str] = []

    def show(self, groups: Sequence[tuple[str, Sequence[Result]]]) -> None:
        """Show other results; groups without any are left out."""
        self.beginResetModel()
        self._rows = []
        for title, results in groups:
            self._rows += [title, *results] if results else []
        self.endResetModel()

    def results(self) -> list[int]:
        """The rows that can be chosen."""
        return [row for row, entry in enumerate(self._rows) if isinstance(entry, Result)]

    def result_at(self, row: int) -> Result | None:
        """The result of a row; none for a heading."""
        entry = self._rows[row] if 0 <= row < len(self._rows) else None
        return entry if isinstance(entry, Result) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.result_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        entry = self._rows[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title if isinstance(entry, Result) else entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.said if isinstance(entry, Result) else entry
        return None
