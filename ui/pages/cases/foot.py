"""The foot of the list: the ledger whose numbers filter, or the acts on the cases picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from ddaudit_desktop.cases.filters import ledger_parts
from ddaudit_desktop.moments import show_minutes
from ui.kit.buttons import LinkButton, PrimaryButton, QuietButton
from ui.kit.flow import FlowLayout
from ui.kit.labels import Label
from ui.look import fonts, metrics, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ddaudit_desktop.cases.filters import LedgerPart
    from ddaudit_desktop.cases.stages import CaseSummary
    from ddaudit_desktop.overview.ledger import Ledger

SIDE = 16


class _Figure(LinkButton):
    """A number of the ledger: words like those around it, and the way to its cases."""

    words = "t2"
    weight = 400

    def __init__(self, text: str) -> None:
        super().__init__(text, measure="card")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription("Shows these cases")

    @override
    def _padding(self) -> int:
        return 0


class _StrongFigure(_Figure):
    words = "t1"
    weight = 600


class _RedFigure(_StrongFigure):
    words = "red-t"


_FIGURES = {"plain": _Figure, "strong": _StrongFigure, "red": _RedFigure}


class LedgerFoot(QWidget):
    """The reconciliation line and the time spent.

    Signals:
        wanted: the key of the filter behind a number; ``all`` for every case.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QWidget()
        self._flow = FlowLayout(line, gap=0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        self._time = Label("", "small t2")
        self._line = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 6, SIDE, 6)
        row.setSpacing(16)
        row.addWidget(line, 1)
        row.addWidget(self._time)

    def show_ledger(self, ledger: Ledger, cases: Sequence[CaseSummary]) -> None:
        """Show where every case stands, and the minutes spent on all of them."""
        total = sum(case.minutes for case in cases)
        self._time.setText(f"{show_minutes(total)} spent" if total else "")
        if ledger.line != self._line:
            self._line = ledger.line
            self.setAccessibleName(ledger.line)
            self._flow.replace([self._piece(part) for part in ledger_parts(ledger)])

    def _piece(self, part: LedgerPart) -> QWidget:
        if not part.key:
            words = part.text.replace(" · ", "  ·  ")
            return Label(words, "small t3" if "·" in part.text else "small t2")
        figure = _FIGURES[part.tone](part.text)
        figure.clicked.connect(lambda: self.wanted.emit(part.key))
        return figure


class PickedFoot(QWidget):
    """What can be done with the cases picked.

    Signals:
        export_wanted: export their records.
        cleared: let them go.
        all_wanted: pick every case that is listed.
    """

    export_wanted = Signal()
    cleared = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Label("", "strong")
        export = PrimaryButton("Export records", keys="Ctrl+E", icon="export", measure="card")
        every = QuietButton("Select all", keys="Ctrl+A", measure="card")
        clear = QuietButton("Clear selection", keys="Esc", measure="card")
        export.clicked.connect(self.export_wanted)
        every.clicked.connect(self.all_wanted)
        clear.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 4, SIDE, 4)
        row.setSpacing(12)
        row.addWidget(self._count)
        row.addWidget(export)
        row.addStretch(1)
        row.addWidget(every)
        row.addWidget(clear)

    def show_count(self, number: int) -> None:
        """Say how many cases are picked."""
        self._count.setText("1 case selected" if number == 1 else f"{number} cases selected")


class Foot(QStackedWidget):
    """The foot itself: ledger, or acts while cases are picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ledger = LedgerFoot()
        self.picked = PickedFoot()
        self.addWidget(self.ledger)
        self.addWidget(self.picked)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picked(self, number: int) -> None:
        """Offer acts on the cases picked, or show the ledger again."""
        self.picked.show_count(number)
        self.setCurrentWidget(self.picked if number else self.ledger)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.ledger.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(metrics.line(12) + fonts.px(24), needed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("win"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("line2"))
        painter.end()
