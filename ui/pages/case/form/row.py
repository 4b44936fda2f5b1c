"""One question on screen: its id and text, the editors of its parts, and its evidence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.labels import Label
from ui.kit.marks import Mark, moved
from ui.kit.paint import ink, paint_bar
from ui.kit.panels import IconLabel
from ui.look import fonts
from ui.pages.case.form.editors import make_editor
from ui.pages.case.form.evidence import Preview
from ui.pages.case.form.notices import Notices
from ui.pages.case.form.part_editor import Home, PartEditor
from ui.pages.case.form.part_line import PartLine
from ui.pages.case.form.reading_order import settle, tab_stops
from ui.pages.case.form.record_editor import RecordEditor
from ui.pages.case.form.row_detail import RowDetail
from ui.pages.case.form.row_keys import RowKeys
from ui.pages.case.judged import mark_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ddaudit_desktop.form.rows import PartAnswer, Row
    from ui.pages.case.form.answering import Answering

BAR = 3
LEFT, TOP, RIGHT, BOTTOM = 13, 7, 22, 8
ID_WIDTH = 64
GAP = 8
SHARE = 0.62
"""The part of a row's width that the answer may take beside the question."""
UNSETTLING = {
    QEvent.Type.LayoutRequest,
    QEvent.Type.Show,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
}
"""After these a row may need another height."""


