"""What stands in a layout is told without a trace that could be taken for something else."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayoutItem, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from ui.kit.contents import contents, widgets_in
from ui.pages.case.form.reading_order import tab_stops

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def items_known() -> int:
    """How many items of layouts the binding knows; those that are layouts themselves apart."""
    gc.collect()
    known = Shiboken.getAllValidWrappers()
    return sum(isinstance(one, QLayoutItem) and not isinstance(one, QObject) for one in known)


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_widgets_and_layouts_are_told_in_order_with_their_places(home: QWidget) -> None:
    lines = QVBoxLayout(home)
    last, first, inner = QLabel("last"), QLabel("first"), QHBoxLayout()
    deep = QLabel("deep")
    lines.addWidget(last)
    lines.insertWidget(0, first)
    lines.insertLayout(1, inner)
    lines.insertStretch(1, 1)
    inner.addWidget(deep)
    beside = QLabel("in no layout", home)
    assert contents(lines) == [(0, first), (2, inner), (3, last)]
    assert contents(inner) == [(0, deep)]
    assert list(widgets_in(lines)) == [first, last]
    assert beside not in widgets_in(lines)


def test_no_item_is_left_behind_when_what_it_held_is_deleted(home: QWidget, qtbot: QtBot) -> None:
    before = items_known()
    lines, grid = QVBoxLayout(home), QGridLayout()
    lines.addLayout(grid)
    labels = [QLabel(str(number)) for number in range(4)]
    lines.addWidget(labels[0])
    for column, label in enumerate(labels[1:]):
        grid.addWidget(label, 0, column)
    assert len(list(widgets_in(grid))) == 3
    assert list(tab_stops(home)) == []
    assert items_known() == before
    with qtbot.waitSignal(labels[1].destroyed):
        labels[1].deleteLater()
    assert list(widgets_in(grid)) == labels[2:]
    assert items_known() == before
