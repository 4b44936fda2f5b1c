"""What stands in a layout, without asking the layout for its items.

An item that Python has once been given by a layout of Qt keeps its wrapper when the widget in it is
deleted: the layout deletes the item, and nobody tells the binding. Whatever then comes to lie at
that address is taken for the item, until the program falls. Places can be asked for safely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def contents(layout: QLayout) -> list[tuple[int, QWidget | QLayout]]:
    """The widgets and layouts in a layout, each with its place, in the order of places.

    Spaces and stretches have places too, but are not told.
    """
    parent = layout.parentWidget()
    around = (*layout.children(), *(parent.children() if parent is not None else ()))
    inside = [(layout.indexOf(one), one) for one in around if isinstance(one, (QWidget, QLayout))]
    return sorted((pair for pair in inside if pair[0] >= 0), key=lambda pair: pair[0])


def widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """The widgets that stand in a layout itself, in order."""
    return (one for _, one in contents(layout) if isinstance(one, QWidget))
