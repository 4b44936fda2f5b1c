"""Fields that save themselves: after a rest, at once when left, never over what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.kit.fields import Field, MomentField, PassphraseField, SearchField
from ui.kit.keys import KeyCap
from ui.kit.rest import REST
from ui.kit.text_area import NoteEdit, TextArea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.look import theme

Saving = Field | NoteEdit | MomentField

LONG = "Nine earlier episodes listed on the log as a reason not to worry. " * 12


@pytest.fixture
def page(look: theme.Theme, qtbot: QtBot) -> QWidget:
    """A page with another field to go to."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(QLineEdit())
    holder.resize(500, 400)
    holder.show()
    holder.activateWindow()
    return holder


def put(page: QWidget, field: QWidget, qtbot: QtBot) -> None:
    """Lay a field on the page and give it the focus."""
    column = page.layout()
    assert column is not None
    column.addWidget(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)


def leave(page: QWidget) -> None:
    """Go to the other field of the page."""
    page.findChildren(QLineEdit)[0].setFocus()


@pytest.mark.parametrize("make", [Field, NoteEdit])
def test_text_is_committed_after_a_rest(page: QWidget, qtbot: QtBot, make: type[Saving]) -> None:
    field = make("Note for MC-12")
    put(page, field, qtbot)
    told: list[str] = []
    field.committed.connect(told.append)
    QTest.keyClicks(field, "usual pattern")
    assert told == []
    assert field._rest.interval() == REST
    qtbot.waitUntil(lambda: told == ["usual pattern"])


@pytest.mark.parametrize("make", [Field, NoteEdit, MomentField])
def test_leaving_commits_at_once_and_once(page: QWidget, qtbot: QtBot, make: type[Saving]) -> None:
    field = make("Note for MC-12")
    put(page, field, qtbot)
    told: list[str] = []
    field.committed.connect(told.append)
    QTest.keyClicks(field, "1924")
    leave(page)
    assert told == ["1924"]
    field.setFocus()
    leave(page)
    assert told == ["1924"]


def test_a_moment_is_read_only_when_it_is_left(page: QWidget, qtbot: QtBot) -> None:
    field = MomentField("When")
    put(page, field, qtbot)
    QTest.keyClicks(field, "11/2")
    assert not field._rest.isActive()
    with qtbot.waitSignal(field.committed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["11/2"]


def test_now_is_asked_for_inside_the_field(page: QWidget, qtbot: QtBot) -> None:
    field = MomentField("When", now_keys="Alt+N")
    put(page, field, qtbot)
    with qtbot.waitSignal(field.now_wanted):
        QTest.keyClick(field, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("make", [Field, NoteEdit])
def test_escape_commits_and_says_so(page: QWidget, qtbot: QtBot, make: type[Saving]) -> None:
    field = make("Note")
    put(page, field, qtbot)
    QTest.keyClicks(field, "seen")
    with qtbot.waitSignals([field.committed, field.left]):
        QTest.keyClick(field, Qt.Key.Key_Escape)


@pytest.mark.parametrize("make", [Field, NoteEdit])
def test_what_is_stored_never_overwrites_what_is_typed(
    page: QWidget, qtbot: QtBot, make: type[Saving]
) -> None:
    field = make("Note", "before")
    put(page, field, qtbot)
    QTest.keyClicks(field, "X")
    typed = field.text()
    field.set_stored("from elsewhere")
    assert field.text() == typed
    field.flush()
    field.set_stored("from elsewhere")
    assert field.text() == "from elsewhere"


@pytest.mark.parametrize("make", [Field, NoteEdit])
def test_showing_what_is_stored_commits_nothing(
    page: QWidget, qtbot: QtBot, make: type[Saving]
) -> None:
    field = make("Note")
    put(page, field, qtbot)
    with qtbot.assertNotEmitted(field.committed):
        field.set_stored("stored")
        leave(page)


def test_a_text_grows_with_its_words_and_then_scrolls(page: QWidget, qtbot: QtBot) -> None:
    area = TextArea("Why", min_lines=2, max_lines=6)
    put(page, area, qtbot)
    heights = [area.sizeHint().height()]
    area.setPlainText("line\n" * 3)
    heights.append(area.sizeHint().height())
    area.setPlainText(LONG)
    heights.append(area.sizeHint().height())
    line = area.fontMetrics().lineSpacing()
    assert heights == [46, 46 + 2 * line, 46 + 4 * line]
    assert area.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_tab_leaves_a_text_of_several_lines(page: QWidget, qtbot: QtBot) -> None:
    area = TextArea("Why")
    put(page, area, qtbot)
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert not area.hasFocus()
    assert area.text() == ""


def test_a_search_shows_its_key_while_it_is_empty(page: QWidget, qtbot: QtBot) -> None:
    field = SearchField("Search cases")
    put(page, field, qtbot)
    cap = field.findChildren(KeyCap)[0]
    assert cap.isVisible()
    QTest.keyClicks(field, "night")
    assert not cap.isVisible()


def test_a_passphrase_is_shown_only_on_demand(page: QWidget, qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    put(page, field, qtbot)
    QTest.keyClicks(field, "harbour walnut")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    field.show_letters(True)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    field.show_letters(False)
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_a_wrong_field_says_why(page: QWidget, qtbot: QtBot) -> None:
    field = Field("When")
    put(page, field, qtbot)
    field.set_wrong("There is no 31 February.")
    assert field.accessibleDescription() == "There is no 31 February."
    field.set_wrong("")
    assert field.property("wrong") is False
