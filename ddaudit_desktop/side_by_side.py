"""Each improvement point beside this case: what the inspection found, what the case shows.

Plain pictures of the records for the grading screen. Nothing here judges: an assessment or a grade
comes from a person alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.records import Inspection, Scale
from ddaudit_desktop.form.rows import Quote, rows_of
from ddaudit_desktop.form.weighing import adverse_part
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.reading import row
from ddaudit_desktop.wording import POINT_VALUE

if TYPE_CHECKING:
    from db.records import ImprovementPoint
    from ddaudit_desktop.form.rows import Row
    from ddaudit_desktop.open_audit import OpenAudit

UNANSWERED = "no answer"
MOST_LETTERS = 28
DUE = {
    "immediate": "Due: immediately",
    "+3m": "Due: within 3 months",
    "+6m": "Due: within 6 months",
    "none": "No time limit",
    "unknown": "Time limit not known",
}
VALUES = tuple(code for code in POINT_VALUE if code)


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer of this case that shows something about a point."""

    question_id: str
    words: str
    adverse: bool = False


@dataclass(frozen=True, slots=True)
class PointSeen:
    """One improvement point with everything of this case that belongs beside it."""

    id: str
    code: str
    area: str
    strength: bool
    text: str
    due: str
    answers: tuple[Shown, ...] = ()
    quotes: tuple[Quote, ...] = ()
    value: str = ""
    reason: str = ""

    @property
    def spoken(self) -> str:
        """The point in one sentence, for a screen reader."""
        return f"{self.code}, {self.area}: {self.text}. {POINT_VALUE[self.value]}"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The whole grading screen but for the overall grade."""

    inspection: str
    points: tuple[PointSeen, ...]

    @property
    def counts(self) -> str:
        """How far it is: ``5 of 5 points assessed: 3 met, 1 partly met, 1 not met``."""
        given = Counter(point.value for point in self.points if point.value)
        parts = [f"{given[code]} {_in_line(code)}" for code in VALUES if given[code]]
        said = f"{sum(given.values())} of {len(self.points)} points assessed"
        return f"{said}: {', '.join(parts)}" if parts else said


def _in_line(code: str) -> str:
    word = POINT_VALUE[code]
    return word if word.isupper() else word.lower()


def side_by_side(audit: OpenAudit) -> SideBySide:
    """The points that apply to the audit's case, in the pack's order, as the records are now."""
    return SideBySide(report_words(audit), tuple(_point(audit, point) for point in audit.points))


def report_words(audit: OpenAudit) -> str:
    """The inspection's report by its month: ``March 2020 report``; empty if none is attached."""
    if audit.deep_dive.inspection_id is None:
        return ""
    inspection = row(audit.store, Inspection, audit.deep_dive.inspection_id)
    published = inspection.published_on
    try:
        month = date.fromisoformat(f"{published}-01" if len(published) == 7 else published)
    except ValueError:
        return f"{published} report" if published else inspection.title
    return f"{month:%B %Y} report"


def due_words(rule: str, due_on: str) -> str:
    """By when the inspection wanted it."""
    if rule == "date":
        return f"Due: by {show_date(due_on)}"
    return DUE.get(rule, DUE["unknown"])


def _point(audit: OpenAudit, point: ImprovementPoint) -> PointSeen:
    rows = rows_of(audit, audit.answers_of(point))
    kept = audit.assessments.get(point.id)
    return PointSeen(
        id=point.id,
        code=point.code,
        area=point.area[:1].upper() + point.area[1:],
        strength=point.kind == "strength",
        text=point.text,
        due=due_words(point.due_rule, point.due_on),
        answers=tuple(_shown(audit, row) for row in rows),
        quotes=tuple(quote for row in rows for quote in row.quotes),
        value=kept.value if kept else "",
        reason=kept.reason if kept else "",
    )


def _shown(audit: OpenAudit, row: Row) -> Shown:
    """An answer in a few words; where a part of it weighs against practice, the words of that."""
    against = adverse_part(row.question, audit.given)
    part = next((a for a in row.answers if against and a.part.key == against.key), row.main)
    words = part.words or (row.recorded if part is row.main else "")
    if part is not row.main:
        words = f"{part.part.label} {words}"
    if not words:
        answered = next((a for a in row.answers if a.words), None)
        words = answered.words if answered else UNANSWERED
    short = words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1].rstrip()}…"
    return Shown(row.question.id, short, against is not None)


def scale_footnote(audit: OpenAudit) -> str:
    """What has to stand wherever a grade of the audit's scale is given."""
    return row(audit.store, Scale, audit.audit.scale_id).footnote


def words_in(text: str) -> str:
    """How much is written: ``34 words``."""
    number = len(text.split())
    return "1 word" if number == 1 else f"{number} words"
