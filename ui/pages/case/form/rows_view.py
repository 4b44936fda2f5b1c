"""The questions of one section, one below the other, scrolled so that the current one is in sight.

Rows are stacked here by hand: heights are known at once, so that opening a row never makes the
others jump under the mouse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from ui.kit.paint import ink
from ui.pages.case.form.row import RIGHT, QuestionRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from ddaudit_desktop.form.rows import Row
    from ui.pages.case.form.answering import Answering

CONTEXT = 60
"""Pixels of the questions before and after that stay in sight around the current one."""


class _Column(QWidget):
    """The ground the rows stand on.

    Signals:
        stale: a row has become higher or lower.
    """

    stale = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.stale.emit()
        return super().event(event)


class RowsView(QScrollArea):
    """The rows of the section on screen.

    Attributes:
        rows: the rows in order, those left out among them.
        current: the row that is worked on.
        after: the last stop of Tab before the rows.

    Signals:
        current_changed: another row is the current one (`QuestionRow`).
    """

    current_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[QuestionRow] = []
        self.current: QuestionRow | None = None
        self.after: QWidget | None = None
        self._column = _Column()
        self._column.stale.connect(self.stack)
        self._shown: Callable[[QuestionRow], bool] = lambda _: True
        self._pressed: QuestionRow | None = None
        self._released = QTimer(self)
        self._released.setSingleShot(True)
        self._released.timeout.connect(self._take_pressed)
        self.setWidget(self._column)
        self.setWidgetResizable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, answering: Answering, rows: Sequence[Row]) -> None:
        """Show another section."""
        before, self.rows, self.current = self.rows, [], None
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # else it would wander from old row to old row as they go
        for old in before:
            old.hide()
            old.deleteLater()
        self.setUpdatesEnabled(False)
        self.rows = [QuestionRow(answering, row, self._column) for row in rows]
        for row in self.rows:
            row.rearranged.connect(self.stack)
            row.show()
        self.stack()
        self.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def refresh_rows(self, rows: Sequence[Row]) -> None:
        """Show what is stored now in the rows that are there."""
        for row, now in zip(self.rows, rows, strict=True):
            row.show_row(now)
        self.stack()

    def leave_out(self, shown: Callable[[QuestionRow], bool]) -> None:
        """Show only some rows; the current one always stays."""
        self._shown = shown
        self.stack()

    def in_sight(self) -> list[QuestionRow]:
        """The rows that are not left out, in order."""
        return [row for row in self.rows if row is self.current or self._shown(row)]

    def stack(self) -> None:
        """Place the rows for the width there is."""
        width = self.viewport().width()
        bar = self.width() - width
        shown = self.in_sight()
        top, grown, moved = 0, False, False
        for row in self.rows:
            visible = row in shown
            row.setVisible(visible)
            if not visible:
                continue
            row.set_right(RIGHT - bar)
            moved = row.fit(width) or moved
            before = row.height()
            top += row.take_place(top, width)
            grown = grown or (row is self.current and row.height() != before)
        self._column.resize(QSize(width, max(top, 1)))
        if moved:
            self.chain()
        if grown and self.current is not None and self._works_on(self.current):
            self.keep_in_sight(self.current)

    def _works_on(self, row: QuestionRow) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and row.isAncestorOf(focus)

    def row_of(self, question_id: str) -> QuestionRow | None:
        """The row of a question, if it is in this section."""
        return next((row for row in self.rows if row.question.id == question_id), None)

    def holding(self, widget: QWidget | None) -> QuestionRow | None:
        """The row that holds a widget."""
        while widget is not None and widget is not self._column:
            if isinstance(widget, QuestionRow):
                return widget if widget in self.rows else None
            widget = widget.parentWidget()
        return None

    def follow(self, row: QuestionRow) -> None:
        """Make the row current that got the focus; while the mouse is down, wait for its release.

        Rows above close as another opens: what was pressed would no longer be under the mouse.
        """
        app = QGuiApplication.instance()
        if app is not None and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._pressed = row
            app.installEventFilter(self)
        else:
            self.make_current(row)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._released.start()
        return super().eventFilter(watched, event)

    def _take_pressed(self) -> None:
        row, self._pressed = self._pressed, None
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if row is not None and row in self.rows:
            self.make_current(row)

    def make_current(self, row: QuestionRow) -> None:
        """Let a row be the one worked on; it keeps its place on screen as far as possible."""
        if row is self.current:
            return
        before, self.current = self.current, row
        bar = self.verticalScrollBar()
        was = row.y() - bar.value()
        if before is not None:
            before.set_current(False)
        row.set_current(True)
        self.stack()
        bar.setValue(row.y() - was)
        self.keep_in_sight(row)
        self.chain()
        self.current_changed.emit(row)

    def keep_in_sight(self, row: QuestionRow) -> None:
        """Scroll so that a row can be seen, with something of its neighbours."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        top, bottom = row.y() - CONTEXT, row.y() + row.height() + CONTEXT
        if bottom - top > height:
            top, bottom = row.y(), row.y() + min(row.height(), height)
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def chain(self) -> None:
        """Let Tab go from row to row."""
        last = self.after
        for row in self.rows:
            if last is not None:
                QWidget.setTabOrder(last, row.home)
            last = row.chain()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stack()
        if self.current is not None:
            self.keep_in_sight(self.current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by pages; arrows move from question to question."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground below the last row, on the viewport."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), ink("surface"))
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self.rows:
            for row in self.rows:
                row.unsettle()
            self.stack()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 400)
