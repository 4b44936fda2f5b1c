"""The right side of the sheet: what was found, ticked, corrected and merged row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.paste.heads import PaneHead
from ui.dialogs.paste.proposals import ProposalsModel, ProposalsTable
from ui.dialogs.paste.row_editor import RowEditor
from ui.kit.buttons import SecondaryButton
from ui.kit.panels import Banner, Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ddaudit_desktop.definitions import EventKind, EventKinds, KindGroup
    from ddaudit_desktop.logs.choosing import Choosing


class ProposalsPane(QWidget):
    """The proposed events with their head, a notice, and the fields for the row in work.

    Signals:
        changed: something is ticked, corrected or merged.
        line_wanted: the first and last line of the row that is now in work.
        told: a sentence about what a key just did.
    """

    changed = Signal()
    line_wanted = Signal(int, int)
    told = Signal(str)

    def __init__(
        self,
        kinds: EventKinds,
        groups: Sequence[tuple[KindGroup, Sequence[EventKind]]],
        lanes: Mapping[str, str],
    ) -> None:
        super().__init__()
        self.model = ProposalsModel(kinds, lanes)
        self.table = ProposalsTable(self.model)
        self.editor = RowEditor(groups, lanes)
        self.notice = Banner("amb", "", "")
        self.notice.hide()
        self._all = SecondaryButton("Tick all", keys="Ctrl+A", measure="card")
        self._check = SecondaryButton("Next to check", keys="F8", measure="card")
        self._head = PaneHead("Proposed events", self._all, self._check)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(self.table, 1)
        box.addWidget(self.notice)
        box.addWidget(Line())
        box.addWidget(self.editor)
        self.table.current_changed.connect(lambda _: self._row_chosen())
        self.table.opened.connect(lambda _: self._edit())
        self.table.tick_asked.connect(self.tick)
        self.editor.corrected.connect(self._correct)
        self._all.clicked.connect(self.tick_all)
        self._check.clicked.connect(lambda: self.next_to_check(1))
        self.editor.merge.clicked.connect(self.merge_up)

    @property
    def choosing(self) -> Choosing | None:
        """What is gone through; none while nothing was read."""
        return self.model.choosing

    def show_choosing(self, choosing: Choosing | None) -> None:
        """Go through another reading."""
        self.model.show_choosing(choosing)
        self.table.fit()
        if self.model.rowCount():
            self.table.selectRow(0)
        else:
            self.editor.show_choice(None, None)
        self.refresh()

    def refresh(self) -> None:
        """Say what there is."""
        choosing = self.choosing
        self._head.say(choosing.summary if choosing else "nothing read yet")
        there = choosing is not None and bool(choosing.rows)
        self._check.setEnabled(choosing is not None and choosing.next_to_check(-1) is not None)
        self._all.setEnabled(there)
        self.changed.emit()

    def say_reading(self, percent: int | None = None) -> None:
        """Say that a reading runs, and how far it is."""
        self._head.say("reading…" if percent is None else f"reading… {percent} %")

    def say(self, title: str, rest: str = "") -> None:
        """Show a sentence below the list; none takes it away."""
        self.notice.setVisible(bool(title))
        if title:
            said = title if title.endswith(".") else f"{title}."
            self.notice.set_words("amb", said, rest)

    # Rows

    def _row_chosen(self) -> None:
        at = self.table.currentIndex().row()
        choice = self.model.choice(at)
        near = None
        if choice is not None:
            earlier = self.model.choice(at - 1)
            near = choice.moment.earliest or (earlier.moment.earliest if earlier else None)
            self.line_wanted.emit(choice.line, choice.last_line)
        table = self.choosing is not None and bool(self.choosing.table)
        self.editor.show_choice(choice, near, "row" if table else "line")

    def _edit(self) -> None:
        """Put the caret into the fields of the row, where it can be corrected."""
        if self.editor.isEnabled():
            self.editor.when.setFocus()
        else:
            self.told.emit("This row is on the timeline already: correct the event there.")

    def choose_line(self, line: int) -> None:
        """Go to the row that a line of the text tells of."""
        at = self.choosing.row_of_line(line) if self.choosing else None
        if at is not None:
            self.table.selectRow(at)

    def tick(self, at: int) -> None:
        """Take a row or leave it; one that does not say what happened asks for it first."""
        choice = self.model.choice(at)
        if choice is None or self.choosing is None or not self.choosing.may_take(at):
            return
        if not choice.kind:
            self.editor.kind.setFocus()
            return
        self.choosing.tick(at, not choice.ticked)
        self.model.row_changed(at)
        self.refresh()

    def tick_all(self) -> None:
        """Take every row that can be taken; a second time none."""
        if self.choosing is not None:
            self.choosing.tick_all()
            self.model.all_changed()
            self.refresh()

    def _correct(self, values: dict[str, Any]) -> None:
        at = self.table.currentIndex().row()
        if self.choosing is None or self.model.choice(at) is None:
            return
        self.choosing.correct(at, **values)
        self.model.row_changed(at)
        self._row_chosen()
        self.refresh()

    def merge_up(self) -> None:
        """Make the row part of the one above, and say what becomes of its time."""
        at = self.table.currentIndex().row()
        said = self.choosing.merge_up(at) if self.choosing is not None else ""
        if said:
            self.model.show_choosing(self.choosing)
            self.table.selectRow(at - 1)
            self.refresh()
        self.told.emit(said or "This row cannot be merged with one above.")

    def next_to_check(self, by: int) -> None:
        """Go to the next proposal that a person should look at."""
        if self.choosing is None:
            return
        at = self.choosing.next_to_check(self.table.currentIndex().row(), by)
        if at is not None:
            self.table.selectRow(at)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
