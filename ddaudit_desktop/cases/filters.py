"""Finding cases in the list: filters with their counts, what is typed to search, and the order.

A filter is a short key such as ``theme:MC``, ``grade:good`` or ``looked_after``. Filters of one
group widen the list (missing or domestic), filters of several groups narrow it (missing, and
without a grade).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ddaudit_desktop.cases.stages import STAGES
from ddaudit_desktop.definitions import themes
from ddaudit_desktop.wording import CHILD_STATUS, NO_GRADE_REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from db.records import ScaleGrade
    from db.store import Store
    from ddaudit_desktop.cases.flag_counts import FlagCount
    from ddaudit_desktop.cases.stages import CaseSummary
    from ddaudit_desktop.overview.ledger import Ledger

    Flags = Mapping[str, FlagCount]
    """The open flags by case; a case whose flags are not counted yet is not in it."""

NOT_COUNTED: Flags = {}

SHORT_NAMES: dict[str, str] = {
    "looked_after": "status:looked_after",
    "no_grade": "grade:none",
    "graded": "grade:given",
    "not_graded": "grade:refused",
    "not_accounted_for": "grade:missing",
    "open_concern": "concern:open",
    "critical_flag": "flags:critical",
}
"""Filters that have a name of their own."""

CONCERNS: dict[str, str] = {
    "open": "Open concern",
    "acknowledged": "Concern acknowledged",
}

FLAGS: dict[str, str] = {
    "critical": "Critical flag",
    "high": "High flag",
}

_GRADE_TITLES = {
    "none": "No grade",
    "given": "Graded",
    "refused": "Not graded, with a reason",
    "missing": "Not accounted for",
}


def _grade_values(case: CaseSummary, _: Flags) -> set[str]:
    if case.grade:
        return {case.grade, "given"}
    return {"none", "refused" if case.no_grade else "missing"}


def _flag_values(case: CaseSummary, flags: Flags) -> set[str]:
    count = flags.get(case.case_id)
    return {code for code in FLAGS if count is not None and getattr(count, code)}


_VALUES: dict[str, Callable[[CaseSummary, Flags], set[str]]] = {
    "theme": lambda case, _: {case.theme},
    "status": lambda case, _: {case.child_status},
    "stage": lambda case, _: {case.stage},
    "grade": _grade_values,
    "flags": _flag_values,
    "concern": lambda case, _: {case.concern} - {""},
}


def full_key(key: str) -> str:
    """A filter's key with its group."""
    return SHORT_NAMES.get(key, key)


def known_keys(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys that name a filter, each once, with their groups; the others are left out."""
    full = dict.fromkeys(full_key(key) for key in keys)
    return tuple(key for key in full if key.partition(":")[0] in _VALUES)


def passes(case: CaseSummary, keys: Iterable[str], flags: Flags = NOT_COUNTED) -> bool:
    """Whether a case is in the list under some filters."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for key in known_keys(keys):
        group, _, value = key.partition(":")
        wanted[group].add(value)
    return all(_VALUES[group](case, flags) & values for group, values in wanted.items())


def how_many(cases: Iterable[CaseSummary], key: str, flags: Flags = NOT_COUNTED) -> int:
    """How many cases a filter alone would show."""
    return sum(passes(case, (key,), flags) for case in cases)


def title_of(key: str, grades: Iterable[ScaleGrade]) -> str:
    """What a filter is called on its chip."""
    group, _, value = full_key(key).partition(":")
    match group:
        case "theme":
            theme = themes().get(value)
            return theme.short if theme else value
        case "grade":
            words = {grade.code: grade.word for grade in grades}
            return words.get(value) or _GRADE_TITLES.get(value, value)
        case "status":
            return CHILD_STATUS.get(value, value)
        case "stage":
            return STAGES.get(value, value)
        case "concern":
            return CONCERNS.get(value, value)
        case "flags":
            return FLAGS.get(value, value)
    return key


# Searching

_OPERATOR = re.compile(r"(?<!\S)(theme|status|stage|grade|flags|concern):(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseSearch:
    """What was typed: words to find, and conditions such as ``grade:good``.

    A condition may be unfinished: ``stage:fil`` finds what is filed.
    """

    words: str = ""
    conditions: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.conditions)

    def finds(
        self, case: CaseSummary, by_text: Collection[str], flags: Flags = NOT_COUNTED
    ) -> bool:
        """Whether a case is found: by its reference or label, or because its text was."""
        for group, begun in self.conditions:
            values = _VALUES[group](case, flags)
            if not any(value.lower().startswith(begun) for value in values):
                return False
        named = f"{case.reference} {case.label}".lower()
        return case.case_id in by_text or all(w in named for w in self.words.lower().split())


def read_search(typed: str) -> CaseSearch:
    """Read what was typed into the search field."""
    conditions = tuple((m[1].lower(), m[2].lower()) for m in _OPERATOR.finditer(typed))
    return CaseSearch(" ".join(_OPERATOR.sub(" ", typed).split()), conditions)


TEXT_HITS = 500
"""Records looked at for the text of cases; far more than a sample has of any telling word."""


def find_listed(
    store: Store,
    cases: Iterable[CaseSummary],
    keys: Sequence[str],
    typed: str,
    flags: Flags = NOT_COUNTED,
) -> list[CaseSummary]:
    """The cases that pass the filters and hold what was typed, in a name or in their texts."""
    search = read_search(typed)
    hits = store.search(search.words, limit=TEXT_HITS) if search.words else []
    by_text = {hit.case_id for hit in hits if hit.case_id}
    return [
        case for case in cases if passes(case, keys, flags) and search.finds(case, by_text, flags)
    ]


# The order of rows


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column the list is sorted, and whether backwards."""

    column: str = "reference"
    descending: bool = False


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A text in the order people count: 2 before 10."""
    parts = re.split(r"(\d+)", text.lower())
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts if p)


