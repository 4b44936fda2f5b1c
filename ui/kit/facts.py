"""Facts in one row, as on the commission: what, its value, one line more.

Usage::

    FactStrip([("Commissioned", "4 May 2020", "by the Chief Constable"), …])
    FactList([("Theme", "Missing child, also police protection"), ("Grade", GradeBadge(…))])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.labels import Elided, Label
from ui.kit.panels import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDE = 16


class FactStrip(QWidget):
    """Facts in columns between two lines; columns are as wide as their words need."""

    def __init__(
        self, facts: Sequence[tuple[str, str, str]] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(Line())
        self._cells: list[QWidget] = []
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str, str]]) -> None:
        """Show other facts: label, value, and a line more, which may be empty."""
        for old in self._cells:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells = []
        for at, fact in enumerate(facts):
            if at:
                self._add(Line(upright=True), 0)
            cell = _fact(*fact, first=at == 0)
            self._add(cell, max(1, cell.sizeHint().width()))
        said = "; ".join(f"{label}: {value}, {more}" for label, value, more in facts)
        self.setAccessibleName(said)

    def _add(self, widget: QWidget, stretch: int) -> None:
        self._row.addWidget(widget, stretch)
        self._cells.append(widget)


def _fact(label: str, value: str, more: str, *, first: bool) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0 if first else SIDE, 8, SIDE, 8)
    column.setSpacing(1)
    column.addWidget(Elided(label, "small t3"))
    column.addWidget(Elided(value, "strong"))
    column.addWidget(Elided(more, "small t2"))
    return cell


class FactList(QWidget):
    """Labels at the left, values at the right, one below the other.

    Args:
        facts: label, and the value as words or as a widget.
    """

    def __init__(
        self,
        facts: Sequence[tuple[str, str | QWidget]] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SIDE)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str | QWidget]]) -> None:
        """Show other facts."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        left = Qt.AlignmentFlag.AlignLeft
        for at, (label, value) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(Label(label, "small t3"), at, 0, top)
            if isinstance(value, str):
                self._grid.addWidget(Label(value, "small", wrap=True), at, 1, top)
            else:
                self._grid.addWidget(value, at, 1, left | top)
