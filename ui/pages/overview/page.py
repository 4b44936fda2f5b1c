"""The overview page: facts of the commission, the ledger, progress, and what needs attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.overview.glance import overview
from ui.commands import KeyHint
from ui.kit.buttons import SecondaryButton
from ui.kit.labels import Elided, Pill
from ui.kit.scroll import Scroller
from ui.look import fonts
from ui.pages.flag_counting import FlagCounting
from ui.pages.overview.attention import AttentionPanel
from ui.pages.overview.continuing import ChangesCard, ContinueCard
from ui.pages.overview.facts import FactStrip
from ui.pages.overview.ledger_card import LedgerCard
from ui.pages.overview.progress_card import ProgressCard
from ui.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from db.store import Changes, Store
    from ddaudit_desktop.overview.attention import Waiting
    from ui.session import Session
    from ui.work import Worker

SIDE_WIDTH = 344
SIDE_SHARE = 0.275
NARROW = 1240
ROOM_FOR_SIDE, SIDE_HEIGHT = 1000, 240
"""From this width on what waits is beside the rest; below it is above, and so high."""
NO_LIMIT = (1 << 24) - 1
"""What Qt takes for a width or height without a limit."""
STATUS = {"initial": "Initial findings", "final": "Final findings"}


def _critical(store: Store, stopped: Callable[[], bool]) -> tuple[Waiting, ...] | None:
    from ddaudit_desktop.overview.critical import critical_waiting  # checks are read when they run

    return critical_waiting(store, stopped)


class OverviewPage(Page):
    """Everything about the deep dive that fits one screen."""

    title = "Overview"

    def __init__(self, session: Session, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.counting = FlagCounting(session, worker, self, _critical)
        self._title = Elided("", "page")
        self._status = Pill("", "acc")
        self._progress = Pill("", "soft")
        self.facts = FactStrip()
        self.ledger = LedgerCard()
        self.themes = ProgressCard()
        self.continuing = ContinueCard(session)
        self.changes = ChangesCard()
        self.attention = AttentionPanel()
        for part in (self.ledger, self.continuing, self.changes, self.attention):
            part.wanted.connect(self.wanted)
        for part in (self.ledger, self.continuing, self.attention):
            part.asked.connect(self.asked)
        self.counting.counted.connect(self.attention.show_critical)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        contents = QWidget()
        contents.setObjectName("contents")
        self._contents, self._area = contents, Scroller(contents)
        outer.addWidget(self._area)
        self._fill(contents)

    def _fill(self, contents: QWidget) -> None:
        """Lay out the page; what comes into a place that is styled already is styled once."""
        box = QVBoxLayout(contents)
        box.setContentsMargins(24, 14, 24, 14)
        box.setSpacing(12)
        box.addLayout(self._head())
        box.addWidget(self.facts)
        columns = self._columns = QHBoxLayout()
        columns.setSpacing(16)
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addWidget(self.ledger)
        main.addWidget(self.themes, 1)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self.continuing, 1)
        pair.addWidget(self.changes, 1)
        main.addLayout(pair)
        columns.addLayout(main, 1)
        columns.addWidget(self.attention)
        box.addLayout(columns, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._status)
        row.addWidget(self._progress)
        row.addStretch(1)
        add = SecondaryButton("Add case", icon="plus", keys="Ctrl+N")
        export = SecondaryButton("Export", icon="export", keys="Ctrl+E")
        add.clicked.connect(lambda: self.asked.emit("case.add"))
        export.clicked.connect(lambda: self.asked.emit("record.export"))
        row.addWidget(add)
        row.addWidget(export)
        return row

    @override
    def refresh(self, changes: Changes | None) -> None:
        seen = overview(self.session.store, self.session.cases)
        self._title.setText(seen.deep_dive.title)
        self._status.say(STATUS[seen.deep_dive.report_status])
        week = f" · week {seen.week}" if seen.week else ""
        done = seen.ledger.ties and seen.ledger.selected > 0
        self._progress.say(f"Every case graded{week}" if done else f"In progress{week}")
        self.facts.show_facts(seen.facts)
        self.ledger.show_ledger(seen)
        self.themes.show_progress(seen)
        self.continuing.show_case(seen)
        self.changes.show_changes(seen)
        self.attention.show_waiting(seen)
        self.counting.ask()
        if changes is not None:
            self.hints_changed.emit()  # the key for reasons goes when every case has one

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.themes.set_narrow(self.width() < fonts.px(NARROW))
        beside = self.width() >= fonts.px(ROOM_FOR_SIDE)
        across = QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.BottomToTop
        self._columns.setDirection(across)
        if beside:
            share = round(self.width() * SIDE_SHARE)
            self.attention.setFixedWidth(min(fonts.px(SIDE_WIDTH), share))
            self.attention.setMaximumHeight(NO_LIMIT)
        else:
            self.attention.setMinimumWidth(0)
            self.attention.setMaximumSize(NO_LIMIT, fonts.px(SIDE_HEIGHT))

    @override
    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint(("Tab",), "Move"),
            KeyHint(("Enter",), "Open"),
            KeyHint(("Ctrl+1…6",), "Sections"),
            *self._missing_hint(),
            KeyHint(("Ctrl+K",), "Go to anything"),
        )

    def _missing_hint(self) -> tuple[KeyHint, ...]:
        missing = any(not (case.grade or case.no_grade) for case in self.session.cases)
        return (KeyHint(("Alt+R",), "Reasons for no grade"),) if missing else ()

    @override
    def start_focus(self) -> None:
        """Enter goes on with the last case; where that would hide the head, with what waits."""
        self._area.verticalScrollBar().setValue(0)
        button, first = self.continuing.button, self.attention.first
        end = button.mapTo(self._contents, QPoint(0, button.height())).y()
        hidden = end > self._area.viewport().height()
        (first if first is not None and hidden else button).setFocus()
