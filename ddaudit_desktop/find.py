"""Go to anything: cases, questions, answers, quotes, actions and findings that match words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlmodel import col, select

from db.records import Action, Answer, ChangeMade, Finding, alive
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.store import Store
    from ddaudit_desktop.cases.stages import CaseSummary
    from ddaudit_desktop.definitions import Question
    from ddaudit_desktop.pinned import Pinned

FoundGroup = Literal["case", "question", "text", "follow_up"]

GROUP_TITLES: dict[FoundGroup, str] = {
    "case": "Cases",
    "question": "Questions and answers",
    "text": "Notes, answers and quotes",
    "follow_up": "Actions, changes and findings",
}

PER_GROUP = 8
"""Results shown of each group: the list is for going there, not for reading."""


@dataclass(frozen=True, slots=True)
class Found:
    """One result: what it is called, where it stands, and what to open."""

    group: FoundGroup
    kind: str
    code: str
    title: str
    detail: str
    case_id: str = ""
    question_id: str = ""
    record_id: str = ""


def find(
    store: Store,
    pinned: Pinned,
    cases: Sequence[CaseSummary],
    words: str,
    *,
    first_case: str = "",
) -> list[Found]:
    """Everything that matches the words, grouped, the open case's results first in each group."""
    wanted = words.lower().split()
    if not wanted:
        return []
    ordered = sorted(cases, key=lambda case: case.case_id != first_case)
    return [
        *_first(find_cases(ordered, words)),
        *_first(_questions(store, pinned, ordered, wanted)),
        *_first(_texts(store, ordered, words)),
        *_first(_follow_up(store, wanted)),
    ]


def find_cases(cases: Iterable[CaseSummary], words: str) -> Iterator[Found]:
    """The cases whose reference, theme or label matches."""
    wanted = words.lower().split()
    for case in cases:
        if _matches(f"{case.reference} {case.label}", wanted):
            yield Found(
                "case", "case_file", case.reference, case.label, case.theme, case_id=case.case_id
            )


def _questions(
    store: Store, pinned: Pinned, cases: Sequence[CaseSummary], wanted: list[str]
) -> Iterator[Found]:
    """Questions whose words match, once for each case that asks them, with the answer given."""
    matching: dict[str, Question] = {}
    asked: dict[str, set[str]] = {}
    for case in cases:
        form = pinned.form(pinned.sets_of(case.theme, case.other_themes), case.theme)
        ids = {qid for qid, q in form.questions.items() if _matches(f"{qid} {q.text}", wanted)}
        matching |= {qid: form.questions[qid] for qid in ids}
        asked[case.case_id] = ids
    answers = _main_answers(store, matching)
    for case in cases:
        for qid in sorted(asked[case.case_id]):
            question = matching[qid]
            value = answers.get((case.audit_id, qid), "")
            said = question.parts[0].word(value) if value else "unanswered"
            yield Found(
                "question",
                "question",
                qid,
                question.text,
                f"{case.reference}, {said}",
                case_id=case.case_id,
                question_id=qid,
            )


def _main_answers(store: Store, questions: Iterable[str]) -> dict[tuple[str, str], str]:
    query = select(col(Answer.audit_id), col(Answer.question_id), col(Answer.value)).where(
        alive(Answer), col(Answer.part) == "main", col(Answer.question_id).in_(list(questions))
    )
    with store.reading() as session:
        return {(audit_id, qid): value for audit_id, qid, value in session.exec(query)}


def _texts(store: Store, cases: Sequence[CaseSummary], words: str) -> Iterator[Found]:
    """What the full-text index finds in notes, answers and quotations."""
    by_case = {case.case_id: case for case in cases}
    rank = {case.case_id: place for place, case in enumerate(cases)}
    hits = [hit for hit in store.search(words, limit=PER_GROUP * 4) if hit.case_id in by_case]
    for hit in sorted(hits, key=lambda hit: rank[hit.case_id or ""] > 0):
        case = by_case[hit.case_id or ""]
        where = f"{case.reference} {hit.question_id or ''}".strip()
        yield Found(
            "text",
            hit.kind,
            hit.question_id or "",
            hit.snippet,
            where,
            case_id=case.case_id,
            question_id=hit.question_id or "",
            record_id=hit.record_id,
        )


def _follow_up(store: Store, wanted: list[str]) -> Iterator[Found]:
    for action in records(store, Action):
        if _matches(f"{action.code} {action.text} {action.owner}", wanted):
            due = f"due {action.due_on}" if action.due_on else ""
            yield Found("follow_up", "action", action.code, action.text, due, record_id=action.id)
    for change in records(store, ChangeMade):
        if _matches(f"{change.code} {change.title}", wanted):
            yield Found(
                "follow_up", "change_made", change.code, change.title, "", record_id=change.id
            )
    for finding in records(store, Finding):
        if _matches(finding.title, wanted):
            yield Found("follow_up", "finding", "", finding.title, "", record_id=finding.id)


def _first(found: Iterator[Found]) -> list[Found]:
    return [result for result, _ in zip(found, range(PER_GROUP), strict=False)]


def _matches(text: str, wanted: list[str]) -> bool:
    lowered = text.lower()
    return all(word in lowered for word in wanted)
