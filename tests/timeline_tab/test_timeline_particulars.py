"""The particulars of an event: fields that follow its kind, kept with it and shown with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ddaudit_desktop.definitions import catalogue
from on_timeline import sheet_of
from ui.look import theme
from ui.look.inspection import clipped, unnamed
from ui.pages.case.timeline.particulars import Particulars

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Event
    from ui.kit.combo import Combo
    from ui.pages.case.timeline.event_sheet import EventSheet
    from ui.pages.case.timeline.tab import TimelineTab


def pick(combo: Combo, code: str) -> None:
    """Choose as a person does: the signal of the choice is sent."""
    combo.set_value(code)
    combo.activated.emit(combo.currentIndex())


def begun(tab: TimelineTab, kind: str) -> EventSheet:
    tab.add_event()
    sheet = sheet_of(tab)
    pick(sheet.kind, kind)
    return sheet


def saved(tab: TimelineTab, sheet: EventSheet, when: str = "11/2/2020 2100") -> Event:
    assert tab.audit is not None
    sheet.when.setText(when)
    sheet.finish_asked.emit()
    assert sheet.saved_id
    return next(e for e in tab.audit.events if e.id == sheet.saved_id)


def test_the_fields_follow_the_kind(tab: TimelineTab) -> None:
    sheet = begun(tab, "ENQUIRY")
    assert sheet.particulars.isHidden()
    pick(sheet.kind, "BAIL_GRANTED")
    choices = sheet.particulars.choices
    assert {key: combo.accessibleName() for key, combo in choices.items()} == {
        "authority": "Authorised by",
        "conditions": "Conditions about the child",
    }
    pick(sheet.kind, "ENQUIRY")
    assert sheet.particulars.isHidden()


def test_a_kind_is_found_by_any_of_its_words(tab: TimelineTab) -> None:
    tab.add_event()
    sheet = sheet_of(tab)
    QTest.keyClicks(sheet.kind, "found")
    assert sheet.kind.value() == "LOCATED"
    QTest.keyClicks(sheet.kind, "zz")  # no kind goes on like this: the choice stays
    assert sheet.kind.value() == "LOCATED"
    sheet.kind._sought = ""  # as after a while
    QTest.keyClicks(sheet.kind, "risk reviewed")
    assert sheet.kind.value() == "RISK_REVIEWED"
    assert sheet.particulars.isVisible()


def test_a_band_is_kept_and_shown(tab: TimelineTab) -> None:
    sheet = begun(tab, "RISK_CHANGED")
    pick(sheet.particulars.choices["band"], "high")
    event = saved(tab, sheet)
    assert event.details == {"band": "high"}
    assert "Risk grade changed: High" in {m.title for m in tab.view.lens.timeline.marks}
    assert "Risk grade changed: High" in {row.words for row in tab.list.model.rows}
    tab.select_event(event.id)
    assert "Risk band High" in tab.detail.facts_shown
    tab.edit_event()
    again = sheet_of(tab)
    assert again.particulars.choices["band"].value() == "high"
    pick(again.particulars.choices["new_information"], "yes")
    combo = again.particulars.choices["band"]
    combo.setCurrentIndex(0)
    again.finish_asked.emit()
    assert tab.audit is not None
    after = next(e for e in tab.audit.events if e.id == event.id)
    assert after.details == {"new_information": "yes"}
    assert tab.audit.title_of(after) == "Risk grade changed"
    assert "New information cited Yes" in tab.detail.facts_shown
    tab.session.undo()
    before = next(e for e in tab.audit.events if e.id == event.id)
    assert before.details == {"band": "high"}


def test_the_band_of_another_scale_is_never_taken_over(tab: TimelineTab) -> None:
    sheet = begun(tab, "RISK_SET")
    pick(sheet.particulars.choices["band"], "high")
    pick(sheet.kind, "RISK_REVIEWED")
    assert sheet.particulars.choices["band"].value() == "high", "the same scale"
    pick(sheet.kind, "KIRAT")
    assert sheet.particulars.choices["band"].value() is None
    pick(sheet.kind, "ENQUIRY")
    pick(sheet.kind, "RISK_SET")
    assert sheet.particulars.choices["band"].value() == "high"
    pick(sheet.kind, "ENQUIRY")
    assert saved(tab, sheet).details == {}


def test_what_no_field_shows_stays_with_an_event_of_its_kind(qtbot: QtBot) -> None:
    kinds = catalogue().event_kinds
    kept = {"band": "medium", "from_elsewhere": "kept"}
    window = QWidget()
    qtbot.addWidget(window)
    particulars = Particulars(kinds["RISK_SET"], kept, window)
    particulars.setParent(window)
    particulars.show_kind(kinds["RISK_SET"])
    assert particulars.value() == kept
    particulars.show_kind(kinds["RISK_CHANGED"])
    assert particulars.value() == {"band": "medium"}


def test_tab_goes_from_the_kind_through_its_particulars_to_the_time(tab: TimelineTab) -> None:
    sheet = begun(tab, "BAIL_GRANTED")
    sheet.title.setFocus()
    choices = sheet.particulars.choices
    stops: list[QWidget | None] = []
    for _ in range(3):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [choices["authority"], choices["conditions"], sheet.when]


def test_nothing_is_cut_off_or_unnamed(
    open_tab: Callable[..., TimelineTab], qapp: QApplication, qtbot: QtBot
) -> None:
    tab = open_tab()
    for scheme in ("light", "dark"):
        theme.apply(qapp, scheme, 150)
        sheet = begun(tab, "BAIL_GRANTED")
        assert unnamed(sheet) == []
        qtbot.waitUntil(lambda sheet=sheet: clipped(sheet) == [])  # type: ignore[misc]
        sheet.dismiss()
