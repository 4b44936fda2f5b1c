"""Unlocking a deep dive: its passphrase or recovery code, and who is auditing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from PySide6.QtWidgets import QHBoxLayout

from ui.kit.buttons import LinkButton, PrimaryButton
from ui.kit.fields import Field, PassphraseField
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

WORDS = {
    False: ("Passphrase", "Use the recovery code instead"),
    True: ("Recovery code", "Use the passphrase instead"),
}


class Entered(TypedDict):
    """What was typed, as opening takes it."""

    secret: str
    recovery: bool
    name: str
    role: str


class UnlockSheet(Sheet):
    """Asks for the secret of a file, and for the person's name and role.

    Args:
        window: where it is shown.
        path: the file; its name alone is shown.
        auditor: name and role given last time.
        locked: whether the file has a secret; otherwise only the person is asked for.
    """

    def __init__(
        self, window: QWidget, path: Path, auditor: tuple[str, str], *, locked: bool = True
    ) -> None:
        super().__init__(window, "Open a deep dive" if locked else "Who is auditing?", width=480)
        self._locked = locked
        self._recovery = False
        self.passphrase = PassphraseField("Passphrase")
        self.name = Field("Who is auditing", auditor[0], measure="dialog", delay=0)
        self.role = Field("Your role", auditor[1], measure="dialog", delay=0)
        self._secret = Labelled("Passphrase", self.passphrase)
        self._other = LinkButton(WORDS[False][1])
        self._other.clicked.connect(self.switch)
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        self.body.addWidget(Label(path.stem, "heading"))
        if locked:
            self.body.addWidget(self._secret)
            link = QHBoxLayout()
            link.addWidget(self._other)
            link.addStretch(1)
            self.body.addLayout(link)
        self.body.addWidget(
            Labelled("Who is auditing", self.name, "Recorded on every change you make")
        )
        self.body.addWidget(Labelled("Your role", self.role, "Such as: Lead auditor, D/Insp"))
        self.body.addWidget(self._wrong)
        self._finish_button = PrimaryButton("Open", keys="Ctrl+Enter", measure="dialog")
        self.set_finish(self._finish_button)
        for field in (self.passphrase, self.name, self.role):
            field.returnPressed.connect(self.finish_asked)

    def switch(self) -> None:
        """Ask for the recovery code instead of the passphrase, or back."""
        self._recovery = not self._recovery
        said, other = WORDS[self._recovery]
        self._secret.set_label(said)
        self._other.setText(other)
        self.passphrase.show_letters(self._recovery)
        self.passphrase.clear()
        self.passphrase.setFocus()

    def auditor(self) -> tuple[str, str]:
        """Name and role as typed."""
        return self.name.text().strip(), self.role.text().strip()

    def entered(self) -> Entered | None:
        """What was typed; nothing, with a sentence shown, while something is missing."""
        name, role = self.auditor()
        if self._locked and not self.passphrase.text():
            self.refuse(f"Type the {WORDS[self._recovery][0].lower()} of this file.")
            return None
        if not name:
            self.refuse("Say who is auditing: it is recorded on every change.")
            self.name.setFocus()
            return None
        return {
            "secret": self.passphrase.text(),
            "recovery": self._recovery,
            "name": name,
            "role": role,
        }

    def refuse(self, sentence: str) -> None:
        """Say why it does not open; what was typed stays."""
        self._wrong.setText(sentence)
        self._wrong.show()
        if self._locked:
            self.passphrase.selectAll()
            self.passphrase.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Take no second try while the key is derived."""
        self._finish_button.setEnabled(not busy)
        self._finish_button.setText("Opening" if busy else "Open")
