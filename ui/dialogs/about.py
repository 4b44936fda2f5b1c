"""What this program is, its version, and what it is built on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop import __version__
from ui.kit.buttons import PrimaryButton
from ui.kit.labels import Label
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

BUILT_ON = (
    "Built on Qt for Python (LGPL), SQLModel (MIT), SQLCipher (BSD), ReportLab (BSD) and "
    "pypdfium2 (Apache, BSD). Fonts: Inter and JetBrains Mono (OFL). Icons: Phosphor (MIT)."
)
WORDS = (
    "Deep Dive Audit counts, times, flags and reminds. People judge.",
    "It works offline and sends nothing. Everything is kept in the file you open.",
    BUILT_ON,
    "Nothing in it is legal advice: a force confirms every limit before live use.",
)


def show_about(window: QWidget) -> Sheet:
    """Show the program's name, version and licences."""
    sheet = Sheet(window, "About", width=520)
    sheet.body.addWidget(Label(f"Deep Dive Audit {__version__}", "page"))
    for words in WORDS:
        sheet.body.addWidget(Label(words, "t2", wrap=True))
    close = PrimaryButton("Close", keys="Esc", measure="dialog")
    close.setAutoDefault(True)
    close.clicked.connect(sheet.dismiss)
    sheet.add_to_footer(close)
    sheet.present(close)
    return sheet
