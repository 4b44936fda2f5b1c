"""Actions and changes as rows of their tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ddaudit_desktop.follow_up.registers import ActionEntry, ChangeEntry
from ddaudit_desktop.moments import show_date
from ui.kit.table import CELL, TextCell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
Entry = TypeVar("Entry", ActionEntry, ChangeEntry)


@dataclass(frozen=True, slots=True)
class Column(Generic[Entry]):
    """A column: its heading, what it says of a row, and its share of the width that is left.

    ``spare`` says which columns give way first where there is no room, the highest first; those
    with none always stay.
    """

    heading: str
    cell: Callable[[Entry], TextCell]
    share: int = 0
    spare: int = 0


class RegisterModel(QAbstractTableModel, Generic[Entry]):
    """Read-only rows, replaced as a whole."""

    def __init__(self, columns: Sequence[Column[Entry]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Entry], ...] = tuple(columns)
        self._rows: list[Entry] = []

    def set_rows(self, rows: Sequence[Entry]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Entry | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, record_id: str) -> int:
        """Where a record stands; -1 if it does not."""
        ids = [row.id for row in self._rows]
        return ids.index(record_id) if record_id in ids else -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        cell = column.cell(self._rows[index.row()])
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.text if column.share else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {cell.text or 'nothing'}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None


def _action_state(entry: ActionEntry) -> TextCell:
    if entry.state == "overdue":
        return TextCell(entry.state_words, 600, "amb-t", size=12)
    return TextCell(entry.state_words, colour="t2", size=12)


def _quiet(text: str) -> TextCell:
    return TextCell(text, colour="t2", size=12)


ACTION_COLUMNS: tuple[Column[ActionEntry], ...] = (
    Column("", lambda e: TextCell(e.record.code, 500, "t2", code=True, size=11)),
    Column("What", lambda e: TextCell(e.record.text, 400 if e.state == "closed" else 500), 5),
    Column("Owner", lambda e: _quiet(e.record.owner), 3, 1),
    Column("Due", lambda e: TextCell(show_date(e.record.due_on) or "–", size=12)),
    Column("State", _action_state),
    Column("Case", lambda e: TextCell(e.reference or "–", 500, "t2", code=True, size=11)),
    Column("Points", lambda e: _quiet(" ".join(e.record.point_codes) or "–"), spare=2),
    Column("Test, or what it showed", lambda e: _quiet(e.testing), 4, 3),
)


def _test(entry: ChangeEntry) -> TextCell:
    loud = entry.state in ("none", "overdue")
    return TextCell(entry.test_words, 600 if loud else 400, "amb-t" if loud else "t1", size=12)


def _result(entry: ChangeEntry) -> TextCell:
    if entry.result_words:
        return TextCell(entry.result_words, 500, size=12)
    return TextCell("not tested", colour="t3", size=12)


CHANGE_COLUMNS: tuple[Column[ChangeEntry], ...] = (
    Column("", lambda e: TextCell(e.record.code, 500, "t2", code=True, size=11)),
    Column("What changed", lambda e: TextCell(e.record.title, 500), 5),
    Column("Owner", lambda e: _quiet(e.record.owner), 3, 1),
    Column("In force from", lambda e: TextCell(show_date(e.record.effective_on) or "–", size=12)),
    Column("Area", lambda e: _quiet(e.record.area or "–"), spare=4),
    Column("Points", lambda e: _quiet(" ".join(e.record.point_codes) or "–"), spare=2),
    Column("Test", _test),
    Column("Result", _result),
    Column("Measured by", lambda e: _quiet(e.record.measure), 4, 3),
)
