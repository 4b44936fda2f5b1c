"""A private word below a text the auditor writes: which words might be said otherwise.

It is shown after a rest in typing, on this screen only; nothing of it is stored or printed. It can
be switched off under Settings, this workstation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.language.nudges import nudges
from ui.kit.labels import Label
from ui.kit.panels import IconLabel
from ui.kit.rest import Rest

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.kit.text_area import TextArea

SHOWN = 2
"""More nudges than this are counted: a list of faults would not be quiet."""


class Nudge(QWidget):
    """The line below a text; hidden while there is nothing to say.

    Args:
        edit: the text it looks at.
    """

    wanted: ClassVar[bool] = True  # a setting of the workstation

    def __init__(self, edit: TextArea) -> None:
        super().__init__()
        self._edit = edit
        self._audit: OpenAudit | None = None
        self._words = Label("", "small t3", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel("lightbulb", "t3", 14), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self._rest = Rest(self)
        self._rest.timeout.connect(self.look)
        edit.textChanged.connect(self._rest.touch)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while there is nothing to say."""
        return self._words.text() if not self.isHidden() else ""

    def set_audit(self, audit: OpenAudit) -> None:
        """Look at the text with the lists, the themes and the ages of an audit."""
        self._audit = audit
        self.look()

    def look(self) -> None:
        """Look at the text as it is now."""
        said: tuple[str, ...] = ()
        if self.wanted and self._audit is not None and not self._edit.isReadOnly():
            said = nudges(self._audit, self._edit.text())
        more = f"and {len(said) - SHOWN} more" if len(said) > SHOWN else ""
        words = "\n".join(filter(None, (*said[:SHOWN], more)))
        if words != self._words.text():
            self._words.setText(words)
            self._edit.setAccessibleDescription(words)
        self.setVisible(bool(words))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.look()  # the settings of the workstation were changed
