"""The open deep dive in the window: navigation at the left, one page at a time beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from ddaudit_desktop.moments import local
from ui.kit.nav_rail import NavItem, NavRail
from ui.look import fonts
from ui.pages.making import make_page
from ui.places import Place, Section

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from db.store import Changes
    from ui.pages.case.workspace import CasePage
    from ui.pages.page import Page
    from ui.session import Session
    from ui.window import Window

SECTIONS = (
    NavItem("overview", "squares-four", "Overview", "Ctrl+1"),
    NavItem("cases", "folder-open", "Cases", "Ctrl+2"),
    NavItem("concerns", "megaphone", "Concerns", "Ctrl+3"),
    NavItem("actions", "check-square-offset", "Actions", "Ctrl+4"),
    NavItem("records", "files", "Records", "Ctrl+5"),
)
FOOT = (NavItem("settings", "gear-six", "Settings", "Ctrl+6"),)
ROOM_FOR_WORDS = 1300
"""From this width of the window on, at 100 %, the navigation has words where it is not a case."""


class Workspace(QWidget):
    """Pages of one session; the only place that shows one page instead of another."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__()
        self.session = session
        self._window = window
        self.nav = NavRail(SECTIONS, foot=FOOT)
        self._stack = QStackedWidget()
        self.section: Section = "overview"
        self._pages: dict[str, Page] = {}
        self._case_page: CasePage | None = None
        self._stale: set[Page] = set()
        self._narrow = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addWidget(self._stack, 1)
        self.nav.chosen.connect(self.open_section)
        session.changed.connect(self._changed)
        session.saved.connect(self._saved)
        session.told.connect(window.status.set_saved)
        session.unsaved.connect(lambda why: window.status.set_not_saved(f"Not saved: {why}"))

    def page_of(self, section: Section) -> Page:
        """The page of a section; it is made when it is first asked for."""
        if section not in self._pages:
            window = self._window
            page = make_page(section, self.session, window.settings, window.worker, self._stack)
            self._pages[section] = page
            self._stale.add(page)
            self._take_in(page)
        return self._pages[section]

    @property
    def case_page(self) -> CasePage:
        """The workspace of one case; made when the first case is opened."""
        if self._case_page is None:
            from ui.kit.segmented import Segmented
            from ui.pages.case.nudge import Nudge
            from ui.pages.case.workspace import CasePage

            Segmented.single_letters = self._window.settings.single_letters
            Nudge.wanted = self._window.settings.nudges
            self._case_page = CasePage(self.session)
            self._take_in(self._case_page)
        return self._case_page

    def _take_in(self, page: Page) -> None:
        self._stack.addWidget(page)
        page.wanted.connect(self.go)
        page.asked.connect(self._ask)
        page.hints_changed.connect(self.show_hints)

    @property
    def page(self) -> Page | None:
        """The page that is shown; none before the first."""
        current = self._stack.currentWidget()
        made = [*self._pages.values(), *([self._case_page] if self._case_page else [])]
        return next((page for page in made if page is current), None)

    @property
    def case_id(self) -> str:
        """The case that is open, or that is chosen in the list; empty for none."""
        page = self._case_page
        return page.case_id if page is not None and self.page is page else ""

    def chosen_cases(self) -> list[str]:
        """The cases that an export is about: the open one, those selected, or all."""
        if self.case_id:
            return [self.case_id]
        chosen = self.page.chosen_cases() if self.page is not None else ()
        if chosen:
            return list(chosen)
        return [case.case_id for case in self.session.cases]

    def start(self) -> None:
        """Show the overview, for the first time."""
        self._show_counts()
        self.go(Place("overview"))

    def leave(self) -> None:
        """Write what is half typed on the page that is shown."""
        if self.page is not None:
            self.page.leave()

    def go(self, place: Place) -> None:
        """Show a place: a page, or a case with its tab and question."""
        self.leave()
        if place.section == "cases" and place.case_id:
            self.case_page.open_place(place)
            self._show(self.case_page, "cases")
            self.case_page.arrive(place)
        else:
            page = self.page_of(place.section)
            self._show(page, place.section)
            page.arrive(place)
        self.show_hints()

    def open_section(self, section: str) -> None:
        """Show a page by its name in the navigation."""
        if section in get_args(Section):
            self.go(Place(section))  # type: ignore[arg-type]

    def step_case(self, step: int) -> None:
        """On to the next case in the sample, or back to the one before."""
        ids = [case.case_id for case in self.session.cases]
        if self.case_id in ids:
            at = ids.index(self.case_id) + step
            if 0 <= at < len(ids):
                self.go(Place("cases", case_id=ids[at]))

    def _show(self, page: Page, section: Section) -> None:
        self.section = section
        self.nav.set_current(section)
        self._narrow = self._is_narrow()
        self.nav.set_collapsed(self._narrow or page is self._case_page)
        if page in self._stale:
            self._stale.discard(page)
            page.refresh(None)
        self._stack.setCurrentWidget(page)
        self._window.set_place(page.title)
        page.start_focus()

    def _is_narrow(self) -> bool:
        return self._window.width() < fonts.px(ROOM_FOR_WORDS)

    def _fit_nav(self) -> None:
        """Follow the window and the text size; what Ctrl+B chose stays while neither changes."""
        if self._is_narrow() != self._narrow:
            self._narrow = not self._narrow
            self.nav.set_collapsed(self._narrow or self.page is self._case_page)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_nav()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_nav()

    def _changed(self, changes: Changes) -> None:
        """Let the page in sight refresh at once, the others when they are shown."""
        shown = self.page
        self._stale |= {page for page in self._pages.values() if page is not shown}
        if self._case_page is not None and shown is not self._case_page:
            self._case_page.forget_if_gone()
        if shown is not None:
            shown.refresh(changes)
        self._show_counts()
        if "deep_dive" in changes.kinds:
            self._window.show_marking()

    def _show_counts(self) -> None:
        from ddaudit_desktop.overview.counts import counts

        seen = counts(self.session.store, self.session.cases)
        for place, number, one, more in (
            ("cases", seen.cases, "case in the sample", "cases in the sample"),
            ("concerns", seen.open_concerns, "not acknowledged", "not acknowledged"),
            ("actions", seen.open_actions, "action open", "actions open"),
            ("records", seen.filed, "case with a filed record", "cases with a filed record"),
        ):
            said = f"{number} {one if number == 1 else more}"
            shown = str(number) if number or place == "cases" else ""
            self.nav.set_count(place, shown, said, hot=place == "concerns" and number > 0)
        self.nav.set_who(seen.auditor, seen.role)

    def _saved(self, at: datetime) -> None:
        self._window.status.set_saved(f"Saved {local(at):%H:%M:%S}")

    def _ask(self, command: str) -> None:
        self._window.ask(command)

    def show_hints(self) -> None:
        """Show the keys of the page in the status bar."""
        self._window.show_hints()
