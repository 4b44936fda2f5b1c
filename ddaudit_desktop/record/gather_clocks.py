"""Gathering what the clocks of a case show, measured on its events as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.checked import Checked
from ddaudit_desktop.record.clocks import ClockShown
from ddaudit_desktop.timeline.bars import label_of

if TYPE_CHECKING:
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.open_audit import OpenAudit


def clocks_shown(audit: OpenAudit) -> tuple[ClockShown, ...]:
    """Every clock that runs in the case; those of the audit's own days are not part of it."""
    return tuple(
        shown
        for measured in Checked(audit).measured
        if measured.drawn and (shown := _shown(audit, measured)) is not None
    )


def _shown(audit: OpenAudit, measured: Measured) -> ClockShown | None:
    if measured.verdict == "not_applicable":
        return None
    return ClockShown(
        id=measured.id,
        title=measured.interval.title,
        verdict=measured.verdict,
        words=measured.words,
        subject=subject_words(audit, measured.subject),
        from_event_id=measured.start_id or None,
        to_event_id=measured.end_id or None,
        elapsed_minutes=measured.least,
        elapsed_minutes_most=measured.most,
        limit=measured.limit_words,
        deadline=measured.deadline,
        short=label_of(measured),
        source=measured.interval.source,
    )


def subject_words(audit: OpenAudit, subject: str) -> str:
    """What a clock or check is about as a reader says it: a child, an event, a kind of event."""
    kinds = audit.pinned.event_kinds.kinds
    named = {child.id: child.pseudonym for child in audit.children}
    named |= {event.id: audit.title_of(event) for event in audit.events}
    return named.get(subject) or (kinds[subject].word if subject in kinds else subject)
