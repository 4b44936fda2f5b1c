"""The page of what a record by hand can hold: questions, their parts and codes, and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.definitions import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.definitions import EventKind, Option, Part, Question

HEAD = """# Answers and events of a record

For whoever writes a record by hand ([how](record-format.md)). Part `main` is the answer itself; the
others stand beside it, and a rule that needs one looks for it under its key. `not_recorded` and
`not_applicable` can be answered to every part. What stands after a time is the kind of event that
answers it.

This page is written by `ddaudit rules --record`; a test compares the two.
"""
ANSWERED = {
    "YPN": "`yes`, `partly`, `no`",
    "NUM": "a number",
    "TXT": "`text`",
    "DATE": "a day, `2020-02-11`",
    "GR": "a grade of the scale",
    "REC": "told elsewhere in the record",
}


def answers_page() -> str:
    """The page as Markdown."""
    known = catalogue()
    lines = [HEAD]
    for code in sorted(known.question_sets):
        questions = known.question_sets[code]
        lines += [f"## {code}: {questions.title}", ""]
        lines += ["| question | asks | `main` | other parts |", "|---|---|---|---|"]
        lines += [_question(question) for question in questions.questions()]
        lines.append("")
    lines += ["## Events", "", "| kind | what | details |", "|---|---|---|"]
    lines += [_kind(kind) for kind in known.event_kinds.values()]
    return "\n".join([*lines, ""])


def _question(question: Question) -> str:
    first, *others = question.parts
    beside = "; ".join(f"`{part.key}` ({part.label.lower()}): {_said(part)}" for part in others)
    star = "*" if question.key else ""
    return _row(f"{question.id}{star}", question.short, _said(first), beside)


def _said(part: Part) -> str:
    if part.type == "DT":
        return f"a time: {part.event_kind}"
    if part.type in ("CH", "MULTI"):
        several = "several of " if part.type == "MULTI" else ""
        return f"{several}{_codes(part.options)}"
    unit = f" of {part.unit}" if part.unit else ""
    return f"{ANSWERED[part.type]}{unit}"


def _kind(kind: EventKind) -> str:
    details = "; ".join(f"`{each.key}`: {_codes(each.options)}" for each in kind.details)
    return _row(kind.id, kind.word, details)


def _codes(options: Iterable[Option]) -> str:
    return ", ".join(f"`{option.code}`" for option in options)


def _row(*cells: str) -> str:
    return f"| {' | '.join(' '.join(cell.replace('|', '/').split()) for cell in cells)} |"
