"""Fields that the sheets of actions, changes and feedback share: days, points, one case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from ddaudit_desktop.entries import read_day
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.reading import records, the_deep_dive
from ui.kit.chips import FilterChip
from ui.kit.choice import ManyChoice
from ui.kit.fields import Field
from ui.kit.labelled import Labelled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.session import Session


class DayField(Labelled):
    """A day as people write it; what is wrong with it is said below it."""

    def __init__(self, label: str, iso: str, near: date, hint: str = "") -> None:
        self.field = Field(label, show_date(iso), icon="calendar-blank", measure="dialog", delay=0)
        super().__init__(label, self.field, hint)
        self._near = near
        self._hint = hint

    def read(self) -> str:
        """The day as stored; empty if none was written.

        Raises:
            KnownError: it is not a day; the sentence stands below the field as well.
        """
        try:
            day = read_day(self.field.text(), self._near)
        except KnownError as error:
            self.say(str(error), "small red")
            self.field.setFocus()
            raise
        self.say(self._hint)
        return day

    def show_day(self, iso: str) -> None:
        """Put a stored day into the field."""
        self.field.setText(show_date(iso))


class PointsField(Labelled):
    """The improvement points that something answers to, as chips of their codes."""

    def __init__(self, session: Session, chosen: Sequence[str]) -> None:
        points = _points(session)
        self._other = [code for code in chosen if code not in points]
        self._choice = ManyChoice([(code, code) for code in points], name="Points")
        self._choice.set_value([code for code in chosen if code in points])
        super().__init__("Points of the inspection", self._choice)
        for chip in self._choice.findChildren(FilterChip):
            chip.setToolTip(points[chip.text()])
            chip.setAccessibleDescription(points[chip.text()])
        self.setVisible(bool(points))

    def value(self) -> list[str]:
        """The codes; those of another inspection stay as they are."""
        return [*self._choice.value(), *self._other]


def _points(session: Session) -> dict[str, str]:
    """Points of the attached inspection in their order, with their words."""
    from db.records import ImprovementPoint

    inspection_id = the_deep_dive(session.store).inspection_id
    if inspection_id is None:
        return {}
    points = records(session.store, ImprovementPoint, inspection_id=inspection_id)
    return {p.code: p.short or p.text for p in sorted(points, key=lambda p: p.position)}


def case_options(session: Session) -> list[tuple[str, str]]:
    """Every case of the sample as a choice."""
    return [(case.case_id, f"{case.reference} {case.label}".strip()) for case in session.cases]
