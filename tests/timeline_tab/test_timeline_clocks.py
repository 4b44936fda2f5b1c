"""The clocks on the tab: bars by mouse and keys, expected entries, the list that reads them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.look import theme
from ui.pages.case.timeline.bar_shapes import _clipped, extent_of, placed_words
from ui.pages.case.timeline.drawing import GHOST
from ui.pages.case.timeline.event_rows import CLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.case.timeline.tab import TimelineTab


def titles(tab: TimelineTab, ids: frozenset[str]) -> set[str]:
    marks = [tab.view.lens.timeline.mark(event_id) for event_id in ids]
    return {mark.title for mark in marks if mark is not None}


def bar_key(tab: TimelineTab, label: str) -> str:
    return next(bar.key for bar in tab._bars if bar.label == label)


def spoken_rows(tab: TimelineTab) -> list[str]:
    """Every line of the list as a screen reader gets it."""
    interface = QAccessible.queryAccessibleInterface(tab.list.view)
    return [
        interface.child(at).text(QAccessible.Text.Name)
        for at in range(interface.childCount())
        if interface.child(at) is not None
    ]


def test_the_screen_reader_reads_each_event_and_each_bars_verdict(tab: TimelineTab) -> None:
    rows = spoken_rows(tab)
    for mark in tab.view.lens.timeline.marks:
        assert any(mark.title in row and mark.clock.lstrip("~") in row for row in rows), mark
    for bar in tab._bars:
        assert bar.spoken in rows
    assert "Police protection: limit broken. 74 h 10 min of 72 h: over by 2 h 10 min." in rows
    assert "Missing: 10 h 42 min from report to found." in rows


def test_the_list_can_show_the_clocks_alone(tab: TimelineTab) -> None:
    tab.list.lanes.set_value(CLOCKS)
    tab.list.lanes.chosen.emit(CLOCKS)
    assert [row.what for row in tab.list.model.rows[:2]] == ["day", "clock"]
    assert all(row.what == "clock" for row in tab.list.model.rows[1:])
    assert len(tab.list.model.rows) == len(tab._bars) + 1


def test_a_click_on_a_bar_chooses_both_its_ends_and_says_its_verdict(tab: TimelineTab) -> None:
    bars = tab.plot.bars
    key = bar_key(tab, "Police protection")
    at = [bar.key for bar in bars._bars].index(key)
    bars.verticalScrollBar().setValue(0)
    place = QPoint(600, 8 + at * tab.view.lens.measures.bar_row + 10)
    QTest.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bars.selected == key
    assert titles(tab, tab.view.ends_shown) == {"Police protection used", "Protection ended"}
    assert "Limit 72 h, by Sat 15 Feb 2020 05:55" in tab.detail.facts_shown
    assert "Verdict Limit broken" in tab.detail.facts_shown
    assert "section 46" in tab.detail.facts_shown
    row = tab.list.model.rows[tab.list.view.currentIndex().row()]
    assert row.key == key


def test_bars_are_walked_by_keyboard_and_enter_chooses_the_ends(tab: TimelineTab) -> None:
    bars = tab.plot.bars
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.selected.startswith("missing")
    assert titles(tab, tab.view.ends_shown) == {"Call from care staff", "Found"}
    QTest.keyClick(bars, Qt.Key.Key_End)
    last = bars.selected
    QTest.keyClick(bars, Qt.Key.Key_Up)
    assert bars.selected != last
    QTest.keyClick(bars, Qt.Key.Key_Home)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert bars.selected.startswith("missing")
    interface = QAccessible.queryAccessibleInterface(bars)
    assert interface.text(QAccessible.Text.Name) == "Clocks of the case"
    said = interface.text(QAccessible.Text.Description)
    assert said.startswith("Missing: 10 h 42 min from report to found.")


def test_arrows_lead_from_a_clock_to_the_events_at_its_ends(tab: TimelineTab) -> None:
    bars = tab.plot.bars
    for key, title in (
        (Qt.Key.Key_Left, "Police protection used"),
        (Qt.Key.Key_Right, "Protection ended"),
    ):
        tab.select_bar(bar_key(tab, "Police protection"))
        assert {hint.text for hint in tab.hints()} >= {"Where it begins", "Where it ends"}
        assert tab.detail.begin.isVisibleTo(tab.detail)
        bars.setFocus()
        QTest.keyClick(bars, key)
        assert titles(tab, frozenset([tab.view.selected])) == {title}
        assert tab.view.hasFocus()
        assert bars.selected == ""
    tab.select_bar(bar_key(tab, "Child"))
    assert not tab.detail.finish.isVisibleTo(tab.detail)
    tab.list.view.setFocus()
    QTest.keyClick(tab.list.view, Qt.Key.Key_Left)
    assert titles(tab, frozenset([tab.view.selected])) == {"Police protection used"}
    assert tab.list.view.hasFocus()


@pytest.mark.parametrize("text", [100, 150])
@pytest.mark.parametrize("reference", ["DD20-MC-03", "DD20-CP-04", "DD20-DI-03", "DD20-PP-02"])
def test_the_words_of_a_bar_never_lie_over_its_edges(
    open_tab: Callable[..., TimelineTab], reference: str, text: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    tab = open_tab(reference)
    theme.apply(app, "light", text)
    scene = tab.plot.bars._scene()
    for bar in tab.plot.bars._bars:
        extent = extent_of(scene, bar)
        area = QRectF(extent.left, 0, extent.right - extent.left, 19)
        left, beside, parts = placed_words(scene, bar, area, extent)
        assert not beside, bar.label
        right = left + sum(scene.measures.words(words, weight) for words, weight, _ in parts)
        for edge in filter(None, (extent.left, extent.right, extent.limit)):
            assert not left < edge < right, bar.label


def test_words_are_never_written_on_what_is_over_the_limit(
    open_tab: Callable[..., TimelineTab],
) -> None:
    tab = open_tab("DD20-MC-04")
    for hours in (48, 24, 6):
        tab.view.show_hours(hours)
        for instant in (0.2, 0.5, 0.8):
            bar = tab.view.horizontalScrollBar()
            bar.setValue(round(instant * bar.maximum()))
            scene = tab.plot.bars._scene()
            for one in tab.plot.bars._bars:
                extent = extent_of(scene, one)
                if one.tone != "over" or extent.limit is None:
                    continue
                seen = _clipped(QRectF(extent.left, 0, extent.right - extent.left, 19), scene)
                left, beside, parts = placed_words(scene, one, seen, extent)
                words = sum(scene.measures.words(said, weight) for said, weight, _ in parts)
                apart = left >= extent.right or left + words <= extent.limit
                assert beside or apart, one.label


def test_choosing_an_event_lets_the_bar_go(tab: TimelineTab) -> None:
    tab.select_bar(bar_key(tab, "Police protection"))
    tab.view.chosen.emit(next(iter(tab.view.lens.timeline.marks)).id)
    assert tab.plot.bars.selected == ""
    assert tab.view.ends_shown == frozenset()
    assert tab.detail.edit.isVisibleTo(tab.detail)


def test_a_bar_stands_between_its_ends_with_its_limit(tab: TimelineTab) -> None:
    bars = tab.plot.bars
    scene = bars._scene()
    bar = next(bar for bar in tab._bars if bar.label == "Police protection")
    extent = extent_of(scene, bar)
    assert bar.start is not None
    assert bar.end is not None
    assert extent.left == pytest.approx(scene.x_of(bar.start))
    assert extent.right == pytest.approx(scene.x_of(bar.end))
    assert extent.limit is not None
    assert extent.left < extent.limit < extent.right


def test_an_expected_entry_is_reached_by_arrows_and_is_no_event(
    open_tab: Callable[..., TimelineTab],
) -> None:
    tab = open_tab("DD20-MC-04")
    ghosts = tab.view.lens.ghosts
    assert {ghost.key for ghost in ghosts} >= {"IV-15"}
    ids = {mark.id for mark in tab.view.lens.timeline.marks}
    assert tab.audit is not None
    assert ids == {event.id for event in tab.audit.events if event.earliest is not None}
    QTest.keyClick(tab.view, Qt.Key.Key_End)
    assert tab.view.selected == f"{GHOST}IV-15"
    assert tab.plot.bars.selected == "IV-15"
    said = QAccessible.queryAccessibleInterface(tab.view).text(QAccessible.Text.Description)
    assert said.startswith("Expected and not found: Return home interview held, due by ")
    QTest.keyClick(tab.view, Qt.Key.Key_Left)
    assert tab.view.selected != f"{GHOST}IV-15"


def test_walking_right_from_the_first_meets_every_event_and_expected_entry_once(
    open_tab: Callable[..., TimelineTab],
) -> None:
    tab = open_tab("DD20-MC-04")
    QTest.keyClick(tab.view, Qt.Key.Key_Home)
    met = [tab.view.selected]
    while True:
        QTest.keyClick(tab.view, Qt.Key.Key_Right)
        if tab.view.selected == met[-1]:
            break
        met.append(tab.view.selected)
    stops = len(tab.view.lens.timeline.marks) + len(tab.view.lens.ghosts)
    assert len(met) == len(set(met)) == stops
    for expected in reversed(met[:-1]):
        QTest.keyClick(tab.view, Qt.Key.Key_Left)
        assert tab.view.selected == expected


def test_a_click_on_an_expected_entry_says_what_is_missing(
    open_tab: Callable[..., TimelineTab],
) -> None:
    tab = open_tab("DD20-MC-04")
    view, scene = tab.view, tab.view.scene()
    band = next(band for band in view.drawing.bands if band.lane.key == "partners")
    chip = next(c for c in view.drawing.ghost_chips(band) if c.ghost.key == "IV-15")
    x = round(scene.x(chip.place.left)) + 10
    y = round(chip.top + scene.header - scene.down) + 8
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert view.selected == f"{GHOST}IV-15"
    assert "Missing" in tab.detail.facts_shown


def test_the_clocks_follow_a_change_of_an_event_and_its_undo(tab: TimelineTab) -> None:
    assert tab.audit is not None
    ended = next(e for e in tab.audit.events if e.kind == "PP_ENDED")
    tab.select_event(ended.id)
    tab.remove_event()
    bar = next(bar for bar in tab._bars if bar.interval_id == "IV-01")
    assert bar.verdict != "broken"
    tab.session.undo()
    bar = next(bar for bar in tab._bars if bar.interval_id == "IV-01")
    assert bar.verdict == "broken"
