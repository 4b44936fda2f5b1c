"""A sentence that the person has to see: what went wrong, or what was found at opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.buttons import PrimaryButton
from ui.kit.panels import Banner
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def tell(window: QWidget, sentence: str, *, bug: bool) -> Sheet:
    """Show a sentence over the window until it is read."""
    sheet = Sheet(window, "Please report this" if bug else "Please read", width=520)
    head, _, rest = sentence.partition(". ")
    title = f"{head.rstrip('.')}."
    sheet.body.addWidget(Banner("red" if bug else "amb", title, rest))
    button = PrimaryButton("Close", keys="Enter", measure="dialog")
    button.setAutoDefault(True)
    button.clicked.connect(sheet.dismiss)
    sheet.add_to_footer(button)
    sheet.present(button)
    return sheet