_SORTED_BY: dict[str, Callable[[CaseSummary], object]] = {
    "label": lambda case: _natural(case.label) or None,
    "age": lambda case: case.age,
    "status": lambda case: (
        list(CHILD_STATUS).index(case.child_status) if has_status(case) else None
    ),
    "stage": lambda case: list(STAGES).index(case.stage),
    "answered": lambda case: case.answered.answered / max(1, case.answered.total),
    "minutes": lambda case: case.minutes or None,
    "changed": lambda case: case.changed_at,
    "concern": lambda case: list(CONCERNS).index(case.concern) if case.concern else None,
}


def in_order(
    cases: Iterable[CaseSummary],
    sorting: Sorting,
    *,
    themes: Sequence[str] = (),
    ranks: Mapping[str, int] | None = None,
    flags: Flags = NOT_COUNTED,
) -> list[CaseSummary]:
    """Cases in the order of a column; where it says nothing they come last, either way.

    Args:
        cases: what is listed.
        sorting: by which column.
        themes: the deep dive's themes in order; references sort within their theme.
        ranks: the rank of each grade of the scale.
        flags: the open flags; the worst come first.
    """
    places = {code: place for place, code in enumerate(themes)}

    def reference(case: CaseSummary) -> tuple[object, ...]:
        return places.get(case.theme, len(places)), _natural(case.reference)

    def key(case: CaseSummary) -> object:
        if sorting.column == "grade":
            return (ranks or {}).get(case.grade)
        if sorting.column == "flags":
            return _worst(flags.get(case.case_id))
        return _SORTED_BY.get(sorting.column, reference)(case)

    listed = sorted(cases, key=reference)
    said = [case for case in listed if key(case) is not None]
    silent = [case for case in listed if key(case) is None]
    said.sort(key=key, reverse=sorting.descending)  # type: ignore[arg-type]
    return said + silent


def _worst(count: FlagCount | None) -> tuple[int, int, int] | None:
    """The most critical flags first; a case without a flag says nothing."""
    if count is None or not (count.critical or count.high or count.lower):
        return None
    return -count.critical, -count.high, -count.lower


def has_status(case: CaseSummary) -> bool:
    """Whether the record says something of the child's status that a list should show."""
    return case.child_status not in {"none", "unknown"}


def no_grade_word(case: CaseSummary) -> str:
    """What stands in place of a grade: the reason why there is none, if it was given."""
    return NO_GRADE_REASONS[case.no_grade] if case.no_grade else "No grade"


# The ledger as links

LedgerTone = Literal["strong", "plain", "red"]


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """A piece of the reconciliation line, and the filter that shows the cases it counts."""

    text: str
    key: str = ""
    tone: LedgerTone = "plain"


def ledger_parts(ledger: Ledger) -> list[LedgerPart]:
    """The reconciliation line in pieces; put together they are `Ledger.line`."""
    selected, *rest = ledger.line.split(" · ")
    parts = [LedgerPart(selected, "all", "strong")]
    for sentence in rest:
        head, opening, inside = sentence.partition(" (")
        parts.append(LedgerPart(" · "))
        if head.endswith("not accounted for"):
            parts.append(LedgerPart(head, "not_accounted_for", "red"))
        elif head.endswith("not graded"):
            parts.append(LedgerPart(head, "not_graded", "strong"))
            parts.append(LedgerPart(f"{opening}{inside}"))
        else:
            parts.append(LedgerPart(head, "graded", "strong"))
            parts += _grade_parts(ledger) if opening else []
    return parts


def _grade_parts(ledger: Ledger) -> list[LedgerPart]:
    """The grades in brackets, each leading to its cases."""
    parts: list[LedgerPart] = []
    for code, number in ledger.by_grade.items():
        if number:
            parts.append(LedgerPart(", " if parts else " ("))
            parts.append(LedgerPart(f"{number} {ledger.words[code].lower()}", f"grade:{code}"))
    return [*parts, LedgerPart(")")]
