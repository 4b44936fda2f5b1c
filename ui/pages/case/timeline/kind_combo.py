"""The choice of an event's kind: more than a hundred, under the headings of their groups.

Typing looks into the words, not only at how they begin: "found" leads to "Child found or back".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QStandardItemModel
from typing_extensions import override

from ui.kit.combo import Combo
from ui.look import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ddaudit_desktop.definitions import EventKind, KindGroup
    from ui.look.metrics import Size


NEW_WORD = 1500
"""Milliseconds after which what is typed begins anew."""


class KindCombo(Combo):
    """Kinds of event in groups; a heading cannot be chosen."""

    def __init__(
        self,
        groups: Sequence[tuple[KindGroup, Sequence[EventKind]]],
        *,
        measure: Size = "dialog",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("What happened", empty="Choose what happened", measure=measure)
        self.setParent(parent)
        self._sought = ""
        self._since = QElapsedTimer()
        model = self.model()
        for group, kinds in groups:
            self.addItem(group.title, None)
            if isinstance(model, QStandardItemModel):
                heading = model.item(self.count() - 1)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(fonts.ui(12, 600))
            for kind in kinds:
                self.addItem(kind.word, kind.id)
        self.set_value(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and (typed.isalnum() or (typed == " " and self._goes_on())):
            self._seek((self._sought if self._goes_on() else "") + typed.lower())
        else:
            super().keyPressEvent(event)

    def _goes_on(self) -> bool:
        return bool(self._sought) and not self._since.hasExpired(NEW_WORD)

    def _seek(self, sought: str) -> None:
        """Choose the first kind with a word that begins like this; none leaves the choice alone."""
        self._sought = sought
        self._since.start()
        for at in range(self.count()):
            words = f" {self.itemText(at).lower()}"
            if self.itemData(at) is not None and f" {sought}" in words:
                if at != self.currentIndex():
                    self.setCurrentIndex(at)
                    self.activated.emit(at)
                return
