"""The step before a table is read: its first rows, where its headings are, which column is what.

What was chosen is kept on the workstation for tables with the same headings, without any word of
them, and offered the next time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ddaudit_desktop.logs.columns import (
    ROLES,
    ColumnMapping,
    DayOrderUnknown,
    from_text,
    guess,
    recognised,
    to_text,
)
from ddaudit_desktop.logs.errors import LogError
from ui.dialogs.paste.first_rows import FirstRows, short
from ui.kit.buttons import PrimaryButton
from ui.kit.combo import Combo
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.segmented import Segment, Segmented
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.errors import KnownError
    from ddaudit_desktop.logs.columns import Order, Role
    from ddaudit_desktop.logs.csv_file import Row, Table
    from ui.dialogs.paste.reader import LogReader, Reading
    from ui.settings import Settings

MOST_HEADS = 20
"""So many of the first rows are offered as headings."""
PROFILES = 40
"""Kinds of tables of which the columns are kept; the one not used for longest goes."""
WORDS: dict[Role, str] = {
    "moment": "Date and time",
    "date": "Date",
    "time": "Time",
    "text": "Text",
    "kind": "What happened",
    "lane": "Lane",
    "source": "Source system",
}
SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
QUIET = "The file is only read. Nothing is added before you have gone through its rows."


class ColumnsSheet(Sheet):
    """Asks which column is what, reads the table and hands on what came of it.

    Signals:
        read: the `Reading` of the table; the sheet is already closing.
    """

    read = Signal(object)

    def __init__(
        self, window: QWidget, table: Table, reader: LogReader, settings: Settings
    ) -> None:
        super().__init__(window, f"Columns of {table.path.name}", width=940, height=560)
        kept = _kept(settings)
        self._table = recognised(table, kept)
        self._reader = reader
        self._settings = settings
        self._order: Order = ""
        self._said = Label("", "small t2", wrap=True)
        self._rows = FirstRows(self._table)
        self.heads = Combo(
            "Headings",
            [(str(row.number), _heads_words(row)) for row in table.first[:MOST_HEADS]],
            empty="No headings",
        )
        self._combos = {role: Combo(WORDS[role], empty="–") for role in ROLES}
        self.order = Segmented(
            [Segment("day", "Day first", "D"), Segment("month", "Month first", "M")],
            name="Order of day and month in the dates",
        )
        self._asked = Label("", "small t1", wrap=True)
        self._question = QWidget()
        self._banner = Banner("amb", "", "")
        self._button = PrimaryButton("Read the rows", keys="Ctrl+Enter", measure="dialog")
        self._arrange()
        self._connect()
        self._offer(kept)

    @property
    def first_field(self) -> QWidget:
        """Where the work begins: the first column that is still to be chosen."""
        missing = self.mapping.missing
        return self._combos[missing[0] if missing else "moment"]

    def combo(self, role: Role) -> Combo:
        """The choice of the column that plays a part."""
        return self._combos[role]

    @property
    def mapping(self) -> ColumnMapping:
        """The columns as they are chosen now."""
        columns = {
            role: int(code)
            for role, combo in self._combos.items()
            if (code := combo.value()) is not None
        }
        return ColumnMapping(self._table.signature, columns, self._order)

    def _arrange(self) -> None:
        self.body.addWidget(self._said)
        self.body.addWidget(self._banner)
        self.body.addWidget(self._rows, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        fields = [("Headings", self.heads)]
        fields += [(WORDS[role], combo) for role, combo in self._combos.items()]
        for number, (words, combo) in enumerate(fields):
            grid.addLayout(_above(words, combo), number // 4, number % 4)
            grid.setColumnStretch(number % 4, 1)
        self.body.addLayout(grid)
        row = QHBoxLayout(self._question)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._asked, 1)
        row.addWidget(self.order)
        self._question.hide()
        self.body.addWidget(self._question)
        self.set_finish(self._button)
        self.note.setText(QUIET)

    def _offer(self, kept: Mapping[str, ColumnMapping]) -> None:
        """Show the table and offer its columns, those kept for its headings or those guessed."""
        table = self._table
        heads = f"headings in row {table.heads}" if table.headed else "no headings"
        cut = SIGNS[table.delimiter]
        said = f"{table.width:,} columns, {heads}, cells set apart by {cut}. The first rows:"
        self._said.setText(said)
        self._rows.show_table(table)
        self.heads.set_value(str(table.heads) if table.headed else None)
        mapping = guess(table, kept)
        self._order = mapping.order
        self.order.set_value(None)
        self._question.hide()
        offered = [(str(at), short(name)) for at, name in enumerate(table.headings)]
        for role, combo in self._combos.items():
            combo.set_options(offered)
            at = mapping.columns.get(role)
            combo.set_value(None if at is None else str(at))
        self._banner.hide()
        if table.headed and mapping is kept.get(table.signature):
            self._say("neutral", "Columns as last time.", "Look whether they still fit this table.")
        elif table.width > len(table.headings):
            self._say(
                "amb",
                f"The table has {table.width:,} columns.",
                f"The first {len(table.headings)} are offered.",
            )
        self._show()

    def _heads_chosen(self, number: str | None) -> None:
        self._reader.stop()
        self._table = self._table.with_heads(int(number or 0))
        self._offer(_kept(self._settings))

    def _connect(self) -> None:
        self.heads.chosen.connect(self._heads_chosen)
        for combo in self._combos.values():
            combo.chosen.connect(lambda _: self._show())
        self.order.changed.connect(self._order_chosen)
        self.finish_asked.connect(self._ask)
        self.dismissed.connect(self._reader.stop)
        self._reader.read.connect(self._done)
        self._reader.refused.connect(self._refused)
        self._reader.progressed.connect(lambda done: self.note.setText(f"reading… {done} %"))

    def _show(self) -> None:
        missing = self.mapping.missing
        self._button.setEnabled(not missing and (self._question.isHidden() or bool(self._order)))
        if missing:
            wanted = " and ".join(WORDS[role].lower() for role in missing)
            self.note.setText(f"Choose the column that holds: {wanted}.")
        else:
            self.note.setText(QUIET)

    def _order_chosen(self, code: str | None) -> None:
        self._order = cast("Order", code or "")
        self._show()

    def _say(self, tone: str, title: str, rest: str) -> None:
        self._banner.set_words(tone, title, rest)  # type: ignore[arg-type]
        self._banner.show()

    def _ask(self) -> None:
        self._banner.hide()
        self._button.setEnabled(False)
        self.note.setText("reading…")
        self._reader.ask_table(self._table, self.mapping)

    def _refused(self, error: KnownError) -> None:
        self._show()
        if isinstance(error, DayOrderUnknown):
            self._asked.setText(str(error))
            self._question.show()
            self._show()
            self.order.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        head, _, rest = str(error).partition(". ")
        self._say("amb", f"{head.rstrip('.')}.", rest)

    def _done(self, reading: Reading) -> None:
        if self._table.headed:
            kept = _kept(self._settings)
            kept.pop(self._table.signature, None)
            newest = [*kept.values(), self.mapping][-PROFILES:]
            self._settings.columns = to_text(newest)
        self.dismiss()
        self.read.emit(reading)


def _heads_words(row: Row) -> str:
    """A row as it is offered for the headings: ``Row 3: Date, Time, Entry``."""
    cells = ", ".join(filter(None, (" ".join(cell.split()) for cell in row.cells[:MOST_HEADS])))
    return short(f"Row {row.number}: {cells}")


def _above(words: str, combo: Combo) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    label = Label(words, "tiny t3")
    label.setBuddy(combo)
    column.addWidget(label)
    column.addWidget(combo)
    return column


def _kept(settings: Settings) -> dict[str, ColumnMapping]:
    """What is kept of columns; a damaged setting is as good as none and is written anew."""
    try:
        return from_text(settings.columns) if settings.columns else {}
    except LogError:
        return {}
