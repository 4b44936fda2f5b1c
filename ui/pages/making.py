"""Making a page when it is first shown: a deep dive opens on its overview and on nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages.page import Page
    from ui.places import Section
    from ui.session import Session
    from ui.settings import Settings
    from ui.work import Worker


def make_page(
    section: Section, session: Session, settings: Settings, worker: Worker, holder: QWidget
) -> Page:
    """The page of a section, imported and built now, inside what will hold it.

    A page that moved into its place afterwards would be styled twice, with everything on it.
    """
    match section:
        case "overview":
            from ui.pages.overview.page import OverviewPage

            return OverviewPage(session, worker, holder)
        case "cases":
            from ui.pages.cases.page import CasesPage

            return CasesPage(session, worker, holder)
        case "concerns":
            from ui.pages.concerns.page import ConcernsPage

            return ConcernsPage(session, holder)
        case "actions":
            from ui.pages.actions.page import ActionsPage

            return ActionsPage(session, holder)
        case "records":
            from ui.pages.records.page import RecordsPage

            return RecordsPage(session, worker, holder)
        case "settings":
            from ui.pages.settings.page import SettingsPage

            return SettingsPage(session, settings, holder)
