"""Last step of a new deep dive: where to keep it, its passphrase, and who is auditing."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
)
from typing_extensions import override

from ddaudit_desktop.passphrases import strength, suggest
from ui.kit.buttons import SecondaryButton
from ui.kit.fields import PassphraseField
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Banner, Card
from ui.kit.progress import StrengthMeter
from ui.kit.tick import TickBox
from ui.pages.welcome.draft import ENDING, Draft
from ui.pages.welcome.step import Step


class ProtectStep(Step):
    """File, passphrase or knowingly none, and the auditor's name."""

    name = "Protect"
    heading = "Protect this deep dive"
    sentence = (
        "Records here are about identifiable children. The file is encrypted: only people with "
        "the passphrase can open it."
    )

    def __init__(self, auditor: tuple[str, str]) -> None:
        super().__init__()
        self.path = QLineEdit()
        self.passphrase = PassphraseField("Passphrase")
        self.again = PassphraseField("Passphrase again")
        self.auditor = QLineEdit(auditor[0])
        self.role = QLineEdit(auditor[1])
        self.unprotected = TickBox("No passphrase: this disk is encrypted")
        self.meter = StrengthMeter()
        for field in (self.path, self.auditor, self.role):
            field.setProperty("measure", "dialog")
        for field in (self.path, self.passphrase, self.again, self.auditor, self.role):
            field.textChanged.connect(self._typed)
        self.unprotected.toggled.connect(self._typed)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(self._fields(), 4)
        columns.addLayout(self._advice(), 3)
        self.box.addLayout(columns)
        self.box.addStretch(1)
        self._typed()

    def _fields(self) -> QVBoxLayout:
        self._again = Labelled("Passphrase again", self.again)
        box = QVBoxLayout()
        box.setSpacing(16)
        change = SecondaryButton("Change", icon="folder", measure="dialog")
        change.setAccessibleName("Change where to keep it")
        change.clicked.connect(self._choose)
        box.addWidget(Labelled("Where to keep it", self.path, beside=change))
        guarded = Labelled("Passphrase", self.passphrase)
        box.addWidget(guarded)
        box.addWidget(self.meter)
        box.addWidget(self._again)
        box.addWidget(self.unprotected)
        who = QGridLayout()
        who.setHorizontalSpacing(16)
        who.addWidget(Labelled("Who is auditing", self.auditor, "Recorded on every change"), 0, 0)
        who.addWidget(Labelled("Your role", self.role, "Such as: Lead auditor, D/Insp"), 0, 1)
        box.addLayout(who)
        return box

    def _advice(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(12)
        idea = Card("Need an idea?")
        idea.body.addWidget(Label("Six random words are easier to type than symbols.", "small t2"))
        self.idea = Label(suggest(), "raw", wrap=True)
        idea.body.addWidget(self.idea)
        buttons = QHBoxLayout()
        use = SecondaryButton("Use these", measure="card")
        other = SecondaryButton("Six others", measure="card")
        use.clicked.connect(self._use_idea)
        other.clicked.connect(lambda: self.idea.setText(suggest()))
        buttons.addWidget(use)
        buttons.addWidget(other)
        buttons.addStretch(1)
        idea.body.addLayout(buttons)
        box.addWidget(idea)
        box.addWidget(
            Banner(
                "amb",
                "Nobody can reset this for you",
                "If the passphrase is lost, so is the deep dive. After it is made you are offered "
                "a recovery sheet: print it and keep it where your force keeps sealed passwords.",
            )
        )
        box.addStretch(1)
        return box

    def suggest_name(self, title: str) -> None:
        """Offer a place for a deep dive of this title, unless one was chosen."""
        if not self.path.text():
            place = QStandardPaths.StandardLocation.DocumentsLocation
            name = re.sub(r"[^\w ,.-]+", " ", title).strip(" .") or "Deep dive"
            documents = Path(QStandardPaths.writableLocation(place))
            folder = documents if documents.is_dir() else Path.home()
            self.path.setText(str(folder / f"{name}{ENDING}"))

    def _use_idea(self) -> None:
        self.unprotected.setChecked(False)
        self.passphrase.setText(self.idea.text())
        self.again.clear()
        self.again.setFocus()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Where to keep it", self.path.text(), f"Deep dive (*{ENDING})"
        )
        if chosen:
            self.path.setText(chosen if chosen.endswith(ENDING) else f"{chosen}{ENDING}")

    def _typed(self) -> None:
        bare = self.unprotected.isChecked()
        for field in (self.passphrase, self.again):
            field.setEnabled(not bare)
        found = strength(self.passphrase.text())
        self.meter.set_strength(found.score, found.sentence)
        same = self.passphrase.text() == self.again.text()
        if bare or not self.again.text():
            self._again.say("")
        else:
            self._again.say(
                "They match." if same else "They differ.", "small grn" if same else "small red"
            )
        self.changed.emit()

    @override
    def missing(self) -> str:
        path = Path(self.path.text().strip())
        if not self.path.text().strip() or not path.parent.is_dir():
            return "Choose a folder that exists for the file."
        if path.exists():
            return f"There is already a file {path.name} there. Choose another name."
        if not self.unprotected.isChecked():
            if not strength(self.passphrase.text()).enough:
                return "Choose a stronger passphrase, or say that this disk is encrypted."
            if self.passphrase.text() != self.again.text():
                return "Type the same passphrase twice."
        if not self.auditor.text().strip():
            return "Say who is auditing: it is recorded on every change."
        return ""

    @override
    def fill(self, draft: Draft) -> None:
        bare = self.unprotected.isChecked()
        draft.path = Path(self.path.text().strip())
        draft.passphrase = None if bare else self.passphrase.text()
        draft.auditor = (self.auditor.text().strip(), self.role.text().strip())
        draft.facts["protection"] = "none" if bare else "passphrase"

    @override
    def start_focus(self) -> None:
        self.passphrase.setFocus()
