"""What is open in a window, for the commands that act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.pages.case.workspace import CasePage
    from ui.session import Session
    from ui.window import Window
    from ui.workspace import Workspace


class InHand:
    """What a window has open, asked at the moment of doing.

    The first group says when a command can run. The second gives what it acts on; it is only asked
    by commands that cannot run without it.
    """

    def __init__(self, window: Window) -> None:
        self.window = window

    # When

    def is_open(self) -> bool:
        """Whether a deep dive is open."""
        return self.window.session is not None

    def is_shown(self) -> bool:
        """Whether its pages are there, too."""
        return self.window.workspace is not None

    def is_writable(self) -> bool:
        """Whether a deep dive is open that can be changed."""
        session = self.window.session
        return session is not None and not session.store.read_only

    def is_encrypted(self) -> bool:
        """Whether the open deep dive has a passphrase."""
        session = self.window.session
        return session is not None and session.store.encrypted

    def is_case_open(self) -> bool:
        """Whether a case is shown."""
        workspace = self.window.workspace
        return workspace is not None and bool(workspace.case_id)

    def is_case_writable(self) -> bool:
        """Whether a case is shown that can be changed."""
        return self.is_case_open() and self.is_writable()

    # What

    @property
    def session(self) -> Session:
        """The open deep dive."""
        assert self.window.session is not None
        return self.window.session

    @property
    def workspace(self) -> Workspace:
        """The pages of the open deep dive."""
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def case_id(self) -> str:
        """The case that is shown."""
        return self.workspace.case_id

    @property
    def case_page(self) -> CasePage:
        """The page that shows it."""
        return self.workspace.case_page

    def audit(self) -> OpenAudit:
        """The audit of the case that is shown."""
        return self.session.peek_audit(self.case_id)

    def write_typed(self) -> None:
        """Write what is half typed, so that a sheet shows what is really stored."""
        self.workspace.leave()
