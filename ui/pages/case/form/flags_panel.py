"""The panel of checks beside the questions: open flags as cards, settled ones a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import LinkButton
from ui.kit.labels import Label
from ui.kit.panels import IconLabel, Line
from ui.kit.scroll import Scroller
from ui.look import metrics
from ui.pages.case.flag_cards import FlagCards
from ui.pages.case.flag_entry import SettledEntry

if TYPE_CHECKING:
    from ddaudit_desktop.checks.flags import Flags
    from ui.pages.case.flag_entry import FlagEntry

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
        self.cards = FlagCards()
        self.cards.decided.connect(self.decided)
        self.cards.fact_wanted.connect(self.fact_wanted)
        self.settled: list[SettledEntry] = []
        self._flags: Flags | None = None
        self._question = ""
        self._count = Label("", "small t2")
        self.next = LinkButton("Next", keys="F8", measure="card")
        self.next.setAccessibleName("Next flag")
        self.next.clicked.connect(lambda: self.step(1))
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(SIDE, 0, SIDE, 0)
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
        self._body.addWidget(self.cards)
        self._body.addStretch(1)
        self.list = Scroller(contents)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Line())
        box.addWidget(self._head)
        box.addWidget(self.list, 1)
        self._measure()

    @property
    def entries(self) -> list[FlagEntry]:
        """The open flags, each with its card."""
        return self.cards.entries

    def show_flags(self, flags: Flags, question_id: str) -> None:
        """Show the flags as they are now; cards that stay keep their place and the focus."""
        self._question = question_id
        if flags != self._flags:
            self._flags = flags
            self.cards.show_flags(flags.open, after=self.next)
            self.cards.setVisible(bool(flags.open))
            self._match_settled(flags)
            self._count.setText(f"{len(flags.open)} open, {len(flags.settled)} settled")
            self._nothing.setVisible(not flags.open)
            self.next.setEnabled(bool(flags.open))
        for entry in self.entries:
            entry.card.set_this_question(question_id in entry.flag.questions)
        self._open_beside()

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
        if self.cards.focused() is None:
            mine = next((e for e in self.entries if self._question in e.flag.questions), None)
            self.cards.open_only(mine)

    def step(self, by: int) -> None:
        """On to the next open flag or back, going round."""
        if not self.entries:
            return
        focused = self.cards.focused()
        if focused is not None:
            at = self.entries.index(focused)
        else:
            at = next((n for n, e in enumerate(self.entries) if e.card.is_open), -1) - (by > 0)
            at = at if by > 0 else max(at + 1, 0) if at >= 0 else 0
        self.cards.go_to(self.entries[(at + by) % len(self.entries)])

    def _measure(self) -> None:
        self._head.setFixedHeight(metrics.tab_row() + 4)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()
