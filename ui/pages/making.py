"""Making a page when it is first shown: a deep dive opens on its overview and on nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.places import Section
    from ui.session import Session
    from ui.settings import Settings
    from ui.work import Worker


def make_page(section: Section, session: Session, settings: Settings, worker: Worker) -> Page:
    """The page of a section, imported and built now."""
    match section:
        case "overview":
            from ui.pages.overview.page import OverviewPage

            return OverviewPage(session)
        case "cases":
            from ui.pages.cases.page import CasesPage

            return CasesPage(session)
        case "concerns":
            from ui.pages.concerns.page import ConcernsPage

            return ConcernsPage(session)
        case "actions":
            from ui.pages.actions.page import ActionsPage

            return ActionsPage(session)
        case "records":
            from ui.pages.records.page import RecordsPage

            return RecordsPage(session, worker)
        case "settings":
            from ui.pages.settings.page import SettingsPage

            return SettingsPage(session, settings)
