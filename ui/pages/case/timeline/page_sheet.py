"""The timeline as a PDF page: what will leave, where to, for whom and why; then what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import KnownError
from ui.errors import show_error
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session
    from ui.work import Worker

ENDING = ".pdf"


class TimelinePageSheet(Sheet):
    """Asks for file, recipient and purpose, and shows the result in place."""

    def __init__(self, window: QWidget, session: Session, worker: Worker, audit: OpenAudit) -> None:
        super().__init__(window, "Timeline as PDF page", width=640)
        self._session = session
        self._worker = worker
        self._audit = audit
        self.finished = False
        folder = session.deep_dive.safeguarding_folder or str(Path.home())
        name = f"{audit.case.reference} timeline{ENDING}"
        self.file = Field("File", str(Path(folder) / name), measure="dialog", delay=0)
        self.recipient = Field("Recipient", "Safeguarding folder", measure="dialog", delay=0)
        self.purpose = Field("Purpose", "Timeline of the audit", measure="dialog", delay=0)
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        self._arrange()
        self._button = PrimaryButton("Export", keys="Ctrl+Enter", measure="dialog")
        self.set_finish(self._button)
        self.finish_asked.connect(self._export)

    def _arrange(self) -> None:
        deep_dive = self._session.deep_dive
        marking = f"EXAMPLE · {deep_dive.marking}" if deep_dive.example else deep_dive.marking
        self.body.addWidget(
            Banner(
                "neutral",
                f"What will leave: 1 page, marked {marking}",
                f"The timeline of {self._audit.case.reference}: lanes, clocks with their verdicts, "
                "and what has no time.",
                icon="export",
            )
        )
        choose = SecondaryButton("Choose", icon="folder", measure="dialog")
        choose.setAccessibleName("Choose the file")
        choose.clicked.connect(self._choose)
        hint = "Nothing is overwritten; read back and compared"
        self.body.addWidget(Labelled("File", self.file, hint, beside=choose))
        self.body.addWidget(
            Labelled("Recipient", self.recipient, "Kept in the access log with your name and time")
        )
        self.body.addWidget(Labelled("Purpose", self.purpose))
        self.body.addWidget(self._wrong)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Timeline as PDF page",
            self.file.text(),
            f"PDF (*{ENDING})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.file.setText(chosen)

    def _path(self) -> Path | None:
        text = self.file.text().strip()
        if not text:
            return None
        path = Path(text)
        return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)

    def _export(self) -> None:
        from ddaudit_desktop.filing.timeline_page import export_timeline
        from ddaudit_desktop.timeline.content import timeline_content

        path = self._path()
        if path is None:
            self._refuse("Choose the file that the page is written to.")
            return
        audit, store = self._audit, self._session.store
        try:
            measured = self._session.checked_of(audit.case.id).measured
            content = timeline_content(audit, measured)
        except KnownError as error:
            self._refuse(str(error))
            return
        self._wrong.hide()
        self._button.setEnabled(False)
        recipient, purpose = self.recipient.text().strip(), self.purpose.text().strip()
        self._worker.start(
            lambda: export_timeline(
                store, audit.audit_id, content, path, recipient=recipient, purpose=purpose
            ),
            lambda _digest: self._done(path),
            self._failed,
        )

    def _done(self, path: Path) -> None:
        self.body.addWidget(Banner("grn", "1 page written, read back and compared", str(path)))
        self.finished = True
        self._button.setText("Close")
        self._button.setEnabled(True)
        self.finish_asked.disconnect(self._export)
        self.finish_asked.connect(self.dismiss)
        self._button.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._button.setEnabled(True)
        if isinstance(error, KnownError):
            self._refuse(str(error))
        else:
            show_error(error)

    def _refuse(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()


def export_timeline_page(
    window: QWidget, session: Session, worker: Worker, audit: OpenAudit
) -> TimelinePageSheet:
    """Ask where the page goes, and write it."""
    sheet = TimelinePageSheet(window, session, worker, audit)
    sheet.present(sheet.file)
    return sheet
