"""Looking over a window as a person would: is a word cut off, does everything have a name.

Used by the tests of every page and by the command that draws the screens. Both functions give one
sentence for each fault, with the way to the widget; an empty list is a clean bill.

A widget that shortens its text on purpose says so with the property ``elides``; what only decorates
says so with ``decoration``; what paints its own words has ``painted`` and an honest least size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SLACK = 1  # a pixel lost to rounding cuts no letter


def clipped(root: QWidget) -> list[str]:
    """Words that are cut off in a shown widget or below it, once it is laid out.

    A word that has just grown has asked for more room and gets it in the next turn of the loop.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    return [
        f"{path_of(widget, root)}: {fault}"
        for widget in _shown(root)
        for fault in _faults(widget, root)
    ]


def unnamed(root: QWidget) -> list[str]:
    """Widgets that take the focus, or paint themselves, without a name or a role to be spoken."""
    found = []
    for widget in _shown(root):
        focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        painted = bool(widget.property("painted"))
        if not (focusable or painted) or _internal(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{path_of(widget, root)}: no accessible name")
        if interface.role() == QAccessible.Role.NoRole:
            found.append(f"{path_of(widget, root)}: no role")
    return found


def path_of(widget: QWidget, root: QWidget) -> str:
    """Where a widget is: the classes from the root to it, and its words."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and at is not root:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " > ".join([type(root).__name__, *reversed(names)]) + f" {_words(widget)!r}"


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()[:60] or widget.accessibleName()[:60]
    return widget.accessibleName()[:60]


def _shown(root: QWidget) -> Iterator[QWidget]:
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and not widget.property("decoration"):
            yield widget


def _internal(widget: QWidget) -> bool:
    """Parts that Qt makes for itself inside its own widgets."""
    name = widget.objectName()
    return name.startswith("qt_") or isinstance(widget, QHeaderView)


def _faults(widget: QWidget, root: QWidget) -> Iterator[str]:
    if widget is not root:
        yield from _outside(widget)
    if isinstance(widget, QHeaderView):
        yield from _header(widget)
    elif isinstance(widget, QLineEdit):
        yield from _field(widget)
    elif widget.property("painted") or isinstance(widget, QAbstractButton | QComboBox):
        yield from _painted(widget)
    elif isinstance(widget, QLabel):
        yield from _label(widget)


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _scrolled(widget) or not _has_words(widget):
        return
    inside = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if not inside.contains(widget.geometry()):
        yield f"reaches out of what holds it: {_text(widget.geometry())} in {_text(parent.rect())}"


def _has_words(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit | QGroupBox)


def _scrolled(widget: QWidget) -> bool:
    viewport = widget.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return isinstance(area, QScrollArea | QAbstractScrollArea)


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.isHidden():
        return
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        wanted = header.sectionSizeFromContents(section)
        across = header.orientation() == Qt.Orientation.Horizontal
        need = wanted.width() if across else wanted.height()
        has = header.sectionSize(section)
        title = model.headerData(section, header.orientation())
        if title and need > has + SLACK:
            yield f"heading {title!r} needs {need}, has {has}"


def _field(field: QLineEdit) -> Iterator[str]:
    if field.property("elides"):
        return
    text = field.text() or field.placeholderText()
    if field.echoMode() != QLineEdit.EchoMode.Normal:
        return
    margins = field.textMargins()
    room = field.width() - margins.left() - margins.right() - 14
    need = field.fontMetrics().horizontalAdvance(text)
    if need > room + SLACK:
        yield f"text needs {need}, has {room}"
    if field.height() + SLACK < field.minimumSizeHint().height():
        yield f"is {field.height()} high, needs {field.minimumSizeHint().height()}"


def _painted(widget: QWidget) -> Iterator[str]:
    least = widget.minimumSizeHint()
    if widget.property("elides"):
        least.setWidth(0)
    if widget.hasHeightForWidth():
        least.setHeight(max(least.height(), widget.heightForWidth(widget.width())))
    if widget.width() + SLACK < least.width() or widget.height() + SLACK < least.height():
        size = widget.size()
        yield (f"is {size.width()} by {size.height()}, needs {least.width()} by {least.height()}")


def _label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    room = label.contentsRect()
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + SLACK:
            yield f"is {label.height()} high, needs {need}"
        words = label.fontMetrics()
        parts = label.text().replace("\u200b", " ").split()
        longest = max((words.horizontalAdvance(part) for part in parts), default=0)
        if longest > room.width() + SLACK and label.textFormat() != Qt.TextFormat.RichText:
            yield f"a word needs {longest}, has {room.width()}"
        return
    need_size = label.sizeHint()
    if not label.property("elides") and need_size.width() > label.width() + SLACK:
        yield f"is {label.width()} wide, needs {need_size.width()}"
    if need_size.height() > label.height() + SLACK:
        yield f"is {label.height()} high, needs {need_size.height()}"


def _text(rect: QRect) -> str:
    return f"({rect.x()}, {rect.y()}, {rect.width()}, {rect.height()})"
