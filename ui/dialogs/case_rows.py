"""Rows of a case's header that can be added and taken out: children, and police references."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.cases.entry import ChildEntry
from ddaudit_desktop.wording import CHILD_STATUS
from ui.kit.buttons import IconButton, SecondaryButton
from ui.kit.combo import Combo
from ui.kit.fields import Field
from ui.kit.labels import Label
from ui.kit.panels import Panel
from ui.kit.text_area import TextArea
from ui.kit.tick import TickBox
from ui.look import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

NARROW = 76


def small_label(text: str, field: QWidget) -> QWidget:
    """A field with its label above, as small as rows want it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(3)
    label = Label(text, "small t2")
    label.setBuddy(field)
    box.addWidget(label)
    box.addWidget(field)
    return holder


class ChildRow(Panel):
    """One child, by pseudonym.

    Signals:
        removed: take this row out.
        led: this child leads the case.
    """

    removed = Signal()
    led = Signal()

    def __init__(self, entry: ChildEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fill = "hover"
        self.pseudonym = Field("", entry.pseudonym, placeholder="Child A", delay=0)
        self.age = Field("", entry.age, delay=0)
        self.status = Combo("Status", list(CHILD_STATUS.items()))
        self.status.set_value(entry.status)
        self.episodes = Field("", entry.episodes, delay=0)
        self.lead = TickBox("Lead child")
        self.lead.setChecked(entry.lead)
        self.lead.clicked.connect(self.led)
        self.ethnicity = Field("", entry.ethnicity, placeholder="As recorded", delay=0)
        self.disability = Field("", entry.disability, placeholder="As recorded", delay=0)
        self.language = Field("", entry.language, placeholder="As recorded", delay=0)
        self.note = TextArea("", entry.note, min_lines=1, max_lines=4)
        self.remove = IconButton("x", "Remove this child", bare=True)
        self.remove.clicked.connect(self.removed)
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        self._arrange()

    def _arrange(self) -> None:
        for field in (self.age, self.episodes):
            field.setFixedWidth(fonts.px(NARROW))
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(small_label("Pseudonym", self.pseudonym), 3)
        first.addWidget(small_label("Age", self.age))
        first.addWidget(small_label("Status", self.status), 3)
        first.addWidget(small_label("Missing, 12 mo.", self.episodes))
        end = QVBoxLayout()
        end.setSpacing(3)
        end.addWidget(Label(" ", "small"))
        tick = QHBoxLayout()
        tick.addWidget(self.lead)
        tick.addWidget(self.remove)
        end.addLayout(tick)
        first.addLayout(end)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(small_label("Ethnicity", self.ethnicity), 1)
        second.addWidget(small_label("Disability", self.disability), 1)
        second.addWidget(small_label("Language", self.language), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 12)
        box.setSpacing(8)
        box.addLayout(first)
        box.addLayout(second)
        box.addWidget(small_label("Note", self.note))
        box.addWidget(self._wrong)

    def set_number(self, number: int, *, alone: bool) -> None:
        """Let every field say which child it is of."""
        for name, field in self._fields().items():
            field.setAccessibleName(f"Child {number}: {name}")
        self.status.set_name(f"Child {number}: status")
        self.lead.setAccessibleName(f"Child {number}: lead child")
        self.remove.setAccessibleName(f"Remove child {number}")
        self.lead.setVisible(not alone)

    def _fields(self) -> dict[str, Field | TextArea]:
        return {
            "pseudonym": self.pseudonym,
            "age": self.age,
            "episodes missing in 12 months": self.episodes,
            "ethnicity as recorded": self.ethnicity,
            "disability as recorded": self.disability,
            "language as recorded": self.language,
            "note": self.note,
        }

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, in reading order."""
        return [
            *(self.pseudonym, self.age, self.status, self.episodes, self.lead, self.remove),
            *(self.ethnicity, self.disability, self.language, self.note),
        ]

    def entry(self) -> ChildEntry:
        """What is typed."""
        return ChildEntry(
            pseudonym=self.pseudonym.text(),
            age=self.age.text(),
            status=self.status.value() or "unknown",
            lead=self.lead.isChecked(),
            episodes=self.episodes.text(),
            ethnicity=self.ethnicity.text(),
            disability=self.disability.text(),
            language=self.language.text(),
            note=self.note.text(),
        )

    def show_wrong(self, wrong: dict[str, str]) -> Field | None:
        """Say what is wrong with which field; the first wrong field."""
        fields = {"pseudonym": self.pseudonym, "age": self.age, "episodes": self.episodes}
        for name, field in fields.items():
            field.set_wrong(wrong.get(name, ""))
        self._wrong.setText(" ".join(wrong.values()))
        self._wrong.setVisible(bool(wrong))
        return next((field for name, field in fields.items() if name in wrong), None)


class ChildRows(QWidget):
    """The children of a case."""

    def __init__(self, children: Sequence[ChildEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ChildRow] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        self.add = SecondaryButton("Add another child", icon="plus", measure="card")
        self.add.clicked.connect(self._add_empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(self._box)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        outer.addLayout(foot)
        for child in children or [ChildEntry(lead=True)]:
            self._add(child)

    def _add(self, entry: ChildEntry) -> ChildRow:
        row = ChildRow(entry)
        row.removed.connect(lambda: self._remove(row))
        row.led.connect(lambda: self._lead(row))
        self.rows.append(row)
        self._box.addWidget(row)
        self._chain()
        self._number()
        return row

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._chain()  # an order given before there was a window around it is lost

    def _chain(self) -> None:
        """Let Tab go from child to child, and then to the button below the last."""
        stops = [stop for row in self.rows for stop in row.stops]
        for before, after in pairwise([*stops, self.add]):
            QWidget.setTabOrder(before, after)

    def _add_empty(self) -> None:
        self._add(ChildEntry()).pseudonym.setFocus()

    def _remove(self, row: ChildRow) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self.rows:
            self._add(ChildEntry(lead=True))
        elif row.lead.isChecked():
            self.rows[0].lead.setChecked(True)
        self._number()
        self.rows[min(at, len(self.rows) - 1)].pseudonym.setFocus()

    def _lead(self, row: ChildRow) -> None:
        """One child leads: marking one takes the mark from the others."""
        for other in self.rows:
            other.lead.setChecked(other is row)

    def _number(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.set_number(number, alone=len(self.rows) == 1)

    def entries(self) -> list[ChildEntry]:
        """What is typed, a row each."""
        return [row.entry() for row in self.rows]

    def show_wrong(self, wrong: dict[str, str]) -> Field | None:
        """Say in each row what is wrong there; the first wrong field."""
        found = []
        for at, row in enumerate(self.rows):
            begin = f"children.{at}."
            mine = {k.removeprefix(begin): v for k, v in wrong.items() if k.startswith(begin)}
            found.append(row.show_wrong(mine))
        return next((field for field in found if field is not None), None)


class ReferenceRows(QWidget):
    """Where the police hold the case: system and reference."""

    def __init__(
        self, references: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.rows: list[tuple[Field, Field]] = []
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        self.add = SecondaryButton("Add a reference", icon="plus", measure="card")
        self.add.clicked.connect(self._add_empty)
        for system, reference in references or [("", "")]:
            self._add(system, reference)
        self._place_foot()

    def _add(self, system: str, reference: str) -> tuple[Field, Field]:
        number = len(self.rows) + 1
        pair = (
            Field(f"Reference {number}: system", system, placeholder="System", delay=0),
            Field(f"Reference {number}", reference, placeholder="Reference", delay=0),
        )
        self.rows.append(pair)
        for column, field in enumerate(pair):
            self._grid.addWidget(field, number, column)
        return pair

    def _add_empty(self) -> None:
        pair = self._add("", "")
        self._place_foot()
        pair[0].setFocus()

    def _place_foot(self) -> None:
        """The sentence and the button stand below the last row, in Tab order too."""
        last = len(self.rows) + 1
        for widget in (self._wrong, self.add):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self._wrong, last, 0, 1, 2)
        holder = QHBoxLayout()
        holder.addWidget(self.add)
        holder.addStretch(1)
        self._grid.addLayout(holder, last + 1, 0, 1, 2)
        QWidget.setTabOrder(self.rows[-1][1], self.add)

    def entries(self) -> list[tuple[str, str]]:
        """What is typed, a row each; a row emptied is a reference taken out."""
        return [(system.text(), reference.text()) for system, reference in self.rows]

    def show_wrong(self, wrong: dict[str, str]) -> Field | None:
        """Say what is wrong; the first wrong field."""
        first: Field | None = None
        for at, (system, reference) in enumerate(self.rows):
            sentence = wrong.get(f"police_references.{at}", "")
            missing = reference if system.text().strip() else system
            for field in (system, reference):
                field.set_wrong(sentence if field is missing else "")
            if sentence and first is None:
                first = missing
        mine = [text for key, text in wrong.items() if key.startswith("police_references.")]
        self._wrong.setText(" ".join(mine))
        self._wrong.setVisible(bool(mine))
        return first
