"""The records page: every filing with version, hash, place, time and by whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.filing.filed import FiledRecord, filed_records
from ui.commands import KeyHint
from ui.errors import show_error
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.table import Table
from ui.models.columns import ColumnsModel
from ui.models.filings import FILING_COLUMNS
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from db.store import Changes
    from ddaudit_desktop.filing.verify import Verification
    from ui.session import Session
    from ui.work import Worker


class RecordsPage(Page):
    """The list of filings, newest first."""

    title = "Records"

    def __init__(self, session: Session, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._worker = worker
        self._verifying = False
        self._count = Label("", "t2")
        self.table = Table("Filed records")
        self.model = ColumnsModel(FILING_COLUMNS, self)
        self.table.setModel(self.model)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._empty = Label("", "t2", wrap=True)
        self._result = QVBoxLayout()
        self._export = PrimaryButton("Export records", icon="export", keys="Ctrl+E")
        self._export.clicked.connect(lambda: self.asked.emit("record.export"))
        self.check = SecondaryButton("Verify", icon="shield-check")
        self.check.clicked.connect(self._verify)
        self._open = SecondaryButton("Open", icon="file-pdf")
        self._open.clicked.connect(self._open_current)
        self._folder = SecondaryButton("Open folder", icon="folder-open")
        self._folder.clicked.connect(self._open_folder)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label("Records", "page"))
        head.addWidget(self._count)
        head.addStretch(1)
        for button in (self._open, self._folder, self.check, self._export):
            head.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 14)
        box.setSpacing(12)
        box.addLayout(head)
        box.addLayout(self._result)
        box.addWidget(self._empty)
        box.addWidget(self.table, 1)
        self.table.opened.connect(self._open_index)

    @override
    def refresh(self, changes: Changes | None) -> None:
        rows = filed_records(self.session.store)
        self.model.show_rows(rows)
        self.table.fit_columns()
        self._count.setText(f"{len(rows)} filed" if rows else "")
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        folder = self.session.deep_dive.safeguarding_folder
        self._empty.setText(
            "No record has been filed yet. Export writes each case's record into the "
            f"safeguarding folder{f' {folder}' if folder else ''} and lists it here."
        )
        for button in (self._open, self._folder, self.check):
            button.setEnabled(bool(rows))

    def _current(self) -> FiledRecord | None:
        return self.model.row_at(self.table.currentIndex())

    def _open_index(self, index: QModelIndex) -> None:
        self._show_file(self.model.row_at(index))

    def _open_current(self) -> None:
        self._show_file(self._current())

    def _show_file(self, row: FiledRecord | None) -> None:
        if row is None:
            return
        if row.path is None:
            self.wanted.emit(Place("cases", case_id=row.case_id, tab="record"))
            return
        if not row.path.is_file():
            show_error(
                KnownError(
                    f"{row.path.name} is not where it was filed. It may have been moved, or the "
                    "folder is not connected: Verify lists everything that is missing."
                )
            )
            return
        self.session.store.log_access("consultation", "filing", row.record_id)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.path)))

    def _open_folder(self) -> None:
        row = self._current()
        folder = row.path.parent if row and row.path else self.session.deep_dive.safeguarding_folder
        if not folder or not Path(folder).is_dir():
            where = f"The folder {folder} is not there" if folder else "No folder is chosen yet"
            show_error(KnownError(f"{where}. Connect its drive, or choose one in Settings."))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _verify(self) -> None:
        from ddaudit_desktop.filing.verify import verify_store

        if self._verifying:
            return  # the button stays usable, or it would hand its focus to the one beside it
        self._verifying = True
        store = self.session.store
        self._worker.start(lambda: verify_store(store), self._verified, self._not_verified)

    def _not_verified(self, error: BaseException) -> None:
        self._verifying = False
        show_error(error)

    def _verified(self, found: Verification) -> None:
        self._verifying = False
        while item := self._result.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if found.ok:
            self._result.addWidget(Banner("grn", "Every record is where it was filed, unchanged."))
            return
        lines = [f"missing: {path}" for path in found.missing]
        lines += [f"altered: {path}" for path in found.altered]
        lines += [f"unknown: {path}" for path in found.unknown]
        self._result.addWidget(Banner("red", "Not everything is as it was filed", "\n".join(lines)))

    @override
    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint(("J", "K"), "Move"),
            KeyHint(("Enter",), "Open"),
            KeyHint(("Ctrl+E",), "Export"),
        )

    @override
    def start_focus(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
        else:
            self._export.setFocus()
