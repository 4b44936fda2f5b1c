"""A card with a table of records: code, what, and the columns that share what width is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui.kit.segmented import Segmented
from ui.kit.table import Table
from ui.look import fonts, metrics
from ui.pages.actions.models import Entry, RegisterModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from ui.models.columns import Column

LEAST_SHARED = 110
FEWEST_ROWS = 3


class RegisterTable(Table, Generic[Entry]):
    """A table in which long columns share the room that the short ones leave.

    Signals:
        key_pressed: a letter or digit that belongs to the card around it.
        entered_by_focus: the table has the focus now.
    """

    in_card = True
    key_pressed = Signal(str)
    entered_by_focus = Signal()

    def __init__(self, name: str, columns: Sequence[Column[Entry]]) -> None:
        super().__init__(name)
        self.rows: RegisterModel[Entry] = RegisterModel(columns, self)
        self.setModel(self.rows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: Sequence[Entry]) -> None:
        """Show these; the current one stays, else the first becomes current."""
        current = self.rows.row_at(self.currentIndex())
        self.rows.show_rows(rows)
        self.share_width()
        self.updateGeometry()
        at = self.rows.row_of(current.id) if current is not None else -1
        if rows:
            self.setCurrentIndex(self.rows.index(max(0, at), 0))

    def current(self) -> Entry | None:
        """The current row."""
        return self.rows.row_at(self.currentIndex())

    def select(self, record_id: str) -> bool:
        """Make a record's row the current one, if it is shown."""
        at = self.rows.row_of(record_id)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at, 0))
            self.scrollTo(self.rows.index(at, 0))
        return at >= 0

    def share_width(self) -> None:
        """Give each column what it needs, and the long ones their shares of the rest.

        Where there is no room for all, columns give way; their words are in the sheet of the row.
        """
        columns = self.rows.columns
        for at in range(len(columns)):
            self.setColumnHidden(at, False)
        self.fit_columns()
        needs = {at: self._least(at) for at in range(len(columns))}
        room = self.viewport().width()
        spare = sorted((at for at in needs if columns[at].spare), key=lambda at: columns[at].spare)
        while spare and sum(needs.values()) > room:
            gone = spare.pop()
            del needs[gone]
            self.setColumnHidden(gone, True)
        long = [at for at in needs if columns[at].share]
        rest = max(0, room - sum(needs.values()))
        shares = sum(columns[at].share for at in long)
        for at in long:
            self.setColumnWidth(at, needs[at] + rest * columns[at].share // shares)

    def _least(self, at: int) -> int:
        """The least width of a column: all of a short one, the heading of a long one."""
        if not self.rows.columns[at].share:
            return self.columnWidth(at)
        heading = self.horizontalHeader().sectionSizeFromContents(at).width()
        return max(fonts.px(LEAST_SHARED), heading)

    @override
    def sizeHint(self) -> QSize:
        rows = max(FEWEST_ROWS, self.rows.rowCount())
        head = self.horizontalHeader().sizeHint().height()
        return QSize(400, head + rows * metrics.table_row() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        head = self.horizontalHeader().sizeHint().height()
        return QSize(200, head + FEWEST_ROWS * metrics.table_row() + 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self.share_width()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered_by_focus.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and letter.isalnum() and letter not in ("J", "K") and Segmented.single_letters:
            self.key_pressed.emit(letter)
            return
        super().keyPressEvent(event)
