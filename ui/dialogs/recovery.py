"""The recovery sheet: the code that opens the file when the passphrase is lost, to be printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from db.errors import KnownError
from ui.errors import show_error
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.sheet import Sheet
from ui.kit.tick import TickBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session

PRINT_DPI = 200


class RecoverySheet(Sheet):
    """Shows the code, prints it or keeps it as a PDF."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window, "Recovery sheet", width=600)
        self._session = session
        self.body.addWidget(
            Banner(
                "amb",
                "Nobody can reset the passphrase for you",
                "This code opens the file without it. Print the sheet and keep it where your "
                "force keeps sealed passwords, never beside the file.",
            )
        )
        code = Label(session.store.recovery_code(), "raw", wrap=True)
        code.setAccessibleName("Recovery code")
        code.setTextInteractionFlags(code.textInteractionFlags().TextSelectableByKeyboard)
        self.body.addWidget(code)
        row = QHBoxLayout()
        printed = SecondaryButton("Print", icon="printer", measure="dialog")
        saved = SecondaryButton("Keep as a PDF", icon="file-pdf", measure="dialog")
        printed.clicked.connect(self._print)
        saved.clicked.connect(self._save)
        row.addWidget(printed)
        row.addWidget(saved)
        row.addStretch(1)
        self.body.addLayout(row)
        self.stored = TickBox("The sheet is printed and stored")
        self.body.addWidget(self.stored)
        self._close = PrimaryButton("Done", keys="Ctrl+Enter", measure="dialog")
        self.set_finish(self._close, cancel="Later")
        self.note.setText("File, Recovery sheet shows it again at any time.")
        self._close.setEnabled(False)
        self.stored.toggled.connect(self._close.setEnabled)
        self.finish_asked.connect(self._done)

    def _done(self) -> None:
        if self.stored.isChecked():
            self.dismiss()

    def _pdf(self) -> bytes:
        from ddaudit_desktop.recovery_sheet import recovery_sheet

        store = self._session.store
        return recovery_sheet(store.path.name, store.recovery_code())

    def _print(self) -> None:
        from ddaudit_desktop.record.pages import render_page

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() != QPrintDialog.DialogCode.Accepted:
            return
        wide, high, pixels = render_page(self._pdf(), 0, PRINT_DPI)
        image = QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32)
        painter = QPainter(printer)
        painter.drawImage(painter.viewport(), image)
        painter.end()

    def _save(self) -> None:
        name = f"{self._session.store.path.stem} recovery sheet.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Keep the recovery sheet", name, "PDF (*.pdf)"
        )
        if not chosen:
            return
        try:
            Path(chosen).write_bytes(self._pdf())
        except OSError as error:
            show_error(KnownError(f"The sheet could not be kept there: {error.strerror}."))


def show_recovery_sheet(window: QWidget, session: Session) -> RecoverySheet:
    """Show the recovery code of the open file."""
    sheet = RecoverySheet(window, session)
    sheet.present(sheet.stored)
    return sheet
