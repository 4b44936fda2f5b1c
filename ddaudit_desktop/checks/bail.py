"""How long bail before charge may last, whichever theme asks (domain brief 3.3 and 3.4).

The law of the day of the arrest decides: who may authorise how much changed on 28 October 2022.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.by_clock import by_clock
from ddaudit_desktop.checks.registry import Result, cannot_tell, not_applicable, passed

if TYPE_CHECKING:
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence

BAIL = ("BAIL_GRANTED", "BAIL_EXTENDED", "BAIL_ENDS")
LAWS = ("IV-23", "IV-24")
"""The clock of the law now, and that of the law before."""


def bail_authorised(case: Evidence, *, said: bool, facts: tuple[Fact, ...]) -> Result:
    """Whether bail lasted no longer than the rank that authorised it allows.

    Args:
        case: the evidence.
        said: whether an answer says that there was bail.
        facts: that answer.
    """
    shown = [result for law in LAWS for result in by_clock(case, law)]
    bail = case.of_kind(*BAIL)
    if not bail:
        if said:
            return cannot_tell("There was bail; no entry says from when and until when.", *facts)
        return not_applicable("No bail is on record.", *facts)
    by_court = [event for event in bail if event.details.get("authority") == "court"]
    if by_court and all(result.answer == "not_applicable" for result in shown):
        return passed("A court authorised the bail.", *case.events_as_facts(*bail))
    # Without the day of arrest both clocks cannot tell, for one reason: one of them says it.
    return next((result for result in shown if result.answer != "not_applicable"), shown[0])
