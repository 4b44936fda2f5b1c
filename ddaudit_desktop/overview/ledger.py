"""The ledger: selected = graded + not graded with a reason + not accounted for.

Counts only; a grade is a person's and a scale's word, never converted and never added to another
scale's. One function gives the line that every screen and report prints.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import ScaleGrade
from ddaudit_desktop.cases.stages import CaseSummary, summaries
from ddaudit_desktop.reading import rows, the_deep_dive
from ddaudit_desktop.wording import NO_GRADE_REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.store import Store


@dataclass(frozen=True, slots=True)
class NotGraded:
    """A case knowingly left without a grade, and why."""

    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where every selected case stands in the sum; ``by_grade`` in the scale's order."""

    selected: int
    graded: int
    by_grade: dict[str, int]
    words: dict[str, str]
    not_graded: tuple[NotGraded, ...]
    not_accounted_for: tuple[str, ...]
    planned: int

    @property
    def ties(self) -> bool:
        """Whether the sum adds up: every selected case has a grade, or a reason for none."""
        return not self.not_accounted_for

    @property
    def line(self) -> str:
        """The reconciliation sentence, the same wherever it stands."""
        words = [f"{n} {self.words[code].lower()}" for code, n in self.by_grade.items() if n]
        listed = f" ({', '.join(words)})" if words else ""
        parts = [_cases(self.selected), f"{self.graded} graded{listed}"]
        if self.not_graded:
            reasons = Counter(entry.reason for entry in self.not_graded)
            why = ", ".join(f"{n} {reason.lower()}" for reason, n in reasons.items())
            parts.append(f"{len(self.not_graded)} not graded ({why})")
        if self.not_accounted_for:
            parts.append(f"{len(self.not_accounted_for)} not accounted for")
        return " · ".join(parts)


def _cases(number: int) -> str:
    return f"{number} case selected" if number == 1 else f"{number} cases selected"


def tally(cases: Iterable[CaseSummary], grades: Sequence[ScaleGrade], planned: int = 0) -> Ledger:
    """Count cases into a ledger by the grades of one scale."""
    cases = list(cases)
    counts = Counter(case.grade for case in cases if case.grade)
    return Ledger(
        selected=len(cases),
        graded=sum(counts.values()),
        by_grade={grade.code: counts[grade.code] for grade in grades},
        words={grade.code: grade.word for grade in grades},
        not_graded=tuple(
            NotGraded(case.reference, NO_GRADE_REASONS[case.no_grade])
            for case in cases
            if not case.grade and case.no_grade
        ),
        not_accounted_for=tuple(
            case.reference for case in cases if not case.grade and not case.no_grade
        ),
        planned=planned,
    )


def scale_grades(store: Store) -> list[ScaleGrade]:
    """The grades of the deep dive's scale, best first."""
    deep_dive = the_deep_dive(store)
    return sorted(rows(store, ScaleGrade, scale_id=deep_dive.scale_id), key=lambda g: g.rank)


def ledger(store: Store, cases: Iterable[CaseSummary] | None = None) -> Ledger:
    """The ledger of the whole deep dive."""
    deep_dive = the_deep_dive(store)
    known = summaries(store) if cases is None else cases
    return tally(known, scale_grades(store), deep_dive.planned_cases)
