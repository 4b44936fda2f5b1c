"""The feedback sheet: officer and supervisor, each with when, by whom and how it was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from db.records import Feedback, OverallGrade
from ddaudit_desktop.reading import records
from ui.dialogs.feedback import FeedbackSheet, edit_feedback
from ui.look.inspection import clipped, unnamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session import Session


@pytest.fixture
def window(qtbot: QtBot, looks: Callable[..., None]) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 860)
    window.show()
    return window


def audit_of(session: Session, reference: str) -> str:
    return next(case.audit_id for case in session.cases if case.reference == reference)


def rows(session: Session, audit_id: str) -> dict[str, Feedback]:
    return {r.recipient: r for r in records(session.store, Feedback, audit_id=audit_id)}


def without_feedback(session: Session) -> str:
    """A graded audit that nobody has given feedback from."""
    told = {row.audit_id for row in records(session.store, Feedback)}
    graded = [g.audit_id for g in records(session.store, OverallGrade) if g.graded_at]
    return next((audit for audit in graded if audit not in told), graded[0])


def test_what_is_given_is_kept_for_its_recipient_alone(session: Session, window: QWidget) -> None:
    audit_id = audit_of(session, "DD20-DA-03")
    before = rows(session, audit_id)
    assert before["officer"].given_on
    assert not before["supervisor"].given_on
    sheet = edit_feedback(window, session, audit_id)
    form = sheet.forms["supervisor"]
    form.given_on.field.setText("17 June")
    form.given_by.setText("Auditor 1")
    form.received.choose("mixed")
    form.text.setPlainText("The notice of the baby.")
    sheet.finish_asked.emit()
    after = rows(session, audit_id)
    assert (after["supervisor"].given_on, after["supervisor"].received) == ("2020-06-17", "mixed")
    assert after["officer"].changed_at == before["officer"].changed_at
    assert session.store.undo_text() == "feedback to the supervisor"


def test_nothing_changed_writes_nothing(session: Session, window: QWidget) -> None:
    sheet = edit_feedback(window, session, without_feedback(session))
    sheet.finish_asked.emit()
    assert session.store.undo_text() is None
    assert not sheet.isVisible()


def test_wrong_days_are_said_in_place(session: Session, window: QWidget) -> None:
    sheet = edit_feedback(window, session, audit_of(session, "DD20-DA-03"))
    form = sheet.forms["supervisor"]
    form.given_on.field.setText("32 June")
    sheet.finish_asked.emit()
    assert "not a date" in form.given_on.hint.text()
    form.given_on.field.setText("")
    form.received.choose("disputed")
    sheet.finish_asked.emit()
    assert form.given_on.hint.text().startswith("Write the day on which it was given")
    assert sheet.isVisible()


def test_every_field_says_whose_it_is(session: Session, window: QWidget) -> None:
    sheet = edit_feedback(window, session, audit_of(session, "DD20-MC-01"))
    assert isinstance(sheet, FeedbackSheet)
    names = {sheet.forms[who].role.accessibleName() for who in ("officer", "supervisor")}
    assert names == {"Officer: Role", "Supervisor: Role"}
    assert clipped(sheet) == []
    assert unnamed(sheet) == []
