"""A small table of invented cases, for the gallery and the tests of the kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from ui.kit.table import (
    CELL,
    Cell,
    FlagsCell,
    GradeCell,
    IconCell,
    PillCell,
    ProgressCell,
    Table,
    TextCell,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

HEADS = ("", "Reference", "Child", "Age", "Status", "Stage", "Grade", "Open flags", "Answered")
ROWS: tuple[tuple[Cell, ...], ...] = tuple(
    (
        IconCell(icon, "red"),
        TextCell(reference, 500),
        TextCell(child),
        TextCell(age),
        PillCell(status, "acc"),
        TextCell(stage, colour="t2"),
        GradeCell(shape, word),
        FlagsCell(critical, high),
        ProgressCell(share / 100, f"{share}%"),
    )
    for icon, reference, child, age, status, stage, shape, word, critical, high, share in (
        (
            "",
            "DD20-MC-01",
            "Child B",
            "15",
            "Looked after",
            "Graded",
            "square",
            "Inadequate",
            0,
            3,
            100,
        ),
        ("", "DD20-MC-02", "Child C", "13", "", "Feedback given", "circle", "Good", 0, 0, 100),
        (
            "",
            "DD20-MC-03",
            "Child A",
            "14",
            "Looked after",
            "In progress",
            "",
            "No grade",
            1,
            4,
            49,
        ),
        (
            "megaphone-fill",
            "DD20-DI-03",
            "Child R",
            "8",
            "",
            "Graded",
            "half_ring",
            "Fair",
            1,
            2,
            100,
        ),
        (
            "",
            "DD20-PP-02",
            "Child W",
            "12",
            "",
            "Graded",
            "triangle",
            "Requires improvement",
            0,
            2,
            100,
        ),
    )
)


class ExampleModel(QAbstractTableModel):
    """Five invented cases."""

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(ROWS)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = ROWS[index.row()][index.column()]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole and isinstance(cell, TextCell | PillCell):
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 3:
            return Qt.AlignmentFlag.AlignRight
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None


def make_table(parent: QObject | None = None) -> Table:
    """The table with its model, its columns as wide as their contents."""
    table = Table("Cases")
    model = ExampleModel(table)
    table.setModel(model)
    table.fit_columns()
    table.selectRow(2)
    table.setMinimumHeight(220)
    return table
