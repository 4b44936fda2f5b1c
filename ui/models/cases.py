"""The sample as rows: one case a row, described by columns; for the Cases page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from typing_extensions import override

from ddaudit_desktop.cases.filters import CONCERNS, has_status, no_grade_word
from ddaudit_desktop.cases.stages import STAGES
from ddaudit_desktop.moments import local
from ddaudit_desktop.wording import CHILD_STATUS
from ui.kit.table import (
    CELL,
    Cell,
    FlagsCell,
    GradeCell,
    IconCell,
    PillCell,
    ProgressCell,
    TextCell,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from PySide6.QtCore import QPersistentModelIndex

    from db.records import ScaleGrade
    from ddaudit_desktop.cases.filters import Flags, Sorting
    from ddaudit_desktop.cases.stages import CaseSummary
    from ui.kit.labels import PillTone

    Index = QModelIndex | QPersistentModelIndex

CASE = Qt.ItemDataRole.UserRole + 41
"""Role of the case's summary."""
PICKED = Qt.ItemDataRole.UserRole + 42
"""Role that says whether a row is selected for an act on several cases."""
SORTED = Qt.ItemDataRole.UserRole + 43
"""Header role: ``up`` or ``down`` on the column by which the list is sorted."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Shown:
    """What cells need beside the case: the scale's grades, which day it is, and the open flags.

    A case whose flags are not counted yet has an empty cell.
    """

    grades: dict[str, ScaleGrade] = field(default_factory=dict)
    today: date | None = None
    flags: Flags = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how it is called, what a cell shows, and what is said of it."""

    key: str
    title: str
    cell: Callable[[CaseSummary, Shown], Cell]
    said: Callable[[CaseSummary, Shown], str]
    align: Qt.AlignmentFlag = LEFT
    full_title: str = ""
    leaves: int = 0
    """When there is no room: the column with the highest number leaves first; 0 stays."""


def _concern(case: CaseSummary, _: Shown) -> Cell:
    icons = {"open": ("megaphone-fill", "red"), "acknowledged": ("megaphone", "t3")}
    return IconCell(*icons.get(case.concern, ("", "t3")))


def _status(case: CaseSummary, _: Shown) -> Cell:
    tone: PillTone = "acc" if case.child_status == "looked_after" else "plain"
    return PillCell(CHILD_STATUS[case.child_status] if has_status(case) else "", tone)


def grade_word(case: CaseSummary, shown: Shown) -> str:
    """The grade's word, or what stands in its place."""
    grade = shown.grades.get(case.grade)
    return grade.word if grade else no_grade_word(case)


def _grade(case: CaseSummary, shown: Shown) -> Cell:
    grade = shown.grades.get(case.grade)
    return GradeCell(grade.shape if grade else "", grade_word(case, shown))


def _flags(case: CaseSummary, shown: Shown) -> Cell:
    count = shown.flags.get(case.case_id)
    return FlagsCell(count.critical, count.high) if count else TextCell("")


def _flags_said(case: CaseSummary, shown: Shown) -> str:
    count = shown.flags.get(case.case_id)
    return count.words if count else ""


def _percent(case: CaseSummary) -> str:
    answered = case.answered
    share = 100 * answered.answered / max(1, answered.total)
    return f"{int(share) if share < 100 else 100}%"


def _answered(case: CaseSummary, _: Shown) -> Cell:
    return ProgressCell(case.answered.answered / max(1, case.answered.total), _percent(case))


def _changed(case: CaseSummary, shown: Shown) -> str:
    here = local(case.changed_at)
    if here.date() == shown.today:
        return f"{here:%H:%M}"
    year = f" {here:%Y}" if shown.today and here.year != shown.today.year else ""
    return f"{here.day} {here:%b}{year}"


def spoken(case: CaseSummary, shown: Shown) -> str:
    """A row as a screen reader says it."""
    said = [case.reference, case.label]
    said.append("" if case.age is None else f"{case.age} years")
    said.append(CHILD_STATUS[case.child_status].lower() if has_status(case) else "")
    said += [STAGES[case.stage].lower(), grade_word(case, shown).lower()]
    said += [_flags_said(case, shown).lower(), f"{_percent(case)} answered"]
    said.append(CONCERNS.get(case.concern, "").lower())
    return ", ".join(part for part in said if part)


