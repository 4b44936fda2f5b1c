"""The facts of the commission in one row, parted by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.labels import Elided
from ui.kit.panels import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.overview.glance import Fact
SIDE = 16


class FactStrip(QWidget):
    """Label, value and a line more for each fact; columns are as wide as their words need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        outer.addWidget(Line())
        outer.addLayout(self._row)
        outer.addWidget(Line())
        self._cells: list[tuple[Elided, Elided, Elided]] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts in order."""
        while len(self._cells) < len(facts):
            self._add_cell()
        for at, (cell, fact) in enumerate(zip(self._cells, facts, strict=True)):
            for label, text in zip(cell, (fact.label, fact.value, fact.more), strict=True):
                label.setText(text)
            widest = max(label.sizeHint().width() for label in cell)
            self._row.setStretch(2 * at, widest + (SIDE if at == 0 else 2 * SIDE))

    def _add_cell(self) -> None:
        first = not self._cells
        if not first:
            self._row.addWidget(Line(upright=True))
        column = QVBoxLayout()
        column.setContentsMargins(0 if first else SIDE, 8, SIDE, 8)
        column.setSpacing(2)
        cell = (Elided("", "small t3"), Elided("", "strong"), Elided("", "small t2"))
        for label in cell:
            column.addWidget(label)
        self._row.addLayout(column, 1)
        self._cells.append(cell)
