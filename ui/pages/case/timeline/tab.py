"""The timeline tab: bar, drawing, tray, and beside them the list with the chosen event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.acts.events import remove_event
from ddaudit_desktop.acts.language import decide_phrase, undecide_phrase
from ddaudit_desktop.event_entry import removed_words
from ddaudit_desktop.timeline.bars import bars_of, ghosts_of
from ddaudit_desktop.timeline.marks import timeline_of
from ui.kit.paint import ink
from ui.kit.panels import Line, SideGround
from ui.look import fonts
from ui.pages.case.timeline.detail import EventDetail
from ui.pages.case.timeline.drawing import GHOST
from ui.pages.case.timeline.empty import EmptyTimeline
from ui.pages.case.timeline.event_list import EventList
from ui.pages.case.timeline.event_sheet import EventSheet
from ui.pages.case.timeline.lens import Sight
from ui.pages.case.timeline.looking import STEP
from ui.pages.case.timeline.plot import Plot
from ui.pages.case.timeline.timeline_keys import hints_for, meaning
from ui.pages.case.timeline.tray import Tray
from ui.pages.case.timeline.zoom_bar import ZoomBar
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from db.records import Event
    from db.store import Changes
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.language.found import FoundPhrase
    from ddaudit_desktop.open_audit import OpenAudit
    from ddaudit_desktop.timeline.bars import Bar
    from ui.commands import KeyHint
    from ui.session import Session

SIDE_WIDTH = 340
ROOMY = 1300
"""From this width on the list is beside the drawing; below, it is shown when asked for."""
OF_EVENTS = {"event", "event_link", "extract", "flag_disposition"}
CONCERNS = OF_EVENTS | {"child", "case_file", "audit", "deep_dive", "answer", "setting"}


@dataclass
class Left:
    """How a case was left: where the person was looking and what was chosen."""

    sight: Sight = field(default_factory=Sight)
    chosen: str = ""
    bar: str = ""


class TimelineTab(Page):
    """The events of a case over time."""

    title = "Timeline"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.audit: OpenAudit | None = None
        self._chosen = ""
        self._bar = ""
        self._bars: tuple[Bar, ...] = ()
        self._left: dict[str, Left] = {}
        self._list_wanted: bool | None = None
        self.bar = ZoomBar()
        self.plot = Plot()
        self.view = self.plot.view
        self.empty = EmptyTimeline()
        self.tray = Tray()
        self.list = EventList()
        self.detail = EventDetail()
        self._arrange()
        self._join()

    def _arrange(self) -> None:
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        main.addWidget(self.bar)
        main.addWidget(Line())
        shown = QWidget()
        self._shown = QStackedLayout(shown)
        self._shown.addWidget(self.plot)
        self._shown.addWidget(self.empty)
        main.addWidget(shown, 1)
        main.addWidget(self.tray)
        self.side = SideGround()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(1, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.list, 1)
        side.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(main, 1)
        row.addWidget(self.side)

    def _join(self) -> None:
        bar, view = self.bar, self.view
        bar.fit_wanted.connect(view.fit)
        bar.hours_wanted.connect(view.show_hours)
        bar.zoom_wanted.connect(lambda by: view.zoom(STEP**by))
        bar.share_wanted.connect(view.set_share)
        bar.fold.toggled.connect(view.set_fold)
        bar.night.toggled.connect(view.set_nights)
        bar.list.clicked.connect(self.toggle_list)
        for pastes in (bar.paste_wanted, self.empty.paste_wanted):
            pastes.connect(lambda: self.asked.emit("case.paste_log"))
        for adds in (bar.add_wanted, self.empty.add_wanted):
            adds.connect(self.add_event)
        view.zoomed.connect(lambda: bar.show_scale(view.lens.hours_across, view.lens.share))
        for chosen in (view.chosen, self.list.chosen, self.tray.chosen):
            chosen.connect(self._choose)
        for edits in (view.edit_wanted, self.list.opened, self.detail.edit_wanted):
            edits.connect(self.edit_event)
        for bar_chosen in (view.bar_chosen, self.plot.bars.chosen, self.list.bar_chosen):
            bar_chosen.connect(self.select_bar)
        self.tray.time_wanted.connect(self.set_time)
        self.detail.remove_wanted.connect(self.remove_event)
        self.detail.question_wanted.connect(self._go_to_question)
        self.detail.judged.connect(self._judge)
        self.detail.judging.connect(self.hints_changed)
        self.detail.end_wanted.connect(self.show_end)

    # What is shown

    def open(self, audit: OpenAudit) -> None:
        """Show the timeline of another case, as it was left."""
        self._keep()
        self.audit = audit
        left = self._left.get(audit.audit_id, Left())
        self._chosen, self._bar = left.chosen, left.bar
        self.list.lanes.set_value(None)
        self.refresh(None)
        self.view.look(left.sight)

    def _keep(self) -> None:
        if self.audit is not None:
            self._left[self.audit.audit_id] = Left(self.view.sight(), self._chosen, self._bar)

    @override
    def refresh(self, changes: Changes | None) -> None:
        audit = self.audit
        if audit is None or (changes is not None and not CONCERNS & changes.kinds):
            return
        timeline = timeline_of(audit)
        measured = self._measured(audit)
        self._bars = bars_of(measured, timeline)
        ghosts = ghosts_of(measured, timeline, audit.pinned.event_kinds)
        if all(event.id != self._chosen for event in audit.events):
            self._chosen = ""
        if all(bar.key != self._bar for bar in self._bars):
            self._bar = ""
        name = f"Timeline of {audit.case.reference}"
        self.plot.show_timeline(timeline, name, self._bars, ghosts)
        self.list.set_timeline(timeline, self._bars)
        self.tray.show_waiting(timeline.waiting, self._chosen)
        self._shown.setCurrentWidget(self.plot if timeline.marks else self.empty)
        self.empty.say(waiting=bool(timeline.waiting))
        self._show_chosen(scroll=False)

    def _measured(self, audit: OpenAudit) -> Sequence[Measured]:
        """The clocks of the case; none, and why, where a setting of the deep dive is wrong."""
        try:
            return self.session.checked_of(audit.case.id).measured
        except KnownError as error:
            self.session.tell(str(error))
            return ()

    def select_event(self, record_id: str) -> None:
        """Choose an event in the drawing, the list, the tray and the detail alike."""
        self._chosen, self._bar = record_id, ""
        self._show_chosen(scroll=True)

    def select_bar(self, key: str) -> None:
        """Choose a clock: its bar, the events at its ends, its line in the list, its facts."""
        self._chosen, self._bar = "", key
        self._show_chosen(scroll=True)

    def show_end(self, which: int) -> None:
        """From the chosen clock to the event at which it begins (0) or ends (-1)."""
        bar = next((bar for bar in self._bars if bar.key == self._bar), None)
        event_id = "" if bar is None else bar.ended if which else bar.begun
        if event_id:
            self.select_event(event_id)
            if not self.list.view.hasFocus():
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_gap(self) -> None:
        """To the event before the next gap, going round."""
        timeline = self.view.lens.timeline
        chosen = timeline.mark(self._chosen)
        begin = float("-inf")
        mark = timeline.before_gap(chosen.end if chosen else begin) or timeline.before_gap(begin)
        if mark is None:
            self.session.tell("There is no time of four hours or more without an entry.")
        else:
            self.select_event(mark.id)

    def _choose(self, event_id: str) -> None:
        if event_id != self._chosen:
            self.select_event(event_id)

    def _show_chosen(self, *, scroll: bool) -> None:
        bar = next((bar for bar in self._bars if bar.key == self._bar), None)
        if bar is None:
            self.view.select(self._chosen, show=scroll)
            self.detail.show_event(self.audit, self._event())
        else:
            ghost = f"{GHOST}{bar.key}" if self.view.selected == f"{GHOST}{bar.key}" else ""
            self.view.select(ghost, ends=bar.ends, show=scroll)
            self.detail.show_bar(bar)
        self.plot.bars.select(self._bar)
        self.list.select(self._bar or self._chosen)
        self.tray.select(self._chosen)
        self.hints_changed.emit()

    def _event(self) -> Event | None:
        if self.audit is None or not self._chosen:
            return None
        return next((e for e in self.audit.events if e.id == self._chosen), None)

    # What a person does

    def _judge(self, found: FoundPhrase, evidence: bool | None) -> None:
        """Keep what was said of words in a quotation."""
        if self.audit is None:
            return
        if evidence is None:
            self.session.run(undecide_phrase, self.audit.audit_id, found)
        else:
            self.session.run(decide_phrase, self.audit.audit_id, found, evidence)

    def add_event(self) -> None:
        """Open the small form of a new event, after the one that is chosen."""
        if self.audit is not None:
            self._present(EventSheet(self.window(), self.session, self.audit, after=self._event()))

    def edit_event(self) -> None:
        """Open the small form of the chosen event."""
        event = self._event()
        if self.audit is not None and event is not None:
            self._present(EventSheet(self.window(), self.session, self.audit, event))

    def set_time(self) -> None:
        """Open the form of the chosen event at its time; with none chosen, of the first waiting."""
        if self._event() is None and self.tray.cards:
            self.select_event(self.tray.cards[0].waiting.id)
        event = self._event()
        if self.audit is not None and event is not None:
            sheet = EventSheet(self.window(), self.session, self.audit, event)
            self._present(sheet)
            sheet.when.setFocus(Qt.FocusReason.OtherFocusReason)
            sheet.when.selectAll()

    def _present(self, sheet: EventSheet) -> None:
        sheet.dismissed.connect(lambda: self._after_sheet(sheet.saved_id))
        sheet.present(sheet.kind)

    def _after_sheet(self, saved_id: str) -> None:
        if saved_id:
            self.select_event(saved_id)

    def remove_event(self) -> None:
        """Take the chosen event off the timeline and say so; undo brings it back."""
        audit, event = self.audit, self._event()
        if audit is None or event is None:
            return
        said = removed_words(audit, event)
        after = self.list.neighbour(event.id)
        if self.session.run(remove_event, event.id) is not None:
            self.session.tell(said)
            self.select_event(after)

    def _go_to_question(self, question_id: str) -> None:
        if self.audit is not None:
            case = self.audit.case.id
            self.wanted.emit(Place("cases", case_id=case, tab="form", question_id=question_id))

    # The list beside the drawing

    def toggle_list(self) -> None:
        """Show the list with the chosen event, or hide it."""
        self._list_wanted = self.side.isHidden()
        self._place_side()

    def _place_side(self) -> None:
        roomy = self.width() >= ROOMY
        self.side.setVisible(roomy if self._list_wanted is None else self._list_wanted)
        self.side.setFixedWidth(min(fonts.px(SIDE_WIDTH), round(self.width() * 0.36)))
        self.bar.list.setChecked(not self.side.isHidden())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_side()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_side()

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = meaning(self, event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    @override
    def hints(self) -> Sequence[KeyHint]:
        return hints_for(self.window().focusWidget(), of_clock=bool(self._bar))

    @override
    def start_focus(self) -> None:
        shown = self._shown.currentWidget()
        (self.view if shown is self.plot else self.empty.paste).setFocus()

    @override
    def leave(self) -> None:
        self._keep()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtGui import QPainter

        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.end()
