"""The concerns page: every immediate concern, the one that nobody owns first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.acts import concerns
from ddaudit_desktop.follow_up.concerns import ConcernEntry, concern_log
from ui.commands import KeyHint
from ui.kit.buttons import SecondaryButton
from ui.kit.labels import Label, Pill
from ui.kit.panels import Card
from ui.kit.scroll import Scroller
from ui.look import fonts
from ui.pages.concerns.detail import WIDEST, ConcernDetail
from ui.pages.concerns.listing import ConcernList
from ui.pages.concerns.telling import record_telling
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from db.store import Changes
    from ui.session import Session

EVERY = 20_000
"""Milliseconds between two looks at the clock: the minutes of an unowned concern go on."""

LIST_SHARE = 0.34
LIST_WIDEST = 420


class ConcernsPage(Page):
    """The list of concerns and the chosen one in full."""

    title = "Concerns"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._entries: list[ConcernEntry] = []
        self._count = Label("", "t2")
        self._waiting = Pill("", "red", icon="warning-octagon-fill")
        self.raise_one = SecondaryButton("Raise concern", icon="megaphone", keys="Ctrl+Shift+C")
        self.raise_one.clicked.connect(lambda: self.asked.emit("concern.raise"))
        self.list = ConcernList()
        self.detail = ConcernDetail()
        self._listing = Card()
        self._listing.body.setContentsMargins(0, 1, 0, 1)
        self._listing.body.addWidget(self.list)
        self._reading = Scroller(self.detail)
        self._empty = self._say_empty()
        row = QHBoxLayout()
        row.setSpacing(16)
        column = QVBoxLayout()
        column.addWidget(self._listing)
        column.addStretch(1)
        row.addLayout(column)
        row.addWidget(self._reading, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 14)
        box.setSpacing(12)
        box.addLayout(self._head())
        box.addLayout(row, 1)
        box.addWidget(self._empty, 1)
        self.list.chosen.connect(self._show_entry)
        self.list.opened.connect(self._go_to_case)
        self.detail.case_asked.connect(lambda: self._go_to_case(self._current()))
        self.detail.acknowledge_asked.connect(self._acknowledge)
        self.detail.telling_asked.connect(self._tell)
        self.detail.note_added.connect(self._add_note)
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self._look_again)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label("Concerns", "page"))
        head.addWidget(self._count)
        head.addWidget(self._waiting)
        head.addStretch(1)
        head.addWidget(self.raise_one)
        return head

    def _say_empty(self) -> QWidget:
        empty = QWidget()
        box = QVBoxLayout(empty)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(6)
        box.addWidget(Label("No concern has been raised.", "heading"))
        box.addWidget(
            Label(
                "If a child may be unsafe now, tell someone by your normal route, then record it "
                "here. It can be done from every screen with Ctrl+Shift+C.",
                "t2",
                wrap=True,
            )
        )
        box.addStretch(1)
        return empty

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.kinds & {"concern", "concern_note", "case_file"}:
            return
        self._look_again()

    def _look_again(self) -> None:
        self._entries = concern_log(self.session.store)
        some = bool(self._entries)
        waiting = sum(not entry.owned for entry in self._entries)
        self._count.setText(f"{len(self._entries)} raised" if some else "")
        self._waiting.say(f"{waiting} not acknowledged", icon="warning-octagon-fill")
        self._waiting.setVisible(waiting > 0)
        self._listing.setVisible(some)
        self._reading.setVisible(some)
        self._empty.setVisible(not some)
        self.list.show_entries(self._entries)
        self._show_entry(self._current())

    def _current(self) -> ConcernEntry | None:
        return next((e for e in self._entries if e.id == self.list.current_id()), None)

    def _show_entry(self, entry: ConcernEntry | None) -> None:
        if entry is None:
            return
        self.session.store.log_access("consultation", "concern", entry.id)
        self.detail.show_entry(entry, writable=not self.session.store.read_only)

    def _acknowledge(self) -> None:
        self.asked.emit(f"concern.acknowledge:{self.list.current_id()}")

    def _tell(self) -> None:
        entry = self._current()
        if entry is not None:
            record_telling(self.window(), self.session, entry.record)

    def _add_note(self, concern_id: str, text: str) -> None:
        self.session.run(concerns.add_concern_note, concern_id, text)

    def _go_to_case(self, entry: ConcernEntry | None) -> None:
        if entry is not None and entry.reference and entry.record.case_id:
            self.wanted.emit(Place("cases", case_id=entry.record.case_id))

    @override
    def arrive(self, place: Place) -> None:
        if place.record_id:
            self.list.select(place.record_id)

    @override
    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint(("J", "K"), "Move"),
            KeyHint(("Enter",), "Go to the case"),
            KeyHint(("Ctrl+Shift+C",), "Raise concern"),
        )

    @override
    def start_focus(self) -> None:
        (self.list if self._entries else self.raise_one).setFocus()

    @override
    def leave(self) -> None:
        self.detail.write_notes()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = round(self.width() * LIST_SHARE)
        self._listing.setFixedWidth(min(fonts.px(LIST_WIDEST), share))
        self.detail.setMaximumWidth(fonts.px(WIDEST))
