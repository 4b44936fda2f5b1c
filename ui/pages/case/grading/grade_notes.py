"""What the checks of the grade say, where the grade is given: prompts, never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import LinkButton
from ui.kit.labels import Label
from ui.pages.case.flag_cards import FlagCards
from ui.pages.case.flag_entry import SettledEntry

if TYPE_CHECKING:
    from ddaudit_desktop.checks.flags import Flag, Flags

OF_GRADE = "CK-GR-"
MOST = 3


class GradeNotes(QWidget):
    """Open flags of the grade as cards, settled ones a line each; away where there is none.

    Signals:
        decided: a flag, what was decided about it, and the reason.
        reopened: a settled flag that should ask again.
        fact_wanted: a fact of a flag that the person wants to see.
        more_wanted: see the flags that have no room here.
    """

    decided = Signal(object, str, str)
    reopened = Signal(object)
    fact_wanted = Signal(object)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settled: list[SettledEntry] = []
        self._settled_flags: tuple[Flag, ...] = ()
        self.cards = FlagCards()
        self.cards.decided.connect(self.decided)
        self.cards.fact_wanted.connect(self.fact_wanted)
        self._count = Label("", "small t2")
        self.more = LinkButton("", keys="F8", measure="card")
        self.more.clicked.connect(self.more_wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label("Does it fit together?", "small strong"))
        head.addWidget(self._count)
        head.addStretch(1)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 6, 0, 0)
        self._box.setSpacing(6)
        self._box.addLayout(head)
        self._box.addWidget(self.cards)
        self._box.addWidget(self.more)
        self.hide()

    def show_flags(self, flags: Flags, *, after: QWidget) -> None:
        """Show those of the grade, worst first; ``after`` is what Tab reaches before them."""
        waiting = [flag for flag in flags.open if flag.outcome.id.startswith(OF_GRADE)]
        done = tuple(flag for flag in flags.settled if flag.outcome.id.startswith(OF_GRADE))
        self.cards.show_flags(waiting[:MOST], after=after)
        self.cards.setVisible(bool(waiting))
        left = len(waiting) - MOST
        self.more.setText(f"{left} more beside the questions")
        self.more.setVisible(left > 0)
        self._count.setText(f"{len(waiting)} open, {len(done)} settled")
        if done != self._settled_flags:
            self._show_settled(done)
        self.setVisible(bool(waiting or done))

    def _show_settled(self, flags: tuple[Flag, ...]) -> None:
        for old in self.settled:
            old.hide()
            self._box.removeWidget(old)
            old.deleteLater()
        self._settled_flags = flags
        self.settled = [SettledEntry(flag) for flag in flags]
        for entry in self.settled:
            entry.reopened.connect(self.reopened)
            self._box.addWidget(entry)
