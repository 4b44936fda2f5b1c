"""Ties the panel of checks to the case: decisions become acts, facts lead to where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ddaudit_desktop.acts.flags import decide_flag, reopen_flag

if TYPE_CHECKING:
    from ddaudit_desktop.checks.flags import Decision, Flag, Flags
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.pages.case.form.flags_panel import FlagsPanel
    from ui.session import Session


class Checking(QObject):
    """The checks of the case that the form shows.

    Signals:
        question_wanted: the question of an answer that a flag rests on.
        event_wanted: an event that a flag rests on.
    """

    question_wanted = Signal(str)
    event_wanted = Signal(str)

    def __init__(self, session: Session, panel: FlagsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._audit: OpenAudit | None = None
        panel.decided.connect(self._decide)
        panel.reopened.connect(self._reopen)
        panel.fact_wanted.connect(self._show_fact)

    def show(self, audit: OpenAudit, question_id: str) -> None:
        """Show the flags of a case, the question in work marked."""
        self._audit = audit
        self._panel.show_flags(self.flags(audit), question_id)

    def critical_questions(self, audit: OpenAudit) -> frozenset[str]:
        """The questions beside which a critical flag waits."""
        waiting = [flag for flag in self.flags(audit).open if flag.severity == "critical"]
        return frozenset(question for flag in waiting for question in flag.questions)

    def flags(self, audit: OpenAudit) -> Flags:
        """What the checks of a case ask about, worked out once after each change."""
        return self._session.checked_of(audit.case.id).flags

    def _decide(self, flag: Flag, decision: Decision, reason: str) -> None:
        if self._audit is not None:
            outcome = flag.outcome
            self._session.run(decide_flag, self._audit.audit_id, outcome, decision, reason)

    def _reopen(self, flag: Flag) -> None:
        self._session.run(reopen_flag, flag.decision_id)

    def _show_fact(self, fact: Fact) -> None:
        wanted = self.question_wanted if fact.kind == "answer" else self.event_wanted
        wanted.emit(fact.id)
