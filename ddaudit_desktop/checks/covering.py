"""Something that had to be done: an entry of it, or the answer that covers it, says whether it was.

A no of the auditor weighs more than an entry: who answers no has seen the entry and found that it
was not the thing asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.entries import entries
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.evidence.model import NO

if TYPE_CHECKING:
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence


def done(
    case: Evidence,
    question: str,
    *kinds: str,
    what: str,
    facts: tuple[Fact, ...] = (),
    subject: str = "",
) -> Result:
    """Pass where it was done, flag where it was not or no entry of it is found.

    Args:
        case: the evidence; whether the rule applies at all is settled before.
        question: the question that covers it.
        kinds: the kinds of event that are an entry of it.
        what: what it is, as a sentence names it: ``prevention interview``.
        facts: why the rule applies.
        subject: what of the case it is about, where a check looks at several.
    """
    found = entries(case, question, *kinds)
    seen = (*found.facts, *facts)
    if case.value(question) == NO:
        return flagged(f"There was no {what}.", *seen, subject=subject)
    match found.state:
        case "there":
            return passed(f"There was a {what}.", *seen, subject=subject)
        case "not_applicable":
            return not_applicable(f"No {what} was called for.", *seen, subject=subject)
        case "unsure":
            return cannot_tell(
                f"An entry of a {what} has no time and no answer confirms it.",
                *seen,
                subject=subject,
            )
        case "denied":
            return flagged(f"No {what} is recorded.", *seen, subject=subject)
        case "absent":
            return flagged(f"No entry of a {what} is found.", *seen, subject=subject)
