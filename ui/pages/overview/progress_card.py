"""Progress and grades by theme: a matrix of stages and a bar of grades for each theme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ddaudit_desktop.cases.stages import STAGES
from ddaudit_desktop.theme_titles import theme_titles
from ui.kit.grades import GradeBar, GradeCount, GradeLegend
from ui.kit.labels import Elided, Label
from ui.kit.panels import Card, Line
from ui.kit.progress import StageCell
from ui.look import metrics

if TYPE_CHECKING:
    from ddaudit_desktop.overview.glance import Overview, ThemeProgress
    from ui.kit.progress import StageKind

KINDS: dict[str, StageKind] = {
    "not_started": "open",
    "in_progress": "open",
    "ready": "open",
    "graded": "graded",
    "feedback": "done",
    "filed": "done",
}
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FIRST_STAGE = 3
BAR_COLUMN = FIRST_STAGE + len(STAGES)
LONGEST_BAR, SHORT_BAR = 204, 186


class ProgressCard(Card):
    """One row a theme, one column a stage, and the grades as a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Progress and grades by theme", parent=parent)
        self._legend = GradeLegend([])
        self.title_row.addWidget(self._legend)
        self._table: QWidget | None = None
        self._seen: Overview | None = None
        self._narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """Use short titles and short bars where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            if self._seen is not None:
                self.show_progress(self._seen)

    def show_progress(self, seen: Overview) -> None:
        """Show the matrix of a deep dive."""
        self._seen = seen
        self._legend.set_grades([*((g.shape, g.word) for g in seen.grades), ("", "No grade")])
        if self._table is not None:
            self.body.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._headings(grid)
        most = max((theme.cases for theme in seen.themes), default=1)
        unit = (SHORT_BAR if self._narrow else LONGEST_BAR) // max(1, most)
        for row, theme in enumerate(seen.themes):
            self._theme(grid, 2 + row * 2, theme, seen, unit)
        self._total(grid, 2 + len(seen.themes) * 2, seen)
        self.body.addWidget(self._table, 1)

    def _headings(self, grid: QGridLayout) -> None:
        grid.addWidget(Label("Theme", "small t3"), 0, 0, 1, 2, LEFT)
        grid.addWidget(Label("Cases", "small t3"), 0, 2, CENTRE)
        for column, word in enumerate(STAGES.values(), FIRST_STAGE):
            heading = Label(word.replace(" ", "\n", 1), "small t3")
            heading.setAlignment(CENTRE)
            grid.addWidget(heading, 0, column, CENTRE)
        grid.addWidget(Label("Grades, number of cases", "small t3"), 0, BAR_COLUMN, LEFT)
        grid.addWidget(Line("line2"), 1, 0, 1, BAR_COLUMN + 1)

    def _theme(
        self, grid: QGridLayout, row: int, theme: ThemeProgress, seen: Overview, unit: int
    ) -> None:
        known = theme_titles().get(theme.code)
        title = (known.short if self._narrow else known.title) if known else theme.code
        grid.setRowMinimumHeight(row, metrics.table_row() + 4)
        grid.setRowStretch(row, 1)
        grid.addWidget(Label(theme.code, "code"), row, 0, LEFT)
        grid.addWidget(Elided(title, "medium"), row, 1)
        grid.addWidget(Label(str(theme.cases), "strong"), row, 2, CENTRE)
        for column, (stage, word) in enumerate(STAGES.items(), FIRST_STAGE):
            said = f"{word.lower()}, {title}"
            grid.addWidget(StageCell(theme.stages[stage], KINDS[stage], said), row, column, CENTRE)
        counts = [GradeCount(g.shape, g.word, theme.grades[g.code]) for g in seen.grades]
        counts.append(GradeCount("", "No grade", theme.grades[""]))
        grid.addWidget(GradeBar(counts, unit=unit), row, BAR_COLUMN, LEFT)
        grid.addWidget(Line(), row + 1, 0, 1, BAR_COLUMN + 1)

    def _total(self, grid: QGridLayout, row: int, seen: Overview) -> None:
        stages: Counter[str] = Counter()
        for theme in seen.themes:
            stages.update(theme.stages)
        grid.setRowMinimumHeight(row, metrics.table_row() + 4)
        grid.setRowStretch(row, 1)
        grid.addWidget(Label("All themes", "strong"), row, 0, 1, 2, LEFT)
        grid.addWidget(Label(str(seen.ledger.selected), "strong"), row, 2, CENTRE)
        for column, stage in enumerate(STAGES, FIRST_STAGE):
            grid.addWidget(Label(str(stages[stage]), "strong"), row, column, CENTRE)
        without = seen.ledger.selected - seen.ledger.graded
        words = "without" if self._narrow else "without a grade"
        said = f"{seen.ledger.graded} graded + {without} {words} = {seen.ledger.selected}"
        grid.addWidget(Label(said, "small strong t2"), row, BAR_COLUMN, LEFT)
