"""One flag of a case in work: its card, the reason being written, the way to its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.checks.flags import DECIDED
from ddaudit_desktop.moments import local, show_day
from ui.commands import KeyHint
from ui.kit.buttons import IconButton, LinkButton, PrimaryButton, SecondaryButton
from ui.kit.flag_card import FlagCard, SettledFlag
from ui.kit.labels import Label
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ddaudit_desktop.checks.flags import Decision, Flag
    from ddaudit_desktop.evidence.facts import Fact

HINTS = (
    KeyHint(("A",), "Accept"),
    KeyHint(("E",), "Explain"),
    KeyHint(("D",), "Dismiss"),
    KeyHint(("F8",), "Next flag"),
    KeyHint(("Ctrl+Z",), "Undo"),
)
"""The keys of a flag that has the focus."""
REASON_HINTS = (KeyHint(("Ctrl+Enter",), "Keep the reason"), KeyHint(("Esc",), "Back to the flag"))
SHOWN_FACTS = ("answer", "event")
ASKS: dict[str, str] = {
    "explain": "Why this flag is no finding, or what explains it",
    "dismiss": "Why this flag is wrong",
}


class ReasonArea(TextArea):
    """Where the reason for a decision is written.

    Signals:
        finished: Ctrl+Enter.
    """

    finished = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class FlagEntry(QWidget):
    """An open flag.

    Accepting takes no more than the key; explaining and dismissing open a line for the reason.

    Signals:
        decided: what was decided and why.
        fact_wanted: a fact the person wants to see where it stands.
    """

    decided = Signal(str, str)
    fact_wanted = Signal(object)

    def __init__(self, flag: Flag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flag = flag
        self._facts = [fact for fact in flag.outcome.facts if fact.kind in SHOWN_FACTS]
        self.card = FlagCard(
            flag.outcome.id,
            flag.severity,
            flag.title,
            why=flag.why,
            evidence=len(self._facts),
        )
        self.card.accepted.connect(lambda: self.decided.emit("accept", ""))
        self.card.explained.connect(lambda: self._ask("explain"))
        self.card.dismissed.connect(lambda: self._ask("dismiss"))
        self.card.evidence_wanted.connect(self._toggle_facts)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(6)
        self.box.addWidget(self.card)
        self.reason: TextArea | None = None
        self._asking: QWidget | None = None
        self._evidence: QWidget | None = None

    def set_open(self, is_open: bool) -> None:
        """Show or fold the reasons; a reason that is being written keeps the card open."""
        if not is_open and self.reason is not None and self.reason.text().strip():
            return
        self.card.set_open(is_open)
        if not is_open:
            self._stop_asking()
            if self._evidence is not None:
                self._evidence.hide()

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys that work in it now."""
        writing = self.reason is not None and self.reason.hasFocus()
        return REASON_HINTS if writing else HINTS

    def last_stop(self) -> QWidget:
        """What Tab reaches last in here."""
        stops = [w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return stops[-1] if stops else self.card

    def _ask(self, decision: Decision) -> None:
        """Open the line in which the reason is written."""
        self._stop_asking()
        asking = QWidget()
        box = QVBoxLayout(asking)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        area = ReasonArea(f"{ASKS[decision]}, {self.flag.outcome.id}", measure="card")
        area.setPlaceholderText(ASKS[decision])
        keep = PrimaryButton(DECIDED[decision].capitalize(), keys="Ctrl+Enter", measure="card")
        cancel = SecondaryButton("Cancel", keys="Esc", measure="card")
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(keep)
        row.addWidget(cancel)
        row.addStretch(1)
        box.addWidget(area)
        box.addWidget(self._wrong)
        box.addLayout(row)
        keep.clicked.connect(lambda: self._finish(decision))
        cancel.clicked.connect(self._leave_reason)
        area.left.connect(self._leave_reason)
        area.finished.connect(lambda: self._finish(decision))
        self.box.addWidget(asking)
        self._asking, self.reason = asking, area
        area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, decision: Decision) -> None:
        assert self.reason is not None
        why = self.reason.text().strip()
        if why:
            self.decided.emit(decision, why)
            return
        self._wrong.setText("Write a few words: the decision is kept with its reason.")
        self._wrong.show()
        self.reason.setFocus()

    def _leave_reason(self) -> None:
        self._stop_asking()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self) -> None:
        if self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
        self._asking, self.reason = None, None

    def _toggle_facts(self) -> None:
        if self._evidence is None:
            self._evidence = QWidget()
            column = QVBoxLayout(self._evidence)
            column.setContentsMargins(8, 0, 0, 0)
            column.setSpacing(0)
            for fact in self._facts:
                column.addWidget(self._link(fact))
            self.box.addWidget(self._evidence)
        else:
            self._evidence.setVisible(self._evidence.isHidden())
        if not self._evidence.isHidden():
            first = self._evidence.findChild(LinkButton)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, fact: Fact) -> LinkButton:
        place = fact.id if fact.kind == "answer" else "Timeline"
        link = LinkButton(f"{place}: {_short(fact.words)}", measure="card")
        link.setAccessibleName(f"Show {place}: {fact.words}")
        link.setToolTip(fact.words)
        link.clicked.connect(lambda: self.fact_wanted.emit(fact))
        return link


class SettledEntry(QWidget):
    """A flag that was decided: one line that stays, and the way to open it again.

    Signals:
        reopened: the flag that should ask again.
    """

    reopened = Signal(object)

    def __init__(self, flag: Flag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert flag.decision is not None
        self.flag = flag
        decided = DECIDED[flag.decision]
        when = ""
        if flag.decided_at is not None:
            when = f" {show_day(flag.decided_at)} {local(flag.decided_at):%H:%M}"
        reason = f", {flag.reason}" if flag.reason else ""
        changed = " The facts have changed since." if flag.changed else ""
        said = f"{flag.title}: {decided}{when}{reason}{changed}"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(SettledFlag(flag.outcome.id, said, decided), 1)
        again = IconButton("arrow-counter-clockwise", f"Open {flag.outcome.id} again", bare=True)
        again.setAccessibleDescription(said)
        again.setToolTip(f"{said}\nOpen again")
        again.clicked.connect(lambda: self.reopened.emit(flag))
        row.addWidget(again)


def _short(words: str, most: int = 34) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
