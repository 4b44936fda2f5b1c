"""Checks of the theme police protection: reasons, places and words on record (domain brief 3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.missing_words import quoted_in
from ddaudit_desktop.checks.protection import THEMES
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.checks.words_found import words_found
from ddaudit_desktop.evidence.facts import Fact
from ddaudit_desktop.evidence.model import (
    NO,
    NOT_APPLICABLE,
    NOT_RECORDED,
    PARTLY,
    YES,
    ExtractSeen,
)
from ddaudit_desktop.moments import show_minutes
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from ddaudit_desktop.checks.registry import Severity
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

WHY_USED, SIBLINGS, PLACED, STATION, WHY_ENDED, TERM = (
    "PP-02", "PP-07", "PP-13", "PP-14", "PP-25", "PP-29",
)  # fmt: skip
REASON = "reason"
"""The part of an answer that holds what the police record gives as the reason."""
CHECKS = (PLACED, "checks")
CELL, MINUTES = (STATION, "cell"), (STATION, "minutes")
SEEN, REMOVED, RECORDS = (SIBLINGS, "siblings"), (SIBLINGS, "removed"), (SIBLINGS, "records")
POLICE_STATION, RELATIVE = "police_station", "relative"
WRONG_TERM = "CK-PP-16"
"""The list of the language file with the wrong terms."""
USED_WORDS = Parameter("CK-PP-07.words", "Words of the reason for using", "number", "25")
ENDED_WORDS = Parameter("CK-PP-08.words", "Words of the reason for ending", "number", "25")
STATION_HOURS = Parameter("CK-PP-09.hours", "Hours at a police station", "hours", "2")


@check(
    "CK-PP-07",
    "high",
    "Reason for using the power missing or too short",
    rule="The reason for using the power is on record, in enough words to be one.",
    sources=("S",),
    themes=THEMES,
    parameters=(USED_WORDS,),
    questions=(WHY_USED,),
)
def reason_for_using(case: Evidence) -> Result:
    """The reason for using the power is empty or shorter than the limit."""
    return _long_enough(case, WHY_USED, "PP_EXERCISED", USED_WORDS, "using")


@check(
    "CK-PP-08",
    "high",
    "Reason for ending the power missing or too short",
    rule="The reason for ending the power is on record, in enough words to be one.",
    sources=("S",),
    themes=THEMES,
    parameters=(ENDED_WORDS,),
    questions=(WHY_ENDED,),
)
def reason_for_ending(case: Evidence) -> Result:
    """The reason for ending the power is empty or shorter than the limit."""
    return _long_enough(case, WHY_ENDED, "PP_ENDED", ENDED_WORDS, "ending")


def _long_enough(
    case: Evidence, question: str, kind: str, parameter: Parameter, act: str
) -> Result:
    """Count the words of the record: as copied into the answer, or quoted; the longest counts."""
    said, least = case.value(question), case.parameters.number(parameter)
    quoted = quoted_in(case, frozenset((question,)), frozenset((kind,)))
    texts = [case.text(question, REASON), *(extract.words for extract in quoted)]
    facts = (
        *case.answers_as_facts(question, (question, REASON)),
        *(as_fact(extract) for extract in quoted),
    )
    words = max(len(text.split()) for text in texts)
    if words >= least:
        return passed(f"The reason for {act} has {words} words.", *facts)
    if said == NOT_APPLICABLE:
        return not_applicable("The auditor answered that no reason was called for.", *facts)
    if words:
        return flagged(f"The reason for {act} has {words} words; the least is {least}.", *facts)
    if said in (NO, NOT_RECORDED):
        return flagged(f"No reason for {act} the power is recorded.", *facts)
    if said:
        return cannot_tell(f"The words of the reason are not quoted: see {question}.", *facts)
    return cannot_tell(f"The reason for {act} is not known: {question} is not answered.", *facts)


def as_fact(extract: ExtractSeen) -> Fact:
    """A quotation as a fact."""
    return Fact("extract", extract.id, f"“{extract.words}”")


@check(
    "CK-PP-09",
    "high",
    "Child taken to a police station",
    rule="A child is not taken to a police station: never to a cell, never for long.",
    sources=("S25",),
    themes=THEMES,
    parameters=(STATION_HOURS,),
    questions=(PLACED, STATION),
)
def not_at_station(case: Evidence) -> Result:
    """The place was a police station; worse if a cell, or longer than the limit."""
    there = [e for e in case.of_kind("PLACED") if e.details.get("where") == POLICE_STATION]
    minutes, most = case.number(*MINUTES), 60 * case.parameters.number(STATION_HOURS)
    said, cell = case.value(PLACED), case.value(*CELL) == YES
    facts = (*case.events_as_facts(*there), *case.answers_as_facts(PLACED, MINUTES, CELL))
    if said == POLICE_STATION or there or minutes or cell:
        long = minutes is not None and minutes > most
        severity: Severity | None = "critical" if cell or long else None
        stay = f" for {show_minutes(minutes)}" if minutes else ""
        where = "a cell of a police station" if cell else "a police station"
        return flagged(f"The child was in {where}{stay}.", *facts, severity=severity)
    if said == NOT_APPLICABLE:
        return not_applicable("The child was not taken anywhere.", *facts)
    elsewhere = _placed(case)
    facts = (*facts, *case.events_as_facts(*elsewhere))
    if said in ("", NOT_RECORDED) and not elsewhere:
        return cannot_tell(f"Where the child was taken is not known: see {PLACED}.", *facts)
    return passed("The child was not taken to a police station.", *facts)


def _placed(case: Evidence) -> list[EventSeen]:
    """The entries of the child being placed that say where."""
    return [event for event in case.of_kind("PLACED") if event.details.get("where")]


@check(
    "CK-PP-15",
    "medium",
    "Fewer protection records than children removed",
    rule="Each child who is removed has a protection record.",
    sources=("P",),
    themes=THEMES,
    questions=(SIBLINGS,),
)
def record_for_each(case: Evidence) -> Result:
    """Siblings are listed, and there are fewer protection records than children removed."""
    said = case.value(SIBLINGS)
    seen, removed, records = (case.number(*part) for part in (SEEN, REMOVED, RECORDS))
    facts = case.answers_as_facts(SIBLINGS, SEEN, REMOVED, RECORDS)
    if removed is not None and records is not None:
        if records < removed:
            reason = f"{removed} children were removed; there are {records} protection records."
            return flagged(reason, *facts)
        return passed("Each child removed has a protection record.", *facts)
    if seen == 0 or said == NOT_APPLICABLE:
        return not_applicable("No other child was there.", *facts)
    if said == YES:
        return passed("The auditor answered that each child is recorded separately.", *facts)
    return cannot_tell(f"How many were removed and recorded is not known: {SIBLINGS}.", *facts)


@check(
    "CK-PP-16",
    "low",
    "Called an order",
    rule="Police protection is a power, not an order, and is not called one.",
    sources=("S25", "S26"),
    themes=THEMES,
    questions=(TERM,),
)
def right_term(case: Evidence) -> Result:
    """A quotation calls police protection an order, or the auditor found that the record does."""
    said = case.value(TERM)
    copied = [
        ExtractSeen(f"{question}.{REASON}", case.text(question, REASON), question)
        for question in (WHY_USED, WHY_ENDED)
        if case.text(question, REASON).strip()
    ]
    wrong = [
        one
        for one in words_found(case, (*case.extracts, *copied))
        if one.list_id == WRONG_TERM and one.sure
    ]
    facts = (
        *case.answers_as_facts(TERM),
        *dict.fromkeys(_as_fact(case, one.extract, copied) for one in wrong),
    )
    if wrong:
        return flagged(f"The record says “{wrong[0].words}”.", *facts)
    if said in (NO, PARTLY):
        return flagged("The record calls police protection an order.", *facts)
    if said == YES:
        return passed("The record uses the right term.", *facts)
    if said == NOT_APPLICABLE:
        return not_applicable("The auditor answered that no term was used.", *facts)
    seen = [_as_fact(case, text, copied) for text in (*case.extracts, *copied)]
    if seen:
        return passed("No quotation calls police protection an order.", *facts, *seen)
    return cannot_tell(f"What the record calls it is not known: see {TERM}.", *facts)


def _as_fact(case: Evidence, text: ExtractSeen, copied: list[ExtractSeen]) -> Fact:
    """A text of the record as a fact: a quotation, or what was copied into an answer."""
    if text in copied:
        return case.answered(text.question_id, REASON)
    return as_fact(text)


@check(
    "CK-PP-17",
    "high",
    "Placed with a relative, no checks",
    rule="A relative is checked before a child is placed there.",
    sources=("S26",),
    themes=THEMES,
    questions=(PLACED,),
)
def relative_checked(case: Evidence) -> Result:
    """The child was placed with a relative and no checks are recorded."""
    there = [e for e in case.of_kind("PLACED") if e.details.get("where") == RELATIVE]
    said, checked = case.value(PLACED), case.value(*CHECKS)
    facts = (*case.events_as_facts(*there), *case.answers_as_facts(PLACED, CHECKS))
    if said != RELATIVE and not there:
        if said in ("", NOT_RECORDED) and not _placed(case):
            return cannot_tell(f"Where the child was taken is not known: see {PLACED}.", *facts)
        placed = case.events_as_facts(*_placed(case))
        return not_applicable("The child was not placed with a relative.", *facts, *placed)
    if checked in (YES, PARTLY):
        return passed("The relative was checked.", *facts)
    if checked == NOT_APPLICABLE:
        return not_applicable("The auditor answered that no check was called for.", *facts)
    if checked in (NO, NOT_RECORDED):
        return flagged("Placed with a relative; no entry found of checks.", *facts)
    return cannot_tell(f"Whether the relative was checked is not known: see {PLACED}.", *facts)
