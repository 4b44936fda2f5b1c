"""The keys that the sheet for a log names in the status bar, by what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.dialogs.paste.pane import ProposalsPane

Hints = tuple[tuple["Sequence[str]", str], ...]

OF_ROWS: Hints = (
    (("↑", "↓"), "Row"),
    (("Space",), "Tick"),
    (("Enter",), "Edit"),
    (("M",), "Merge with row above"),
)
OF_FIELDS: Hints = ((("Tab",), "Move"), (("Esc",), "Back to the row"))
OF_BOTH: Hints = ((("F6",), "Text or events"), (("F8",), "Next to check"))


def hints_for(
    focus: QWidget | None, pane: ProposalsPane, elsewhere: Sequence[tuple[Sequence[str], str]]
) -> Sequence[tuple[Sequence[str], str]]:
    """The keys in the list of events, in the fields below it, or ``elsewhere`` in the sheet."""
    if focus is pane.table:
        return (*OF_ROWS, *OF_BOTH)
    if focus is not None and pane.editor.isAncestorOf(focus):
        return (*OF_FIELDS, *OF_BOTH)
    return (*OF_BOTH, *elsewhere)
