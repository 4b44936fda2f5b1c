"""The Cases page, driven by keys on the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import AccessEntry, Case
from ddaudit_desktop.acts.cases import CaseFacts, edit_header, remove_case
from ddaudit_desktop.reading import one
from ui.look.inspection import clipped, unnamed
from ui.models.cases import COLUMNS
from ui.pages.cases.head import Head
from ui.places import Place
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.pages.cases.page import CasesPage

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def listed(page: CasesPage) -> list[str]:
    return [case.reference for case in page.model.cases]


def current(page: CasesPage) -> str:
    case = page.model.case_at(page.table.currentIndex().row())
    return case.reference if case else ""


def press(
    page: CasesPage,
    key: Qt.Key | str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key wherever the focus is."""
    # The stubs leave out that a letter will do.
    QTest.keyClick(page.focusWidget() or page, key, modifier)  # type: ignore[arg-type]


def test_every_case_is_listed_and_the_first_is_current(page: CasesPage) -> None:
    assert len(listed(page)) == 20
    assert current(page) == "DD20-MC-01"
    assert page.head._count.text() == "20 of 20"


def test_letters_and_arrows_move_and_enter_opens(page: CasesPage, going: list[Place]) -> None:
    for key in (Key.Key_J, Key.Key_J, Key.Key_K, Key.Key_Down):
        press(page, key)
    assert current(page) == "DD20-MC-03"
    press(page, Key.Key_Return)
    assert going == [Place("cases", case_id=page.current_case_id)]


def test_numbers_filter_by_theme_and_escape_clears(page: CasesPage) -> None:
    press(page, Key.Key_2)
    assert len(listed(page)) == 4
    press(page, Key.Key_5)
    assert len(listed(page)) == 7
    assert page.filters.chips["theme:DA"].isChecked()
    assert page.head._count.text() == "7 of 20"
    press(page, Key.Key_Escape)
    assert len(listed(page)) == 20
    assert page.filters.chips[""].isChecked()


def test_slash_searches_texts_and_the_list_follows(page: CasesPage, qtbot: QtBot) -> None:
    press(page, Key.Key_Slash)
    qtbot.waitUntil(page.search.hasFocus)
    QTest.keyClicks(page.search, "street wise")
    qtbot.waitUntil(lambda: 0 < len(listed(page)) < 20)
    assert "DD20-MC-03" in listed(page)
    press(page, Key.Key_Return)
    assert page.table.hasFocus()
    press(page, Key.Key_Escape)
    assert len(listed(page)) == 20
    assert page.search.text() == ""


def test_nothing_found_says_so_and_offers_to_clear(page: CasesPage, qtbot: QtBot) -> None:
    press(page, Key.Key_Slash)
    QTest.keyClicks(page.search, "zzzz")
    qtbot.waitUntil(lambda: not listed(page))
    assert page.no_match.isVisible()
    assert page.no_match._words.text() == "0 of 20"
    press(page, Key.Key_Escape)
    assert page.table.isVisible()
    assert len(listed(page)) == 20


def test_a_place_brings_its_filters(page: CasesPage) -> None:
    page.arrive(Place("cases", filters=("no_grade",)))
    assert listed(page) == ["DD20-MC-03", "DD20-DI-02", "DD20-CP-04"]
    page.arrive(Place("cases"))
    assert len(listed(page)) == 3  # kept for the sitting
    page.arrive(Place("cases", filters=("grade:requires_improvement",)))
    assert listed(page) == ["DD20-PP-02"]
    assert page.filters.chips["grade:requires_improvement"].isChecked()


def test_picking_extends_and_the_export_gets_it(page: CasesPage) -> None:
    asked: list[str] = []
    page.asked.connect(asked.append)
    assert page.selected_case_ids == [page.current_case_id]
    press(page, Key.Key_X)
    press(page, Key.Key_J, SHIFT)
    press(page, Key.Key_Down, SHIFT)
    first = [case.case_id for case in page.model.cases[:3]]
    assert page.selected_case_ids == first
    assert page.foot.currentWidget() is page.foot.picked
    assert page.foot.picked._count.text() == "3 cases selected"
    press(page, Key.Key_K)
    press(page, Key.Key_X)
    assert page.selected_case_ids == [first[0], first[2]]
    page.foot.picked.export_wanted.emit()
    assert asked == ["record.export"]
    press(page, Key.Key_A, CONTROL)
    assert len(page.selected_case_ids) == 20
    press(page, Key.Key_Escape)
    assert not page.model.picked
    assert page.foot.currentWidget() is page.foot.ledger


