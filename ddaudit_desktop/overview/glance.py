"""One deep dive at a glance: what the overview page shows, gathered in one reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from db.records import ChangeMade, ImprovementPoint, Inspection, Scale
from ddaudit_desktop.follow_up.feedback_due import feedback_days
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.overview.attention import Waiting, attention
from ddaudit_desktop.overview.ledger import Ledger, scale_grades, tally
from ddaudit_desktop.reading import people, rows, the_deep_dive, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import DeepDive, ScaleGrade
    from db.store import Store
    from ddaudit_desktop.cases.stages import CaseSummary


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the commission: what it is, what it says, and a line more."""

    label: str
    value: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class ThemeProgress:
    """How far the cases of a theme have come, by stage and by grade."""

    code: str
    cases: int
    stages: Counter[str]
    grades: Counter[str]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview page says."""

    deep_dive: DeepDive
    facts: tuple[Fact, ...]
    week: int | None
    ledger: Ledger
    grades: tuple[ScaleGrade, ...]
    themes: tuple[ThemeProgress, ...]
    waiting: tuple[Waiting, ...]
    feedback_days: int
    unfinished: CaseSummary | None
    changes: tuple[ChangeMade, ...]
    median_minutes: int | None
    total_minutes: int
    day: date
    cases: tuple[CaseSummary, ...]


def overview(store: Store, cases: Sequence[CaseSummary]) -> Overview:
    """Gather the overview of a deep dive."""
    deep_dive = the_deep_dive(store)
    grades = scale_grades(store)
    day = today(store)
    graded = [case.minutes for case in cases if case.graded and case.minutes]
    return Overview(
        deep_dive=deep_dive,
        facts=_facts(store, deep_dive, cases),
        week=_week(deep_dive, day),
        ledger=tally(cases, grades, deep_dive.planned_cases),
        grades=tuple(grades),
        themes=tuple(_theme(code, cases) for code in deep_dive.themes),
        waiting=tuple(attention(store, cases)),
        feedback_days=feedback_days(store),
        unfinished=_unfinished(cases),
        changes=tuple(sorted(rows(store, ChangeMade), key=lambda c: c.code)),
        median_minutes=round(median(graded)) if graded else None,
        total_minutes=sum(case.minutes for case in cases),
        day=day,
        cases=tuple(cases),
    )


def _facts(store: Store, deep_dive: DeepDive, cases: Sequence[CaseSummary]) -> tuple[Fact, ...]:
    (scale,) = rows(store, Scale, id=deep_dive.scale_id)
    eligible = f" of {deep_dive.eligible_cases} eligible" if deep_dive.eligible_cases else ""
    themes = _counted(len(deep_dive.themes), "theme")
    return (
        Fact(
            "Commissioned",
            show_date(deep_dive.commissioned_on) or "Date not given",
            f"by {deep_dive.commissioned_by}" if deep_dive.commissioned_by else "",
        ),
        Fact("Led by", deep_dive.led_by or "Not given", _people(store)),
        _inspection(store, deep_dive),
        Fact("Sample", f"{len(cases)}{eligible}, {themes}", _sampling(deep_dive)),
        Fact("Grading scale", scale.title, scale.footnote.split(". ")[0].rstrip(".")),
    )


def _people(store: Store) -> str:
    return _counted(len(people(store)), "person", "people") + " in this deep dive"


def _inspection(store: Store, deep_dive: DeepDive) -> Fact:
    if deep_dive.inspection_id is None:
        return Fact("Tested against", "No inspection yet", "Attach one in Settings")
    (inspection,) = rows(store, Inspection, id=deep_dive.inspection_id)
    points = Counter(
        point.kind for point in rows(store, ImprovementPoint, inspection_id=inspection.id)
    )
    said = f"{points.total()} points: {points['improve']} improve, {points['strength']} strength"
    return Fact("Tested against", inspection.title, said)


def _sampling(deep_dive: DeepDive) -> str:
    window = " – ".join(
        show_date(day)[-8:].strip() for day in (deep_dive.window_from, deep_dive.window_to) if day
    )
    return ", ".join(part for part in (deep_dive.sample_method, window) if part)


def _week(deep_dive: DeepDive, day: date) -> int | None:
    if not deep_dive.commissioned_on:
        return None
    days = (day - date.fromisoformat(deep_dive.commissioned_on)).days
    return days // 7 + 1 if days >= 0 else None


def _theme(code: str, cases: Sequence[CaseSummary]) -> ThemeProgress:
    mine = [case for case in cases if case.theme == code]
    return ThemeProgress(
        code, len(mine), Counter(c.stage for c in mine), Counter(c.grade for c in mine)
    )


def _unfinished(cases: Sequence[CaseSummary]) -> CaseSummary | None:
    """The case worked on last that has no grade yet, else the first not begun."""
    begun = [case for case in cases if case.stage in {"in_progress", "ready"}]
    if begun:
        return max(begun, key=lambda case: case.changed_at)
    return next((case for case in cases if case.stage == "not_started"), None)


def _counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
