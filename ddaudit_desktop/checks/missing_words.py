"""Checks of what the record of a missing child says in words (3.1, CK-MC-06 and 14)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.entries import IT_IS_NOT
from ddaudit_desktop.checks.missing import GRADED, REVIEWS, each_time_missing, in_care
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
from ddaudit_desktop.evidence.model import NOT_APPLICABLE, YES
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.checks.words_found import FoundWords
    from ddaudit_desktop.evidence.model import Evidence, ExtractSeen

ABOUT_RISK = frozenset(
    ("MC-04", "MC-07", "MC-08", "MC-09", "MC-10", "MC-12", "MC-13", "MC-14", "MC-15")
)
RISK_KINDS = frozenset((*GRADED, *REVIEWS, "THRIVE", "RETHRIVE"))
INTERVIEW, ACCOUNT, LENGTH = "MC-23", "MC-24", ("MC-24", "length")
LEAST_WORDS = Parameter("CK-MC-14.words", "Words of the interview, at least", "number", "40")
STOCK_PHRASES = frozenset(
    (
        "safe and well",
        "child safe and well",
        "returned safe and well",
        "safe and well no concerns",
        "safe and well no disclosures",
        "safe and well no issues",
        "safe and well nothing to report",
        "no concerns",
        "no concerns raised",
        "no disclosures",
        "no disclosures made",
        "no issues",
        "nothing to report",
        "nothing disclosed",
        "spoken to no concerns",
        "refused to engage",
        "did not wish to speak",
        "would not speak to police",
    )
)
"""What stands in an interview’s place when there was none to write down; without marks."""
_MARKS = re.compile(r"[^\w\s]|_")


def quoted_in(
    case: Evidence, questions: frozenset[str], kinds: frozenset[str]
) -> list[ExtractSeen]:
    """What is quoted beside these questions, or from events of these kinds."""
    return [
        extract
        for extract in case.extracts
        if extract.question_id in questions
        or ((event := case.event(extract.event_id)) is not None and event.kind in kinds)
    ]


def as_facts(extracts: Iterable[ExtractSeen]) -> tuple[Fact, ...]:
    """Quotations as facts."""
    return tuple(Fact("extract", extract.id, f"“{extract.words}”") for extract in extracts)


@check(
    "CK-MC-06",
    "high",
    "Assumption in the risk text",
    rule="The risk of a child in care is graded on facts about the child, not on the assumption "
    "that they always come back.",
    sources=("S",),
    themes=("MC",),
    questions=("MC-10", "MC-12"),
)
def assumption(case: Evidence) -> Result:
    """Looked after, and the text about risk holds an assumption phrase (3.7, group B)."""
    if (away := in_care(case)) is not None:
        return away
    quoted = quoted_in(case, ABOUT_RISK, RISK_KINDS)
    if not quoted:
        return cannot_tell("No words of the risk assessment are quoted.", *case.child_fact())
    found = words_found(case, quoted, group="B")
    sure = [one for one in found if one.sure]
    if sure:
        return flagged(f"Assumption in the risk text: {_said(sure)}.", *_where(sure))
    if found:
        return cannot_tell(f"These words may be an assumption: {_said(found)}.", *_where(found))
    return passed("What is quoted of the risk assessment holds no assumption.", *as_facts(quoted))


def _said(found: Iterable[FoundWords]) -> str:
    return ", ".join(dict.fromkeys(f"“{one.words}”" for one in found))


def _where(found: Iterable[FoundWords]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(as_facts(one.extract for one in found)))


@check(
    "CK-MC-14",
    "medium",
    "Prevention interview in a line",
    rule="The record of a prevention interview holds what the child said: at least 40 words, and "
    "no stock phrase in their place.",
    sources=("P",),
    themes=("MC",),
    parameters=(LEAST_WORDS,),
    questions=(ACCOUNT, INTERVIEW),
)
def interview_in_a_line(case: Evidence) -> list[Result]:
    """Interview shorter than the least number of words, or a stock phrase; each time missing."""
    return each_time_missing(case, _interview_in_a_line, "PREVENTION_INT")


def _interview_in_a_line(case: Evidence) -> Result:
    held, account = case.value(INTERVIEW), case.value(ACCOUNT)
    texts, facts = _interview(case)
    facts = (*case.answers_as_facts(INTERVIEW, ACCOUNT, LENGTH), *facts)
    least = case.parameters.number(LEAST_WORDS)
    length = case.number(*LENGTH)
    if length is not None:
        said = f"The record of the interview has {length} words; at least {least} are asked for."
        return flagged(said, *facts) if length < least else passed(said, *facts)
    denied = held in (*IT_IS_NOT, NOT_APPLICABLE)
    if (denied and not case.of_kind("PREVENTION_INT")) or account == NOT_APPLICABLE:
        return not_applicable("There was no prevention interview to record.", *facts)
    if not texts:
        return cannot_tell("No words of a prevention interview are quoted.", *facts)
    if all(_is_stock(text) for text in texts):
        return flagged(f"The interview is a stock phrase: “{texts[0]}”", *facts)
    number = sum(len(text.split()) for text in texts)
    if number >= least:
        return passed(f"The interview is recorded in {number} words or more.", *facts)
    if account == YES:
        return cannot_tell(
            f"{number} words of the interview are quoted; how long the record is is not entered.",
            *facts,
        )
    return flagged(
        f"{number} words of the interview are quoted; at least {least} are asked for.", *facts
    )


def _interview(case: Evidence) -> tuple[list[str], tuple[Fact, ...]]:
    """The text of the interview: what is quoted of it, else what the entry of it notes."""
    quoted = quoted_in(case, frozenset((INTERVIEW, ACCOUNT)), frozenset(("PREVENTION_INT",)))
    if quoted:
        return [extract.words for extract in quoted], as_facts(quoted)
    entries = [event for event in case.of_kind("PREVENTION_INT") if event.note.strip()]
    return [event.note for event in entries], case.events_as_facts(*entries)


def _is_stock(text: str) -> bool:
    return " ".join(_MARKS.sub(" ", text.casefold()).split()) in STOCK_PHRASES
