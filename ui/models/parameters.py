"""Parameters of checks and clocks as rows: what each is, its default, what holds here and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.kit.table import CELL, TextCell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.parameters.listing import ParameterRow

Index = QModelIndex | QPersistentModelIndex

HEADS = ("Rule", "What", "Default", "Here", "Reason")
RULE, WHAT, DEFAULT, HERE, REASON = range(len(HEADS))


class ParametersModel(QAbstractTableModel):
    """Read-only rows, replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ParameterRow] = ()

    def show_rows(self, rows: Sequence[ParameterRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> ParameterRow | None:
        """The parameter at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, key: str) -> int:
        """Where a parameter stands; -1 if it is not shown."""
        keys = [row.key for row in self._rows]
        return keys.index(key) if key in keys else -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        cell = _cell(row, index.column())
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.rule if index.column() == RULE else cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                _spoken(row) if index.column() == RULE else f"{HEADS[index.column()]}: {cell.text}"
            )
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None


def _cell(row: ParameterRow, column: int) -> TextCell:
    match column:
        case 0:
            return TextCell(row.rule_id, 500, "t2", code=True, size=11)
        case 1:
            return TextCell(row.title, 500 if row.differs else 400)
        case 2:
            return TextCell(row.default_words, colour="t2", size=12)
        case 3:
            if row.differs:
                return TextCell(row.value_words, 600, size=12)
            return TextCell("default", colour="t3", size=12)
        case _:
            return TextCell(row.reason, colour="t2", size=12)


def _spoken(row: ParameterRow) -> str:
    """A row as a screen reader says it."""
    said = [row.rule_id, row.title]
    if row.differs:
        said += [f"{row.value_words} here", f"default {row.default_words}", row.reason]
    else:
        said.append(f"default {row.default_words}")
    return ", ".join(said)
