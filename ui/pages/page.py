"""What every page of the window has in common, and how pages ask the window to go elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Changes
    from ui.commands import KeyHint
    from ui.places import Place
    from ui.session import Session


class Page(QWidget):
    """A page of the window.

    A page reads from its session, does acts through ``session.run`` and asks for another place by
    emitting `wanted`; it never reaches into another page.

    Signals:
        wanted: a `Place` to go to.
        asked: the id of a command of the window to run, such as ``case.add``.
        hints_changed: the keys for the present focus are others now.
    """

    wanted = Signal(object)
    asked = Signal(str)
    hints_changed = Signal()

    title = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def refresh(self, changes: Changes | None) -> None:
        """Show the records as they are now; ``changes`` is nothing when the page is shown first."""

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here with the present focus, the most useful first."""
        return ()

    def arrive(self, place: Place) -> None:
        """Take up what a place says beyond the page itself, such as a filter or a record."""

    def start_focus(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()

    def chosen_cases(self) -> Sequence[str]:
        """The cases chosen here, by id, that an export is about; none for all of them."""
        return ()

    def has_flags(self) -> bool:
        """Whether there are open flags to go to from here."""
        return False

    def next_flag(self, by: int) -> None:
        """Go to the next open flag, or the one before; only where there are any."""

    def leave(self) -> None:
        """Write what is half typed; called before another page is shown or the file is closed."""
