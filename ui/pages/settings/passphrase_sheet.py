"""Sealing the open file by another passphrase, or by its first one.

Who changes it types what opens the file now: a window left open must not let anybody lock its
people out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from db.errors import KnownError, WrongKey
from ddaudit_desktop.acts.deep_dives import edit_deep_dive
from ddaudit_desktop.passphrases import strength, suggest
from ui.errors import show_error
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.fields import PassphraseField
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.progress import StrengthMeter
from ui.kit.sheet import Sheet
from ui.work import Worker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session


class PassphraseSheet(Sheet):
    """The current passphrase, and the new one, twice, with how strong it is.

    Signals:
        changed: the file is sealed by it now; the recovery code is another one.
    """

    changed = Signal()

    def __init__(self, window: QWidget, session: Session) -> None:
        self._sealed = session.store.encrypted
        title = "Change the passphrase" if self._sealed else "Protect with a passphrase"
        super().__init__(window, title, width=600)
        self._session = session
        self._worker = Worker(self)
        self._busy = False
        self.old = PassphraseField("Current passphrase or recovery code")
        self.passphrase = PassphraseField("New passphrase")
        self.again = PassphraseField("New passphrase again")
        self.meter = StrengthMeter()
        self._idea = Label(suggest(), "raw", wrap=True)
        self._old = Labelled("Current passphrase, or the recovery code", self.old)
        if not self._sealed:
            self._old.hide()
        self._new = Labelled("New passphrase", self.passphrase)
        self._again = Labelled("New passphrase again", self.again)
        self._finish_button = PrimaryButton(title, keys="Ctrl+Enter", measure="dialog")
        self._arrange()
        self.set_finish(self._finish_button)
        for field in (self.old, self.passphrase, self.again):
            field.textChanged.connect(self._typed)
        self.finish_asked.connect(self._save)
        self._typed()

    def _arrange(self) -> None:
        self.body.addWidget(
            Banner(
                "amb",
                "Nobody can reset it for you",
                "The recovery code becomes another one: print the new sheet and destroy the old. "
                "Copies of the file made before keep the old passphrase."
                if self._sealed
                else "If the passphrase is lost, so is the deep dive. You are offered a recovery "
                "sheet next: print it and keep it where your force keeps sealed passwords.",
            )
        )
        self.body.addWidget(self._old)
        self.body.addWidget(self._new)
        self.body.addWidget(self.meter)
        self.body.addWidget(self._again)
        row = QHBoxLayout()
        row.setSpacing(8)
        use = SecondaryButton("Use these six words", measure="card")
        other = SecondaryButton("Six others", measure="card")
        use.clicked.connect(self._use_idea)
        other.clicked.connect(lambda: self._idea.setText(suggest()))
        row.addWidget(use)
        row.addWidget(other)
        row.addStretch(1)
        self.body.addWidget(self._idea)
        self.body.addLayout(row)

    def _use_idea(self) -> None:
        self.passphrase.setText(self._idea.text())
        self.again.clear()
        self.again.setFocus()

    def _typed(self) -> None:
        found = strength(self.passphrase.text())
        self.meter.set_strength(found.score, found.sentence)
        same = self.passphrase.text() == self.again.text()
        if not self.again.text():
            self._again.say("")
        else:
            self._again.say(
                "They match." if same else "They differ.", "small grn" if same else "small red"
            )
        given = bool(self.old.text()) or not self._sealed
        self._finish_button.setEnabled(given and found.enough and same and not self._busy)

    def _save(self) -> None:
        if not self._finish_button.isEnabled():
            return
        new, old = self.passphrase.text(), self.old.text()
        for place in (self._old, self._new):
            place.say("")
        self._set_busy(True)
        store = self._session.store
        self._worker.start(lambda: store.change_passphrase(new, old=old), self._done, self._failed)

    def _done(self, _result: object) -> None:
        self._set_busy(False)
        if not self._sealed:
            self._session.run(edit_deep_dive, protection="passphrase")
        self._session.spread_kinds("deep_dive")
        self.dismiss()
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, WrongKey):
            self._old.say(str(error), "small red")
            self.old.setFocus()
            self.old.selectAll()
        elif isinstance(error, KnownError):
            self._new.say(str(error), "small red")
        else:
            show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.note.setText("Writing the file anew…" if busy else "")
        for field in (self.old, self.passphrase, self.again):
            field.setEnabled(not busy)
        self._typed()

    @override
    def cancel(self) -> None:
        if not self._busy:  # half way there is nothing to go back to
            super().cancel()

    @override
    def dismiss(self) -> None:
        self._worker.close()
        super().dismiss()


def change_passphrase(window: QWidget, session: Session) -> PassphraseSheet:
    """Ask for the current passphrase and a new one, and seal the file by that."""
    sheet = PassphraseSheet(window, session)
    sheet.present(sheet.old if session.store.encrypted else sheet.passphrase)
    return sheet
