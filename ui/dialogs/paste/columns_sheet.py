"""The step before a table is read: its first rows, and which column is what.

What was chosen is kept on the workstation for tables with the same headings, without any word of
them, and offered the next time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.logs.columns import (
    ROLES,
    ColumnMapping,
    DayOrderUnknown,
    from_text,
    guess,
    to_text,
)
from ddaudit_desktop.logs.errors import LogError
from ui.kit.buttons import PrimaryButton
from ui.kit.combo import Combo
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.segmented import Segment, Segmented
from ui.kit.sheet import Sheet
from ui.kit.table import CELL, Table, TextCell
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from db.errors import KnownError
    from ddaudit_desktop.logs.columns import Order, Role
    from ddaudit_desktop.logs.csv_file import Table as CsvTable
    from ui.dialogs.paste.reader import LogReader, Reading
    from ui.settings import Settings

    Index = QModelIndex | QPersistentModelIndex

SHOWN_ROWS, SHOWN_COLUMNS, SHOWN_LETTERS = 8, 12, 60
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
        self, window: QWidget, table: CsvTable, reader: LogReader, settings: Settings
    ) -> None:
        super().__init__(window, f"Columns of {table.path.name}", width=940, height=560)
        self._table = table
        self._reader = reader
        self._settings = settings
        kept = _kept(settings)
        mapping = guess(table, kept)
        self._order: Order = mapping.order
        offered = [(str(at), _short(name)) for at, name in enumerate(table.headings)]
        self._combos = {role: Combo(WORDS[role], offered, empty="–") for role in ROLES}
        self.order = Segmented(
            [Segment("day", "Day first", "D"), Segment("month", "Month first", "M")],
            name="Order of day and month in the dates",
        )
        self._asked = Label("", "small t1", wrap=True)
        self._question = QWidget()
        self._banner = Banner("amb", "", "")
        self._banner.hide()
        self._button = PrimaryButton("Read the rows", keys="Ctrl+Enter", measure="dialog")
        self._arrange()
        for role, at in mapping.columns.items():
            self._combos[role].set_value(str(at))
        if mapping is kept.get(table.signature):
            self._say("neutral", "Columns as last time.", "Look whether they still fit this table.")
        elif table.width > len(table.headings):
            self._say(
                "amb",
                f"The table has {table.width:,} columns.",
                f"The first {len(table.headings)} are offered.",
            )
        self._connect()
        self._show()

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
        table = self._table
        heads = "with headings" if table.headed else "without headings"
        cut = SIGNS[table.delimiter]
        said = f"{table.width:,} columns, {heads}, cells set apart by {cut}. The first rows:"
        self.body.addWidget(Label(said, "small t2"))
        self.body.addWidget(self._banner)
        preview = Table("First rows of the table")
        preview.setModel(_Preview(table, preview))
        preview.fit_columns()
        for column in range(preview.model().columnCount()):
            preview.setColumnWidth(column, min(preview.columnWidth(column), fonts.px(260)))
        preview.setMinimumHeight(metrics.table_row() * 5)
        self.body.addWidget(preview, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for number, (role, combo) in enumerate(self._combos.items()):
            grid.addLayout(_above(WORDS[role], combo), number // 4, number % 4)
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

    def _connect(self) -> None:
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


class _Preview(QAbstractTableModel):
    """The first rows of a table, cut to what can be looked at."""

    def __init__(self, table: CsvTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = table.headings[:SHOWN_COLUMNS]
        self._rows = table.sample[:SHOWN_ROWS]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _short(self._heads[section])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self._rows[index.row()].cells
        words = _short(cells[index.column()]) if index.column() < len(cells) else ""
        if role == CELL:
            return TextCell(words, size=12)
        return words if role == Qt.ItemDataRole.DisplayRole else None


def _short(text: str) -> str:
    words = " ".join(text[: 4 * SHOWN_LETTERS].split())
    return words if len(words) <= SHOWN_LETTERS else f"{words[: SHOWN_LETTERS - 1]}…"


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
