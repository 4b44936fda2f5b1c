"""The choice of an event's kind: more than a hundred, under the headings of their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from ui.kit.combo import Combo
from ui.look import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ddaudit_desktop.definitions import EventKind, KindGroup
    from ui.look.metrics import Size


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
