"""The first rows of a table as they are shown while its columns are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, Qt
from typing_extensions import override

from ui.kit.table import CELL, Table, TextCell
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

    from ddaudit_desktop.logs.csv_file import Table as CsvTable

    Index = QModelIndex | QPersistentModelIndex

SHOWN_ROWS, SHOWN_COLUMNS, SHOWN_LETTERS = 8, 12, 60
WIDEST = 260
LEAST_ROWS = 5


class FirstRows(Table):
    """The table itself, cut to what can be looked at."""

    def __init__(self, table: CsvTable) -> None:
        super().__init__("First rows of the table")
        self._model = _Model(table, self)
        self.setModel(self._model)
        self.setMinimumHeight(metrics.table_row() * LEAST_ROWS)
        self._fit()

    def show_table(self, table: CsvTable) -> None:
        """Show the table with its headings in another row."""
        self._model.show_table(table)
        self._fit()

    def _fit(self) -> None:
        self.fit_columns()
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column), fonts.px(WIDEST)))


class _Model(QAbstractTableModel):
    def __init__(self, table: CsvTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.show_table(table)

    def show_table(self, table: CsvTable) -> None:
        self.beginResetModel()
        self._heads = table.headings[:SHOWN_COLUMNS]
        self._rows = table.sample[:SHOWN_ROWS]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return short(self._heads[section])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self._rows[index.row()].cells
        words = short(cells[index.column()]) if index.column() < len(cells) else ""
        if role == CELL:
            return TextCell(words, size=12)
        return words if role == Qt.ItemDataRole.DisplayRole else None


def short(text: str) -> str:
    """A cell in one line, cut to what can be looked at."""
    words = " ".join(text[: 4 * SHOWN_LETTERS].split())
    return words if len(words) <= SHOWN_LETTERS else f"{words[: SHOWN_LETTERS - 1]}…"
