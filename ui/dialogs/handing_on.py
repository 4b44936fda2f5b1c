"""What the sheets that write files for somebody have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from ui.errors import show_error
from ui.kit.buttons import PrimaryButton
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from ui.work import Worker


class HandingOnSheet(Sheet):
    """Asks for whom a file is and why, writes it on the worker, and stays to show the result.

    A subclass fills the body, puts `add_whom` where the reasons are asked, and says in `export`
    what is written.

    Args:
        window: the window it stands over.
        title: its heading.
        session: the open deep dive.
        worker: writes the files.
        purpose: why a file like this usually leaves.

    Attributes:
        recipient: the field of who gets it.
        purpose: the field of why.
        finished: whether the files are written, as far as they could be.
    """

    def __init__(
        self, window: QWidget, title: str, session: Session, worker: Worker, *, purpose: str
    ) -> None:
        super().__init__(window, title, width=640)
        self._session = session
        self._worker = worker
        self.finished = False
        self.recipient = Field("Recipient", "Safeguarding folder", measure="dialog", delay=0)
        self.purpose = Field("Purpose", purpose, measure="dialog", delay=0)
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        self._button = PrimaryButton("Export", keys="Ctrl+Enter", measure="dialog")
        self.finish_asked.connect(self.export)

    def add_whom(self) -> None:
        """Put recipient and purpose below what the body holds, then what is wrong, the button."""
        kept = "Kept in the access log with your name and time"
        self.body.addWidget(Labelled("Recipient", self.recipient, kept))
        self.body.addWidget(Labelled("Purpose", self.purpose))
        self.body.addWidget(self._wrong)
        self.set_finish(self._button)  # after the fields: the Tab key goes in this order

    def export(self) -> None:
        """Check what was typed, then `write`."""
        raise NotImplementedError

    def write(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do it on the worker; nothing can be asked for again until it ends."""
        self._wrong.hide()
        self._button.setEnabled(False)
        self._worker.start(job, done, self.fail)

    def refuse(self, sentence: str) -> None:
        """Say what stands in the way."""
        self._wrong.setText(sentence)
        self._wrong.show()

    def fail(self, error: BaseException) -> None:
        """Say why nothing was written; it can be tried again."""
        self._button.setEnabled(True)
        if isinstance(error, KnownError):
            self.refuse(str(error))
        else:
            show_error(error)

    def rest(self) -> None:
        """Show the result until the sheet is closed."""
        self.finished = True
        self.finish_asked.disconnect(self.export)
        self.finish_asked.connect(self.dismiss)
        self.set_done(self._button)
