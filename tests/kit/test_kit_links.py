"""Links stand in line with the words around them, and beside the buttons of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.buttons import LinkButton
from ui.kit.flag_card import FlagCard
from ui.kit.labels import Label
from ui.look import fonts, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

IN_SIDE = 300
"""What the side of the form leaves a card beside its scroll bar, at 100 %."""


def test_a_link_stands_in_line_with_the_words_above_it_and_its_ring_is_whole(
    look: theme.Theme, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    words, link = Label("Here are words"), LinkButton("Here are more words")
    for made in (words, link):
        column.addWidget(made)
    holder.show()
    holder.activateWindow()
    assert first_ink(words) == first_ink(link)
    link.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(link.hasFocus)
    ring = next(w for w in holder.findChildren(QWidget) if w.property("decoration"))
    assert holder.rect().contains(ring.geometry())
    assert ring.geometry().contains(link.geometry())


def first_ink(widget: QWidget) -> int:
    """The first column of pixels in which something is painted."""
    picture = widget.grab().toImage()
    ground = picture.pixel(0, 0)
    return next(
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) != ground for y in range(picture.height()))
    )


@pytest.mark.parametrize("text_size", [100, 125, 150])
def test_the_evidence_of_a_flag_stands_beside_its_answers_as_long_as_there_is_room(
    qapp: QApplication, look: theme.Theme, qtbot: QtBot, text_size: int
) -> None:
    theme.apply(qapp, "light", text_size)
    card = FlagCard("CK-MC-03", "high", "Grade not raised", why="Rule: …", evidence=3)
    qtbot.addWidget(card)
    card.set_open(True)
    card.show()
    link = card.findChild(LinkButton)
    assert link is not None
    for width, beside in ((fonts.px(IN_SIDE), True), (fonts.px(IN_SIDE - 60), False)):
        card.resize(width, 200)
        qtbot.wait(1)
        assert (link.y() <= card._dismiss.y() + card._dismiss.height() // 2) == beside
