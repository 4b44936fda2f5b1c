"""The timeline as a PDF page: what will leave, where to, for whom and why; then what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from db.errors import KnownError
from ui.dialogs.handing_on import HandingOnSheet
from ui.kit.buttons import SecondaryButton
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.panels import Banner

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session
    from ui.work import Worker

ENDING = ".pdf"


class TimelinePageSheet(HandingOnSheet):
    """Asks for file, recipient and purpose, and shows the result in place."""

    def __init__(self, window: QWidget, session: Session, worker: Worker, audit: OpenAudit) -> None:
        title = "Timeline as PDF page"
        super().__init__(window, title, session, worker, purpose="Timeline of the audit")
        self._audit = audit
        folder = session.deep_dive.safeguarding_folder or str(Path.home())
        name = f"{audit.case.reference} timeline{ENDING}"
        self.file = Field("File", str(Path(folder) / name), measure="dialog", delay=0)
        self._arrange()

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
        self.add_whom()

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

    @override
    def export(self) -> None:
        from ddaudit_desktop.filing.timeline_page import export_timeline
        from ddaudit_desktop.timeline.content import timeline_content

        path = self._path()
        if path is None:
            self.refuse("Choose the file that the page is written to.")
            return
        audit, store = self._audit, self._session.store
        try:
            measured = self._session.checked_of(audit.case.id).measured
            content = timeline_content(audit, measured)
        except KnownError as error:
            self.refuse(str(error))
            return
        recipient, purpose = self.recipient.text().strip(), self.purpose.text().strip()
        self.write(
            lambda: export_timeline(
                store, audit.audit_id, content, path, recipient=recipient, purpose=purpose
            ),
            lambda _digest: self._done(path),
        )

    def _done(self, path: Path) -> None:
        self.body.addWidget(Banner("grn", "1 page written, read back and compared", str(path)))
        self.rest()


def export_timeline_page(
    window: QWidget, session: Session, worker: Worker, audit: OpenAudit
) -> TimelinePageSheet:
    """Ask where the page goes, and write it."""
    sheet = TimelinePageSheet(window, session, worker, audit)
    sheet.present(sheet.file)
    return sheet
