"""Filing records: what will leave, where to, for whom and why; then what came of each file."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout
from typing_extensions import override

from ddaudit_desktop.acts import deep_dives
from ui.dialogs.handing_on import HandingOnSheet
from ui.kit.buttons import SecondaryButton
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.labels import Elided, Label
from ui.kit.panels import Banner
from ui.kit.progress import ThinProgress
from ui.kit.segmented import Segment, Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ddaudit_desktop.filing.filing import FiledFile, Format
    from ui.session import Session
    from ui.work import Worker

FORMATS = (Segment("pdf", "PDF"), Segment("json", "JSON"), Segment("both", "Both"))
CHOSEN: dict[str, tuple[Format, ...]] = {
    "pdf": ("pdf",),
    "json": ("json",),
    "both": ("pdf", "json"),
}
NAMED = 6
"""Cases and files named one by one."""


class ExportSheet(HandingOnSheet):
    """Asks for folder, format, recipient and purpose, and shows the result in place."""

    def __init__(
        self, window: QWidget, session: Session, worker: Worker, case_ids: Sequence[str]
    ) -> None:
        super().__init__(window, "Export records", session, worker, purpose="Record of the audit")
        chosen = set(case_ids)
        self._cases = [case for case in session.cases if case.case_id in chosen]
        deep_dive = session.deep_dive
        self._stop = Event()
        self.folder = Field(
            "Safeguarding folder", deep_dive.safeguarding_folder, measure="dialog", delay=0
        )
        self.format = Segmented(FORMATS, name="Format", measure="dialog")
        self.format.set_value("pdf")
        self._bar = ThinProgress()
        self._bar.hide()
        self._result = QVBoxLayout()
        self._arrange(deep_dive.marking, deep_dive.example)
        self.cancelled.connect(self._stop.set)
        worker.progressed.connect(self._progress)

    def _arrange(self, marking: str, example: bool) -> None:
        shown = ", ".join(case.reference for case in self._cases[:NAMED])
        more = len(self._cases) - NAMED
        words = f"{shown} and {more} more" if more > 0 else shown
        alone = len(self._cases) == 1
        drafts = "It says DRAFT" if alone else "Each says DRAFT"
        marked = f"EXAMPLE · {marking}" if example else marking
        number = "1 record" if alone else f"{len(self._cases)} records"
        self.body.addWidget(
            Banner(
                "neutral",
                f"What will leave: {number}, marked {marked}",
                f"{words}. {drafts} beside the grade: unsigned. "
                "No name of a person is in a file name.",
                icon="export",
            )
        )
        choose = SecondaryButton("Choose", icon="folder", measure="dialog")
        choose.setAccessibleName("Choose the safeguarding folder")
        choose.clicked.connect(self._choose)
        self.body.addWidget(
            Labelled(
                "Safeguarding folder",
                self.folder,
                "Filed as theme / case / record with its version; nothing is overwritten",
                beside=choose,
            )
        )
        self.body.addWidget(Labelled("Format", self.format))
        self.add_whom()
        self.body.addWidget(self._bar)
        self.body.addLayout(self._result)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Safeguarding folder", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    @override
    def export(self) -> None:
        from ddaudit_desktop.filing.filing import file_records

        folder = Path(self.folder.text().strip())
        if not self.folder.text().strip() or not folder.is_dir():
            self.refuse("Choose a folder that exists: the one the force keeps its records in.")
            return
        if not self._cases:
            self.refuse("There is no case to export yet. Add one first.")
            return
        self._bar.show()
        store = self._session.store
        formats = CHOSEN[self.format.value() or "pdf"]

        def job() -> Any:
            return file_records(
                store,
                [case.audit_id for case in self._cases],
                folder,
                formats=formats,
                recipient=self.recipient.text().strip(),
                purpose=self.purpose.text().strip(),
                progress=lambda step, steps, _path: self._worker.report(step, steps),
                cancelled=self._stop.is_set,
            )

        self.write(job, self._done)

    def _progress(self, step: int, steps: int) -> None:
        self._bar.set_progress(f"{step} of {steps} filed", step, steps)

    def _done(self, filed: list[FiledFile]) -> None:
        kept = self._session.deep_dive.safeguarding_folder
        if not kept and any(not file.error for file in filed):
            folder = Path(self.folder.text().strip())
            self._session.run(deep_dives.choose_safeguarding_folder, folder)
        self._session.spread_kinds("filing")
        self._bar.hide()
        self._show_result(filed)

    def _show_result(self, filed: list[FiledFile]) -> None:
        good = [file for file in filed if not file.error]
        bad = [file for file in filed if file.error]
        number = f"{len(good)} files" if len(good) != 1 else "1 file"
        said = f"{number} written, read back and compared"
        self._result.addWidget(Banner("red" if bad else "grn", said, _sentences(bad)))
        for file in good[:NAMED]:
            self._result.addWidget(Elided(f"{file.path}  ·  version {file.version}", "small t2"))
        if len(good) > NAMED:
            self._result.addWidget(Label(f"and {len(good) - NAMED} more", "small t2"))
        self.rest()

    @override
    def fail(self, error: BaseException) -> None:
        self._bar.hide()
        super().fail(error)


def _sentences(bad: list[FiledFile]) -> str:
    return " ".join(f"{file.case}: {file.error}" for file in bad[:NAMED])


def export_records(
    window: QWidget, session: Session, worker: Worker, case_ids: Sequence[str]
) -> ExportSheet:
    """Ask where records go, and file them."""
    sheet = ExportSheet(window, session, worker, case_ids)
    sheet.present(sheet.folder)
    return sheet
