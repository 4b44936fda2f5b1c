"""The workspace of one case: its header, and form, timeline, grading and record as tabs.

Each case remembers the tab it was left on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.acts.cases import spend_time
from ddaudit_desktop.definitions import themes
from ddaudit_desktop.moments import local, show_days
from ddaudit_desktop.wording import CHILD_STATUS
from ui.errors import show_error
from ui.kit.case_header import CaseHeader
from ui.kit.labels import Pill
from ui.kit.tab_strip import TabItem, TabStrip
from ui.pages.case.form.tab import FormTab
from ui.pages.case.grading.tab import GradingTab
from ui.pages.case.record.tab import RecordTab
from ui.pages.case.timeline.tab import TimelineTab
from ui.pages.case.work_time import WorkTime
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Changes
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.commands import KeyHint
    from ui.kit.labels import PillTone
    from ui.session import Session

TABS = (
    TabItem("form", "Form", "Alt+1"),
    TabItem("timeline", "Timeline", "Alt+2"),
    TabItem("grading", "Grading", "Alt+3"),
    TabItem("record", "Record", "Alt+4"),
)


class CasePage(Page):
    """One case in full."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.case_id = ""
        self.audit: OpenAudit | None = None
        self.header = CaseHeader()
        self.tabs = TabStrip(TABS)
        self.concern = Pill("", shrinks=True)
        self.tabs.add_right(self.concern)
        self.form = FormTab(session)
        self.timeline = TimelineTab(session)
        self.grading = GradingTab(session)
        self.record = RecordTab(session)
        self.tab_pages: dict[str, Page] = {
            "form": self.form,
            "timeline": self.timeline,
            "grading": self.grading,
            "record": self.record,
        }
        self._work = WorkTime(self)
        self._work.due.connect(self._keep_time_at_work)
        self._left_on: dict[str, str] = {}
        self._opened: dict[str, str] = {}
        self._stack = QStackedWidget()
        for page in self.tab_pages.values():
            self._stack.addWidget(page)
            page.wanted.connect(self.wanted)
            page.asked.connect(self.asked)
            page.hints_changed.connect(self.hints_changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(self.tabs)
        box.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_tab)
        self.header.back_asked.connect(lambda: self.wanted.emit(Place("cases")))
        self.header.previous_asked.connect(lambda: self.asked.emit("case.previous"))
        self.header.next_asked.connect(lambda: self.asked.emit("case.next"))

    @property
    def tab(self) -> str:
        """The tab that is shown."""
        return self._left_on.get(self.case_id, "form")

    def open_place(self, place: Place) -> None:
        """Open a case, on a tab and at a question if the place names them."""
        try:
            self.audit = self.session.audit_of(place.case_id)
        except KnownError as error:
            show_error(error)
            return
        self.case_id = place.case_id
        self._work.begin(self.audit.audit_id)
        case = self.audit.case
        self.title = f"{case.reference} {case.label}".strip()
        self._show_head()
        self.show_tab(place.tab or self.tab)
        if place.question_id and self.tab == "form":
            self.form.go_to(place.question_id)
        elif place.record_id and self.tab == "timeline":
            self.timeline.select_event(place.record_id)

    @override
    def arrive(self, place: Place) -> None:
        if place.part == "no_grade" and self.audit is not None and self.tab == "grading":
            self.grading.panel.cards.ask_why()

    def show_tab(self, tab: str) -> None:
        """Show one of the tabs of the open case."""
        if self.audit is None:
            return
        self._current().leave()
        self._left_on[self.case_id] = tab
        page = self.tab_pages[tab]
        if self._opened.get(tab) != self.case_id:
            self._opened[tab] = self.case_id
            page.open(self.audit)  # type: ignore[attr-defined]
        else:
            page.refresh(None)
        self.tabs.set_current(tab)
        self._stack.setCurrentWidget(page)
        page.start_focus()
        self.hints_changed.emit()

    @override
    def has_flags(self) -> bool:
        return self.audit is not None

    @override
    def next_flag(self, by: int) -> None:
        if self.audit is None:
            return
        if self.tab != "form":
            self.show_tab("form")
        self.form.next_flag(by)

    def forget_if_gone(self) -> None:
        """Forget an open case that was removed meanwhile."""
        if self.case_id and all(case.case_id != self.case_id for case in self.session.cases):
            self.case_id, self.audit = "", None

    @override
    def refresh(self, changes: Changes | None) -> None:
        if self.audit is None:
            return
        if all(case.case_id != self.case_id for case in self.session.cases):
            self.wanted.emit(Place("cases"))
            return
        self._show_head()
        self._current().refresh(changes)

    @override
    def hints(self) -> Sequence[KeyHint]:
        return self._current().hints()

    @override
    def start_focus(self) -> None:
        self._current().start_focus()

    @override
    def leave(self) -> None:
        self._current().leave()
        self._keep_time()

    def _keep_time_at_work(self) -> None:
        """Keep what was counted while the case stays open; a record that is read stays in place."""
        if self.tab != "record":
            self._keep_time()

    def _keep_time(self) -> None:
        session = self.session
        if self.audit is None or session.store.read_only:
            return
        minutes, first = self._work.take()
        if minutes and not session.deep_dive.example:  # the example stands still
            session.run(spend_time, self.audit.audit_id, minutes, new_sitting=first)

    def _current(self) -> Page:
        current = self._stack.currentWidget()
        return next(page for page in self.tab_pages.values() if page is current)

    def _show_head(self) -> None:
        audit = self.audit
        if audit is None:
            return
        self.header.set_case(audit.case.reference, audit.case.label, _facts(audit))
        self.header.set_progress(audit.answered.answered, audit.answered.total)
        self.header.set_minutes(audit.audit.minutes or None)
        flags = self.session.checked_of(audit.case.id).flags
        self.header.set_flags(critical=flags.count("critical"), high=flags.count("high"))
        self.tabs.set_count("form", str(audit.answered))
        timed = sum(event.earliest is not None for event in audit.events)
        self.tabs.set_count("timeline", f"{timed} events" if timed != 1 else "1 event")
        assessed = sum(bool(a.value) for a in audit.assessments.values())
        self.tabs.set_count("grading", f"{assessed}/{len(audit.points)} points")
        self._show_concern(audit)

    def _show_concern(self, audit: OpenAudit) -> None:
        from db.records import Concern

        concerns = sorted(audit.rows(Concern), key=lambda c: c.raised_at)
        self.concern.setVisible(bool(concerns))
        if not concerns:
            return
        last = concerns[-1]
        raised = f"Concern raised {local(last.raised_at):%H:%M}"
        if last.acknowledged_at is None:
            self.concern.say(f"{raised}, not acknowledged", "red", icon="warning-octagon-fill")
        else:
            said = f"{raised}, acknowledged {local(last.acknowledged_at):%H:%M}"
            self.concern.say(said, "grn", icon="check-circle-fill")


def _facts(audit: OpenAudit) -> list[tuple[str, PillTone]]:
    """What the header says of a case: age, status, themes, period."""
    facts: list[tuple[str, PillTone]] = []
    lead = audit.children[0] if audit.children else None
    if lead is not None and lead.age_years is not None:
        facts.append((f"{lead.age_years} years" if lead.age_years != 1 else "1 year", "plain"))
    if lead is not None and lead.status not in {"none", "unknown"}:
        facts.append((CHILD_STATUS[lead.status], "acc"))
    facts.append((_themes(audit), "plain"))
    period = show_days(audit.case.period_from, audit.case.period_to)
    if period:
        facts.append((period, "plain"))
    return facts


def _themes(audit: OpenAudit) -> str:
    known = themes()
    titles = [
        known[code].title if code in known else code
        for code in (audit.case.theme, *audit.case.other_themes)
    ]
    return " + ".join([titles[0], *(title.lower() for title in titles[1:])])
