"""Second step of a new deep dive: themes, how many cases, how chosen, where records are filed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ddaudit_desktop.definitions import catalogue_in_use
from ui.kit.buttons import SecondaryButton
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.tick import TickBox
from ui.pages.welcome.step import Step

if TYPE_CHECKING:
    from ui.pages.welcome.draft import Draft

MOST_CASES = 9999


class SampleStep(Step):
    """Themes and sample, and the safeguarding folder."""

    name = "Sample and themes"
    heading = "Which cases?"
    sentence = "A case has one lead theme and may touch others. The sample can grow later."

    def __init__(self) -> None:
        super().__init__()
        self.themes: dict[str, TickBox] = {}
        self.planned = _number("20")
        self.eligible = _number("")
        self.method = QLineEdit()
        self.folder = QLineEdit()
        for field in (self.method, self.folder):
            field.setProperty("measure", "dialog")
        self.folder.textChanged.connect(self.changed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        grid.addWidget(self._theme_list(), 0, 0, 1, 2)
        grid.addWidget(Labelled("Cases planned", self.planned), 1, 0)
        grid.addWidget(
            Labelled("Cases eligible", self.eligible, "How many there were to choose from"), 1, 1
        )
        grid.addWidget(
            Labelled("How they were chosen", self.method, "Such as: stratified random"), 2, 0, 1, 2
        )
        grid.addWidget(self._folder_field(), 3, 0, 1, 2)
        self.box.addLayout(grid)
        self.box.addStretch(1)

    def _theme_list(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(Label("Themes", "strong"))
        for theme in catalogue_in_use().themes.values():
            tick = TickBox(f"{theme.title}  ({theme.code})")
            tick.setChecked(True)
            tick.toggled.connect(self.changed)
            self.themes[theme.code] = tick
            box.addWidget(tick)
        return holder

    def _folder_field(self) -> QWidget:
        choose = SecondaryButton("Choose", icon="folder", measure="dialog")
        choose.setAccessibleName("Choose the safeguarding folder")
        choose.clicked.connect(self._choose)
        return Labelled(
            "Safeguarding folder",
            self.folder,
            "Where the PDF records of this deep dive are filed. It can be chosen later.",
            beside=choose,
        )

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Safeguarding folder", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    @override
    def missing(self) -> str:
        if not any(tick.isChecked() for tick in self.themes.values()):
            return "Choose at least one theme."
        folder = self.folder.text().strip()
        if folder and not Path(folder).is_dir():
            return f"There is no folder {folder}. Choose one that exists, or leave it empty."
        return ""

    @override
    def fill(self, draft: Draft) -> None:
        draft.themes = tuple(code for code, tick in self.themes.items() if tick.isChecked())
        draft.facts |= {
            "planned_cases": int(self.planned.text() or 0),
            "eligible_cases": int(self.eligible.text()) if self.eligible.text() else None,
            "sample_method": self.method.text().strip(),
            "safeguarding_folder": self.folder.text().strip(),
        }

    @override
    def start_focus(self) -> None:
        next(iter(self.themes.values())).setFocus()


def _number(value: str) -> QLineEdit:
    field = QLineEdit(value)
    field.setProperty("measure", "dialog")
    field.setValidator(QIntValidator(0, MOST_CASES, field))
    return field
