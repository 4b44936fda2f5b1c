"""The form looked over: nothing cut, everything named, quick to open, as designed by numbers."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from db.store import Store
from ui.look import theme
from ui.look.inspection import clipped, unnamed
from ui.pages.case.form.tab import FormTab
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SIZES = [(1440, 900, 100), (1280, 720, 100), (1440, 900, 150), (1280, 720, 150)]


@pytest.fixture
def example_session(built_example: Path, tmp_path: Path) -> Iterator[Session]:
    copy = tmp_path / "Example.ddaudit"
    shutil.copyfile(built_example, copy)
    store = Store.open(copy)
    store.sign_in("Auditor 1", "Detective sergeant")
    yield Session(store)
    store.close()


def look_over(tab: FormTab) -> list[str]:
    assert tab.audit is not None
    faults = []
    for section in tab.audit.form.sections:
        for question in (section.questions[0], section.questions[-1]):
            tab.go_to(question.id)
            assert clipped(tab.rows) == []  # rows know their heights at once
            for _ in range(4):  # the guidance beside them takes a few turns of the loop
                QApplication.sendPostedEvents()
            found = clipped(tab) + unnamed(tab)
            faults += [f"{question.id} {fault}" for fault in found]
    return faults


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("reference", ["DD20-MC-03", "DD20-DA-01", "DD20-CP-01", "DD20-DI-01"])
def test_nothing_is_cut_and_everything_has_a_name(
    qapp: QApplication,
    qtbot: QtBot,
    example_session: Session,
    reference: str,
    sizes: tuple[int, int, int],
) -> None:
    width, height, size = sizes
    theme.apply(qapp, "light", size)
    tab = FormTab(example_session)
    qtbot.addWidget(tab)
    tab.resize(width - 56, height - round(156 * size / 100))
    tab.show()
    case = next(case for case in example_session.cases if case.reference == reference)
    tab.open(example_session.audit_of(case.case_id))
    tab.start_focus()
    for _ in range(4):
        QApplication.sendPostedEvents()
    assert tab.width() == width - 56
    assert look_over(tab) == []


def test_another_text_size_keeps_the_question_in_work(
    qapp: QApplication, qtbot: QtBot, example_session: Session
) -> None:
    theme.apply(qapp, "light", 100)
    tab = FormTab(example_session)
    qtbot.addWidget(tab)
    tab.resize(1384, 744)
    tab.show()
    tab.open(example_session.audit_of(example_session.cases[2].case_id))
    tab.go_to("MC-12")
    theme.apply(qapp, "dark", 150)
    qtbot.waitUntil(lambda: clipped(tab) == [])
    assert tab.rows.current is not None
    assert tab.rows.current.question.id == "MC-12"
    assert tab.focusWidget() is tab.rows.current.home
    theme.apply(qapp, "light", 100)
    qtbot.waitUntil(lambda: clipped(tab) == [])
