"""A log is pasted, gone through by keys and added in one step; cancelling leaves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from db.records import Event, Extract
from ddaudit_desktop.logs.kept import is_log
from ddaudit_desktop.reading import records
from ui.dialogs.paste.sheet import PasteSheet
from ui.kit.labels import Pill
from ui.kit.table import CELL, TextCell
from ui.look import inspection, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from ui.session import Session

LOG = resources.text("example/log-0871.txt")
NEW = "12/02/20\n0930 CALL FROM SCHOOL\n0941 RISK MEDIUM\n"


def read(qtbot: QtBot, sheet: PasteSheet, text: str) -> None:
    sheet.text.setPlainText(text)
    sheet.read()
    qtbot.waitUntil(lambda: sheet.pane.model.rowCount() > 0)


def count(session: Session) -> tuple[int, int]:
    extracts = records(session.store, Extract)
    return len(records(session.store, Event)), sum(map(is_log, extracts))


def test_a_log_is_added_by_keys_and_taken_back_by_one_undo(
    qtbot: QtBot, session: Session, sheet: PasteSheet
) -> None:
    before = count(session)
    read(qtbot, sheet, LOG)
    assert sheet.facts.source.text() == "Log 0871"
    rows = sheet.pane.model.rowCount()
    ticked = sheet.pane.model.choosing.to_add if sheet.pane.model.choosing else 0
    assert rows >= 17
    assert ticked >= 15
    QTest.keyClick(sheet.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    events, logs = count(session)
    assert (events, logs) == (before[0] + ticked, before[1] + 1)
    session.undo()
    assert count(session) == before


def test_the_same_log_again_adds_nothing(
    qtbot: QtBot, session: Session, window: QMainWindow, sheet: PasteSheet
) -> None:
    read(qtbot, sheet, LOG)
    sheet._add()
    after = count(session)
    again = PasteSheet(window, session, sheet._reader.worker, sheet._audit, sheet._settings)
    again.present(again.text)
    read(qtbot, again, LOG)
    assert again.pane.model.choosing is not None
    assert again.pane.model.choosing.to_add == 0
    again._add()
    assert count(session) == after


def test_rows_are_corrected_in_place(qtbot: QtBot, session: Session, sheet: PasteSheet) -> None:
    read(qtbot, sheet, NEW)
    sheet.pane.table.setFocus()
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_Space)
    first = sheet.pane.model.choice(0)
    assert first is not None
    assert not first.ticked
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_Return)
    assert sheet.pane.editor.when.hasFocus()
    sheet.pane.editor.when.selectAll()
    QTest.keyClicks(sheet.pane.editor.when, "0935")
    sheet.pane.table.setFocus()
    changed = sheet.pane.model.choice(0)
    assert changed is not None
    assert changed.ticked
    assert changed.moment.typed == "0935"
    assert changed.moment.earliest is not None
    assert f"{changed.moment.earliest:%d %H:%M}" == "12 09:35"
    sheet.pane.editor.when.setFocus()
    sheet.pane.editor.when.selectAll()
    QTest.keyClicks(sheet.pane.editor.when, "25:61")
    sheet.pane.table.setFocus()
    assert sheet.pane.editor.when.text() == "25:61"
    still = sheet.pane.model.choice(0)
    assert still is not None
    assert still.moment.typed == "0935"


def test_a_row_is_merged_with_the_one_above(qtbot: QtBot, sheet: PasteSheet) -> None:
    read(qtbot, sheet, NEW)
    rows = sheet.pane.model.rowCount()
    sheet.pane.table.setFocus()
    sheet.pane.table.selectRow(1)
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_M)
    assert sheet.pane.model.rowCount() == rows - 1
    merged = sheet.pane.model.choice(0)
    assert merged is not None
    assert merged.last_line >= 3


def test_cancelling_leaves_nothing(qtbot: QtBot, session: Session, sheet: PasteSheet) -> None:
    before = count(session)
    read(qtbot, sheet, LOG)
    QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert count(session) == before


def test_text_without_events_can_be_kept_alone(
    qtbot: QtBot, session: Session, sheet: PasteSheet
) -> None:
    before = count(session)
    sheet.text.setPlainText("Nothing that is timed.\nStill nothing.\n")
    sheet.read()
    qtbot.waitUntil(lambda: sheet._button.text() == "Keep the log alone")
    assert sheet.pane.notice.isVisible()
    sheet._add()
    assert count(session) == (before[0], before[1] + 1)


def test_what_is_no_text_is_refused_in_a_sentence(qtbot: QtBot, sheet: PasteSheet) -> None:
    sheet.text.setPlainText("\x01\x02\x03" * 400)
    sheet.read()
    qtbot.waitUntil(sheet.pane.notice.isVisible)
    assert "not the text of a log" in sheet.pane.notice.accessibleName()
    assert not sheet._button.isEnabled()
    picture = QMimeData()
    picture.setImageData(QImage(QPoint(4, 4).x(), 4, QImage.Format.Format_RGB32))
    sheet.text.insertFromMimeData(picture)
    assert "picture" in sheet.pane.notice.accessibleName()


def test_a_date_that_is_none_is_said_and_nothing_is_dated(qtbot: QtBot, sheet: PasteSheet) -> None:
    read(qtbot, sheet, "1924 RISK MEDIUM\n2010 SGT AWARE\n")
    first = sheet.pane.model.choice(0)
    assert first is not None
    assert first.moment.earliest is None
    sheet.facts.day.setText("31/02/2020")
    sheet.read()
    assert "not a date" in sheet.facts.day.accessibleDescription()
    sheet.facts.day.setText("11/02/2020")
    sheet.read()

    def dated() -> bool:
        choice = sheet.pane.model.choice(0)
        return choice is not None and choice.moment.earliest is not None

    qtbot.waitUntil(dated)


def test_everything_in_it_has_a_name_and_nothing_is_cut(qtbot: QtBot, sheet: PasteSheet) -> None:
    read(qtbot, sheet, LOG)
    assert inspection.unnamed(sheet) == []
    assert inspection.clipped(sheet) == []


def test_the_words_of_a_row_follow_its_kind(qtbot: QtBot, sheet: PasteSheet) -> None:
    read(qtbot, sheet, NEW)
    first = sheet.pane.model.choice(0)
    assert first is not None
    assert first.title == "Call"
    sheet.pane.editor.kind.set_value("LOG_CLOSED")
    sheet.pane.editor.kind.chosen.emit("LOG_CLOSED")
    assert sheet.pane.model.index(0, 2).data() == "Log closed"
    sheet.pane.editor.title.setFocus()
    sheet.pane.editor.title.setText("Closed by nights")
    sheet.pane.editor.title.flush()
    sheet.pane.editor.kind.chosen.emit("LOG_OPENED")
    assert sheet.pane.model.index(0, 2).data() == "Closed by nights"


def test_escape_leaves_the_fields_and_asks_before_corrections_are_lost(
    qtbot: QtBot, session: Session, sheet: PasteSheet
) -> None:
    before = count(session)
    read(qtbot, sheet, NEW)
    sheet.pane.table.setFocus()
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_Return)
    sheet.pane.editor.when.selectAll()
    QTest.keyClicks(sheet.pane.editor.when, "0935")
    QTest.keyClick(sheet.pane.editor.when, Qt.Key.Key_Escape)
    assert sheet.pane.table.hasFocus()
    changed = sheet.pane.model.choice(0)
    assert changed is not None
    assert changed.moment.typed == "0935"
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.pane.notice.accessibleName() == "Nothing is added yet."
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert count(session) == before


def test_what_was_corrected_and_merged_is_not_offered_again_in_a_longer_log(
    qtbot: QtBot, session: Session, window: QMainWindow, sheet: PasteSheet
) -> None:
    start = "12/02/20\n0930 CALL FROM SCHOOL\n0941 RISK MEDIUM\n0955 UNIT AT SCENE\n"
    read(qtbot, sheet, start)
    sheet.pane.editor.kind.chosen.emit("ENQUIRY")
    sheet.pane.table.setFocus()
    sheet.pane.table.selectRow(2)
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_M)
    assert sheet.pane.model.rowCount() == 2
    sheet._add()
    after = count(session)
    again = PasteSheet(window, session, sheet._reader.worker, sheet._audit, sheet._settings)
    again.present(again.text)
    read(qtbot, again, f"{start}1010 LOG CLOSED\n")
    choosing = again.pane.model.choosing
    assert choosing is not None
    assert [(row.line, row.state) for row in choosing.rows] == [
        (2, "linked"),
        (3, "linked"),
        (4, "linked"),
        (5, "new"),
    ]
    again._add()
    assert count(session) == (after[0] + 1, after[1])


@pytest.mark.parametrize("size", [(1440, 900), (1000, 620)])
def test_how_sure_a_row_is_stands_in_sight_or_ends_in_dots(
    qtbot: QtBot, sheet: PasteSheet, window: QMainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    read(qtbot, sheet, LOG)
    table = sheet.pane.table
    widths = [table.columnWidth(at) for at in range(sheet.pane.model.columnCount())]
    assert sum(widths) <= table.viewport().width()
    doubtful = next(at for at in range(20) if "·" in sheet.pane.model.index(at, 5).data())
    index = sheet.pane.model.index(doubtful, 5)
    levels = {
        cell.text.partition(" ")[0]: cell.sure
        for at in range(sheet.pane.model.rowCount())
        if isinstance(cell := sheet.pane.model.index(at, 5).data(CELL), TextCell)
    }
    assert levels == {"Sure": 3, "Likely": 2, "Check": 1, "Told": 0}
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data()


def test_the_status_bar_names_the_keys_of_what_has_the_focus(
    qtbot: QtBot, sheet: PasteSheet
) -> None:
    read(qtbot, sheet, NEW)

    def named() -> dict[str, str]:
        return {"".join(keys): words for keys, words in sheet.hints()}

    assert named()["F6"] == "Text or events"
    assert "M" not in named()
    QTest.keyClick(sheet.text, Qt.Key.Key_F6)
    assert sheet.pane.table.hasFocus()
    assert named() == {
        "↑↓": "Row",
        "Space": "Tick",
        "Enter": "Edit",
        "M": "Merge with row above",
        "F6": "Text or events",
        "F8": "Next to check",
    }
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_Return)
    assert named()["Esc"] == "Back to the row"
    QTest.keyClick(sheet.pane.editor.when, Qt.Key.Key_F6)
    assert sheet.text.hasFocus()


def test_why_a_row_is_doubtful_stands_in_full_below_the_list(
    qtbot: QtBot, sheet: PasteSheet
) -> None:
    read(qtbot, sheet, LOG)
    sheet.pane.table.setFocus()
    said: list[str] = []
    for at in range(sheet.pane.model.rowCount()):
        sheet.pane.table.selectRow(at)
        choice = sheet.pane.model.choice(at)
        assert choice is not None
        why = choice.placed.proposed.why.removesuffix("; no clock time")
        assert choice.state != "new" or why in sheet.pane.editor.said.text()
        said.append(sheet.pane.editor.said.text())
    assert (
        "Line 10, “LATE EVE”. Kept as a range, 21:45–23:10, between its neighbours. "
        "Checks use the kindest reading. "
        "Check: what counts as an enquiry is for you to say."
    ) in said
    assert inspection.clipped(sheet) == []


def test_enter_on_a_row_that_is_there_already_says_where_to_correct_it(
    qtbot: QtBot, session: Session, window: QMainWindow, sheet: PasteSheet
) -> None:
    read(qtbot, sheet, NEW)
    sheet._add()
    again = PasteSheet(window, session, sheet._reader.worker, sheet._audit, sheet._settings)
    again.present(again.text)
    read(qtbot, again, NEW)
    again.pane.table.setFocus()
    QTest.keyClick(again.pane.table, Qt.Key.Key_Return)
    assert "correct the event there" in again.note.text()


def test_the_lane_of_an_only_child_is_the_child_and_wrong_terms_of_every_theme_are_found(
    qtbot: QtBot, session: Session, window: QMainWindow, sheet: PasteSheet
) -> None:
    case = next(case for case in session.cases if case.reference == "DD20-MC-03")
    audit = session.peek_audit(case.case_id)
    assert audit.case.theme == "MC"
    assert len(audit.children) == 1
    one = PasteSheet(window, session, sheet._reader.worker, audit, sheet._settings)
    one.present(one.text)
    read(qtbot, one, LOG)
    assert one.pane.model.index(0, 2).data() == "Last seen"
    assert one.pane.model.index(0, 3).data() == "Child A"
    assert "Child A" in [
        one.pane.editor.lane.itemText(at) for at in range(one.pane.editor.lane.count())
    ]
    assert "“PPO”, wrong term" in [pill.text() for pill in one.phrases.findChildren(Pill)]


def test_the_row_in_work_stays_in_sight_where_its_words_take_room_from_the_list(
    qtbot: QtBot, sheet: PasteSheet, window: QMainWindow
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 150)
    window.resize(1280, 720)
    read(qtbot, sheet, LOG)
    table = sheet.pane.table
    for at in range(sheet.pane.model.rowCount()):
        table.selectRow(at)
        QTest.qWait(0)
        shown = table.visualRect(sheet.pane.model.index(at, 2))
        assert table.viewport().rect().contains(shown, proper=False), at
    assert inspection.clipped(sheet) == []


def test_the_keys_shown_follow_the_focus(
    window: QMainWindow, sheet: PasteSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(
        window,
        "show_hints",
        lambda: shown.append([words for _, words in sheet.hints()]),
        raising=False,
    )
    sheet.facts.system.setFocus()
    sheet.text.setFocus()
    assert len(shown) >= 2
    assert shown[-1] == [words for _, words in sheet.hints()]