class QuestionRow(QWidget):
    """A question; with the focus it opens its note, quotes and events.

    Attributes:
        row: what it shows.
        editors: the editor of each part that is asked, by the part's key.
        notices: what it says besides its question.

    Signals:
        event_opened: the id of an event to show on the timeline.
        rearranged: something opened or closed in it; its height may be another.
    """

    event_opened = Signal(str)
    rearranged = Signal()

    def __init__(self, answering: Answering, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answering = answering
        self.question = row.question
        self.row = row
        self.current = False
        self.detail: RowDetail | None = None
        self.editors: dict[str, PartEditor] = {}
        self._lines: dict[str, PartLine] = {}
        self._previews: list[Preview] = []
        self.notices = Notices(self)
        self.notices.taken.connect(self.take_suggestion)
        self.notices.asked.connect(answering.asked)
        self.notices.emptied.connect(self.take_focus)
        self._keys = RowKeys(self)
        self._stacked = False
        self._fits = 0
        main = row.question.main
        self._labelled = len(row.question.parts) > 1 and main.label != row.question.short
        self._arrange()
        self._add_editor(row.main)
        self._show(row)

    def _arrange(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(LEFT + BAR, TOP, RIGHT, BOTTOM)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        code = QWidget()
        code.setFixedWidth(fonts.px(ID_WIDTH))
        line = QHBoxLayout(code)
        line.setContentsMargins(0, 5, 0, 0)
        line.setSpacing(3)
        line.addWidget(Label(self.question.id, "code12"))
        if self.question.key:
            line.addWidget(IconLabel("key-fill", "acc-t", 12))
        line.addStretch(1)
        self.words = Label(self.question.text, wrap=True)
        self.words.setContentsMargins(0, 4, 8, 4)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(code, 0, 0, top)
        self._grid.addWidget(self.words, 0, 1, top)
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        self._main_box, self._line_box, self._more_box = (QVBoxLayout() for _ in range(3))
        for box in (self._main_box, self._line_box, self.notices.box, self._more_box):
            box.setSpacing(6)
            column.addLayout(box)
        self._grid.addWidget(self._below, 1, 1, 1, 2)

    @property
    def home(self) -> QWidget:
        """The widget that has the focus while the row has it."""
        return self.main_editor.home

    @property
    def main_editor(self) -> PartEditor:
        """The editor of the answer itself."""
        return self.editors[self.question.main.key]

    # Showing

    def show_row(self, row: Row) -> None:
        """Show what is stored now, if it is anything else than before."""
        if row != self.row:
            self._show(row)

    def _show(self, row: Row) -> None:
        self.row = row
        asked = {answer.part.key: answer for answer in row.answers}
        for key in [key for key in self.editors if key not in asked]:
            self._remove_editor(key)
        for answer in row.answers:
            if answer.part.key not in self.editors:
                self._add_editor(answer)
            editor = self.editors[answer.part.key]
            if isinstance(editor, RecordEditor):
                editor.show_recorded(row.recorded)
            editor.show_answer(answer)
        self._speak()
        self._show_notices()
        self._show_previews()
        if self.detail is not None:
            self.detail.show_row(row)
            self.chain()
        self.unsettle()

    def _speak(self) -> None:
        self.setAccessibleName(self.row.spoken)
        home = self.home
        if isinstance(home, Home):
            home.setAccessibleName(self.row.spoken)
        home.setAccessibleDescription("Key question" if self.question.key else "")

    def _add_editor(self, answer: PartAnswer) -> None:
        part = answer.part
        editor = make_editor(self.answering, self.question, part)
        self.editors[part.key] = editor
        editor.own_line = editor.beside = self._labelled or not editor.main
        editor.rearranged.connect(self.chain)
        editor.show_answer(answer)
        editor.set_current(self.current)
        if editor.main and not self._labelled:
            self._place_main(editor, stacked=editor.wide)
        else:
            self._add_line(editor)
        if editor.message is not None and editor.main and not self._labelled:
            self._main_box.addWidget(editor.message)

    def _add_line(self, editor: PartEditor) -> None:
        """Put an editor on a line of its own below the question, in the order of the parts."""
        keys = [part.key for part in self.question.parts]
        place = sum(keys.index(key) < keys.index(editor.part.key) for key in self._lines)
        line = self._lines[editor.part.key] = PartLine(editor)
        self._line_box.insertWidget(place, line)
        line.show()

    def _remove_editor(self, key: str) -> None:
        editor = self.editors.pop(key)
        editor.flush()
        holder = self._lines.pop(key, None)
        focus = self.window().focusWidget()
        if focus is not None and editor.isAncestorOf(focus):
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)
        if holder is not None:
            holder.hide()
            holder.deleteLater()

    def _place_main(self, editor: PartEditor, *, stacked: bool) -> None:
        """Put the main editor beside the question, or below it where there is no room beside."""
        self._stacked = stacked
        focus = self.window().focusWidget()
        inside = focus is not None and editor.isAncestorOf(focus)
        self._grid.removeWidget(editor)
        self._main_box.removeWidget(editor)
        if stacked:
            self._main_box.insertWidget(0, editor)
        else:
            side = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(editor, 0, 2, side)
        editor.show()
        if inside:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)  # a widget that moves house loses it

    def unsettle(self) -> None:
        """Be measured anew the next time the rows are stacked."""
        self._fits = 0

    def fit(self, width: int) -> bool:
        """Decide for a width whether the answer stands beside the question or below it.

        Tells whether it has moved; then Tab has to be told the order anew.
        """
        if width <= 0 or width == self._fits:
            return False
        was = self._stacked
        settle(self)
        room = width - LEFT - BAR - RIGHT - fonts.px(ID_WIDTH) - 2 * GAP
        for line in self._lines.values():
            line.fit(room)
        editor = self.main_editor
        if not self._labelled:
            stacked = editor.wide or editor.sizeHint().width() > SHARE * room
            if stacked != self._stacked:
                self._place_main(editor, stacked=stacked)
        below = self._below.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._below.setVisible(any(not widget.isHidden() for widget in below))
        settle(self)
        return self._stacked != was

    def set_right(self, margin: int) -> None:
        """End the answers this far from the right edge."""
        if self._grid.contentsMargins().right() != margin:
            self._grid.setContentsMargins(LEFT + BAR, TOP, margin, BOTTOM)
            self.unsettle()

    def take_place(self, top: int, width: int) -> int:
        """Stand at a place with the height the width asks for; that height.

        A text knows how many lines it has only once it has its width, so it is asked again.
        """
        if width == self._fits:
            self.move(0, top)
            return self.height()
        height = 0
        for _ in range(3):
            wanted = self._grid.totalHeightForWidth(width)
            if wanted == height:
                break
            height = wanted
            self.setGeometry(0, top, width, height)
            settle(self)
        self._fits = width
        return height

    # Evidence of rows without the focus, and what must be said

    def _show_previews(self) -> None:
        row = self.row
        wanted: list[tuple[str, str, str, tuple[Mark, ...]]] = []
        if not self.current and row.note:
            wanted.append(("note-pencil", row.note, "", ()))
        if not self.current and row.quotes:
            quote = row.quotes[0]
            marks = tuple(moved(mark_of(found), 1) for found in quote.found)
            wanted.append(("quotes", f"“{quote.words}”", quote.origin, marks))
        if [preview.shown for preview in self._previews] == wanted:
            return
        for preview in self._previews:
            preview.hide()
            preview.deleteLater()
        self._previews = [Preview(*shown) for shown in wanted]
        for preview in self._previews:
            self._more_box.addWidget(preview)
            preview.show()

    def _show_notices(self) -> None:
        read_only = self.answering.read_only
        self.notices.show_row(self.row, current=self.current, read_only=read_only)

    def take_suggestion(self) -> bool:
        """Take what is suggested, if anything is; nothing is ever taken by itself."""
        suggestion = self.row.suggestion
        return suggestion is not None and self.answering.take(self.question, suggestion)

    # Focus

    def set_current(self, current: bool) -> None:
        """Open or close the evidence: the row is the one worked on, or not."""
        if current == self.current:
            return
        self.current = current
        self.words.set_look("strong" if current else "")
        for editor in self.editors.values():
            editor.set_current(current)
        if current:
            self.detail = RowDetail(self.answering, self.row)
            self.detail.left.connect(self.take_focus)
            self.detail.event_opened.connect(self.event_opened)
            self.detail.rearranged.connect(self._rearrange)
            self._more_box.addWidget(self.detail)
            self.detail.show()
        elif self.detail is not None:
            detail, self.detail = self.detail, None
            detail.flush()
            detail.hide()
            detail.deleteLater()
        self._show_notices()
        self._show_previews()
        self.unsettle()
        self.update()

    def _rearrange(self) -> None:
        self.chain()
        self.unsettle()
        self.rearranged.emit()

    def take_focus(self) -> None:
        """Put the focus on the row, so that single letters answer."""
        self.home.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chain(self) -> QWidget:
        """Let Tab go through the row in reading order; the last stop."""
        stops = dict.fromkeys([self.home, *tab_stops(self.main_editor), *tab_stops(self._below)])
        order = list(stops)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        return order[-1]

    def flush(self) -> None:
        """Write now what is half typed."""
        for editor in list(self.editors.values()):
            editor.flush()
        if self.detail is not None:
            self.detail.flush()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in UNSETTLING:
            self.unsettle()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.take_focus()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.rect()
        painter.fillRect(area, ink("acc-soft" if self.current else "surface"))
        if self.current:
            paint_bar(painter, area.toRectF(), "focus", BAR)
        painter.fillRect(QRect(0, area.height() - 1, area.width(), 1), ink("line"))
        painter.end()
