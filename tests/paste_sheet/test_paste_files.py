"""Files in the sheet: a text stands as if pasted, a table is asked about its columns and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from db.records import Event, Extract
from ddaudit_desktop.logs.kept import is_log
from ddaudit_desktop.reading import records
from ui.dialogs.paste.columns_sheet import ColumnsSheet
from ui.dialogs.paste.sheet import PasteSheet
from ui.kit.sheet import Sheet
from ui.look import inspection

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.settings import Settings

ROWS = (
    "Date,Time,Entry,Type,System\n"
    "13/02/2020,19:02,RISK HIGH,,Command log\n"
    '14/02/2020,09:10,"Social care told,\nby telephone",,Command log\n'
    "\n"
    "15/02/2020,10:00,Nothing that is known,,\n"
)


def columns_of(qtbot: QtBot, window: QMainWindow) -> ColumnsSheet:
    qtbot.waitUntil(lambda: isinstance(Sheet.uppermost(window), ColumnsSheet))
    found = Sheet.uppermost(window)
    assert isinstance(found, ColumnsSheet)
    return found


def open_table(qtbot: QtBot, sheet: PasteSheet, path: Path, text: str) -> ColumnsSheet:
    path.write_text(text, encoding="utf-8")
    sheet.take_file(path)
    window = sheet.parentWidget()
    assert isinstance(window, QMainWindow)
    return columns_of(qtbot, window)


def read_rows(qtbot: QtBot, sheet: PasteSheet, columns: ColumnsSheet) -> None:
    QTest.keyClick(columns, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sheet.pane.model.rowCount() > 0)


def again(sheet: PasteSheet, session: Session) -> PasteSheet:
    window = sheet.parentWidget()
    assert window is not None
    one = PasteSheet(window, session, sheet._reader.worker, sheet._audit, sheet._settings)
    one.present(one.text)
    return one


def added(session: Session, before: set[str]) -> list[Event]:
    return [event for event in records(session.store, Event) if event.id not in before]


def ids(session: Session) -> set[str]:
    return {event.id for event in records(session.store, Event)}


def test_rows_of_a_table_become_events_that_name_and_quote_their_row(
    qtbot: QtBot, session: Session, sheet: PasteSheet, tmp_path: Path
) -> None:
    before = ids(session)
    logs = sum(map(is_log, records(session.store, Extract)))
    columns = open_table(qtbot, sheet, tmp_path / "events.csv", ROWS)
    assert inspection.unnamed(columns) == []
    assert inspection.clipped(columns) == []
    assert columns.combo("text").currentText() == "Entry"
    read_rows(qtbot, sheet, columns)
    assert sheet.text.log.splitlines()[2] == (
        "14/02/2020 | 09:10 | Social care told, by telephone |  | Command log"
    )
    assert sheet._button.text() == "Add 2 events"
    sheet._add()
    events = sorted(added(session, before), key=lambda event: event.source)
    assert [event.source for event in events] == ["events.csv, row 2", "events.csv, row 3"]
    assert {event.source_system for event in events} == {"Command log"}
    assert {event.log_id for event in events} == {""}
    extracts = records(session.store, Extract)
    quotes = {one.event_id: one.words for one in extracts if one.event_id}
    assert quotes[events[1].id] == "Social care told, by telephone"
    assert sum(map(is_log, extracts)) == logs
    session.undo()
    assert ids(session) == before


def test_the_same_table_again_offers_its_columns_and_adds_nothing(
    qtbot: QtBot, session: Session, sheet: PasteSheet, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "events.csv"
    text = ROWS.replace("Entry", "Alpha").replace("Type", "Beta")
    columns = open_table(qtbot, sheet, path, text)
    assert not columns._button.isEnabled()
    columns.combo("text").set_value("2")
    columns.combo("text").chosen.emit("2")
    read_rows(qtbot, sheet, columns)
    sheet.pane.editor.corrected.emit({"title": "Another title"})
    sheet._add()
    after = ids(session)
    assert "lpha" not in settings.columns
    assert "RISK" not in settings.columns
    second = again(sheet, session)
    columns = open_table(qtbot, second, path, text)
    assert columns._banner.accessibleName() == "Columns as last time."
    assert columns.combo("text").currentText() == "Alpha"
    read_rows(qtbot, second, columns)
    assert second._button.text() == "Nothing to add"
    assert not second._button.isEnabled()
    QTest.keyClick(second, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ids(session) == after


TITLED = (
    "Printed,13/02/2020,,\n"
    "\n"
    "Dated,Clocked,Wording,From\n"
    "13/02/2020,19:02,RISK HIGH,Command log\n"
    '14/02/2020,09:10,"Social care told, by telephone",Command log\n'
)


def test_headings_that_were_not_found_are_chosen_by_key_and_known_the_next_time(
    qtbot: QtBot, session: Session, sheet: PasteSheet, tmp_path: Path
) -> None:
    before = ids(session)
    path = tmp_path / "titled.csv"
    columns = open_table(qtbot, sheet, path, TITLED)
    assert columns.heads.currentText() == "No headings"
    assert not columns._button.isEnabled()
    columns.heads.setFocus()
    for _ in range(2):
        QTest.keyClick(columns.heads, Qt.Key.Key_Down)
    assert columns.heads.currentText() == "Row 3: Dated, Clocked, Wording, From"
    assert not columns._button.isEnabled()
    for combo, steps in (("date", 1), ("time", 2), ("text", 3)):
        for _ in range(steps):
            QTest.keyClick(columns.combo(combo), Qt.Key.Key_Down)  # type: ignore[arg-type]
    assert columns.combo("text").currentText() == "Wording"
    assert inspection.unnamed(columns) == []
    assert inspection.clipped(columns) == []
    read_rows(qtbot, sheet, columns)
    assert sheet.text.log.splitlines()[2:4] == [
        "Dated | Clocked | Wording | From",
        "13/02/2020 | 19:02 | RISK HIGH | Command log",
    ]
    sheet._add()
    assert sorted(event.source for event in added(session, before)) == [
        "titled.csv, row 4",
        "titled.csv, row 5",
    ]
    columns = open_table(qtbot, again(sheet, session), path, TITLED)
    assert columns.heads.currentText() == "Row 3: Dated, Clocked, Wording, From"
    assert columns._banner.accessibleName() == "Columns as last time."


def test_a_first_row_taken_for_headings_is_given_back_to_the_rows(
    qtbot: QtBot, sheet: PasteSheet, tmp_path: Path
) -> None:
    text = "not known,RISK HIGH\n13/02/2020 19:02,Social care told\n"
    columns = open_table(qtbot, sheet, tmp_path / "plain.csv", text)
    assert columns.heads.currentText() == "Row 1: not known, RISK HIGH"
    columns.heads.setFocus()
    QTest.keyClick(columns.heads, Qt.Key.Key_Up)
    assert columns.heads.currentText() == "No headings"
    assert columns.combo("text").itemText(1) == "Column 1"
    for role, at in (("moment", "0"), ("text", "1")):
        columns.combo(role).set_value(at)  # type: ignore[arg-type]
        columns.combo(role).chosen.emit(at)  # type: ignore[arg-type]
    read_rows(qtbot, sheet, columns)
    found = [sheet.pane.model.choice(at) for at in range(2)]
    assert [(one.line, one.moment.earliest is None) for one in found if one] == [
        (1, True),
        (2, False),
    ]


def test_day_or_month_first_is_asked_where_no_date_shows_it(
    qtbot: QtBot, sheet: PasteSheet, tmp_path: Path
) -> None:
    columns = open_table(
        qtbot, sheet, tmp_path / "a.csv", "Date,Time,Entry\n03/04/2020,19:02,RISK HIGH\n"
    )
    QTest.keyClick(columns, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(columns.order.isVisible)
    assert not columns._button.isEnabled()
    assert sheet.pane.model.rowCount() == 0
    QTest.keyClick(columns.order, Qt.Key.Key_M)
    read_rows(qtbot, sheet, columns)
    choice = sheet.pane.model.choice(0)
    assert choice is not None
    assert choice.moment.earliest is not None
    assert f"{choice.moment.earliest:%d %B}" == "04 March"


def test_cancelling_the_columns_leaves_the_sheet_as_it_was(
    qtbot: QtBot, session: Session, sheet: PasteSheet, tmp_path: Path
) -> None:
    before = ids(session)
    columns = open_table(qtbot, sheet, tmp_path / "events.csv", ROWS)
    QTest.keyClick(columns, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.pane.model.rowCount() == 0
    assert sheet.text.log == ""
    assert ids(session) == before


def test_a_text_file_stands_as_if_pasted(qtbot: QtBot, sheet: PasteSheet, tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes("12/02/20\r\n0941 RISK MEDIUM – Child’s room\r\n".encode("cp1252"))
    sheet.take_file(path)
    qtbot.waitUntil(lambda: sheet.pane.model.rowCount() == 1)
    assert "Child’s room" in sheet.text.log
    assert not sheet.text.isReadOnly()


def test_files_that_cannot_be_read_are_refused_in_a_sentence(
    qtbot: QtBot, session: Session, sheet: PasteSheet, tmp_path: Path
) -> None:
    before = ids(session)
    one_column = tmp_path / "one.csv"
    one_column.write_text("Entry\nRISK HIGH\n", encoding="utf-8")
    rubbish = tmp_path / "rubbish.csv"
    rubbish.write_bytes(bytes(range(256)) * 400)
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4000))
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", encoding="utf-8")
    blank = tmp_path / "blank.csv"
    blank.write_text("\n,,\n", encoding="utf-8")
    for path, said in (
        (one_column, "is no table"),
        (rubbish, "is not a text file"),
        (picture, "is not a text file"),
        (tmp_path / "gone.csv", "There is no file"),
        (empty, "The file is empty"),
        (blank, "is empty"),
    ):
        sheet.pane.say("")
        sheet.take_file(path)
        qtbot.waitUntil(sheet.pane.notice.isVisible)
        assert said in sheet.pane.notice.accessibleName()
        assert not sheet._button.isEnabled()
    assert ids(session) == before


def test_a_table_that_goes_away_while_its_columns_are_chosen(
    qtbot: QtBot, sheet: PasteSheet, tmp_path: Path
) -> None:
    path = tmp_path / "events.csv"
    columns = open_table(qtbot, sheet, path, ROWS)
    path.unlink()
    QTest.keyClick(columns, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(columns._banner.isVisible)
    assert "cannot be read any more" in columns._banner.accessibleName()


def test_more_rows_than_anybody_goes_through_are_refused(
    qtbot: QtBot, sheet: PasteSheet, tmp_path: Path
) -> None:
    rows = "13/02/2020,19:02,RISK HIGH\n" * 5_001
    columns = open_table(qtbot, sheet, tmp_path / "many.csv", f"Date,Time,Entry\n{rows}")
    QTest.keyClick(columns, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(columns._banner.isVisible)
    assert "more than 5,000 rows" in columns._banner.accessibleName()


def test_a_table_of_5000_columns_offers_the_first(
    qtbot: QtBot, sheet: PasteSheet, tmp_path: Path
) -> None:
    head = ",".join(["Date", "Time", "Entry", *(f"C{n}" for n in range(4_997))])
    row = ",".join(["13/02/2020", "19:02", "RISK HIGH", *["=1+1"] * 4_997])
    columns = open_table(qtbot, sheet, tmp_path / "wide.csv", f"{head}\n{row}\n")
    assert columns._banner.accessibleName() == "The table has 5,000 columns."
    assert inspection.clipped(columns) == []
    read_rows(qtbot, sheet, columns)
    assert sheet._button.text() == "Add 1 event"


def test_ctrl_o_asks_for_a_file(
    qtbot: QtBot, sheet: PasteSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.log"
    path.write_text("12/02/20\n0941 RISK MEDIUM\n", encoding="utf-8")
    monkeypatch.setattr(
        "ui.dialogs.paste.sheet.QFileDialog.getOpenFileName", lambda *_: (str(path), "")
    )
    QTest.keyClick(sheet.text, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sheet.pane.model.rowCount() == 1)


def test_a_long_text_is_read_whole_and_shown_piece_by_piece(
    qtbot: QtBot, session: Session, sheet: PasteSheet
) -> None:
    line = "19:02 RISK HIGH " + "X" * 100_000
    text = "12/02/2020\n" + f"{line}\n" * 6
    QApplication.clipboard().setText(text)
    QTest.keyClick(sheet.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sheet.pane.model.rowCount() > 0, timeout=20_000)
    assert sheet.text.log == text
    assert sheet.text.isReadOnly()
    qtbot.waitUntil(lambda: sheet.text.document().blockCount() >= 7)
    assert len(sheet.text.toPlainText()) < 20_000
    sheet._add()
    kept = [one.words for one in records(session.store, Extract) if is_log(one)]
    assert text in kept


def test_a_text_over_a_long_one_replaces_it(qtbot: QtBot, sheet: PasteSheet) -> None:
    sheet.text.show_text("0941 RISK HIGH\n" * 40_000)
    assert sheet.text.isReadOnly()
    QApplication.clipboard().setText("12/02/20\n0941 RISK MEDIUM\n")
    QTest.keyClick(sheet.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not sheet.text.isReadOnly()
    assert sheet.text.log == "12/02/20\n0941 RISK MEDIUM\n"
    qtbot.waitUntil(lambda: sheet.pane.model.rowCount() == 1, timeout=20_000)


def test_right_to_left_and_emoji_text_is_pasted_at_the_caret(
    qtbot: QtBot, sheet: PasteSheet
) -> None:
    sheet.text.setPlainText("12/02/20\n\U0001f600 0941 RISK HIGH")
    sheet.text.selectAll()
    cursor = sheet.text.textCursor()
    cursor.setPosition(11)
    sheet.text.setTextCursor(cursor)
    sheet.text._insert("\u0633\u0644\u0627\u0645\n" * 100_000)
    assert sheet.text.log.startswith("12/02/20\n\U0001f600\u0633\u0644\u0627\u0645\n")
    assert sheet.text.log.endswith("\u0633\u0644\u0627\u0645\n 0941 RISK HIGH")


def test_merging_says_which_time_counts_and_keeps_both_words(
    qtbot: QtBot, sheet: PasteSheet
) -> None:
    sheet.text.setPlainText(
        "12/02/20\n0930 CALL FROM SCHOOL\n0941 RISK MEDIUM, STREETWISE, WILL TURN UP\n"
    )
    sheet.read()
    qtbot.waitUntil(lambda: sheet.pane.model.rowCount() > 1)
    sheet.pane.table.setFocus()
    sheet.pane.table.selectRow(1)
    QTest.keyClick(sheet.pane.table, Qt.Key.Key_M)
    assert "“0930” counts; “0941” stays in the words only." in sheet.note.text()
    choosing = sheet.pane.choosing
    assert choosing is not None
    assert sheet._reading is not None
    (first, *_) = choosing.accepted([line.text for line in sheet._reading.read.lines])
    assert "STREETWISE" in first.quote
    assert "CALL FROM SCHOOL" in first.quote


def test_phrases_of_lines_without_an_event_are_shown(qtbot: QtBot, sheet: PasteSheet) -> None:
    sheet.text.setPlainText("12/02/20\n0930 CALL FROM SCHOOL\n\nSHE IS STREETWISE\n")
    sheet.read()
    qtbot.waitUntil(sheet.phrases.isVisible)
    assert sheet._reading is not None
    assert [match.words.lower() for match in sheet._reading.read.loose_matches] == ["streetwise"]


def test_a_log_of_more_events_than_anybody_goes_through_can_only_be_kept(
    qtbot: QtBot, sheet: PasteSheet
) -> None:
    sheet.text.show_text("12/02/2020\n" + "0941 RISK HIGH\n" * 6_000)
    qtbot.waitUntil(sheet.pane.notice.isVisible, timeout=20_000)
    assert "More than 5,000 events" in sheet.pane.notice.accessibleName()
    assert sheet.pane.model.rowCount() == 0
    assert sheet._button.text() == "Keep the log alone"
