"""The timeline tab as a person uses it: keys, and list and drawing in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ddaudit_desktop.acts import events
from ddaudit_desktop.moments import read_moment
from on_timeline import event, press, sheet_of, title_chosen
from ui.kit.sheet import Sheet
from ui.look import theme
from ui.look.inspection import clipped, unnamed
from ui.pages.case.timeline.event_rows import ROW
from ui.pages.case.timeline.event_sheet import EventSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.pages.case.timeline.tab import TimelineTab
    from ui.session import Session


def test_lanes_of_the_missing_child(tab: TimelineTab) -> None:
    titles = [lane.title for lane in tab.view.lens.timeline.lanes]
    assert titles == ["Child A", "Control room", "Response", "Supervision", "Partners"]


def test_siblings_have_a_lane_each(open_tab: Callable[..., TimelineTab]) -> None:
    lanes = open_tab("DD20-CP-04").view.lens.timeline.lanes
    assert [lane.title for lane in lanes if lane.base == "child"] == ["Child F", "Child F2"]


def test_the_gap_while_missing_is_hatched_and_the_quiet_days_after_are_folded(
    tab: TimelineTab,
) -> None:
    drawing = tab.view.drawing
    assert [gap.length for gap in drawing.hatched] == ["6 h 02 min"]
    assert [fold.length for fold in drawing.axis.folds] == ["49 h", "12 h"]
    tab.bar.fold.click()
    assert tab.view.drawing.axis.folds == []
    assert len(tab.view.drawing.hatched) == 3


def test_events_without_a_time_wait_in_the_tray_and_are_never_drawn(tab: TimelineTab) -> None:
    waiting = {card.waiting.title: card.waiting.about for card in tab.tray.cards}
    assert waiting == {
        "Child told why": "PP-10 · no time found",
        "Parents told": "PP-12 · “later that morning”",
        "Vulnerability notice sent": "MC-26 · “12/02”",
    }
    drawn = {mark.title for mark in tab.view.lens.timeline.marks}
    listed = {row.words for row in tab.list.model.rows if row.what == "event"}
    assert not drawn & set(waiting)
    assert listed == drawn
    assert all(
        chip.mark.start > 0
        for band in tab.view.drawing.bands
        for chip in tab.view.drawing.chips(band, -1e9, 1e9)
    )


def test_no_chip_covers_another(tab: TimelineTab) -> None:
    for band in tab.view.drawing.bands:
        places = [chip.place for chip in tab.view.drawing.chips(band, -1e9, 1e9)]
        for at, one in enumerate(places):
            for other in places[at + 1 :]:
                apart = one.right < other.left or other.right < one.left
                assert one.row != other.row or apart


def test_the_list_has_days_and_gaps_and_speaks_each_event(tab: TimelineTab) -> None:
    rows = tab.list.model.rows
    assert rows[0].words == "Tue 11 Feb 2020"
    assert "Nothing recorded for 6 h 02 min" in [row.words for row in rows if row.what == "gap"]
    place = tab.list.model.place_of(event(tab, "Police protection used").id)
    assert place is not None
    said = tab.list.model.data(tab.list.model.index(place), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "05:55, Wed 12 Feb 2020, Response, Police protection used, Log 0871, line 16, and notebook"
    )


def test_drawing_list_and_detail_are_in_step_both_ways(tab: TimelineTab) -> None:
    found = event(tab, "Found")
    tab.view.chosen.emit(found.id)
    row = tab.list.view.currentIndex().data(ROW)
    assert row.mark.id == found.id
    assert "MC-22" in tab.detail.facts_shown
    place = tab.list.model.place_of(event(tab, "Log closed").id)
    assert place is not None
    tab.list.view.setCurrentIndex(tab.list.model.index(place))
    assert title_chosen(tab) == "Log closed"
    assert "Log 0871, line 22" in tab.detail.facts_shown


def test_arrows_walk_along_time_and_between_lanes(tab: TimelineTab) -> None:
    press(tab, Qt.Key.Key_Right)
    assert title_chosen(tab) == "Last seen"
    press(tab, Qt.Key.Key_Right, 4)
    assert title_chosen(tab) == "Risk set: Medium"
    press(tab, Qt.Key.Key_Down)
    assert title_chosen(tab) == "Unit deployed"
    press(tab, Qt.Key.Key_Up, 2)
    assert title_chosen(tab) == "Last seen"
    press(tab, Qt.Key.Key_End)
    assert title_chosen(tab) == "Log closed"
    press(tab, Qt.Key.Key_Right)
    assert title_chosen(tab) == "Log closed"


def test_a_click_chooses_and_a_double_click_edits(tab: TimelineTab) -> None:
    area = next(a for a, c in tab.view.chips_in_sight() if c.mark.title == "Call from public")
    QTest.mouseClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert title_chosen(tab) == "Call from public"
    QTest.mouseDClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert sheet_of(tab).title.text() == "Call from public"


def test_zooming_keeps_the_chosen_event_where_it_is_and_zero_fits(tab: TimelineTab) -> None:
    tab.select_event(event(tab, "Found").id)
    view = tab.view
    mark = view.lens.timeline.mark(view.selected)
    assert mark is not None
    before = view.drawing.axis.x_of(mark.start) - view.horizontalScrollBar().value()
    press(tab, Qt.Key.Key_Plus, 3)
    after = view.drawing.axis.x_of(mark.start) - view.horizontalScrollBar().value()
    assert abs(before - after) <= 2
    assert view.lens.scale > view.lens.fit_scale
    assert tab.bar.spans.value() is None
    press(tab, Qt.Key.Key_0)
    assert view.lens.wanted is None
    assert tab.bar.spans.value() == "fit"
    tab.bar.spans.choose("6")
    assert view.lens.hours_across == pytest.approx(6)


def test_letters_shade_nights_and_show_the_list(tab: TimelineTab) -> None:
    press(tab, Qt.Key.Key_N)
    assert not tab.bar.night.isChecked()
    press(tab, Qt.Key.Key_L)
    assert tab.side.isHidden()
    press(tab, Qt.Key.Key_L)
    assert not tab.side.isHidden()


def test_the_list_is_asked_for_where_there_is_little_room(
    open_tab: Callable[..., TimelineTab],
) -> None:
    tab = open_tab(size=(1224, 534))
    assert tab.side.isHidden()
    press(tab, Qt.Key.Key_L)
    assert not tab.side.isHidden()
    assert tab.bar.list.isChecked()


def test_an_empty_timeline_offers_to_paste_and_to_add(
    qtbot: QtBot, open_tab: Callable[..., TimelineTab]
) -> None:
    tab = open_tab("DD20-DI-02")
    assert QApplication.focusWidget() is tab.empty.paste
    with qtbot.waitSignal(tab.asked) as asked:
        tab.empty.paste.click()
    assert asked.args == ["case.paste_log"]
    assert tab.tray.isHidden()
    tab.empty.button.click()
    assert sheet_of(tab).kind.value() is None


def test_a_case_is_found_as_it_was_left(tab: TimelineTab, session: Session) -> None:
    tab.select_event(event(tab, "Found").id)
    tab.bar.spans.choose("6")
    left = tab.view.sight()
    first = tab.audit
    other = next(case for case in session.cases if case.reference == "DD20-CP-04")
    tab.open(session.audit_of(other.case_id))
    assert tab.view.lens.wanted is None
    assert first is not None
    tab.open(first)
    assert tab.view.sight() == left
    assert title_chosen(tab) == "Found"


def test_the_lane_filter_lists_one_lane(tab: TimelineTab) -> None:
    tab.list.lanes.set_value("partners")
    tab.list.lanes.chosen.emit("partners")
    titles = [row.words for row in tab.list.model.rows if row.what == "event"]
    assert titles == [
        "Duty team told",
        "Local authority told",
        "Strategy discussion",
        "Return interview",
    ]


def test_the_wheel_zooms_at_the_cursor(tab: TimelineTab) -> None:
    view, port = tab.view, tab.view.viewport()
    place = QPointF(700, 200)
    x = place.x() - view.lens.measures.gutter
    under = view.drawing.axis.t_of(x + view.horizontalScrollBar().value())
    turn = QWheelEvent(
        place,
        QPointF(port.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = view.lens.scale
    QApplication.sendEvent(port, turn)
    assert view.lens.scale == pytest.approx(before * 1.25**2)
    still = view.drawing.axis.t_of(x + view.horizontalScrollBar().value())
    assert abs(still - under) < 60 * 5


def test_dragging_pans(tab: TimelineTab) -> None:
    view = tab.view
    tab.bar.spans.choose("6")
    before = view.horizontalScrollBar().value()
    port = view.viewport()
    start = QPointF(600, port.height() - 20).toPoint()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start - QPointF(120, 0).toPoint())
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton)
    assert view.horizontalScrollBar().value() == before + 120


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_everything_has_a_name_and_no_word_is_cut(
    qtbot: QtBot, open_tab: Callable[..., TimelineTab], scheme: str, text_size: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for size in ((1384, 714), (1224, 534)):
        tab = open_tab(size=size)
        theme.apply(app, scheme, text_size)  # type: ignore[arg-type]
        tab.select_event(event(tab, "Police protection used").id)
        window = tab.window()
        qtbot.waitUntil(lambda: not clipped(window))  # noqa: B023
        assert window.width() == size[0]
        assert unnamed(window) == []
        tab.edit_event()
        sheet = sheet_of(tab)
        qtbot.waitUntil(lambda: not clipped(sheet))  # noqa: B023
        assert unnamed(sheet) == []


def test_the_drawing_says_what_is_chosen(tab: TimelineTab) -> None:
    tab.select_event(event(tab, "Found").id)
    interface = QAccessible.queryAccessibleInterface(tab.view)
    assert interface.text(QAccessible.Text.Name) == "Timeline of DD20-MC-03"
    said = interface.text(QAccessible.Text.Description)
    assert said == "05:40 Found, Child A, 12 Feb 2020. 24 events in 5 lanes."
    tab.select_event(event(tab, "Handover, no tasks").id)
    said = interface.text(QAccessible.Text.Description)
    assert "11 Feb 2020. Then: nothing recorded for 6 h 02 min. " in said


def test_a_key_leads_from_gap_to_gap(tab: TimelineTab) -> None:
    met = []
    for _ in range(4):
        press(tab, Qt.Key.Key_G)
        met.append(title_chosen(tab))
    assert met == [
        "Handover, no tasks",
        "Prevention interview",
        "Return interview",
        "Handover, no tasks",
    ]


def test_a_month_is_shown_without_a_day_of_the_week(tab: TimelineTab, session: Session) -> None:
    found = event(tab, "Found")
    session.run(events.edit_event, found.id, moment=read_moment("Feb 2020"))
    tab.select_event(found.id)
    assert "Time Feb 2020 · month only" in tab.detail.facts_shown


def test_the_ring_of_a_card_in_the_tray_is_whole_and_enter_edits_it(
    qtbot: QtBot, tab: TimelineTab
) -> None:
    card = tab.tray.cards[0]
    holder = card.parentWidget()
    assert holder is not None
    qtbot.waitUntil(lambda: holder.rect().adjusted(2, 2, -2, -2).contains(card.geometry()))
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.chosen
    assert Sheet.uppermost(tab.window()) is None
    QTest.keyClick(card, Qt.Key.Key_Return)
    sheet = Sheet.uppermost(tab.window())
    assert isinstance(sheet, EventSheet)
