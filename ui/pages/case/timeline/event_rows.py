"""The rows of the event list: days, events and gaps in time order, as a model for a list view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ddaudit_desktop.moments import local

if TYPE_CHECKING:
    from ddaudit_desktop.timeline import Gap, Mark, Timeline

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line: a day, an event or a gap."""

    what: Literal["day", "event", "gap"]
    words: str
    spoken: str
    lane: str = ""
    mark: Mark | None = None


def rows_of(timeline: Timeline, lane: str = "") -> list[ListRow]:
    """The lines of the list, of all lanes or of one; gaps belong to all lanes together."""
    rows: list[ListRow] = []
    gaps = {gap.start: gap for gap in timeline.gaps} if not lane else {}
    reached = float("-inf")
    day = ""
    for mark in timeline.marks:
        if lane and mark.lane != lane:
            continue
        if reached in gaps and mark.start >= gaps[reached].end:
            rows.append(_gap_row(gaps[reached]))
        if (now := _day_words(mark.start)) != day:
            day = now
            rows.append(ListRow("day", day, day))
        rows.append(_event_row(timeline, mark, day))
        reached = max(reached, mark.end)
    return rows


def _day_words(instant: float) -> str:
    day = local(datetime.fromtimestamp(instant, UTC))
    return f"{day:%a} {day.day} {day:%b %Y}"


def _gap_row(gap: Gap) -> ListRow:
    return ListRow("gap", gap.words, gap.words)


def _event_row(timeline: Timeline, mark: Mark, day: str) -> ListRow:
    lane = timeline.lane_of[mark.lane]
    about = "about " if mark.precision == "about" else ""
    spoken = f"{about}{mark.clock.lstrip('~')}, {day}, {lane.title}, {mark.title}, {mark.source}"
    return ListRow("event", mark.title, spoken.rstrip(", "), lane.base, mark)


class EventRows(QAbstractListModel):
    """The lines as Qt's list view asks for them; each speaks time, lane, title and source."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ListRow] = []
        self._places: dict[str, int] = {}

    def set_rows(self, rows: list[ListRow]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._rows = rows
        self._places = {row.mark.id: at for at, row in enumerate(rows) if row.mark is not None}
        self.endResetModel()

    @property
    def rows(self) -> list[ListRow]:
        """The lines in order."""
        return list(self._rows)

    def place_of(self, event_id: str) -> int | None:
        """The line of an event."""
        return self._places.get(event_id)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == ROW else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].what == "day":
            return Qt.ItemFlag.NoItemFlags  # arrow keys pass over it; each event says its day
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
