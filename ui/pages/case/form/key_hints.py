"""The keys of the form for what has the focus, as the status bar and F1 show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui.commands import KeyHint
from ui.pages.case.form.evidence import LinkView, QuoteView
from ui.pages.case.form.record_editor import BY_ITSELF
from ui.pages.case.judged import HINTS as JUDGE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages.case.form.row import QuestionRow

MOVE = KeyHint(("J", "K"), "Move")
ROW = (
    KeyHint(("Q",), "Quote"),
    KeyHint(("T",), "Link event"),
    KeyHint(("Ctrl+J",), "Next unanswered"),
    KeyHint(("F8",), "Next flag"),
    KeyHint(("Ctrl+Z",), "Undo"),
    KeyHint(("U",), "Unanswered only"),
    KeyHint(("G",), "Guidance"),
    KeyHint(("Ctrl+↑", "Ctrl+↓"), "Section"),
    KeyHint(("Ctrl+Shift+J",), "Previous unanswered"),
)
ANSWERS = {
    "YPN": (("Y", "P", "N", "R", "A"), "Answer"),
    "CH": (("1–9", "R", "A"), "Answer"),
    "GR": (("1–9", "R", "A"), "Answer"),
    "MULTI": (("1–9", "R", "A"), "Answer"),
}
ENTERS = {
    "NUM": "Type the number",
    "TXT": "Write",
    "DATE": "Type the date",
    "DT": "Type the time",
    "REC": "Open",
}


def hints_for(row: QuestionRow | None, focus: QWidget | None) -> tuple[KeyHint, ...]:
    """The keys that work now, the most useful first."""
    if row is None:
        return ()
    if isinstance(focus, QPlainTextEdit):
        return (KeyHint(("Esc",), "Leave note"), KeyHint(("Ctrl+J",), "Next unanswered"))
    if isinstance(focus, QLineEdit):
        return (KeyHint(("Enter",), "Done"), KeyHint(("Esc",), "Back to the question"))
    if isinstance(focus, QuoteView):
        said = JUDGE if focus.found else ()
        return (*said, KeyHint(("Enter",), "Correct"), KeyHint(("Del",), "Remove"), MOVE)
    if focus is not None and isinstance(focus.parentWidget(), LinkView):
        return (KeyHint(("Space",), "Show on timeline"), KeyHint(("Del",), "Unlink"), MOVE)
    kind = row.question.main.type
    keys, words = ANSWERS.get(kind, (("R", "A"), "Not recorded, N/A"))
    hints = [KeyHint(keys, words), MOVE]
    if kind in ENTERS and row.question.id not in BY_ITSELF:
        hints += [KeyHint(("Enter",), ENTERS[kind]), KeyHint(("Shift+Enter",), "Note")]
    else:
        hints.append(KeyHint(("Enter",), "Note"))
    if row.row.suggestion is not None and not row.answering.read_only:
        hints.insert(0, KeyHint(("Space",), row.row.suggestion.action))
    return (*hints, *ROW)
