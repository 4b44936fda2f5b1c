"""The record tab: the pages as they would be filed, and what was filed already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from db.errors import KnownError
from db.records import Filing
from ddaudit_desktop.moments import local, show_day
from ui.commands import KeyHint
from ui.kit.buttons import LinkButton, PrimaryButton
from ui.kit.labels import Elided, Label, Pill, breakable
from ui.kit.pages_view import PagesView
from ui.kit.panels import Line
from ui.look import fonts
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Changes
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session

SIDE_WIDTH = 340
REST = 250
"""Milliseconds after a change before the pages are made again."""


class RecordTab(Page):
    """Preview at the left, filing at the right."""

    title = "Record"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._audit: OpenAudit | None = None
        self.view = PagesView("Preview of the record")
        self._draft = Pill("Draft", "amb")
        self._pages = Label("", "small t2")
        self._filings = QVBoxLayout()
        self._filings.setSpacing(10)
        self._folder = Label("", "small t2", wrap=True)
        self.export = PrimaryButton("Export this record", keys="Ctrl+E", icon="export")
        self.export.clicked.connect(lambda: self.asked.emit("record.export"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._make)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(Line(upright=True))
        row.addWidget(self._side())

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(fonts.px(SIDE_WIDTH))
        box = QVBoxLayout(side)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(Label("Record", "heading"))
        head.addWidget(self._draft)
        head.addStretch(1)
        head.addWidget(self._pages)
        box.addLayout(head)
        box.addWidget(self._folder)
        box.addWidget(self.export)
        box.addWidget(Line())
        box.addWidget(Label("Filed", "strong"))
        box.addLayout(self._filings)
        box.addStretch(1)
        all_filed = LinkButton("All filed records")
        all_filed.clicked.connect(lambda: self.wanted.emit(Place("records")))
        box.addWidget(all_filed, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def open(self, audit: OpenAudit) -> None:
        """Show the record of a case."""
        self._audit = audit
        self.view.set_words("Making the record")
        self._timer.start(0)
        self._show_filings()

    @override
    def refresh(self, changes: Changes | None) -> None:
        self._timer.start()
        self._show_filings()

    def _make(self) -> None:
        """Make the pages from the records as they are now."""
        from ddaudit_desktop.record.gather import gather_record
        from ddaudit_desktop.record.pdf.document import record_pdf

        if self._audit is None:
            return
        try:
            content = gather_record(self.session.store, self._audit.audit_id, opened=self._audit)
        except KnownError as error:
            self.view.set_words(str(error))
            return
        self.view.show_pdf(record_pdf(content))
        self.view.setAccessibleName(f"Preview of the record of {self._audit.case.reference}")
        pages = self.view.pages
        self._pages.setText(f"{pages} pages" if pages != 1 else "1 page")

    def _show_filings(self) -> None:
        audit = self._audit
        if audit is None:
            return
        self._draft.setVisible(audit.audit.signed_at is None)
        folder = audit.deep_dive.safeguarding_folder
        self._folder.setText(
            f"Goes to {breakable(folder)}"
            if folder
            else "No safeguarding folder yet: export asks for one."
        )
        while item := self._filings.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        filings = sorted(audit.rows(Filing), key=lambda f: f.filed_at, reverse=True)
        for filing in filings:
            self._filings.addWidget(_filed(filing))
        if audit.audit.filed_on:
            self._filings.addWidget(Label(audit.audit.filed_note, "small t2", wrap=True))
        elif not filings:
            self._filings.addWidget(Label("Not filed yet.", "small t2"))

    @override
    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint(("Ctrl+E",), "Export"),
            KeyHint(("PgUp", "PgDn"), "Pages"),
            KeyHint(("Alt+1…4",), "Tabs"),
        )

    @override
    def start_focus(self) -> None:
        self.view.setFocus()


def _filed(filing: Filing) -> QWidget:
    line = QWidget()
    box = QVBoxLayout(line)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    when = f"{show_day(filing.filed_at)} {local(filing.filed_at):%H:%M}"
    box.addWidget(
        Label(f"Version {filing.version}, {filing.format.upper()} · {when}", "small strong")
    )
    box.addWidget(Elided(filing.path, "small t2"))
    box.addWidget(Label(f"by {filing.filed_by} · {filing.sha256[:12]}…", "small t2"))
    return line
