"""Widgets as they are laid out: in what order a person reads them, and settled at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit.contents import contents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """The widgets of a window's part that Tab stops at, in reading order."""
    window = root.window()
    for widget in _read(root):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is window:
            yield widget


def settle(root: QWidget) -> None:
    """Let the layouts of a part of the window know their sizes now, from the innermost outwards.

    Qt does so by itself, one storey at each turn of its loop; until then a height is a guess.
    """
    for child in root.children():
        if isinstance(child, QWidget) and not child.isHidden():
            settle(child)
    layout = root.layout()
    if layout is not None:
        layout.activate()


def _read(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _read_layout(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget):
            yield from _read(child)


def _read_layout(layout: QLayout) -> Iterator[QWidget]:
    placed = contents(layout)
    if isinstance(layout, QGridLayout):
        placed.sort(key=lambda pair: _cell(layout, pair[0]))
    for _, one in placed:
        yield from _read(one) if isinstance(one, QWidget) else _read_layout(one)


def _cell(grid: QGridLayout, at: int) -> tuple[int, int]:
    row, column, *_ = cast("tuple[int, int, int, int]", grid.getItemPosition(at))
    return row, column
