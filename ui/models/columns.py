"""Records as rows of a table whose columns are declared once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.kit.table import CELL, TextCell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading and what it says of a row.

    Attributes:
        heading: its name, spoken before what it says.
        cell: what stands in it.
        share: its share of the width that the others leave; none for a column as wide as its words.
        spare: which columns give way first where there is no room, the highest first; those with
            none always stay.
        tip: the tooltip; without one, a column with a share shows its words in full.
        said: what a screen reader says; without it, heading and words.
    """

    heading: str
    cell: Callable[[Row], TextCell]
    share: int = 0
    spare: int = 0
    tip: Callable[[Row], str] | None = None
    said: Callable[[Row], str] | None = None

    def tip_of(self, row: Row) -> str | None:
        """The tooltip of a row, if there is one."""
        if self.tip is not None:
            return self.tip(row)
        return self.cell(row).text if self.share else None

    def said_of(self, row: Row) -> str:
        """What a screen reader says of a row."""
        if self.said is not None:
            return self.said(row)
        words = self.cell(row).text or "nothing"
        return f"{self.heading}: {words}" if self.heading else words


class ColumnsModel(QAbstractTableModel, Generic[Row]):
    """Read-only rows, replaced as a whole.

    Args:
        columns: what the table tells of a row, from the left.
    """

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The row at an index."""
        return self.rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == CELL:
            return column.cell(row)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.cell(row).text
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip_of(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.said_of(row)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None