COLUMNS: tuple[Column, ...] = (
    Column(
        "concern",
        "",
        _concern,
        lambda case, _: CONCERNS.get(case.concern, ""),
        full_title="Concern",
    ),
    Column(
        "reference",
        "Reference",
        lambda case, _: TextCell(case.reference, 500),
        spoken,
    ),
    Column("label", "Child", lambda case, _: TextCell(case.label), lambda case, _: case.label),
    Column(
        "age",
        "Age",
        lambda case, _: TextCell("" if case.age is None else str(case.age)),
        lambda case, _: "" if case.age is None else f"{case.age} years",
        RIGHT,
        leaves=2,
    ),
    Column(
        "status",
        "Child’s status",
        _status,
        lambda case, _: CHILD_STATUS[case.child_status],
        leaves=1,
    ),
    Column(
        "stage",
        "Audit stage",
        lambda case, _: TextCell(STAGES[case.stage], colour="t2"),
        lambda case, _: STAGES[case.stage],
    ),
    Column("grade", "Grade", _grade, grade_word),
    Column("flags", "Open flags", _flags, _flags_said),
    Column(
        "answered",
        "Answered",
        _answered,
        lambda case, _: f"{case.answered.answered} of {case.answered.total} answered",
    ),
    Column(
        "minutes",
        "Min",
        lambda case, _: TextCell(str(case.minutes or "–")),
        lambda case, _: f"{case.minutes} minutes",
        RIGHT,
        full_title="Minutes spent",
        leaves=4,
    ),
    Column(
        "changed",
        "Changed",
        lambda case, shown: TextCell(_changed(case, shown), 400, "t2", size=12),
        lambda case, shown: f"changed {_changed(case, shown)}",
        RIGHT,
        leaves=3,
    ),
)


HINTED = ("concern", "flags")
"""Columns whose cells say less than they mean."""


class CasesModel(QAbstractTableModel):
    """Cases as rows, in the order given; which of them are picked for an act on several."""

    def __init__(self) -> None:
        super().__init__()
        self.cases: list[CaseSummary] = []
        self.picked: set[str] = set()
        self._shown = Shown()
        self._sorting: tuple[str, bool] = ("reference", False)

    def show(self, cases: Sequence[CaseSummary], shown: Shown, sorting: Sorting) -> None:
        """Show other cases; rows stay what they are where only their cells changed."""
        before = [case.case_id for case in self.cases]
        same = before == [case.case_id for case in cases]
        if not same:
            self.beginResetModel()
        self.cases = list(cases)
        self._shown = shown
        self._sorting = (sorting.column, sorting.descending)
        self.picked &= {case.case_id for case in cases}
        if not same:
            self.endResetModel()
        elif self.cases:
            self._all_changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def pick(self, case_ids: Iterable[str], *, on: bool) -> None:
        """Select cases for an act on several, or let them go."""
        wanted = set(case_ids)
        self.picked = self.picked | wanted if on else self.picked - wanted
        if self.cases:
            self._all_changed()

    def _all_changed(self) -> None:
        last = self.index(len(self.cases) - 1, len(COLUMNS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def case_at(self, row: int) -> CaseSummary | None:
        """The case of a row."""
        return self.cases[row] if 0 <= row < len(self.cases) else None

    def row_of(self, case_id: str) -> int:
        """The row of a case; -1 if it is not in the list."""
        ids = [case.case_id for case in self.cases]
        return ids.index(case_id) if case_id in ids else -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cases)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        case = self.case_at(index.row()) if index.isValid() else None
        if case is None:
            return None
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (
                    column.said(case, self._shown)
                    if column.key != "reference"
                    else (case.reference)
                )
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(case, column)
            case Qt.ItemDataRole.ToolTipRole:
                return column.said(case, self._shown) if column.key in HINTED else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(column.align)
        if role == CELL:
            return column.cell(case, self._shown)
        if role == PICKED:
            return case.case_id in self.picked
        return case if role == CASE else None

    def _said(self, case: CaseSummary, column: Column) -> str:
        said = column.said(case, self._shown)
        picked = case.case_id in self.picked and column.key == "reference"
        return f"{said}, selected" if picked else said

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        sorted_by, descending = self._sorting
        direction = ("down" if descending else "up") if sorted_by == column.key else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(column.align)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                name = column.full_title or column.title
                ways = {"up": ", sorted upwards", "down": ", sorted downwards"}
                return name + ways.get(direction, "")
        return direction if role == SORTED else None
