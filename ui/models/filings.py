"""The filings as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.kit.table import CELL, TextCell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from ddaudit_desktop.filing.filed import FiledRecord

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and what it says of a row."""

    heading: str
    cell: Callable[[FiledRecord], TextCell]


COLUMNS = (
    Column("Case", lambda row: TextCell(row.reference, weight=500)),
    Column("Version", lambda row: TextCell(row.version)),
    Column("Format", lambda row: TextCell(row.format)),
    Column("Filed", lambda row: TextCell(row.when)),
    Column("By", lambda row: TextCell(row.by)),
    Column("Recipient", lambda row: TextCell(row.recipient)),
    Column("SHA-256", lambda row: TextCell(row.sha256[:12] or "none held", code=True, size=11)),
    Column("Place", lambda row: TextCell(row.place, colour="t2", size=12)),
)


class FilingsModel(QAbstractTableModel):
    """Read-only rows, replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FiledRecord] = []

    def set_rows(self, rows: Sequence[FiledRecord]) -> None:
        """Show these filings."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> FiledRecord | None:
        """The filing at an index."""
        return self._rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = COLUMNS[index.column()].cell(self._rows[index.row()])
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()].heading}: {cell.text}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        return None