def test_clicks_pick_too(page: CasesPage) -> None:
    table = page.table

    def click(row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        spot = table.visualRect(page.model.index(row, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, spot)

    click(1, CONTROL)
    click(4, SHIFT)
    assert len(page.model.picked) == 4
    click(2, CONTROL)
    assert len(page.model.picked) == 3
    click(6)
    assert current(page) == "DD20-DA-01"


def test_headings_and_the_menu_sort(page: CasesPage) -> None:
    before = page.current_case_id
    page.table.sort_wanted.emit("age")
    assert listed(page)[0] == "DD20-PP-01"
    assert page.current_case_id == before
    menu = page.sort_menu()
    action = next(a for a in menu.actions() if a.text() == "Age")
    assert action.isChecked()
    action.trigger()
    assert listed(page)[0] == "DD20-MC-04"
    menu.close()


def test_numbers_of_the_ledger_filter(page: CasesPage) -> None:
    page.foot.ledger.wanted.emit("not_accounted_for")
    assert len(listed(page)) == 3
    page.foot.ledger.wanted.emit("grade:inadequate")
    assert len(listed(page)) == 5
    page.foot.ledger.wanted.emit("all")
    assert len(listed(page)) == 20


def test_more_offers_what_some_case_has(page: CasesPage) -> None:
    page.filters.fill_menu()
    words = {action.text() for action in page.filters.menu.actions()}
    assert {"Feedback given  (2)", "Child in need  (3)", "Inadequate  (5)"} <= words
    action = next(a for a in page.filters.menu.actions() if a.text() == "Filed  (6)")
    action.trigger()
    assert len(listed(page)) == 6
    page.filters.chips["stage:filed"].click()
    assert len(listed(page)) == 20
    assert "stage:filed" not in page.filters.chips


def test_the_preview_shows_the_current_case(
    page: CasesPage, going: list[Place], qtbot: QtBot
) -> None:
    page.table.go_to_row(2)
    qtbot.waitUntil(lambda: page.preview._reference.text() == "DD20-MC-03")
    assert page.preview._events.text() == "24 events"
    assert page.preview._span.text() == "11 – 15 February 2020"
    assert page.preview._next_code.text() == "MC-13"
    page.preview.record_button.click()
    assert going[-1] == Place("cases", case_id=page.current_case_id, tab="record")
    page.preview.open_button.click()
    assert going[-1] == Place("cases", case_id=page.current_case_id)


def test_a_preview_is_a_consultation(page: CasesPage, store: Store, qtbot: QtBot) -> None:
    page.table.go_to_row(5)
    qtbot.waitUntil(lambda: page.preview._reference.text() == "DD20-MC-06")
    from sqlmodel import col, select

    with store.reading() as reading:
        query = select(AccessEntry).where(col(AccessEntry.record_id) == page.current_case_id)
        assert [entry.verb for entry in reading.exec(query)] == ["consultation"]


def test_moving_fast_reads_only_where_it_ends(page: CasesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.preview._reference.text() == "DD20-MC-01")
    for _ in range(4):
        press(page, Key.Key_J)
    assert page.preview._reference.text() == "DD20-MC-01"
    qtbot.waitUntil(lambda: page.preview._reference.text() == "DD20-MC-05")


def test_the_preview_is_a_switch_where_room_is_short(
    show_page: Callable[..., CasesPage], session: Session
) -> None:
    page = show_page(session, (1096, 622))
    assert not page.preview.isVisible()
    assert page.head.preview.isVisible()
    press(page, Key.Key_P)
    assert page.preview.isVisible()
    press(page, Key.Key_P)
    assert not page.preview.isVisible()


def test_changes_show_and_the_current_case_stays(page: CasesPage, store: Store) -> None:
    page.table.go_to_row(4)
    case_id = page.current_case_id
    case = page.model.cases[4]
    facts = CaseFacts(case.reference, case.theme, more={"label": "Child E2"})
    page.session.run(edit_header, case_id, facts)
    assert page.current_case_id == case_id
    assert one(store, Case, case_id).label == page.model.cases[4].label == "Child E2"
    page.session.run(remove_case, case_id)
    assert len(listed(page)) == 19
    page.session.undo()
    assert len(listed(page)) == 20


def test_no_cases_shows_the_way_to_the_first(
    show_page: Callable[..., CasesPage], empty_store: Store, qtbot: QtBot
) -> None:
    page = show_page(Session(empty_store))
    asked: list[str] = []
    page.asked.connect(asked.append)
    qtbot.waitUntil(page.no_cases.button.hasFocus)
    assert not page.foot.isVisible()
    assert not page.preview.isVisible()
    page.no_cases.button.click()
    assert asked == ["case.add"]
    assert clipped(page) == []


LOOKS = [
    ("light", 100, (1256, 802)),
    ("dark", 100, (1096, 622)),
    ("light", 150, (1256, 802)),
    ("light", 150, (1096, 622)),
]


@pytest.mark.parametrize("look", LOOKS)
def test_no_word_is_cut_and_everything_has_a_name(
    show_page: Callable[..., CasesPage],
    looks: Callable[..., None],
    session: Session,
    look: tuple[str, int, tuple[int, int]],
    qtbot: QtBot,
) -> None:
    scheme, text, size = look
    looks(scheme, text)
    page = show_page(session, size)
    page.table.go_to_row(2)
    reference = page.preview._reference
    qtbot.waitUntil(lambda: page.preview.isHidden() or reference.text() == "DD20-MC-03")
    qtbot.waitUntil(lambda: clipped(page) == [])
    assert unnamed(page) == []
    page.toggle_preview()
    page.table.pick_all()
    qtbot.waitUntil(lambda: page.preview.isHidden() or reference.text() == "DD20-MC-03")
    qtbot.waitUntil(lambda: clipped(page) == [])
    assert unnamed(page) == []


def test_the_search_gives_way_to_what_stands_beside_it(
    looks: Callable[..., None], qtbot: QtBot
) -> None:
    looks("light", 150)
    head = Head()
    qtbot.addWidget(head)
    head.setMinimumSize(1, 1)
    head.show_count(20, 20, any_case=True)
    head.resize(628, 43)
    head.show()
    qtbot.waitUntil(lambda: clipped(head) == [])
    assert head.search.geometry().right() < head.add.geometry().left()
    assert head.search.placeholderText() == "Search"
    head.resize(1200, 43)
    qtbot.waitUntil(lambda: head.search.placeholderText() == head.search.accessibleName())
    qtbot.waitUntil(lambda: clipped(head) == [])


@pytest.mark.parametrize("width", [1384, 1256, 1096, 980])
@pytest.mark.parametrize("with_preview", [True, False])
def test_no_cell_is_cut_at_any_width(
    show_page: Callable[..., CasesPage], session: Session, width: int, with_preview: bool
) -> None:
    page = show_page(session, (width, 802))
    if page.preview.isHidden() == with_preview:
        page.toggle_preview()
    table = page.table
    shown = [at for at in range(page.model.columnCount()) if not table.isColumnHidden(at)]
    for at in shown[1:]:
        assert table.sizeHintForColumn(at) <= table.columnWidth(at) - table.heading.tail(at)
    assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width()


def test_every_column_has_room_beside_the_preview(page: CasesPage) -> None:
    assert not page.preview.isHidden()
    hidden = [column.title for at, column in enumerate(COLUMNS) if page.table.isColumnHidden(at)]
    assert hidden == []


def test_hints_name_the_keys(page: CasesPage) -> None:
    said = {hint.text: hint.keys for hint in page.hints()}
    assert said["Theme filter"] == ("1…5",)
    assert said["Export record"] == ("Ctrl+E",)
