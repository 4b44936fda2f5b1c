"""A layout that goes on in the next line when a row is full: chips, pills, buttons of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable


class FlowLayout(QLayout):
    """Widgets side by side in as many lines as they need, each as large as it asks to be.

    Args:
        gap: between widgets of a line.
        line_gap: between lines; the same as ``gap`` if not given.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, line_gap: int | None = None
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def replace(self, widgets: Iterable[QWidget]) -> None:
        """Show other widgets; the old ones are deleted."""
        while self._items:
            old = self._items.pop().widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self.addWidget(widget)
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        height = max((size.height() for size in shown), default=0)
        margins = self.contentsMargins()
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items, or only measure; the height they take."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        line: list[tuple[QLayoutItem, QSize]] = []
        left, top = 0, area.top()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(1, area.width()), 10_000))
            if line and left + size.width() > area.width():
                top += self._place(line, area.left(), top, move=move) + self._line_gap
                line, left = [], 0
            line.append((item, size))
            left += size.width() + self._gap
        top += self._place(line, area.left(), top, move=move)
        return top - rect.top() + margins.bottom()

    def _place(
        self, line: list[tuple[QLayoutItem, QSize]], left: int, top: int, *, move: bool
    ) -> int:
        height = max((size.height() for _, size in line), default=0)
        for item, size in line:
            if move:
                corner = QPoint(left, top + (height - size.height()) // 2)
                item.setGeometry(QRect(corner, size))
            left += size.width() + self._gap
        return height
