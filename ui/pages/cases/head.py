"""The head of the list: title, how many, the search, and what adds a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import IconButton, PrimaryButton
from ui.kit.fields import SearchField
from ui.kit.labels import Label
from ui.look import fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

SEARCH_WIDTH, LEAST_SEARCH = 312, 92
WHAT, BRIEFLY = "Search references, notes and quotes", "Search"


class Head(QWidget):
    """Title, count, search, "Add case", and the switch of the preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Label("", "large t2")
        self.search = SearchField(WHAT, placeholder=WHAT)
        self.search.setAccessibleDescription(
            "Words, or conditions such as grade:good, stage:filed, theme:mc"
        )
        self.search.setToolTip(self.search.accessibleDescription())
        self.add = PrimaryButton("Add case", keys="Ctrl+N", icon="plus")
        self.preview = IconButton(
            "sidebar-simple", "Show or hide the preview", keys="P", measure="normal"
        )
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(Label("Cases", "page"))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self.add)
        row.addWidget(self.preview)

    def show_count(self, listed: int, total: int, *, any_case: bool) -> None:
        """Say how many of all cases are listed."""
        self._count.setText(f"{listed} of {total}" if any_case else "")
        self.search.setVisible(any_case)
        self._make_room()

    def _make_room(self) -> None:
        """Let the search give way where the rest needs the width."""
        others = self._row.minimumSize().width() - self.search.minimumWidth()
        room = max(fonts.px(LEAST_SEARCH), self.width() - others)
        self.search.setFixedWidth(min(fonts.px(SEARCH_WIDTH), room))
        whole = room >= fonts.px(SEARCH_WIDTH)
        self.search.setPlaceholderText(WHAT if whole else BRIEFLY)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
