"""The small form in which words of the police record are kept: the words, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from ui.kit.buttons import QuietButton, SecondaryButton
from ui.kit.fields import Field
from ui.kit.labels import Label
from ui.kit.panels import Panel
from ui.kit.rest import Rest
from ui.kit.text_area import TextArea
from ui.look import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ddaudit_desktop.form.rows import Quote


class QuoteEditor(Panel):
    """Words, system, reference, when said; saved while they are written, like a note.

    Args:
        question_id: the question they are evidence for.
        systems: systems this audit knows, offered while typing.
        quote: the quotation to correct; none for a new one.

    Attributes:
        quote_id: the stored quotation; empty until there are words.

    Signals:
        kept: the values to store; there are always words among them.
        done: nothing more is to be written.
        removed: the quotation is not wanted after all.
    """

    kept = Signal(dict)
    done = Signal()
    removed = Signal()

    def __init__(
        self, question_id: str, systems: Sequence[str], quote: Quote | None = None
    ) -> None:
        super().__init__()
        self.fill, self.border, self.bar = "quote", "quote-line", "quote-line"
        self.radius = metrics.RADIUS_CONTROL
        self.quote_id = quote.id if quote else ""
        self.words = TextArea(
            f"{question_id}, words of the record",
            quote.words if quote else "",
            placeholder="The words, exactly as they stand in the record",
        )
        name = f"{question_id}, system"
        self.system = Field(name, quote.system if quote else "", placeholder="Missing persons")
        completer = QCompleter(list(systems), self.system)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.system.setCompleter(completer)
        name = f"{question_id}, reference"
        self.source = Field(name, quote.source if quote else "", placeholder="Log 0871, line 5")
        self.said_when = Field(
            f"{question_id}, when said and by whom",
            quote.said_when if quote else "",
            placeholder="11 Feb 19:24, control room",
        )
        self._written = self._values()
        self._rest = Rest(self)
        self._rest.timeout.connect(self.flush)
        self.words.textChanged.connect(self._rest.touch)
        for field in (self.system, self.source, self.said_when):
            field.textChanged.connect(self._rest.touch)
        self._arrange(question_id)

    def _arrange(self, question_id: str) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(13, 10, 10, 10)
        outer.setSpacing(8)
        outer.addWidget(self.words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        fields = (("System", self.system), ("Reference", self.source), ("When", self.said_when))
        for column, (label, field) in enumerate(fields):
            grid.addWidget(Label(label, "small t2"), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        outer.addLayout(grid)
        remove = QuietButton("Remove", icon="trash", measure="card")
        remove.setAccessibleName(f"{question_id}, remove this quote")
        remove.clicked.connect(self.removed)
        finish = SecondaryButton("Done", keys="Ctrl+Enter", measure="card")
        finish.setAccessibleName(f"{question_id}, quote is done")
        finish.clicked.connect(self.finish)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(remove)
        line.addWidget(finish)
        outer.addLayout(line)

    def start(self) -> None:
        """Put the focus where the words are written."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _values(self) -> dict[str, str]:
        return {
            "words": self.words.text().strip().strip("“”").strip(),
            "source_system": self.system.text().strip(),
            "source": self.source.text().strip(),
            "said_when": self.said_when.text().strip(),
        }

    def flush(self) -> None:
        """Write now what is typed, once there are words to keep."""
        self._rest.stop()
        values = self._values()
        if values["words"] and values != self._written:
            self.kept.emit(values)

    def stored(self, quote_id: str) -> None:
        """Know what is stored now; an empty id means that it could not be."""
        if quote_id:
            self.quote_id = quote_id
            self._written = self._values()

    def finish(self) -> None:
        """Write, and put the form away."""
        self.flush()
        self.done.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (
            enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.finish()
        elif not enter:
            event.ignore()
