"""The head of the list: title, how many, the search, and what adds a case."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.buttons import IconButton, PrimaryButton
from ui.kit.fields import SearchField
from ui.kit.labels import Label
from ui.look import fonts

SEARCH_WIDTH = 312


class Head(QWidget):
    """Title, count, search, "Add case", and the switch of the preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Label("", "large t2")
        self.search = SearchField(
            "Search references, notes and quotes",
            placeholder="Search references, notes and quotes",
        )
        self.search.setAccessibleDescription(
            "Words, or conditions such as grade:good, stage:filed, theme:mc"
        )
        self.search.setToolTip(self.search.accessibleDescription())
        self.add = PrimaryButton("Add case", keys="Ctrl+N", icon="plus")
        self.preview = IconButton(
            "sidebar-simple", "Show or hide the preview", keys="P", measure="normal"
        )
        row = QHBoxLayout(self)
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
        self.search.setFixedWidth(fonts.px(SEARCH_WIDTH))
