"""The list of proposed events: tick, time, event, lane, line, and how sure the reading is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from typing_extensions import override

from ddaudit_desktop.moments import local, show_moment
from ui.kit.table import CELL, Cell, Table, TextCell, TickCell
from ui.look import fonts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ddaudit_desktop.definitions import EventKinds
    from ddaudit_desktop.logs.choosing import Choice, Choosing
    from ddaudit_desktop.moments import Moment

    Index = QModelIndex | QPersistentModelIndex

HEADS = ("", "Time", "Event", "Lane", "Line", "How sure")
TICK, EVENT, SURE = 0, 2, 5
LEAST_EVENT, LEAST_SURE, LEAST_HINT = 120, 200, 60


class ProposalsModel(QAbstractTableModel):
    """Proposals as rows; what the auditor changes goes through the `Choosing`."""

    def __init__(self, kinds: EventKinds, lanes: Mapping[str, str]) -> None:
        super().__init__()
        self._kinds = kinds
        self._lanes = lanes
        self.choosing: Choosing | None = None

    def show_choosing(self, choosing: Choosing | None) -> None:
        """Show another reading."""
        self.beginResetModel()
        self.choosing = choosing
        self.endResetModel()

    def row_changed(self, at: int) -> None:
        """Show a row again after it was changed."""
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(HEADS) - 1))

    def all_changed(self) -> None:
        """Show every row again."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def choice(self, at: int) -> Choice | None:
        """The proposal of a row."""
        rows = self.choosing.rows if self.choosing else []
        return rows[at] if 0 <= at < len(rows) else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.choosing.rows) if self.choosing and not _inside(parent) else 0

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if _inside(parent) else len(HEADS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choice(index.row())
        if choice is None:
            return None
        if role == CELL:
            return self._cell(choice, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(choice, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            sure = index.column() == SURE
            return choice.sureness if sure else choice.placed.proposed.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(choice) if index.column() == TICK else None
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            return Qt.CheckState.Checked if choice.ticked else Qt.CheckState.Unchecked
        return None

    def spoken(self, choice: Choice) -> str:
        """A row as a screen reader says it."""
        said = ["ticked" if choice.ticked else "not ticked"]
        said += [self._words(choice, column) for column in range(1, len(HEADS))]
        said[-2] = f"line {choice.line}"
        return ", ".join(said)

    def _words(self, choice: Choice, column: int) -> str:
        kinds = self._kinds
        return (
            "",
            when_words(choice.moment),
            event_words(choice, {kind.id: kind.word for kind in kinds.kinds.values()}),
            self._lanes.get(choice.lane, ""),
            str(choice.line),
            choice.sureness,
        )[column]

    def _cell(self, choice: Choice, column: int) -> Cell:
        if column == TICK:
            return TickCell(ticked=choice.ticked, enabled=choice.state != "repeat")
        words = self._words(choice, column)
        doubtful = choice.to_check and column == SURE
        quiet = choice.state == "repeat" or HEADS[column] in ("Line", "Lane")
        colour = "amb-t" if doubtful else "t2" if quiet else "t1"
        weight = 600 if HEADS[column] == "Time" or doubtful else 400
        sure = choice.level if column == SURE else None
        return TextCell(words, size=12, weight=weight, colour=colour, sure=sure)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if index.column() == TICK:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found


def when_words(moment: Moment) -> str:
    """A moment without its year, as short as the list needs it: ``11 Feb 19:24``."""
    if moment.earliest is None:
        return "no time"
    day = local(moment.earliest)
    clock = show_moment(moment, with_day=False)
    return clock if moment.precision in ("day", "month") else f"{day.day} {day:%b} {clock}"


def event_words(choice: Choice, words: Mapping[str, str]) -> str:
    """What an event is: its own words, else those of its kind."""
    if not choice.kind:
        return f"? {choice.title or choice.placed.proposed.text[:60]}"
    return choice.title or words.get(choice.kind, choice.kind)


def _inside(parent: Index | None) -> bool:
    return parent is not None and parent.isValid()


class ProposalsTable(Table):
    """The list; Space ticks the row.

    Signals:
        tick_asked: the row to tick or untick.
    """

    tick_asked = Signal(int)

    def __init__(self, model: ProposalsModel) -> None:
        super().__init__("Proposed events")
        self.setModel(model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._clicked)

    def fit(self) -> None:
        """Give columns their width; the event gives way to how sure it is."""
        self.fit_columns()
        fixed = sum(self.columnWidth(n) for n in range(len(HEADS)) if n not in (EVENT, SURE))
        room = self.viewport().width() - fixed
        least = max(fonts.px(LEAST_SURE), min(self.columnWidth(SURE), room // 2))
        event = max(fonts.px(LEAST_EVENT), min(room - least, self.columnWidth(EVENT)))
        self.setColumnWidth(EVENT, event)
        self.setColumnWidth(SURE, max(fonts.px(LEAST_HINT), room - event))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        if self.currentIndex().isValid():  # longer words below the list must not cover the row
            self.scrollTo(self.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self.tick_asked.emit(index.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.tick_asked.emit(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)
