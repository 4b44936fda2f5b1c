"""What can be done with the open case, from the menu of the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import Audit
from ddaudit_desktop.reading import one
from ui.dialogs.action import ActionSheet
from ui.dialogs.feedback import FeedbackSheet
from ui.kit.sheet import Sheet
from ui.places import Place
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.settings import Settings

ACTS = ("header", "systems", "feedback", "actions", "grade", "ready", "remove")


@pytest.fixture
def window(
    session: Session, settings: Settings, looks: Callable[..., None], qtbot: QtBot
) -> Iterator[Window]:
    window = Window(settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.show()
    window.show_session(session)
    yield window
    window.close()


@pytest.fixture
def case_id(window: Window, session: Session) -> str:
    """The open case."""
    opened = next(case for case in session.cases if case.reference == "DD20-CP-04")
    assert window.workspace is not None
    window.workspace.go(Place("cases", case_id=opened.case_id))
    return opened.case_id


def test_they_need_an_open_case(window: Window) -> None:
    for name in ACTS:
        command = next(c for c in window.commands if c.id == f"case.{name}")
        assert not command.keys
        assert not window.commands.possible(command)


@pytest.mark.parametrize(("name", "sheet"), [("feedback", FeedbackSheet), ("actions", ActionSheet)])
def test_sheets_open_over_the_case(
    window: Window, case_id: str, name: str, sheet: type[Sheet]
) -> None:
    window.commands.run(f"case.{name}")
    assert isinstance(Sheet.uppermost(window), sheet)


@pytest.mark.parametrize("name", ["header", "systems"])
def test_header_and_systems_open_over_the_case(window: Window, case_id: str, name: str) -> None:
    window.commands.run(f"case.{name}")
    assert Sheet.uppermost(window) is not None


def test_ready_to_grade_is_marked_and_taken_back(
    window: Window, session: Session, case_id: str
) -> None:
    audit_id = session.peek_audit(case_id).audit.id
    before = one(session.store, Audit, audit_id).ready_at
    window.commands.run("case.ready")
    assert bool(one(session.store, Audit, audit_id).ready_at) is not bool(before)
    window.commands.run("case.ready")
    assert bool(one(session.store, Audit, audit_id).ready_at) is bool(before)


def test_grading_is_shown(window: Window, case_id: str) -> None:
    assert window.workspace is not None
    window.commands.run("case.grade")
    assert window.workspace.case_page.tab == "grading"


def test_a_case_is_removed_and_undo_brings_it_back(
    window: Window, session: Session, case_id: str
) -> None:
    assert window.workspace is not None
    window.commands.run("case.remove")
    assert case_id not in [case.case_id for case in session.cases]
    assert window.workspace.section == "cases"
    assert window.workspace.case_id == ""
    window.commands.run("edit.undo")
    assert case_id in [case.case_id for case in session.cases]
