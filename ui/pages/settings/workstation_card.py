"""How this computer shows the program; nothing of it is kept in the deep dive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import IconButton
from ui.kit.labelled import Labelled
from ui.kit.labels import Elided, Label
from ui.kit.panels import Card
from ui.kit.segmented import Segment, Segmented
from ui.kit.tick import TickBox
from ui.look import theme
from ui.pages.case.nudge import Nudge
from ui.settings import TEXT_SIZES

if TYPE_CHECKING:
    from ui.settings import RecentFile, Scheme, Settings

SCHEMES = (
    Segment("system", "As the system"),
    Segment("light", "Light"),
    Segment("dark", "Dark"),
)
SIZES = tuple(Segment(str(size), f"{size} %") for size in TEXT_SIZES)


class WorkstationCard(Card):
    """Colours, text size, keys, hints, and the files opened last."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("This workstation")
        self._settings = settings
        self.scheme = Segmented(SCHEMES, name="Colours")
        self.text_size = Segmented(SIZES, name="Text size")
        self.keys = TickBox("Show keys on buttons")
        self.letters = TickBox("Single letters answer and move")
        self.nudges = TickBox("A private hint on my own words")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        self.body.addWidget(Label("Kept on this computer, not in the file.", "small t2"))
        self.body.addWidget(Labelled("Colours", self.scheme))
        self.body.addWidget(Labelled("Text size", self.text_size))
        self.body.addWidget(self.keys)
        self.body.addWidget(self.letters)
        self.body.addWidget(self.nudges)
        self.body.addWidget(Label("Files opened last", "strong"))
        self.body.addLayout(self._recent)
        self.scheme.changed.connect(self._choose_scheme)
        self.text_size.changed.connect(self._choose_size)
        self.keys.clicked.connect(self._show_keys)
        self.letters.clicked.connect(self._take_letters)
        self.nudges.clicked.connect(self._show_nudges)
        Segmented.single_letters = settings.single_letters
        theme.current().changed.connect(self.show_look)
        self.show_look()

    def show_look(self) -> None:
        """Show what is set, by whatever way it was set."""
        self.scheme.set_value(self._settings.scheme)
        self.text_size.set_value(str(self._settings.text_size))
        self.scheme.set_name("Colours")
        self.text_size.set_name("Text size")
        self.keys.setChecked(self._settings.show_keys)
        self.letters.setChecked(self._settings.single_letters)
        self.nudges.setChecked(self._settings.nudges)

    def show_recent(self) -> None:
        """Show the files opened last, each with the way to forget it."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        files = self._settings.recent
        for file in files:
            self._recent.addWidget(self._row(file))
        if not files:
            self._recent.addWidget(Label("None on this computer.", "small t2"))

    def _row(self, file: RecentFile) -> QWidget:
        view = QWidget()
        row = QHBoxLayout(view)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Elided(file.title, "small"), 2)
        row.addWidget(Elided(str(file.path), "small t3"), 3)
        forget = IconButton("x", f"Take {file.title} off the list", bare=True)
        forget.clicked.connect(lambda: self._forget(file))
        row.addWidget(forget, 0, Qt.AlignmentFlag.AlignTop)
        return view

    def _forget(self, file: RecentFile) -> None:
        self._settings.forget(file.path)
        self.show_recent()

    def _choose_scheme(self, code: str | None) -> None:
        chosen: dict[str, Scheme] = {"system": "system", "light": "light", "dark": "dark"}
        if code in chosen:
            self._settings.scheme = chosen[code]
        self._apply()

    def _choose_size(self, code: str | None) -> None:
        if code is not None:
            self._settings.text_size = int(code)
        self._apply()

    def _show_keys(self, shown: bool) -> None:
        self._settings.show_keys = shown
        self._apply()

    def _take_letters(self, taken: bool) -> None:
        self._settings.single_letters = taken
        Segmented.single_letters = taken
        self._apply()

    def _show_nudges(self, shown: bool) -> None:
        self._settings.nudges = shown
        Nudge.wanted = shown
        self._apply()

    def _apply(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        settings = self._settings
        theme.apply(app, settings.scheme, settings.text_size, show_keys=settings.show_keys)
