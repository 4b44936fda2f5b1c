"""Do the numbers add up? The ledger with its strip, and which cases are missing from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ddaudit_desktop.cases.stages import STAGES
from ddaudit_desktop.wording import number_words
from ui.kit.buttons import LinkButton, SecondaryButton
from ui.kit.flow import FlowLayout
from ui.kit.grades import NOT_ACCOUNTED_FOR, GradeBadge, LedgerStrip
from ui.kit.labels import Label, Pill
from ui.kit.panels import Card
from ui.places import Place

if TYPE_CHECKING:
    from ddaudit_desktop.overview.glance import Overview

NAMED = 3
"""Cases named one by one; more are named together."""


class LedgerCard(Card):
    """The reconciliation of the sample.

    Signals:
        wanted: a `Place`: the cases behind a number.
        asked: a command: reasons for no grade.
    """

    wanted = Signal(object)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Do the numbers add up?", parent=parent)
        self._verdict = Pill("")
        self.title_row.addWidget(self._verdict)
        self._figures = FlowLayout(gap=6)
        self._strip = LedgerStrip([], "")
        self._missing = FlowLayout(gap=8)
        self.body.addLayout(self._figures)
        self.body.addWidget(self._strip)
        self.reasons = LinkButton("Give reasons for no grade", keys="Alt+R", measure="card")
        self.reasons.clicked.connect(lambda: self.asked.emit("dive.no_grade"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self._missing, 1)
        row.addWidget(self.reasons, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

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
        ledger = seen.ledger
        parts: list[QWidget] = [
            Figure(ledger.selected, "selected"),
            Figure(ledger.graded, "graded", first="·"),
        ]
        graded = [grade for grade in seen.grades if ledger.by_grade[grade.code]]
        if graded:
            parts.append(Label("(", "t2"))
            for grade in graded:
                words = f"{ledger.by_grade[grade.code]} {grade.word.lower()}"
                parts.append(GradeBadge(grade.shape, words))
            parts.append(Label(")", "t2"))
        if ledger.not_graded:
            parts.append(Figure(len(ledger.not_graded), "not graded", first="·"))
        if ledger.not_accounted_for:
            missing = len(ledger.not_accounted_for)
            parts.append(Figure(missing, "not accounted for", "red", first="·"))
        self._figures.replace(parts)

    def _show_missing(self, seen: Overview) -> None:
        missing = seen.ledger.not_accounted_for
        cases = {case.reference: case for case in seen.cases}
        self.reasons.setVisible(bool(missing))
        which = f"Which {number_words(len(missing))}:"
        parts: list[QWidget] = [Label(which, "small t2")] if missing else []
        for reference in missing[:NAMED]:
            case = cases[reference]
            button = SecondaryButton(f"{reference}  {STAGES[case.stage].lower()}", measure="card")
            place = Place("cases", case_id=case.case_id)
            button.clicked.connect(lambda _=False, place=place: self.wanted.emit(place))
            parts.append(button)
        more = len(missing) - NAMED
        if more > 0:
            link = LinkButton(f"and {more} more")
            link.clicked.connect(lambda: self.wanted.emit(Place("cases", filters=("no_grade",))))
            parts.append(link)
        self._missing.replace(parts)


class Figure(QWidget):
    """A number with its words and with what parts it from the one before, kept in one line."""

    def __init__(self, number: int, words: str, tone: str = "t2", *, first: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if first:
            row.addWidget(Label(first, "t2"))
        row.addWidget(Label(str(number), f"figure {tone}" if tone == "red" else "figure"))
        row.addWidget(Label(words, tone))
