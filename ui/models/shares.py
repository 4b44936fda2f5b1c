"""Indicators as rows: what is counted, the share with its interval, and what the open case says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from typing_extensions import override

from ddaudit_desktop.indicators.rows import IN_CASE
from ui.kit.share import Share
from ui.kit.table import CELL, Cell, ShareCell, TextCell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from ddaudit_desktop.indicators.rows import ShareRow

    Index = QModelIndex | QPersistentModelIndex

HEADS = ("Indicator", "0 – 50 – 100 %", "Counted", "Likely between", "This case")
TITLE, BAR, COUNTED, READING, CASE = range(5)
INDENT = "    "


class SharesModel(QAbstractTableModel):
    """Indicators in their order; the last column stands only where a case is open."""

    def __init__(self, reference: str = "") -> None:
        super().__init__()
        self._reference = reference
        self._rows: Sequence[ShareRow] = ()

    def show_rows(self, rows: Sequence[ShareRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, at: int) -> ShareRow | None:
        """The indicator of a row."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else len(HEADS) - (0 if self._reference else 1)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        return HEADS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == CELL:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TITLE:
            return self.spoken(row)
        return None

    def spoken(self, row: ShareRow) -> str:
        """A row as a screen reader says it."""
        theme = row.title if row.under else ""
        said = [row.tally.indicator.title, theme, row.counted, row.reading]
        if self._reference:
            said.append(f"this case: {self._words(row, CASE).lower()}")
        return ", ".join(filter(None, said))

    def _words(self, row: ShareRow, column: int) -> str:
        return (
            f"{INDENT}{row.title}" if row.under else row.title,
            "",
            row.counted,
            row.reading,
            IN_CASE[row.standing(self._reference)],
        )[column]

    def _cell(self, row: ShareRow, column: int) -> Cell:
        tally = row.tally
        if column == BAR:
            low, high = tally.interval
            share = tally.n / tally.of if tally.of else 0.0
            return ShareCell(Share(share, low, high, known=bool(tally.of)))
        quiet = row.under or column == READING
        weight = 600 if column == COUNTED else 500 if column == TITLE and not row.under else 400
        return TextCell(
            self._words(row, column), size=12, weight=weight, colour="t2" if quiet else "t1"
        )
