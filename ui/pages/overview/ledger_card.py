"""Do the numbers add up? The ledger with its strip, and which cases are missing from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ddaudit_desktop.stages import STAGES
from ui.kit.buttons import LinkButton, SecondaryButton
from ui.kit.grades import NOT_ACCOUNTED_FOR, GradeBadge, LedgerStrip
from ui.kit.labels import Label, Pill
from ui.kit.panels import Card
from ui.places import Place

if TYPE_CHECKING:
    from ddaudit_desktop.overview import Overview

NAMED = 3
"""Cases named one by one; more are named together."""


class LedgerCard(Card):
    """The reconciliation of the sample.

    Signals:
        wanted: a `Place`: the cases behind a number.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Do the numbers add up?", parent=parent)
        self._verdict = Pill("")
        self.title_row.addWidget(self._verdict)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(6)
        self._strip = LedgerStrip([], "")
        self._missing = QHBoxLayout()
        self._missing.setSpacing(8)
        self.body.addLayout(self._figures)
        self.body.addWidget(self._strip)
        self.body.addLayout(self._missing)

    def show_ledger(self, seen: Overview) -> None:
        """Show a ledger and the cases it misses."""
        ledger = seen.ledger
        self.bar = None if ledger.ties else "red"
        self._show_verdict(seen)
        self._show_figures(seen)
        shapes = {grade.code: grade.shape for grade in seen.grades}
        cells = [shapes[code] for code, n in ledger.by_grade.items() for _ in range(n)]
        cells += [""] * len(ledger.not_graded)
        cells += [NOT_ACCOUNTED_FOR] * len(ledger.not_accounted_for)
        self._strip.set_cells(cells, ledger.line)
        self._strip.setVisible(bool(cells))
        self._show_missing(seen)
        self.update()

    def _show_verdict(self, seen: Overview) -> None:
        if not seen.ledger.selected:
            self._verdict.say("No cases yet", "plain")
        elif seen.ledger.ties:
            self._verdict.say("Adds up", "grn", icon="check-circle-fill")
        else:
            said = "Does not reconcile: blocks the final report"
            self._verdict.say(said, "red", icon="warning-octagon-fill")

    def _show_figures(self, seen: Overview) -> None:
        clear(self._figures)
        ledger = seen.ledger
        add = self._figures.addWidget
        add(Label(str(ledger.selected), "figure"))
        add(Label("selected  ·", "t2"))
        add(Label(str(ledger.graded), "figure"))
        add(Label("graded", "t2"))
        graded = [grade for grade in seen.grades if ledger.by_grade[grade.code]]
        if graded:
            add(Label("(", "t2"))
            for grade in graded:
                words = f"{ledger.by_grade[grade.code]} {grade.word.lower()}"
                add(GradeBadge(grade.shape, words))
            add(Label(")", "t2"))
        if ledger.not_graded:
            add(Label("·", "t2"))
            add(Label(str(len(ledger.not_graded)), "figure"))
            add(Label("not graded", "t2"))
        if ledger.not_accounted_for:
            add(Label("·", "t2"))
            add(Label(str(len(ledger.not_accounted_for)), "figure red"))
            add(Label("not accounted for", "red"))
        self._figures.addStretch(1)

    def _show_missing(self, seen: Overview) -> None:
        clear(self._missing)
        missing = list(seen.ledger.not_accounted_for)
        cases = {case.reference: case for case in seen.cases}
        if not missing:
            return
        self._missing.addWidget(Label("Which:", "small t2"))
        for reference in missing[:NAMED]:
            case = cases[reference]
            button = SecondaryButton(f"{reference}  {STAGES[case.stage].lower()}", measure="card")
            place = Place("cases", case_id=case.case_id)
            button.clicked.connect(lambda _=False, place=place: self.wanted.emit(place))
            self._missing.addWidget(button)
        more = len(missing) - NAMED
        if more > 0:
            link = LinkButton(f"and {more} more")
            link.clicked.connect(lambda: self.wanted.emit(Place("cases", filters=("no_grade",))))
            self._missing.addWidget(link)
        self._missing.addStretch(1)


def clear(row: QHBoxLayout) -> None:
    """Take everything out of a row."""
    while item := row.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
