"""Answers and particulars of events in a record by another hand: known questions, parts and codes.

A code that no word stands beside was written by hand. Where it is none that the question or the
kind of event knows it would count as nothing, so it is refused. What comes with its words was
filed by this program, perhaps on other definitions, and says itself what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from db.errors import KnownError
from ddaudit_desktop.definitions import catalogue_in_use
from ddaudit_desktop.evidence.model import MOST_DIGITS, NOT_APPLICABLE, NOT_RECORDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.evidence import EventTold, PartAnswered, QuestionAnswered

BY_CODE = ("YPN", "CH", "MULTI")
ALWAYS = (NOT_RECORDED, NOT_APPLICABLE)
LONG_LIST = 30
"""Codes of which so many are not all named, and letters after which a text is cut."""


class NotAnAnswer(KnownError):
    """A record answers by hand what nobody asks, or with what is no answer."""


def recognise_answers(content: RecordContent) -> None:
    """See that every answer, and every particular of an event, can be looked at as it is meant.

    Raises:
        NotAnAnswer: one is to a question or part, or by a code, that is not known here.
    """
    known = catalogue_in_use()
    for section in content.sections:
        for answered in section.questions:
            question = known.find_question(answered.id)
            if question is not None:
                _parts(question, answered)
            elif section.set_code in known.question_sets:
                _refuse(answered.id, "no question known here", _questions(section.set_code))
    if not content.audit.definitions:  # our own records name their definitions, and need no check
        for event in content.events:
            _particulars(event)


def _questions(set_code: str) -> list[str]:
    return [question.id for question in catalogue_in_use().question_sets[set_code].questions()]


def _parts(question: Question, answered: QuestionAnswered) -> None:
    parts = {part.key: part for part in question.parts}
    for given in answered.parts:
        part = parts.get(given.key)
        if part is not None:
            _answer(f"{question.id}.{given.key}", part, given)
        elif not (given.label or given.words or given.answer_id):
            _refuse(f"{question.id}.{given.key}", "no part of the question", parts)


def _answer(place: str, part: Part, given: PartAnswered) -> None:
    if not given.value or given.words or given.value in ALWAYS:
        return
    if part.type in BY_CODE:
        for code in given.value.split(",") if part.type == "MULTI" else [given.value]:
            if code not in part.allowed():
                _refuse(code, f"no answer to {place}", part.allowed())
    elif part.type == "NUM" and not given.value.isdecimal():
        raise NotAnAnswer(f"{place} is “{_short(given.value)}”. Write a whole number.")
    elif part.type == "NUM" and len(given.value) > MOST_DIGITS:
        raise NotAnAnswer(
            f"{place} has {len(given.value):,} figures. Write a number of at most {MOST_DIGITS}."
        )
    elif part.type == "DT":
        raise NotAnAnswer(
            f"{place} asks for a time: enter an event of the kind {part.event_kind}, which may "
            "lack its time, in place of a value."
        )


def _particulars(event: EventTold) -> None:
    details = {detail.key: detail for detail in catalogue_in_use().event_kinds[event.kind].details}
    for given in event.details:
        if given.words or given.label:
            continue
        detail = details.get(given.key)
        if detail is None:
            _refuse(given.key, f"no particular of {event.kind}", details)
        codes = [option.code for option in detail.options]
        if given.value not in codes:
            _refuse(given.value, f"no {given.key} of {event.kind}", codes)


def _refuse(named: str, what: str, allowed: Iterable[str]) -> NoReturn:
    codes = list(allowed)
    likely = next((code for code in codes if code.casefold() == named.casefold()), "")
    if likely:
        write = f"Is {likely} meant?"
    elif not codes:
        write = "It has none."
    else:
        write = f"Write one of {', '.join(codes)}." if len(codes) < LONG_LIST else ""
    raise NotAnAnswer(f"The record has “{_short(named)}”, which is {what}. {write}".rstrip())


def _short(text: str) -> str:
    return text if len(text) <= LONG_LIST else f"{text[:LONG_LIST]}…"
