"""Flags of a case as the auditor meets them: what asks for judgement, and what was decided.

A decision is kept under the check and its subject. It stays when the flag goes and holds again when
the flag comes back; that the facts are others by then is said, not acted on.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ddaudit_desktop.checks.registry import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from db.records import FlagDisposition
    from ddaudit_desktop.checks.outcome import Outcome
    from ddaudit_desktop.checks.registry import Severity
    from ddaudit_desktop.evidence.facts import Fact

Decision = Literal["accept", "explain", "dismiss"]
Settled = Literal["accepted", "explained", "dismissed"]
DECIDED: dict[Decision, Settled] = {
    "accept": "accepted",
    "explain": "explained",
    "dismiss": "dismissed",
}
NEEDS_REASON: tuple[Decision, ...] = ("explain", "dismiss")


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag with the decision about it, if there is one.

    Attributes:
        changed: the facts are others than those the decision was made on.
    """

    outcome: Outcome
    decision: Decision | None = None
    reason: str = ""
    decided_at: datetime | None = None
    decision_id: str = ""
    changed: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The check and its subject: what the flag is kept and found under."""
        return self.outcome.id, self.outcome.subject

    @property
    def settled(self) -> bool:
        """Whether it was decided."""
        return self.decision is not None

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.outcome.severity

    @property
    def title(self) -> str:
        """What was found, in one line with its figures."""
        said = self.outcome.reason.removesuffix(".")
        return f"Cannot tell: {said}" if self.outcome.answer == "cannot_tell" else said

    @property
    def why(self) -> str:
        """The rule in plain words, and where it comes from."""
        check = self.outcome.check
        return f"{check.title}. Rule: {check.rule} Source: {check.source}."

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions it stands beside: the rule's, and those whose answers it rests on."""
        answered = [fact.id for fact in self.outcome.facts if fact.kind == "answer"]
        return tuple(dict.fromkeys([*self.outcome.check.questions, *answered]))


@dataclass(frozen=True)
class Flags:
    """The flags of a case: open ones by severity, then the settled ones in the order decided."""

    open: tuple[Flag, ...] = ()
    settled: tuple[Flag, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many are open of a severity."""
        return sum(flag.severity == severity for flag in self.open)

    def beside(self, question_id: str) -> list[Flag]:
        """The open flags that concern a question."""
        return [flag for flag in self.open if question_id in flag.questions]

    def find(self, key: tuple[str, str]) -> Flag | None:
        """The flag of that check and subject."""
        return next((flag for flag in (*self.open, *self.settled) if flag.key == key), None)


def flags_of(outcomes: Iterable[Outcome], decisions: Iterable[FlagDisposition]) -> Flags:
    """What asks for judgement among the outcomes, with the decisions that are kept."""
    kept = {(row.check_id, row.subject): row for row in decisions}
    flags = [_flag(outcome, kept) for outcome in outcomes if outcome.asks]
    waiting = [flag for flag in flags if not flag.settled]
    done = [flag for flag in flags if flag.settled]
    return Flags(
        tuple(sorted(waiting, key=lambda f: (SEVERITIES.index(f.severity), f.key))),
        tuple(sorted(done, key=lambda f: (f.decided_at is None, f.decided_at, f.key))),
    )


def _flag(outcome: Outcome, kept: dict[tuple[str, str], FlagDisposition]) -> Flag:
    row = kept.get((outcome.id, outcome.subject))
    if row is None:
        return Flag(outcome)
    return Flag(
        outcome=outcome,
        decision=row.decision,
        reason=row.reason,
        decided_at=row.changed_at,
        decision_id=row.id,
        changed=bool(row.facts_sha256) and row.facts_sha256 != facts_sha256(outcome.facts),
    )


def facts_sha256(facts: Sequence[Fact]) -> str:
    """The fingerprint of the facts a flag rests on, by which a later change of them shows."""
    told = sorted((fact.kind, fact.id, fact.part, fact.words) for fact in facts)
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
