"""Correcting the proposal in work: when, what, in which lane, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.moments import MomentError, read_moment
from ddaudit_desktop.proposal_words import row_words
from ui.kit.buttons import SecondaryButton
from ui.kit.combo import Combo
from ui.kit.fields import Field, MomentField
from ui.kit.labels import Label
from ui.look import metrics
from ui.pages.case.timeline.kind_combo import KindCombo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ddaudit_desktop.definitions import EventKind, KindGroup
    from ddaudit_desktop.logs.choosing import Choice


class RowEditor(QWidget):
    """Four fields for the chosen row; each changes it at once.

    Signals:
        corrected: the values that are others now: kind, lane, title, moment.
    """

    corrected = Signal(object)

    def __init__(
        self,
        groups: Sequence[tuple[KindGroup, Sequence[EventKind]]],
        lanes: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane_of = {kind.id: kind.lane for _, kinds in groups for kind in kinds}
        self._choice: Choice | None = None
        self._near: datetime | None = None
        self.when = MomentField("When", measure="card")
        self.kind = KindCombo(groups, measure="card")
        self.lane = Combo("Lane", list(lanes.items()), measure="card")
        self.title = Field("In your words", placeholder="As its kind", measure="card", delay=0)
        self.said = Label("", "small t2", wrap=True)
        self.merge = SecondaryButton("Merge up", keys="M", measure="card")
        self.merge.setToolTip(
            "Makes the row part of the one above. The time and the kind of the one above count; "
            "the words of both are kept."
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, (words, field) in enumerate(
            (
                ("When", self.when),
                ("What happened", self.kind),
                ("Lane", self.lane),
                ("In your words", self.title),
            )
        ):
            label = Label(words, "tiny t3")
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 3 if field in (self.when, self.title) else 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        box.addLayout(grid)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.merge)
        box.addLayout(below)
        self.when.committed.connect(self._read_when)
        self.kind.chosen.connect(self._kind_chosen)
        self.lane.chosen.connect(lambda lane: self._correct(lane=lane or ""))
        self.title.committed.connect(lambda text: self._correct(title=text.strip()))
        self.setEnabled(False)
        self._measure()

    def _measure(self) -> None:
        """Keep room for two lines of words, so that the list does not move from row to row."""
        self.said.setMinimumHeight(2 * metrics.line(12))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()

    def show_choice(self, choice: Choice | None, near: datetime | None, what: str = "line") -> None:
        """Show a row; ``near`` is the instant that a typed time without a date leans on.

        ``what`` is what it comes from: a line of a log, or a row of a table.
        """
        other = choice is None or self._choice is None or choice.placed is not self._choice.placed
        self._choice, self._near = choice, near
        self.setEnabled(choice is not None and choice.state == "new")
        if choice is None:
            self.said.setText("")
            return
        if other:
            self.when.set_stored(choice.moment.typed)
            self.when.set_wrong("")
        self.kind.set_value(choice.kind or None)
        self.lane.set_value(choice.lane)
        self.title.set_stored(choice.title)
        self.said.set_look("small amb" if choice.to_check else "small t2")
        self.said.setText(row_words(choice, what))

    def _read_when(self, text: str) -> None:
        try:
            moment = read_moment(text, near=self._near)
        except MomentError as error:
            self.when.set_wrong(str(error))
            self.said.setText(str(error))
            return
        self.when.set_wrong("")
        self._correct(moment=moment)

    def _kind_chosen(self, kind: str | None) -> None:
        if kind:
            self._correct(kind=kind, lane=self._lane_of[kind])

    def _correct(self, **values: Any) -> None:
        choice = self._choice
        if choice is not None and any(getattr(choice, k) != v for k, v in values.items()):
            self.corrected.emit(values)
