"""The facts of the commission and of the sample, each saved as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from ddaudit_desktop.acts.deep_dives import edit_deep_dive
from ddaudit_desktop.definitions import themes
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Card
from ui.kit.segmented import Segment, Segmented
from ui.pages.settings.saved_field import SavedField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import DeepDive
    from ui.session import Session

STATUSES = (Segment("initial", "Initial findings"), Segment("final", "Final findings"))


def arranged(card: Card, rows: list[list[QWidget]]) -> None:
    """Put fields into a card, two side by side or one over both columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    for at, row in enumerate(rows):
        for column, widget in enumerate(row):
            grid.addWidget(widget, at, column, 1, 1 if len(row) == 2 else 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)


class DiveCard(Card):
    """What was commissioned, by whom, led by whom."""

    def __init__(self, session: Session) -> None:
        super().__init__("This deep dive")
        self._session = session
        self.title_field = SavedField(
            session, "Title", "title", missing="Give the deep dive a title."
        )
        by = SavedField(session, "Commissioned by", "commissioned_by", hint="A role or rank")
        on = SavedField(session, "Commissioned on", "commissioned_on", kind="day")
        led = SavedField(session, "Led by", "led_by")
        review = SavedField(session, "Review on", "review_on", kind="day")
        schedule = SavedField(session, "Retention schedule", "schedule_code")
        purpose = SavedField(session, "Why", "purpose", kind="prose")
        self.fields = (self.title_field, by, on, led, review, schedule, purpose)
        self.status = Segmented(STATUSES, name="Report")
        self.status.changed.connect(self._choose_status)
        report = Labelled(
            "Report", self.status, "Final findings need every case to be accounted for."
        )
        arranged(
            self, [[self.title_field], [by, on], [purpose], [led], [report], [schedule, review]]
        )

    def show_of(self, deep_dive: DeepDive, *, writable: bool) -> None:
        """Show the stored facts."""
        for field in self.fields:
            field.show_of(deep_dive, writable=writable)
        self.status.set_value(deep_dive.report_status)
        self.status.set_read_only(not writable)

    def _choose_status(self, code: str | None) -> None:
        if code is None:  # the same again clears; a report has always one of the two
            self.status.set_value(self._session.deep_dive.report_status)
        else:
            self._session.run(edit_deep_dive, report_status=code)


class SampleCard(Card):
    """How many cases, drawn from what, from which window of time."""

    def __init__(self, session: Session) -> None:
        super().__init__("Sample")
        planned = SavedField(
            session,
            "Cases planned",
            "planned_cases",
            kind="number",
            missing="Write how many cases are planned; 0 if that is not known yet.",
        )
        eligible = SavedField(session, "Eligible cases", "eligible_cases", kind="number")
        method = SavedField(session, "How cases were chosen", "sample_method")
        start = SavedField(session, "Cases from", "window_from", kind="day")
        end = SavedField(session, "Cases to", "window_to", kind="day")
        self.fields = (planned, eligible, method, start, end)
        self._themes = Label("", "small t2", wrap=True)
        arranged(self, [[planned, eligible], [start, end], [method], [self._themes]])

    def show_of(self, deep_dive: DeepDive, *, writable: bool) -> None:
        """Show the stored facts."""
        for field in self.fields:
            field.show_of(deep_dive, writable=writable)
        known = themes()
        titles = [known[code].title if code in known else code for code in deep_dive.themes]
        self._themes.setText(f"Themes: {', '.join(titles)}." if titles else "")
