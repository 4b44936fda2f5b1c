"""The indicators of the deep dive, each with its interval and the cases behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddaudit_desktop.indicators.rows import share_rows
from ui.kit.buttons import LinkButton, PrimaryButton
from ui.kit.flow import FlowLayout
from ui.kit.labels import Label
from ui.kit.panels import Line
from ui.kit.sheet import Sheet
from ui.kit.table import Table
from ui.models.shares import TITLE, SharesModel
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.indicators.rows import ShareRow
    from ui.session import Session
    from ui.work import Worker

WAITING = "Counting…"
NOTE = (
    "A snapshot of few cases: the box is the 95 % interval. Cases that were not looked at yet, or "
    "cannot tell, are left out of the count and named below."
)


class IndicatorsSheet(Sheet):
    """A list of indicators; below it the cases of the one chosen, each a way there.

    Signals:
        case_wanted: the reference of a case to open.
    """

    case_wanted = Signal(str)

    def __init__(
        self, window: QWidget, session: Session, worker: Worker, reference: str = ""
    ) -> None:
        super().__init__(window, "Indicators", width=980, height=720, scrolls=False)
        self.model = SharesModel(reference)
        self.table = Table("Indicators")
        self.table.setModel(self.model)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._chosen = Label(WAITING, "strong", wrap=True)
        self._cases = QWidget()
        self._groups = QVBoxLayout(self._cases)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(6)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self._chosen)
        foot.addWidget(self._cases)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(Line())
        self.body.addLayout(foot)
        self.note.setText(NOTE)
        close = PrimaryButton("Close", keys="Esc", measure="dialog")
        close.clicked.connect(self.dismiss)
        self.add_to_footer(close)
        self.table.current_changed.connect(lambda index: self._show_cases(index.row()))
        self._closed = False
        self.dismissed.connect(self._close)
        worker.start(lambda: share_rows(session.store), self._show)

    def _close(self) -> None:
        self._closed = True

    def _show(self, rows: list[ShareRow]) -> None:
        if self._closed:
            return  # the worker came too late; nobody waits any more
        self.model.show_rows(rows)
        self.table.fit_columns()
        self.table.setCurrentIndex(self.model.index(0, TITLE))
        self._show_cases(0)

    def _show_cases(self, at: int) -> None:
        row = self.model.row_at(at)
        if row is None:
            return
        self._chosen.setText(f"{row.tally.indicator.title}: {row.counted}, {row.reading.lower()}")
        while item := self._groups.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for words, cases in row.told:
            self._groups.addWidget(self._group(words, cases))

    def _group(self, words: str, cases: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=12, line_gap=4)
        flow.addWidget(Label(f"{words}, {len(cases)}:", "small t2"))
        for reference in cases:
            link = LinkButton(reference, measure="card")
            link.setAccessibleName(f"Open {reference}")
            link.clicked.connect(lambda _=False, wanted=reference: self._open(wanted))
            flow.addWidget(link)
        return holder

    def _open(self, reference: str) -> None:
        self.dismiss()
        self.case_wanted.emit(reference)


def show_indicators(
    window: QWidget, session: Session, worker: Worker, go: Callable[[Place], None], case_id: str
) -> IndicatorsSheet:
    """Open the sheet; with a case open, its own standing is a column."""
    references = {case.case_id: case.reference for case in session.cases}
    sheet = IndicatorsSheet(window, session, worker, references.get(case_id, ""))
    ids = {reference: case_id for case_id, reference in references.items()}
    sheet.case_wanted.connect(lambda reference: go(Place("cases", case_id=ids[reference])))
    sheet.present(sheet.table)
    return sheet
