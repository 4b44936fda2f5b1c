"""How the deep dive is protected: marking, safeguarding folder, passphrase, recovery sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from ddaudit_desktop.acts.deep_dives import choose_safeguarding_folder
from ui.kit.buttons import SecondaryButton
from ui.kit.facts import FactList
from ui.kit.labels import Label, Pill, breakable
from ui.kit.panels import Banner, Card
from ui.pages.settings.marking_sheet import change_marking
from ui.pages.settings.passphrase_sheet import change_passphrase

if TYPE_CHECKING:
    from db.records import DeepDive
    from ui.session import Session


class HandlingCard(Card):
    """Marking and handling of every page that leaves, and where filed records go."""

    def __init__(self, session: Session) -> None:
        super().__init__("Marking and safeguarding folder")
        self._session = session
        self._facts = FactList()
        self.change = SecondaryButton("Change marking…", measure="card")
        self.choose = SecondaryButton("Choose folder…", icon="folder-open", measure="card")
        self._gone = Banner("amb", "")
        self.body.addWidget(self._facts)
        self.body.addWidget(self._gone)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)
        self.choose.clicked.connect(self._choose)
        self.change.clicked.connect(lambda: change_marking(self.window(), session))

    def show_of(self, deep_dive: DeepDive, *, writable: bool) -> None:
        """Show the marking and the folder, and say when the folder is not there."""
        folder = deep_dive.safeguarding_folder
        self._facts.set_facts(
            [
                ("Marking", deep_dive.marking),
                ("Handling", deep_dive.handling or "Nothing said"),
                ("Folder", breakable(folder) or "Not chosen yet"),
            ]
        )
        gone = bool(folder) and not Path(folder).is_dir()
        self._gone.setVisible(gone or not folder)
        if gone:
            self._gone.set_words(
                "amb",
                "The safeguarding folder is not there now",
                "Connect it, or choose another: until then no record can be filed.",
            )
        elif not folder:
            self._gone.set_words(
                "neutral",
                "No safeguarding folder is chosen",
                "Records are filed there by theme and case, and never over an earlier version.",
            )
        self.change.setEnabled(writable)
        self.choose.setEnabled(writable)

    def _choose(self) -> None:
        before = self._session.deep_dive.safeguarding_folder
        chosen = QFileDialog.getExistingDirectory(self, "Safeguarding folder", before)
        if chosen:
            self.take_folder(Path(chosen))

    def take_folder(self, folder: Path) -> None:
        """File records there from now on."""
        self._session.run(choose_safeguarding_folder, folder)


class ProtectionCard(Card):
    """Sealed by a passphrase, or knowingly not.

    Signals:
        recovery_asked: show the recovery sheet.
    """

    recovery_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("Protection")
        self._session = session
        self._state = Pill("")
        self.title_row.addWidget(self._state)
        self._words = Label("", "small t1", wrap=True)
        self._facts = FactList()
        self.recovery = SecondaryButton("Recovery sheet…", icon="key", measure="card")
        self.change = SecondaryButton("", icon="lock-key", measure="card")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.recovery)
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addWidget(self._words)
        self.body.addWidget(self._facts)
        self.body.addLayout(row)
        self.recovery.clicked.connect(self.recovery_asked)
        self.change.clicked.connect(self._change)

    def show_of(self, deep_dive: DeepDive, *, writable: bool) -> None:
        """Show how the file is kept."""
        sealed = self._session.store.encrypted
        if sealed:
            self._state.say("Encrypted", "grn", icon="lock-key")
        else:
            self._state.say("Not encrypted", "amb", icon="lock-simple-open")
        self._words.setText(_protection_words(deep_dive, sealed=sealed))
        path = self._session.store.path
        self._facts.set_facts(
            [("File", breakable(path.name)), ("Kept in", breakable(str(path.parent)))]
        )
        self.recovery.setVisible(sealed)
        self.change.setText("Change passphrase…" if sealed else "Protect with a passphrase…")
        self.change.setVisible(writable and not deep_dive.example)

    def _change(self) -> None:
        sheet = change_passphrase(self.window(), self._session)
        sheet.changed.connect(self.recovery_asked)


def _protection_words(deep_dive: DeepDive, *, sealed: bool) -> str:
    if sealed:
        return (
            "The file opens with the passphrase or the recovery code, and in no other way. "
            "Copies made before a change of passphrase keep the old one."
        )
    if deep_dive.example:
        return "The example holds invented cases only, so it is kept without a passphrase."
    return (
        "It was said at the start that this disk is encrypted. Whoever can copy the file can read "
        "it: protect it with a passphrase before it goes to another place."
    )
