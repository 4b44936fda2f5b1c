"""The open flags of a case as cards, one below the other; one is open at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.case.flag_entry import FlagEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.checks.flags import Flag


class FlagCards(QWidget):
    """The cards.

    Signals:
        decided: a flag, what was decided about it, and the reason.
        fact_wanted: a fact of a flag that the person wants to see.
    """

    decided = Signal(object, str, str)
    fact_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[FlagEntry] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)

    def show_flags(self, flags: Sequence[Flag], *, after: QWidget) -> None:
        """Show these: a card that stays keeps its place and the focus.

        Args:
            flags: the open flags in their order.
            after: what Tab reaches before the first card.
        """
        there = {entry.flag.key: entry for entry in self.entries}
        kept: list[FlagEntry] = []
        for flag in flags:
            entry = there.pop(flag.key, None)
            if entry is None or entry.flag.outcome != flag.outcome:
                if entry is not None:
                    self._drop(entry)
                entry = self._make(flag)
            kept.append(entry)
        for gone in there.values():
            self._drop(gone)
        for place, entry in enumerate(kept):
            if self._box.indexOf(entry) != place:
                self._box.insertWidget(place, entry)
        self.entries = kept
        before = after
        for entry in kept:
            QWidget.setTabOrder(before, entry.card)
            before = entry.last_stop()

    def _make(self, flag: Flag) -> FlagEntry:
        entry = FlagEntry(flag)
        entry.decided.connect(lambda decision, why: self._decide(entry, decision, why))
        entry.fact_wanted.connect(self.fact_wanted)
        entry.card.opened.connect(lambda: self.open_only(entry))
        return entry

    def _decide(self, entry: FlagEntry, decision: str, why: str) -> None:
        """Hand a decision on; the focus goes to the next card, so that a key is never lost."""
        at = self.entries.index(entry)
        beside = self.entries[at + 1 : at + 2] or self.entries[at - 1 : at]
        self.decided.emit(entry.flag, decision, why)
        if beside and beside[0] in self.entries:
            self.go_to(beside[0])

    def _drop(self, entry: FlagEntry) -> None:
        self._box.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def focused(self) -> FlagEntry | None:
        """The card that the focus is in."""
        focus = self.window().focusWidget() or self
        return next((entry for entry in self.entries if entry.isAncestorOf(focus)), None)

    def open_only(self, chosen: FlagEntry | None) -> None:
        """Open one card, or none, and fold the others."""
        for entry in self.entries:
            entry.set_open(entry is chosen)

    def go_to(self, entry: FlagEntry) -> None:
        """Open a card and put the focus on it."""
        self.open_only(entry)
        entry.card.setFocus(Qt.FocusReason.ShortcutFocusReason)
