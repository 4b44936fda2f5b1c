"""What opens below the question that has the focus: note, quotes, linked events, certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import SecondaryButton
from ui.kit.flow import FlowLayout
from ui.kit.labels import Label
from ui.kit.panels import IconLabel
from ui.kit.segmented import Segment, Segmented
from ui.kit.tick import TickBox
from ui.pages.case.form.action_line import ActionLine
from ui.pages.case.form.event_chooser import EventChooser
from ui.pages.case.form.evidence import LinkView, QuoteView
from ui.pages.case.form.quote_editor import QuoteEditor
from ui.pages.case.form.typed_editors import SavedText
from ui.pages.case.nudge import Nudge

if TYPE_CHECKING:
    from ddaudit_desktop.form.rows import Link, Quote, Row
    from ui.pages.case.form.answering import Answering

GAP = 8
NOTE = "Note: what the record shows"
NOTE_WANTED = "Say why: what the record shows, and what is missing"
LEVELS = (
    Segment("low", "Low", "L"),
    Segment("medium", "Medium", "M"),
    Segment("high", "High", "H"),
)


class RowDetail(QWidget):
    """The evidence of one question, open for writing.

    Signals:
        left: the person wants back to the row.
        event_opened: the id of an event to show on the timeline.
        rearranged: fields have come or gone.
    """

    left = Signal()
    event_opened = Signal(str)
    rearranged = Signal()

    def __init__(self, answering: Answering, row: Row) -> None:
        super().__init__()
        self.answering = answering
        self.question = row.question
        self.row = row
        read_only = answering.read_only
        self.note = SavedText(
            f"{row.question.id}, note", lambda text: answering.note(self.question, text)
        )
        self.note.setReadOnly(read_only)
        self.nudge = Nudge(self.note)
        self._quotes = QVBoxLayout()
        self._quotes.setSpacing(GAP)
        self._links_holder = QWidget(self)
        self._links = FlowLayout(self._links_holder)
        self._inline = QVBoxLayout()
        self.quote_editor: QuoteEditor | None = None
        self.event_chooser: EventChooser | None = None
        self._quote_views: dict[str, QuoteView] = {}
        self._shown_links: tuple[Link, ...] = ()
        self._links_holder.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 4)
        outer.setSpacing(GAP)
        outer.addWidget(self.note)
        outer.addWidget(self.nudge)
        outer.addLayout(self._quotes)
        outer.addWidget(self._links_holder)
        outer.addLayout(self._inline)
        outer.addWidget(self._make_actions(read_only))
        self.show_row(row)

    def _make_actions(self, read_only: bool) -> QWidget:
        holder = QWidget()
        line = ActionLine(holder)
        self.add_quote = SecondaryButton("Add quote", keys="Q", icon="quotes", measure="card")
        self.add_quote.setAccessibleName(f"{self.question.id}, add quote")
        self.add_quote.clicked.connect(self.write_quote)
        self.link_event = SecondaryButton("Link event", keys="T", icon="clock", measure="card")
        self.link_event.setAccessibleName(f"{self.question.id}, link event")
        self.link_event.clicked.connect(self.open_events)
        self.bwv = TickBox("Seen on BWV", small=True)
        self.bwv.setAccessibleName(f"{self.question.id}, seen on body-worn video")
        self.bwv.clicked.connect(lambda seen: self.answering.seen_on_bwv(self.question, bool(seen)))
        self.sure = Segmented(LEVELS, measure="card", name=f"{self.question.id}, confidence")
        self.sure.changed.connect(lambda level: self.answering.confidence(self.question, level))
        sure = QWidget()
        sure_line = QHBoxLayout(sure)
        sure_line.setContentsMargins(0, 0, 0, 0)
        sure_line.setSpacing(6)
        sure_line.addWidget(Label("Confidence", "small t2"))
        sure_line.addWidget(self.sure)
        self.reminder = QWidget()
        reminder_line = QHBoxLayout(self.reminder)
        reminder_line.setContentsMargins(0, 0, 0, 0)
        reminder_line.setSpacing(6)
        reminder_line.addWidget(IconLabel("key-fill", "amb-t", 12))
        self.reminder_words = Label("", "small amb")
        reminder_line.addWidget(self.reminder_words)
        for widget in (self.add_quote, self.link_event, self.bwv, sure, self.reminder):
            line.addWidget(widget)
        for widget in (self.add_quote, self.link_event):
            widget.setHidden(read_only)
        self.bwv.setEnabled(not read_only)
        self.sure.set_read_only(read_only)
        return holder

    def show_row(self, row: Row) -> None:
        """Show what is stored now; what is half typed stays."""
        self.row = row
        self.note.set_stored(row.note)
        self.nudge.set_audit(self.answering.audit)
        self.note.setPlaceholderText(NOTE_WANTED if row.note_wanted else NOTE)
        self._show_quotes()
        self._show_links()
        self.bwv.setChecked(row.seen_on_bwv)
        self.sure.set_value(row.confidence or None)
        self.reminder_words.setText(row.reminder)
        self.reminder.setVisible(bool(row.reminder))

    # Quotes

    def _show_quotes(self) -> None:
        there = {quote.id: quote for quote in self.row.quotes}
        for quote_id, view in list(self._quote_views.items()):
            if not view.shows(there.get(quote_id)):
                self._drop(self._quote_views.pop(quote_id))
        editor = self.quote_editor
        if editor is not None and editor.quote_id not in there:
            editor.quote_id = ""  # taken back meanwhile: what is typed next is a new quotation
        for place, quote in enumerate(self.row.quotes):
            shown = self._quote_views.get(quote.id)
            if shown is None:
                shown = self._quote_views[quote.id] = self._view(quote)
                self._quotes.insertWidget(place, shown)
            shown.setVisible(editor is None or editor.quote_id != quote.id)

    def _view(self, quote: Quote) -> QuoteView:
        view = QuoteView(quote, self.question.id, read_only=self.answering.read_only)
        view.edit_wanted.connect(lambda: self.open_quote(quote))
        view.removed.connect(lambda: self.answering.remove_quote(quote.id))
        view.judged.connect(self.answering.judge)
        return view

    def write_quote(self) -> None:
        """Open the small form for a new quotation."""
        self.open_quote(None)

    def open_quote(self, quote: Quote | None) -> None:
        """Open the small form for a new quotation, or for one to correct."""
        if self.answering.read_only:
            return
        if self.quote_editor is None:
            self.close_events()
            editor = QuoteEditor(self.question.id, self.answering.systems(), quote)
            editor.kept.connect(self._keep_quote)
            editor.done.connect(self.close_quote)
            editor.removed.connect(self._remove_quote)
            self._inline.addWidget(editor)
            editor.show()
            self.quote_editor = editor
            self._show_quotes()
            self.rearranged.emit()
        self.quote_editor.start()

    def _keep_quote(self, values: dict[str, str]) -> None:
        editor = self.quote_editor
        if editor is not None:
            stored = self.answering.keep_quote(self.question, editor.quote_id, **values)
            editor.stored(stored)
            self._show_quotes()

    def _remove_quote(self) -> None:
        quote_id = self.quote_editor.quote_id if self.quote_editor else ""
        self.close_quote()
        if quote_id:
            self.answering.remove_quote(quote_id)

    def close_quote(self) -> None:
        """Put the form for a quotation away."""
        editor, self.quote_editor = self.quote_editor, None
        if editor is not None:
            self._drop(editor)
            self._show_quotes()

    # Linked events

    def _show_links(self) -> None:
        if self._shown_links == self.row.links:
            return
        self._shown_links = self.row.links
        self._give_focus_back(self._links_holder)
        views = [self._link_view(link) for link in self.row.links]
        self._links.replace(views)
        for view in views:
            view.show()
        self._links_holder.setVisible(bool(self.row.links))

    def _link_view(self, link: Link) -> LinkView:
        view = LinkView(link, self.question.id, read_only=self.answering.read_only)
        view.opened.connect(self.event_opened)
        view.removed.connect(self.answering.unlink)
        return view

    def open_events(self) -> None:
        """Offer the events of the timeline to link one."""
        if self.answering.read_only:
            return
        if self.event_chooser is None:
            self.close_quote()
            linked = {link.time.event_id for link in self.row.links}
            times = [t for t in self.answering.times() if t.event_id not in linked]
            chooser = EventChooser(self.question.id, times)
            chooser.picked.connect(self._link)
            chooser.cancelled.connect(self.close_events)
            self._inline.addWidget(chooser)
            chooser.show()
            self.event_chooser = chooser
            self.rearranged.emit()
        self.event_chooser.start()

    def _link(self, event_id: str) -> None:
        if self.answering.link(self.question, event_id):
            self.close_events()

    def close_events(self) -> None:
        """Put the list of events away."""
        chooser, self.event_chooser = self.event_chooser, None
        if chooser is not None:
            self._drop(chooser)

    def flush(self) -> None:
        """Write now what is half typed in the note and the quotation."""
        self.note.flush()
        if self.quote_editor is not None:
            self.quote_editor.flush()

    def go_into_note(self) -> None:
        """Put the focus into the note, behind what is written."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.note.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.note.setTextCursor(cursor)

    def _give_focus_back(self, widget: QWidget) -> None:
        """Let the row take the focus before a widget goes, lest it jump to another row."""
        focus = widget.window().focusWidget()
        if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
            self.left.emit()

    def _drop(self, widget: QWidget) -> None:
        self._give_focus_back(widget)
        widget.hide()
        widget.deleteLater()
        self.rearranged.emit()
