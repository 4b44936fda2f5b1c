"""A line of a row for one part of a question: its label, its editor, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit.labels import Label
from ui.look import metrics

if TYPE_CHECKING:
    from ui.pages.case.form.part_editor import PartEditor

GAP = 10
RIGHT = Qt.AlignmentFlag.AlignRight
TOP = Qt.AlignmentFlag.AlignTop


class PartLine(QWidget):
    """Label and editor side by side, or one above the other where the width asks for it."""

    def __init__(self, editor: PartEditor) -> None:
        super().__init__()
        self.editor = editor
        self._label = Label(editor.line_label, "small t2")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._above: bool | None = None
        if editor.message is not None:
            self._grid.addWidget(editor.message, 2, 0, 1, 2)
        if editor.takes_label:
            editor.first.insertWidget(0, self._label)
            self._grid.addWidget(editor, 1, 0, 1, 2)
        else:
            self._place(above=editor.wide)

    def fit(self, room: int) -> None:
        """Arrange for a width."""
        editor = self.editor
        beside = room if editor.takes_label else room - self._label.sizeHint().width() - GAP
        editor.fit(beside)
        if not editor.takes_label and not editor.wide:
            self._place(above=editor.sizeHint().width() > beside)

    def _place(self, *, above: bool) -> None:
        if above == self._above:
            return
        self._above = above
        grid, label, editor = self._grid, self._label, self.editor
        grid.removeWidget(label)
        grid.removeWidget(editor)
        label.setMinimumHeight(0 if above else metrics.control())
        if above:
            left = Qt.AlignmentFlag.AlignLeft
            grid.addWidget(label, 0, 0, 1, 2, left if editor.wide else RIGHT)
            if editor.wide:
                grid.addWidget(editor, 1, 0, 1, 2)
            else:
                grid.addWidget(editor, 1, 0, 1, 2, RIGHT)
        else:
            grid.addWidget(label, 0, 0, RIGHT | TOP)
            grid.addWidget(editor, 0, 1, RIGHT | TOP)
