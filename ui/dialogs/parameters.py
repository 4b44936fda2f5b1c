"""The limits and other numbers of checks and clocks: find one, change it, say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.limits.listing import parameter_rows
from ui.dialogs.parameter import edit_parameter
from ui.kit.buttons import SecondaryButton
from ui.kit.fields import SearchField
from ui.kit.keys import KeyHintLine
from ui.kit.labels import Label
from ui.kit.panels import Line
from ui.kit.sheet import Sheet
from ui.kit.table import Table
from ui.look import fonts
from ui.models.parameters import DEFAULT, HERE, REASON, RULE, WHAT, ParametersModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ddaudit_desktop.limits.listing import ParameterRow
    from ui.session import Session

WIDTH, HEIGHT = 1040, 700
MOST_SHORT = 190
"""How wide a column of values may be at 100 % text."""


class _Search(SearchField):
    """The field; arrows move in the list below.

    Signals:
        stepped: one row on, or back.
    """

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class ParametersTable(Table):
    """The list; what a parameter is and why it differs share the width that is left."""

    def __init__(self, model: ParametersModel) -> None:
        super().__init__("Settings of checks and clocks")
        self.setModel(model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def share_width(self) -> None:
        """Give rule and values what they need, and the rest to the words."""
        self.fit_columns()
        short = (RULE, DEFAULT, HERE)
        for column in short[1:]:
            self.setColumnWidth(column, min(self.columnWidth(column), fonts.px(MOST_SHORT)))
        room = max(0, self.viewport().width() - sum(self.columnWidth(at) for at in short))
        self.setColumnWidth(WHAT, room * 3 // 5)
        self.setColumnWidth(REASON, room - room * 3 // 5)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()


class ParametersSheet(Sheet):
    """A field that finds, above the list; Enter changes the row."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window, "Checks and clocks", width=WIDTH, height=HEIGHT, scrolls=False)
        self._over = window
        self._session = session
        self.search = _Search("Find a setting", placeholder="Rule, limit, words", keys="")
        self._count = Label("", "small t2")
        self.model = ParametersModel()
        self.table = ParametersTable(self.model)
        self._nothing = Label("", "t2", wrap=True)
        self._nothing.setContentsMargins(20, 14, 20, 14)
        self._arrange()
        self.search.committed.connect(lambda _: self.show_rows())
        self.search.stepped.connect(self._step)
        self.search.returnPressed.connect(self._edit)
        self.table.opened.connect(lambda _: self._edit())
        session.changed.connect(self._changed)
        self.show_rows()

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 12)
        head.setSpacing(10)
        words = (
            "Each limit has a default. Where your force works to another, change it here and say "
            "why: checks, clocks and records follow at once. Limits set by law are not listed."
        )
        head.addWidget(Label(words, "small t2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self._count)
        head.addLayout(row)
        self.body.addLayout(head)
        self.body.addWidget(Line())
        self.body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.table, 1)
        keys = [(("↑", "↓"), "Move"), (("Tab",), "To the list")]
        if not self._session.store.read_only:
            keys.insert(1, (("Enter",), "Change"))
        self.note.hide()
        hints = KeyHintLine(keys)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(hints, 1)
        close = SecondaryButton("Close", keys="Esc", measure="dialog")
        close.clicked.connect(self.cancel)
        line.addWidget(close)
        self.add_to_footer(holder)

    def show_rows(self) -> None:
        """Show what the words in the field find; the current row stays, if it is among it."""
        session = self._session
        rows = parameter_rows(session.store, session.pinned.intervals)
        words = self.search.text().strip()
        found = [row for row in rows if row.has(words)]
        now = self.model.row_at(self.table.currentIndex())
        self.model.show_rows(found)
        self.table.share_width()
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.setText(f"No setting has “{words}”.")
        differ = sum(row.differs for row in rows)
        said = f"{len(found)} of {len(rows)} shown · " if words else ""
        self._count.setText(f"{said}{differ} of {len(rows)} differ from the default")
        self._go_to(max(0, self.model.row_of(now.key) if now else 0))

    def _changed(self, changes: object) -> None:
        if "setting" in getattr(changes, "kinds", ()):
            self.show_rows()

    def _go_to(self, at: int) -> None:
        index = self.model.index(at, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def _step(self, by: int) -> None:
        last = self.model.rowCount() - 1
        self._go_to(max(0, min(last, self.table.currentIndex().row() + by)))

    def current(self) -> ParameterRow | None:
        """The current row."""
        return self.model.row_at(self.table.currentIndex())

    def _edit(self) -> None:
        self.search.flush()
        row = self.current()
        if row is not None and not self._session.store.read_only:
            edit_parameter(self._over, self._session, row)


def show_parameters(window: QWidget, session: Session) -> ParametersSheet:
    """Show what checks and clocks can be told otherwise."""
    sheet = ParametersSheet(window, session)
    sheet.present(sheet.search)
    return sheet
