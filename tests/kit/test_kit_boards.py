"""Every part of the kit, in every state of the gallery: nothing cut off, nothing without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.kit import gallery
from ui.kit.boards import BOARDS
from ui.kit.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.kit.case_header import CaseHeader
from ui.kit.chips import FilterChip
from ui.kit.combo import Combo
from ui.kit.fields import Field, MomentField, SearchField
from ui.kit.grade_option import GradeOption
from ui.kit.grades import GradeButton
from ui.kit.labels import Elided, Label, Pill
from ui.kit.marking import Marking
from ui.kit.panels import IconLabel
from ui.kit.segmented import Segmented
from ui.kit.status_bar import StatusBar
from ui.kit.tab_strip import TabItem, TabStrip
from ui.kit.text_area import TextArea
from ui.kit.tick import TickBox
from ui.look import theme
from ui.look.inspection import clipped, unnamed

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.look.metrics import Size

SIZES = pytest.mark.parametrize("size", [90, 100, 110, 125, 150])


@SIZES
@pytest.mark.parametrize("name", BOARDS)
def test_nothing_is_cut_off_and_everything_has_a_name(
    look: theme.Theme, qapp: QApplication, qtbot: QtBot, name: str, size: int
) -> None:
    theme.apply(qapp, "light", size)
    board = BOARDS[name]()
    qtbot.addWidget(board)
    board.grab()
    assert clipped(board) == []
    assert unnamed(board) == []


@SIZES
@pytest.mark.parametrize("measure", ["card", "normal", "dialog"])
def test_controls_in_one_row_are_equally_high(
    look: theme.Theme, qapp: QApplication, qtbot: QtBot, measure: Size, size: int
) -> None:
    theme.apply(qapp, "light", size)
    controls = [
        SecondaryButton("Export", keys="Ctrl+E", icon="export", measure=measure),
        PrimaryButton("Add case", measure=measure),
        IconButton("plus", "Add", measure=measure),
        Segmented(name="MC-12", measure=measure),
        Combo("Lane", [("a", "All lanes")], measure=measure),
        Field("Reference", "Log 0871", measure=measure),
        MomentField("When", now_keys="Alt+N", measure=measure),
    ]
    if measure == "normal":
        controls.append(SearchField("Search"))
    for control in controls:
        qtbot.addWidget(control)
    assert len({control.sizeHint().height() for control in controls}) == 1


def test_a_change_of_text_size_reaches_shown_controls(
    look: theme.Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    controls: list[QWidget] = [
        SecondaryButton("Export", keys="Ctrl+E"),
        Segmented(name="MC-12"),
        Combo("Lane", [("a", "All lanes")]),
        Field("Reference", "Log 0871"),
        FilterChip("Missing", count=6),
        Label("Risk assessment", "heading"),
        TickBox("Not a child of this case"),
        Pill("14 years"),
        IconLabel("timer"),
        TextArea("Reason"),
        GradeButton("circle", "Good"),
        GradeOption("good", "circle", "Good", "1", "Risk seen early"),
        Marking("OFFICIAL-SENSITIVE"),
        CaseHeader(),
        TabStrip([TabItem("form", "Form")]),
        StatusBar(),
    ]
    for control in controls:
        column.addWidget(control)
    column.addStretch(1)
    holder.show()
    before = [control.height() for control in controls]
    theme.apply(qapp, "light", 150)
    holder.resize(900, 600)
    qtbot.waitUntil(lambda: controls[0].height() > before[0])
    assert all(after.height() > was for after, was in zip(controls, before, strict=True))
    assert clipped(holder) == []


def test_hidden_key_caps_take_no_room(look: theme.Theme, qapp: QApplication, qtbot: QtBot) -> None:
    button, bare = SecondaryButton("Export", keys="Ctrl+E"), SecondaryButton("Export")
    qtbot.addWidget(button)
    qtbot.addWidget(bare)
    assert button.sizeHint().width() > bare.sizeHint().width()
    theme.apply(qapp, "light", show_keys=False)
    assert button.sizeHint() == bare.sizeHint()


def test_the_gallery_writes_a_picture_of_every_board(
    look: theme.Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    assert gallery.main(["--out", str(tmp_path)]) == 0
    assert len(list(tmp_path.glob("*.png"))) == len(BOARDS) * 2 * 2


class Faulty(QWidget):
    """Faults that a person would see at once."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(200, 200)
        self.cut = QLabel("A sentence that is longer than its place", self)
        self.cut.setGeometry(0, 0, 60, 20)
        self.low = Label("Words that need three lines or more here", wrap=True, parent=self)
        self.low.setGeometry(0, 30, 80, 20)
        self.outside = QPushButton("Out", self)
        self.outside.setGeometry(180, 60, 60, 28)
        self.nameless = IconButton("x", "", parent=self)
        self.nameless.setGeometry(0, 100, 24, 24)
        self.shortened = Elided("Shortened on purpose, with a tooltip", parent=self)
        self.shortened.setGeometry(0, 130, 60, 20)


def test_the_inspection_finds_planted_faults(look: theme.Theme, qtbot: QtBot) -> None:
    faulty = Faulty()
    qtbot.addWidget(faulty)
    faulty.show()
    faults = clipped(faulty)
    assert any("A sentence" in fault for fault in faults)
    assert any("three lines" in fault for fault in faults)
    assert any("'Out'" in fault for fault in faults)
    assert not any("on purpose" in fault for fault in faults)
    assert [fault for fault in unnamed(faulty) if "IconButton" in fault]


def test_a_shortened_line_tells_the_whole_in_its_tooltip(look: theme.Theme, qtbot: QtBot) -> None:
    faulty = Faulty()
    qtbot.addWidget(faulty)
    faulty.show()
    assert faulty.shortened.toolTip() == faulty.shortened.text()
    faulty.shortened.resize(400, 20)
    assert faulty.shortened.toolTip() == ""


def test_a_button_keeps_its_key_when_its_words_change(qtbot: QtBot) -> None:
    page = QWidget()
    field, button = QLineEdit(page), SecondaryButton("Next", keys="Ctrl+J", works=True, parent=page)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    button.setText("Finish")
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
