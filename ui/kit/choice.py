"""One of several, or several of several: a segmented answer where it fits, else a list or chips.

Usage::

    ChoiceField([("no_risk", "No apparent risk"), ("low", "Low"), …], name="MC-07")
    ManyChoice([("health", "Health"), ("school", "School")], name="CP-09")

Both have ``value()``, ``set_value(...)``, ``set_current(bool)``, ``set_read_only(bool)`` and
``changed``: a code or None; for several, a tuple of codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.chips import FilterChip
from ui.kit.combo import Combo
from ui.kit.flow import FlowLayout
from ui.kit.segmented import UNANSWERED, Segment, Segmented
from ui.look import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

WIDEST = 480


class ChoiceField(QWidget):
    """One of several: segments if they take no more than a width, else a list to choose from.

    Args:
        options: pairs of code and word, or `Segment` for more control.
        name: what is answered, spoken.
        widest: the width at 100 % up to which the choices are all in sight.

    Signals:
        changed: the chosen code, or None; only for what a person did.
    """

    changed = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[str, str] | Segment],
        *,
        name: str = "",
        widest: int = WIDEST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._segments = [
            option if isinstance(option, Segment) else Segment(*option) for option in options
        ]
        self._field = self._make(name, widest)
        self.setFocusProxy(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field)
        self.setSizePolicy(self._field.sizePolicy())

    def _make(self, name: str, widest: int) -> Segmented | Combo:
        segmented = Segmented(self._segments, name=name)
        if segmented.sizeHint().width() <= fonts.px(widest):
            segmented.changed.connect(self.changed)
            return segmented
        segmented.deleteLater()
        pairs = [(segment.code, segment.word) for segment in self._segments]
        combo = Combo(name, pairs, empty="Choose")
        combo.chosen.connect(self.changed)
        return combo

    @property
    def in_sight(self) -> bool:
        """Whether all choices are in sight, chosen by letters."""
        return isinstance(self._field, Segmented)

    def value(self) -> str | None:
        """The chosen code."""
        return self._field.value()

    def set_value(self, code: str | None, *, otherwise: str = UNANSWERED) -> None:
        """Show a stored answer, or speak of another where none is chosen; nothing is emitted."""
        if isinstance(self._field, Segmented):
            self._field.set_value(code, otherwise=otherwise)
        else:
            self._field.set_value(code)

    def set_current(self, current: bool) -> None:
        """Its row is the current one: letters are underlined."""
        if isinstance(self._field, Segmented):
            self._field.set_current(current)

    def set_read_only(self, read_only: bool) -> None:
        """Keep the look but take no answer."""
        if isinstance(self._field, Segmented):
            self._field.set_read_only(read_only)
        else:
            self._field.setEnabled(not read_only)


class ManyChoice(QGroupBox):
    """Several of several: chips that are on or off, in as many lines as they need.

    Args:
        options: pairs of code and word.
        name: what is answered, spoken.

    Signals:
        changed: the codes that are on, in the order of the options.
    """

    changed = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("painted", True)
        self._name = name
        self._chips: dict[str, FilterChip] = {}
        self._holder = QWidget(self)
        flow = FlowLayout(self._holder, gap=6)
        for code, word in options:
            chip = FilterChip(word)
            chip.clicked.connect(lambda _=False: self._clicked())
            self._chips[code] = chip
            flow.addWidget(chip)
        self._flow = flow
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._speak()

    def value(self) -> tuple[str, ...]:
        """The codes that are on."""
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def set_value(self, codes: Sequence[str]) -> None:
        """Show stored answers; nothing is emitted."""
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)
        self._speak()

    def set_current(self, current: bool) -> None:
        """Its row is the current one; chips have no letters, so nothing changes."""

    def set_read_only(self, read_only: bool) -> None:
        """Take no answer."""
        for chip in self._chips.values():
            chip.setEnabled(not read_only)

    def _clicked(self) -> None:
        self._speak()
        self.changed.emit(self.value())

    def _speak(self) -> None:
        on = [chip.text() for chip in self._chips.values() if chip.isChecked()]
        self.setAccessibleName(f"{self._name}, {', '.join(on) or UNANSWERED}")

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    @override
    def sizeHint(self) -> QSize:
        return self._flow.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._flow.minimumSize()

    @override
    def resizeEvent(self, event: object) -> None:
        self._holder.setGeometry(self.rect())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        first = next(iter(self._chips.values()), None)
        if first is not None:
            first.setFocus(event.reason())

    @override
    def paintEvent(self, event: object) -> None:
        """The chips paint themselves."""
