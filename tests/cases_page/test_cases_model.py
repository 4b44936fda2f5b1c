"""The model of the list: rows, what is said, what is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ddaudit_desktop.cases.filters import Sorting
from ddaudit_desktop.overview.ledger import scale_grades
from ddaudit_desktop.reading import today
from ui.kit.table import CELL, GradeCell, IconCell, PillCell, ProgressCell, TextCell
from ui.models.cases import COLUMNS, PICKED, SORTED, CasesModel, Shown

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.session import Session

AT = {column.key: at for at, column in enumerate(COLUMNS)}


def filled(session: Session, store: Store) -> CasesModel:
    model = CasesModel()
    shown = Shown({grade.code: grade for grade in scale_grades(store)}, today(store))
    model.show(session.cases, shown, Sorting())
    return model


def cell(model: CasesModel, reference: str, column: str) -> object:
    row = [case.reference for case in model.cases].index(reference)
    return model.index(row, AT[column]).data(CELL)


def test_the_model_keeps_qt_s_rules(
    session: Session, store: Store, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(filled(session, store))
    qtmodeltester.check(CasesModel())


def test_cells_show_what_the_picture_shows(session: Session, store: Store) -> None:
    model = filled(session, store)
    assert cell(model, "DD20-MC-03", "concern") == IconCell("megaphone", "t3")
    assert cell(model, "DD20-DI-03", "concern") == IconCell("megaphone-fill", "red")
    assert cell(model, "DD20-MC-03", "status") == PillCell("Looked after", "acc")
    assert cell(model, "DD20-MC-02", "status") == PillCell("", "plain")
    assert cell(model, "DD20-MC-03", "grade") == GradeCell("", "No grade")
    assert cell(model, "DD20-PP-02", "grade") == GradeCell("triangle", "Requires improvement")
    assert cell(model, "DD20-MC-03", "answered") == ProgressCell(48 / 97, "49%")
    assert cell(model, "DD20-MC-03", "changed") == TextCell("14:32", colour="t2", size=12)
    assert cell(model, "DD20-MC-01", "changed") == TextCell("14 May", colour="t2", size=12)
    assert cell(model, "DD20-DI-02", "minutes") == TextCell("–")


def test_rows_speak(session: Session, store: Store) -> None:
    model = filled(session, store)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = model.index(2, AT["reference"]).data(role)
    assert said == (
        "DD20-MC-03, Child A, 14 years, looked after, in progress, no grade, 49% answered, "
        "concern acknowledged"
    )
    model.pick([model.cases[2].case_id], on=True)
    assert model.index(2, AT["reference"]).data(role).endswith(", selected")
    assert model.index(2, AT["answered"]).data(role) == "48 of 97 answered"


def test_headings_say_how_the_list_is_sorted(session: Session, store: Store) -> None:
    model = filled(session, store)
    across = Qt.Orientation.Horizontal
    assert model.headerData(AT["reference"], across, SORTED) == "up"
    assert model.headerData(AT["age"], across, SORTED) == ""
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(AT["reference"], across, role) == "Reference, sorted upwards"
    assert model.headerData(AT["concern"], across, role) == "Concern"


def test_the_same_rows_are_not_reset(session: Session, store: Store, qtbot: QtBot) -> None:
    model = filled(session, store)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(model.dataChanged):
        model.show(list(model.cases), Shown(), Sorting())
    assert not resets
    model.pick([case.case_id for case in model.cases[:3]], on=True)
    model.show(model.cases[2:], Shown(), Sorting("age"))
    assert resets
    assert len(model.picked) == 1
    assert model.index(0, 0).data(PICKED)
