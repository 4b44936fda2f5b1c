"""Whether definitions agree with each other: every id that one file names is known in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.reading import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ddaudit_desktop.definitions.intervals import Interval
    from ddaudit_desktop.definitions.lines import Path
    from ddaudit_desktop.definitions.packs import Pack
    from ddaudit_desktop.definitions.phrases import PhraseList
    from ddaudit_desktop.definitions.questions import QuestionSet
    from ddaudit_desktop.definitions.reading import Source

_MANY = 12


@dataclass(frozen=True, slots=True)
class Known:
    """Every identifier one file may use of another."""

    event_kinds: Collection[str]
    question_ids: Collection[str]
    themes: Collection[str]
    areas: Collection[str]
    scales: Collection[str]
    points: Collection[str]
    generic_points: Collection[str]


def check_question_set(source: Source, questions: QuestionSet, known: Known) -> None:
    """Refuse a question set that names an unknown event kind or improvement point."""
    for i, section in enumerate(questions.sections):
        for j, question in enumerate(section.questions):
            path: Path = ("sections", i, "questions", j)
            _check(source, (*path, "points"), "points", question.points, known.points)
            for k, part in enumerate(question.parts):
                place = path if k == 0 else (*path, "parts", k - 1)
                kinds = [part.event_kind] if part.event_kind else []
                _check_one(source, (*place, "event"), "event", kinds, known.event_kinds)


def check_pack(source: Source, pack: Pack, known: Known) -> None:
    """Refuse a pack that names an unknown area, theme, question, scale or generic point."""
    _check(source, ("scales",), "scales", pack.scales, known.scales)
    for index, point in enumerate(pack.points):
        path: Path = ("points", index)
        _check_one(source, (*path, "area"), "area", [point.area], known.areas)
        _check(source, (*path, "themes"), "themes", point.themes, known.themes)
        _check(
            source, (*path, "question_ids"), "question_ids", point.question_ids, known.question_ids
        )
        _check(source, (*path, "generic"), "generic", point.generic, known.generic_points)


def check_intervals(source: Source, intervals: Iterable[Interval], known: Known) -> None:
    """Refuse intervals that name an unknown event kind, theme or question."""
    for index, interval in enumerate(intervals):
        path: Path = ("intervals", index)
        limit = interval.limit
        _check(source, (*path, "from"), "from", interval.from_kinds, known.event_kinds)
        _check(source, (*path, "to"), "to", interval.to_kinds, known.event_kinds)
        _check(source, (*path, "themes"), "themes", interval.themes, known.themes)
        dated_by = [interval.dated_by] if interval.dated_by else []
        _check_one(source, (*path, "dated_by"), "dated_by", dated_by, known.event_kinds)
        event = [limit.event] if limit.event else []
        _check_one(source, (*path, "limit", "event"), "event", event, known.event_kinds)
        question = [limit.question] if limit.question else []
        _check_one(source, (*path, "limit", "question"), "question", question, known.question_ids)
        if limit.kind == "by_end":
            for step, entry in enumerate(limit.steps):
                place = (*path, "limit", "steps", step, "code")
                _check_one(source, place, "code", [entry.code], interval.to_kinds)


def check_language(source: Source, lists: Iterable[PhraseList], known: Known) -> None:
    """Refuse lists of phrases that name an unknown theme."""
    for index, one in enumerate(lists):
        path: Path = ("lists", index)
        _check(source, (*path, "themes"), "themes", one.themes, known.themes)
        _check(source, (*path, "full_in"), "full_in", one.full_in, known.themes)
        _check(source, (*path, "low_in"), "low_in", one.low_in, known.themes)
        for phrase in one.phrases:
            _check_one(source, (*path, "conditional"), "only_in", phrase.only_in, known.themes)


def _check(
    source: Source, path: Path, key: str, values: Iterable[str], known: Collection[str]
) -> None:
    for index, value in enumerate(values):
        if value not in known:
            raise source.refusal((*path, index), _unknown(key, value, known))


def _check_one(
    source: Source, path: Path, key: str, values: Iterable[str], known: Collection[str]
) -> None:
    for value in values:
        if value not in known:
            raise source.refusal(path, _unknown(key, value, known))


def _unknown(key: str, value: str, known: Collection[str]) -> str:
    words = _nearest(value, known) if len(known) > _MANY else tuple(known)
    more = f" and {len(known) - len(words)} more" if len(words) < len(known) else ""
    return f"{key} names “{value}”, which is not known; allowed are {listed(words)}{more}"


def _nearest(value: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the few known identifiers nearest to a wrong one, for a sentence of fair length."""
    import difflib

    near = difflib.get_close_matches(value, known, n=_MANY, cutoff=0.5)
    return tuple(near or sorted(known)[:_MANY])
