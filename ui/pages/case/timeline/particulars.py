"""The particulars of an event: fields that follow its kind, such as the band of a risk grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit.combo import Combo
from ui.kit.labelled import Labelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddaudit_desktop.definitions import Detail, EventKind

NOTHING = "Not recorded"


class Particulars(QWidget):
    """One choice for each particular of the kind, two in a row; hidden where it has none.

    Args:
        kind: the kind of the event that is changed; none for a new one.
        kept: its particulars as they are stored.
        before: the field from which Tab comes here.
    """

    def __init__(self, kind: EventKind | None, kept: Mapping[str, str], before: QWidget) -> None:
        super().__init__()
        self._field_before = before
        self._before = kind
        self._kept = kept
        self._kind: EventKind | None = None
        self._chosen: dict[Detail, str | None] = {
            detail: kept.get(detail.key) for detail in (kind.details if kind else ())
        }
        self.choices: dict[str, Combo] = {}
        self._rows: list[Labelled] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_kind(self, kind: EventKind | None) -> None:
        """Offer what this kind can keep; a choice stays where the very same one is offered again.

        A band of one scale is never taken for that of another, though they share a word.
        """
        self._remember()
        self._kind = kind
        for row in self._rows:
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.choices = [], {}
        for at, detail in enumerate(kind.details if kind else ()):
            options = [(option.code, option.word) for option in detail.options]
            combo = Combo(detail.label, options, empty=NOTHING, measure="dialog")
            combo.set_value(self._chosen.get(detail))
            row = Labelled(detail.label, combo)
            self._grid.addWidget(row, at // 2, at % 2)
            self.choices[detail.key] = combo
            self._rows.append(row)
        self._keep_order()
        self.setVisible(bool(self._rows))

    def _remember(self) -> None:
        for detail in self._kind.details if self._kind else ():
            self._chosen[detail] = self.choices[detail.key].value()

    def _keep_order(self) -> None:
        """Tab comes through these fields in their order, though they are made last."""
        before = self._field_before
        for combo in self.choices.values():
            QWidget.setTabOrder(before, combo)
            before = combo

    def value(self) -> dict[str, str]:
        """What is chosen, by key; what is not recorded is left out.

        Of an event that keeps its kind, what no field shows stays as it is.
        """
        same = self._before is None or self._kind is self._before
        others = {k: code for k, code in self._kept.items() if same and k not in self.choices}
        chosen = {key: combo.value() for key, combo in self.choices.items()}
        return others | {key: code for key, code in chosen.items() if code is not None}
