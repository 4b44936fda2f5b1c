"""The first page of the program (design 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from db.errors import KnownError
from ddaudit_desktop import __version__
from ui.commands import KeyHint
from ui.errors import show_error
from ui.kit.buttons import LinkButton
from ui.kit.labels import Label
from ui.kit.panels import IconLabel, Panel
from ui.look import fonts, icons
from ui.pages.welcome.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.pages.welcome.new import NewDeepDive
    from ui.settings import RecentFile, Settings

LEFT_WIDTH = 480
SAID = (
    "Read a child-protection case file closely, test it against the inspection, and leave a "
    "graded, evidenced record."
)


class WelcomePage(QWidget):
    """Choices at the left, the chosen way at the right.

    Signals:
        open_wanted: choose a file to open.
        file_wanted: open this file, one of the recent ones.
        example_wanted: explore the example.
        draft_finished: make this deep dive.
        hints_changed: the keys that work here are others now.
    """

    open_wanted = Signal()
    file_wanted = Signal(object)
    example_wanted = Signal()
    draft_finished = Signal(object)
    hints_changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._right = QStackedWidget()
        self._new: NewDeepDive | None = None
        self._recent_box = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self._right, 1)
        self._right.addWidget(_calm())
        self.show_recent()

    def _left(self) -> QWidget:
        side = Panel()
        side.border, side.radius = None, 0
        side.setFixedWidth(fonts.px(LEFT_WIDTH))
        self.new = Choice("plus", "New deep dive", "Commission, themes, sample", "Ctrl+Shift+N")
        self.open = Choice("folder-open", "Open", "A file on this workstation", "Ctrl+O")
        self.example = Choice(
            "compass", "Explore the example", "20 invented cases, no passphrase", "Ctrl+Shift+E"
        )
        self.new.clicked.connect(self.begin_new)
        self.open.clicked.connect(self.open_wanted)
        self.example.clicked.connect(self.example_wanted)
        box = QVBoxLayout(side)
        box.setContentsMargins(56, 56, 56, 24)
        box.setSpacing(8)
        logo = QLabel()
        logo.setPixmap(icons.logo(48))
        box.addWidget(logo)
        box.addSpacing(12)
        box.addWidget(Label("Deep Dive Audit", "program"))
        box.addWidget(Label(SAID, "large t2", wrap=True))
        box.addSpacing(16)
        for choice in (self.new, self.open, self.example):
            box.addWidget(choice)
        box.addSpacing(20)
        box.addWidget(Label("Recent", "over"))
        box.addLayout(self._recent_box)
        box.addStretch(1)
        box.addLayout(_foot())
        return side

    def show_recent(self) -> None:
        """List the files opened here before, by title alone."""
        while item := self._recent_box.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        files = self._settings.recent
        if not files:
            words = "None yet. Deep dives you open on this workstation are listed here by title."
            self._recent_box.addWidget(Label(words, "small t2", wrap=True))
        for entry in files[:5]:
            self._recent_box.addWidget(self._recent_link(entry), 0, Qt.AlignmentFlag.AlignLeft)

    def _recent_link(self, entry: RecentFile) -> LinkButton:
        path: Path = entry.path
        link = LinkButton(entry.title, icon="folder-open")
        link.setToolTip(str(path))
        link.clicked.connect(lambda: self.file_wanted.emit(path))
        return link

    def begin_new(self) -> None:
        """Show the steps of a new deep dive; an added definition may be in the way.

        Steps in which something was typed stay as they are.
        """
        from ui.pages.welcome.new import NewDeepDive

        if self._new is not None and self._new.begun:
            self._new.start_focus()
            return
        self.end_new()
        try:
            self._new = NewDeepDive(self._settings.auditor)
        except KnownError as error:
            show_error(error)
            return
        self._new.finished.connect(self.draft_finished)
        self._new.cancelled.connect(self.end_new)
        self._right.addWidget(self._new)
        self._right.setCurrentWidget(self._new)
        self.new.set_chosen(True)
        self._new.start_focus()
        self.hints_changed.emit()

    @property
    def steps(self) -> NewDeepDive | None:
        """The steps of a new deep dive, while they are shown."""
        return self._new

    def end_new(self) -> None:
        """Back to the start; what was typed in the steps is gone."""
        if self._new is not None:
            self._right.removeWidget(self._new)
            self._new.deleteLater()
            self._new = None
        self.new.set_chosen(False)
        self.start_focus()
        self.hints_changed.emit()

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here, the most useful first."""
        if self._new is None:
            return (KeyHint(("Tab",), "Move"), KeyHint(("Enter",), "Choose"))
        return (
            KeyHint(("Tab",), "Next field"),
            KeyHint(("Alt+←",), "Back"),
            KeyHint(("Ctrl+Enter",), "Next step"),
        )

    def start_focus(self) -> None:
        """Put the focus on the first choice."""
        self.new.setFocus()


def _foot() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconLabel("wifi-slash", "t3", 14))
    row.addWidget(Label("Works offline. Sends nothing.", "small t2"))
    row.addStretch(1)
    row.addWidget(Label(f"Version {__version__}", "small t2"))
    return row


def _calm() -> QWidget:
    """What stands at the right before anything is chosen: what the program keeps and promises."""
    side = QWidget()
    box = QVBoxLayout(side)
    box.setContentsMargins(72, 48, 72, 48)
    box.setSpacing(20)
    box.addStretch(2)
    for icon, title, text in PROMISES:
        box.addLayout(_promise(icon, title, text))
    box.addStretch(3)
    return side


PROMISES = (
    (
        "shield-check",
        "One encrypted file for each deep dive",
        "Cases, answers, quotes and grades are kept in one file that opens with a passphrase.",
    ),
    (
        "clock-counter-clockwise",
        "Saved as you type",
        "Every answer is written at once, with who and when, and can be undone.",
    ),
    (
        "user",
        "You judge",
        "The program counts, times, flags and reminds. A grade is given by a person.",
    ),
    (
        "file-pdf",
        "A record for the safeguarding folder",
        "Each case becomes a marked, versioned PDF that is never overwritten.",
    ),
)


def _promise(icon: str, title: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(IconLabel(icon, "acc-t", 20), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Label(title, "heading"))
    words.addWidget(Label(text, "t2", wrap=True))
    row.addLayout(words, 1)
    return row
