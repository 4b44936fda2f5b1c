"""The row of filter chips above the list, and the menu with all other filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from ddaudit_desktop.cases.filters import (
    CONCERNS,
    FLAGS,
    NOT_COUNTED,
    full_key,
    how_many,
    title_of,
)
from ddaudit_desktop.cases.stages import STAGES
from ddaudit_desktop.wording import CHILD_STATUS
from ui.kit.chips import FilterChip
from ui.kit.flow import FlowLayout
from ui.kit.panels import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from db.records import ScaleGrade
    from ddaudit_desktop.cases.filters import Flags
    from ddaudit_desktop.cases.stages import CaseSummary

GAP = 4
QUICK = ("critical_flag", "looked_after", "no_grade", "open_concern")
"""Filters with a chip of their own, the most used first: the last go when there is no room."""


class FilterRow(QWidget):
    """Chips for what is asked most, and "More" for everything else.

    Signals:
        changed: the keys of the filters that are on now.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Filters")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=GAP, line_gap=6)
        self._keys: tuple[str, ...] = ()
        self._cases: Sequence[CaseSummary] = ()
        self._grades: Sequence[ScaleGrade] = ()
        self._flags: Flags = NOT_COUNTED
        self._themes: tuple[str, ...] = ()
        self._made: tuple[object, ...] = ()
        self.chips: dict[str, FilterChip] = {}
        self.menu = QMenu(self)
        self.menu.setAccessibleName("More filters")
        self.more = FilterChip("More", icon="funnel", toggles=False)
        self.more.setAccessibleDescription("Child’s status, stage, grade, flags and concern")
        self.more.clicked.connect(self._open_menu)

    @property
    def keys(self) -> tuple[str, ...]:
        """The filters that are on."""
        return self._keys

    def show_filters(
        self,
        cases: Sequence[CaseSummary],
        themes: Sequence[str],
        grades: Sequence[ScaleGrade],
        flags: Flags = NOT_COUNTED,
    ) -> None:
        """Show which filters are on and how many cases each would show."""
        self._cases, self._grades, self._themes = cases, grades, tuple(themes)
        self._flags = flags
        keys = self._keys
        others = tuple(key for key in keys if key not in self._quick())
        if self._made != (self._themes, others):
            self._made = (self._themes, others)
            self._make(others)
        for key, chip in self.chips.items():
            chip.set_count(self._number(key) if key else len(cases))
            chip.setChecked(key in keys if key else not keys)
        self._make_room()

    def _number(self, key: str) -> int | None:
        """How many cases a filter would show; nothing while their flags are not counted."""
        if key.startswith("flags:") and not self._flags:
            return None
        return how_many(self._cases, key, self._flags)

    def set_keys(self, keys: Sequence[str]) -> None:
        """Have these filters on from now on; nothing is emitted."""
        self._keys = tuple(keys)

    def toggle(self, key: str) -> None:
        """Turn a filter on or off; the empty key turns all off."""
        if not key:
            self._keys = ()
        elif key in self._keys:
            self._keys = tuple(other for other in self._keys if other != key)
        else:
            self._keys = (*self._keys, key)
        self.changed.emit(self._keys)

    def toggle_theme(self, number: int) -> None:
        """Turn the filter of the first, second, … theme on or off."""
        if 1 <= number <= len(self._themes):
            self.toggle(f"theme:{self._themes[number - 1]}")

    def _quick(self) -> tuple[str, ...]:
        return (*(f"theme:{code}" for code in self._themes), *(full_key(key) for key in QUICK))

    def _make(self, others: tuple[str, ...]) -> None:
        """Put the chips of the themes, of what is asked most, and of what else is on."""
        focus = self.focusWidget()
        again = next((key for key, chip in self.chips.items() if chip is focus), None)
        self._flow.removeWidget(self.more)
        self.more.setParent(self)
        self._flow.replace([])
        self.chips = {}
        self._add("", "All")
        for code in self._themes:
            self._add(f"theme:{code}", title_of(f"theme:{code}", self._grades))
        line = Line("line2", upright=True, length=18)
        self._flow.addWidget(line)
        for key in (*others, *(full_key(name) for name in QUICK)):
            self._add(key, title_of(key, self._grades))
        self.chips[full_key("open_concern")].setText(CONCERNS["open"])
        self._flow.addWidget(self.more)
        self.more.show()
        if again in self.chips:
            self.chips[again].setFocus()

    def _add(self, key: str, text: str) -> None:
        chip = FilterChip(text)
        chip.clicked.connect(lambda: self.toggle(key))
        self.chips[key] = chip
        self._flow.addWidget(chip)
        chip.show()

    # Room

    def _make_room(self) -> None:
        """Let the chips of the second kind go into the menu while one line is too short for them.

        Where even the themes need two lines, everything has room on the second.
        """
        quick = [self.chips[full_key(key)] for key in QUICK if full_key(key) in self.chips]
        for chip in quick:
            chip.show()
        shown = list(quick)
        while shown and self._line() > self.width():
            chip = shown.pop()
            if not chip.isChecked():
                chip.hide()
        if self._line() > self.width():
            for chip in quick:
                chip.show()
        self._flow.invalidate()
        self._flow.setGeometry(self.rect())
        self.updateGeometry()

    def _line(self) -> int:
        """How long all chips are in one line."""
        self._flow.invalidate()
        return self._flow.sizeHint().width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Making room changes the height, which leads here again; only a new width needs it.
        if event.size().width() != event.oldSize().width():
            self._make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._make_room()

    # More

    def fill_menu(self) -> None:
        """Put every filter that some case passes, and those that are on, into the menu."""
        self.menu.clear()
        groups = (
            ("Child’s status", [f"status:{code}" for code in CHILD_STATUS]),
            ("Audit stage", [f"stage:{code}" for code in STAGES]),
            ("Grade", [f"grade:{g.code}" for g in self._grades] + ["grade:refused", "grade:none"]),
            ("Open flags", [f"flags:{code}" for code in FLAGS]),
            ("Concern", [f"concern:{code}" for code in CONCERNS]),
        )
        for title, keys in groups:
            there = [k for k in keys if k in self._keys or self._number(k)]
            if there:
                self.menu.addSection(title)
            for key in there:
                words = f"{title_of(key, self._grades)}  ({self._number(key) or 0})"
                action = self.menu.addAction(words)
                action.setCheckable(True)
                action.setChecked(key in self._keys)
                action.triggered.connect(lambda _=False, key=key: self.toggle(key))

    def _open_menu(self) -> None:
        self.fill_menu()
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
