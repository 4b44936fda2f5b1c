"""Tables: headings stand above their cells and ask for no more than their words need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ui.kit.table import Table
from ui.look import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture(params=[100, 150])
def table(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[Table]:
    theme.apply(qapp, "light", request.param)
    model = QStandardItemModel(1, 2)
    model.setHorizontalHeaderLabels(["Hhh", "Hhh"])
    for column in range(2):
        model.setItem(0, column, QStandardItem("Hhh"))
    made = Table("Letters")
    qtbot.addWidget(made)
    made.setModel(model)
    made.resize(600, 200)
    made.fit_columns()
    made.show()
    yield made
    theme.apply(qapp, "light", 100)


def first_ink(widget: QWidget, left: int, right: int, row: int) -> int:
    """The first pixel of a stretch, at a height, that differs from the one at its left end."""
    image = widget.grab().toImage()
    ground = image.pixel(left, row)
    found = [x for x in range(left, right) if image.pixel(x, row) != ground]
    assert found
    return found[0]


def test_a_heading_begins_where_its_cells_begin(table: Table) -> None:
    head = table.horizontalHeader()
    for column in range(2):
        left = table.columnViewportPosition(column) + 4
        right = left + table.columnWidth(column) - 4
        above = first_ink(head, left, right, head.height() // 2)
        below = first_ink(table.viewport(), left, right, table.rowHeight(0) // 2)
        assert abs(above - below) <= 2


def test_a_heading_asks_for_its_words(table: Table) -> None:
    head = table.horizontalHeader()
    first, second = (head.sectionSizeFromContents(column).width() for column in range(2))
    assert first > second  # the first column stands off the bar of the current row
    assert table.columnWidth(1) <= second + 12
