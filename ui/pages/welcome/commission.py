"""First step of a new deep dive: who asked, when, why, tested against which inspection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.definitions import catalogue_in_use
from ddaudit_desktop.entries import read_day
from ui.kit.combo import Combo
from ui.kit.labelled import Labelled
from ui.pages.welcome.step import Step

if TYPE_CHECKING:
    from ui.pages.welcome.draft import Draft

FAVOURED_SCALE = "NCPI3"


class CommissionStep(Step):
    """Title, commission, inspection and grading scale."""

    name = "Commission"
    heading = "What was commissioned?"
    sentence = "These facts stand at the head of the overview and of every report."

    def __init__(self) -> None:
        super().__init__()
        self.title = QLineEdit()
        self.asked_by = QLineEdit()
        self.asked_on = QLineEdit()
        self.led_by = QLineEdit()
        self.purpose = QLineEdit()
        self.pack = Combo("Tested against", _packs(), empty="No inspection yet", measure="dialog")
        self.scale = Combo("Grading scale", _scales(), measure="dialog")
        self.scale.set_value(FAVOURED_SCALE)
        self.fields = (self.title, self.asked_by, self.asked_on, self.led_by, self.purpose)
        for field in self.fields:
            field.setProperty("measure", "dialog")
            field.textChanged.connect(self.changed)
        self._when = Labelled("Commissioned on", self.asked_on, "Such as 4 May 2020 or 04/05/2020")
        self._scale = Labelled("Grading scale", self.scale)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        grid.addWidget(Labelled("Title", self.title, "Without names or places"), 0, 0, 1, 2)
        grid.addWidget(Labelled("Commissioned by", self.asked_by, "A role or rank"), 1, 0)
        grid.addWidget(self._when, 1, 1)
        grid.addWidget(Labelled("Led by", self.led_by), 2, 0)
        grid.addWidget(Labelled("Why", self.purpose), 2, 1)
        grid.addWidget(Labelled("Tested against", self.pack), 3, 0)
        grid.addWidget(self._scale, 3, 1)
        self.box.addLayout(grid)
        self.box.addStretch(1)
        self.scale.chosen.connect(self._explain_scale)
        self._explain_scale()

    def _explain_scale(self, _code: object = None) -> None:
        scale = catalogue_in_use().scales[self.scale.value() or FAVOURED_SCALE]
        self._scale.say(" · ".join(grade.word for grade in scale.grades))

    @override
    def missing(self) -> str:
        if not self.title.text().strip():
            return "Give the deep dive a title."
        try:
            read_day(self.asked_on.text(), near=None)
        except KnownError as error:
            return str(error)
        return ""

    @override
    def fill(self, draft: Draft) -> None:
        draft.title = self.title.text().strip()
        draft.pack = self.pack.value() or ""
        draft.scale = self.scale.value() or FAVOURED_SCALE
        draft.facts |= {
            "commissioned_by": self.asked_by.text().strip(),
            "commissioned_on": read_day(self.asked_on.text(), near=None),
            "led_by": self.led_by.text().strip(),
            "purpose": self.purpose.text().strip(),
        }

    @override
    def start_focus(self) -> None:
        self.title.setFocus()


def _packs() -> list[tuple[str, str]]:
    return [
        (pack.code, f"{pack.title} (draft)" if pack.status == "draft" else pack.title)
        for pack in catalogue_in_use().packs.values()
    ]


def _scales() -> list[tuple[str, str]]:
    return [
        (scale.code, scale.title) for scale in catalogue_in_use().scales.values() if scale.for_cases
    ]
