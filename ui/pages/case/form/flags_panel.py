"""The panel of checks beside the questions: open flags as cards, settled ones a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import LinkButton
from ui.kit.labels import Label
from ui.kit.panels import IconLabel, Line
from ui.kit.scroll import Scroller
from ui.look import metrics
from ui.pages.case.form.flag_entry import FlagEntry, SettledEntry

if TYPE_CHECKING:
    from ddaudit_desktop.checks.flags import Flag, Flags

SIDE = 16
NOTHING = "No check asks for your judgement."


class FlagsPanel(QWidget):
    """What the checks found in this case, worst first; the one in work is open.

    New flags arrive without moving the focus. A flag about the question in work opens by itself,
    unless the person is at another flag.

    Signals:
        decided: a flag, what was decided about it, and the reason.
        reopened: a settled flag that should ask again.
        fact_wanted: a fact of a flag that the person wants to see.
    """

    decided = Signal(object, str, str)
    reopened = Signal(object)
    fact_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[FlagEntry] = []
        self.settled: list[SettledEntry] = []
        self._flags: Flags | None = None
        self._question = ""
        self._count = Label("", "small t2")
        self.next = LinkButton("Next", keys="F8", measure="card")
        self.next.setAccessibleName("Next flag")
        self.next.clicked.connect(lambda: self.step(1))
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(SIDE, 0, SIDE - 8, 0)
        head.setSpacing(8)
        head.addWidget(IconLabel("flag", "t3"))
        head.addWidget(Label("Checks", "strong"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.next)
        contents = QWidget()
        self._body = QVBoxLayout(contents)
        self._body.setContentsMargins(SIDE, 8, SIDE, 12)
        self._body.setSpacing(8)
        self._nothing = Label(NOTHING, "small t2", wrap=True)
        self._body.addWidget(self._nothing)
        self._body.addStretch(1)
        self.list = Scroller(contents)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Line())
        box.addWidget(self._head)
        box.addWidget(self.list, 1)
        self._measure()

    def show_flags(self, flags: Flags, question_id: str) -> None:
        """Show the flags as they are now; cards that stay keep their place and the focus."""
        self._question = question_id
        if flags != self._flags:
            self._flags = flags
            self._match_cards(flags)
            self._match_settled(flags)
            self._count.setText(f"{len(flags.open)} open, {len(flags.settled)} settled")
            self._nothing.setVisible(not flags.open)
            self.next.setEnabled(bool(flags.open))
        for entry in self.entries:
            entry.card.set_this_question(question_id in entry.flag.questions)
        self._open_beside()

    def _match_cards(self, flags: Flags) -> None:
        """Keep the card of a flag that is still open; make and take away only what differs."""
        there = {entry.flag.key: entry for entry in self.entries}
        kept: list[FlagEntry] = []
        for flag in flags.open:
            entry = there.pop(flag.key, None)
            if entry is None or entry.flag.outcome != flag.outcome:
                if entry is not None:
                    self._drop(entry)
                entry = self._make(flag)
            kept.append(entry)
        for gone in there.values():
            self._drop(gone)
        for place, entry in enumerate(kept):
            if self._body.indexOf(entry) != place + 1:
                self._body.insertWidget(place + 1, entry)
        self.entries = kept
        before: QWidget = self.next
        for entry in kept:
            QWidget.setTabOrder(before, entry.card)
            before = entry.last_stop()

    def _make(self, flag: Flag) -> FlagEntry:
        entry = FlagEntry(flag)
        entry.decided.connect(lambda decision, why: self._decide(entry, decision, why))
        entry.fact_wanted.connect(self.fact_wanted)
        entry.card.opened.connect(lambda: self._open_only(entry))
        return entry

    def _decide(self, entry: FlagEntry, decision: str, why: str) -> None:
        """Hand a decision on; the focus goes to the next card, so that a key is never lost."""
        at = self.entries.index(entry)
        beside = self.entries[at + 1 : at + 2] or self.entries[at - 1 : at]
        self.decided.emit(entry.flag, decision, why)
        if beside and beside[0] in self.entries:
            self._go_to(beside[0])

    def _match_settled(self, flags: Flags) -> None:
        for old in self.settled:
            self._drop(old)
        self.settled = [SettledEntry(flag) for flag in flags.settled]
        for entry in self.settled:
            entry.reopened.connect(self.reopened)
            self._body.insertWidget(self._body.count() - 1, entry)

    def _drop(self, widget: QWidget) -> None:
        self._body.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _open_beside(self) -> None:
        """Open the flag of the question in work; a card that has the focus is left alone."""
        if any(entry.isAncestorOf(self.window().focusWidget() or self) for entry in self.entries):
            return
        mine = next((e for e in self.entries if self._question in e.flag.questions), None)
        self._open_only(mine)

    def _open_only(self, chosen: FlagEntry | None) -> None:
        for entry in self.entries:
            entry.set_open(entry is chosen)

    def step(self, by: int) -> None:
        """On to the next open flag or back, going round."""
        if not self.entries:
            return
        focus = self.window().focusWidget() or self
        at = next((n for n, e in enumerate(self.entries) if e.isAncestorOf(focus)), None)
        if at is None:
            at = next((n for n, e in enumerate(self.entries) if e.card.is_open), -1) - (by > 0)
            at = at if by > 0 else max(at + 1, 0) if at >= 0 else 0
        self._go_to(self.entries[(at + by) % len(self.entries)])

    def _go_to(self, entry: FlagEntry) -> None:
        self._open_only(entry)
        entry.card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _measure(self) -> None:
        self._head.setFixedHeight(metrics.tab_row() + 4)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()
