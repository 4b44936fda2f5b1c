"""The rows of the list: days, events and gaps in time order, then the clocks, for a list view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ddaudit_desktop.moments import local
from ddaudit_desktop.timeline.axis import DAY, midnights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.timeline.bars import Bar
    from ddaudit_desktop.timeline.marks import Lane, Mark, Timeline

CLOCKS = "clocks"
"""What the choice of lanes calls the clocks."""
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line: a heading, an event with its day and lane, a gap, or a clock with its verdict."""

    what: Literal["day", "event", "gap", "clock"]
    words: str
    day: str = ""
    lane: Lane | None = None
    mark: Mark | None = None
    bar: Bar | None = None

    @property
    def key(self) -> str:
        """The id of its event, or the key of its bar; empty for a line that cannot be chosen."""
        if self.mark is not None:
            return self.mark.id
        return self.bar.key if self.bar is not None else ""

    @property
    def spoken(self) -> str:
        """The line as it is read out: time, day, lane, title and source; verdict of a clock."""
        mark, lane = self.mark, self.lane
        if self.bar is not None:
            return self.bar.spoken
        if mark is None or lane is None:
            return self.words
        about = "about " if mark.precision == "about" else ""
        clock = f"{about}{mark.clock.lstrip('~')}"
        return ", ".join(filter(None, (clock, self.day, lane.title, mark.title, mark.source)))


def rows_of(timeline: Timeline, lane: str = "", bars: Sequence[Bar] = ()) -> list[ListRow]:
    """The lines of the list, of all lanes or of one; gaps belong to all lanes together.

    The clocks come last, and alone where they are asked for instead of a lane.
    """
    clocks = [ListRow("clock", bar.label, bar=bar) for bar in bars]
    if clocks:
        clocks.insert(0, ListRow("day", "Clocks"))
    if lane == CLOCKS:
        return clocks
    rows: list[ListRow] = []
    gaps = {gap.start: gap for gap in timeline.gaps} if not lane else {}
    reached = day_ends = float("-inf")
    day = ""
    for mark in timeline.by_lane[lane] if lane else timeline.marks:
        if reached in gaps and mark.start >= gaps[reached].end:
            rows.append(ListRow("gap", gaps[reached].words))
        if mark.start >= day_ends:
            day, day_ends = _day_of(mark.start)
            rows.append(ListRow("day", day))
        rows.append(ListRow("event", mark.title, day, timeline.lane_of[mark.lane], mark))
        reached = max(reached, mark.end)
    return rows if lane else [*rows, *clocks]


def _day_of(instant: float) -> tuple[str, float]:
    """The local day of an instant in words, and the instant at which it ends."""
    day = local(datetime.fromtimestamp(instant, UTC))
    ends = next(at for at, _ in midnights(instant + 1, instant + 2 * DAY))
    return f"{day:%a} {day.day} {day:%b %Y}", ends


class EventRows(QAbstractListModel):
    """The lines as Qt's list view asks for them; each is spoken in full."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ListRow] = []
        self._places: dict[str, int] = {}

    def set_rows(self, rows: list[ListRow]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._rows = rows
        self._places = {row.key: at for at, row in enumerate(rows) if row.key}
        self.endResetModel()

    @property
    def rows(self) -> list[ListRow]:
        """The lines in order."""
        return list(self._rows)

    def place_of(self, key: str) -> int | None:
        """The line of an event, or of a bar."""
        return self._places.get(key)

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
