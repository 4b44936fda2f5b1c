"""Theme, fonts, icons and sizes: applied to the whole program, changed while it runs."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

import resources
from ui.kit.labels import Label
from ui.look import fonts, icons, metrics, theme
from ui.look.contrast import system_palette
from ui.look.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CODE_OF_TOKEN = re.compile(r"\$\{(\w+)\}")


@pytest.fixture
def ground(look: theme.Theme, qtbot: QtBot) -> QWidget:
    """A shown widget without anything on it."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(80, 40)
    widget.show()
    return widget


def colour_at(widget: QWidget) -> str:
    """The colour in the middle of a widget as it is painted."""
    image: QImage = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).name().upper()


def test_a_change_of_theme_paints_the_window_anew(
    ground: QWidget, qapp: QApplication, look: theme.Theme, qtbot: QtBot
) -> None:
    assert colour_at(ground) == LIGHT.colours["win"]
    with qtbot.waitSignal(look.changed):
        theme.apply(qapp, "dark")
    assert look.dark
    assert colour_at(ground) == DARK.colours["win"]


def test_the_palette_says_the_same_as_the_tokens(look: theme.Theme, qapp: QApplication) -> None:
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window).name().upper() == LIGHT.colours["win"]
    assert palette.color(QPalette.ColorRole.Text).name().upper() == LIGHT.colours["t1"]
    assert palette.color(QPalette.ColorRole.Highlight).name().upper() == LIGHT.colours["acc"]


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_a_chosen_theme_is_taken(
    look: theme.Theme, qapp: QApplication, scheme: theme.Scheme, dark: bool
) -> None:
    theme.apply(qapp, scheme)
    assert look.palette.dark is dark


def test_the_system_theme_is_light_where_the_system_says_nothing(
    look: theme.Theme, qapp: QApplication
) -> None:
    theme.apply(qapp, "system")
    assert qapp.styleHints().colorScheme() != Qt.ColorScheme.Dark
    assert look.palette is LIGHT


@pytest.mark.parametrize(("asked", "taken"), [(20, 90), (90, 90), (150, 150), (400, 150)])
def test_text_size_stays_within_bounds(
    look: theme.Theme, qapp: QApplication, asked: int, taken: int
) -> None:
    theme.apply(qapp, "light", asked)
    assert look.text_size == taken


def test_labels_follow_the_text_size(look: theme.Theme, qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("Risk assessment", "heading")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint()
    assert QFontInfo(label.font()).pixelSize() == 14
    theme.apply(qapp, "light", 150)
    assert QFontInfo(label.font()).pixelSize() == 21
    assert label.sizeHint().height() > before.height()


def test_the_bundled_fonts_are_the_ones_in_use(look: theme.Theme) -> None:
    for weight in (400, 500, 600, 700):
        info = QFontInfo(fonts.ui(13, weight))
        assert (info.family(), info.weight()) == (fonts.SANS, weight)
    assert QFontInfo(fonts.mono(12, 500)).family() == fonts.MONO


def test_figures_are_all_as_wide_as_one_another(look: theme.Theme) -> None:
    for weight in (400, 600):
        seen = QFontMetrics(fonts.ui(13, weight))
        assert len({seen.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1


def test_lines_are_as_high_as_the_design_asks(look: theme.Theme) -> None:
    assert [metrics.line(size) for size in (11, 12, 13, 14)] == [16, 17, 18, 20]


def test_heights_are_those_of_the_design(look: theme.Theme) -> None:
    assert [metrics.control(size) for size in ("card", "normal", "dialog")] == [24, 28, 32]
    assert metrics.table_row() == 30
    assert metrics.card_title() == 44
    assert metrics.tab_row() == 36
    assert metrics.top_bar() == 40
    assert metrics.status_bar() == 28
    assert metrics.nav_row() == 32
    assert metrics.chip() == 26
    assert metrics.pill() == 20


@pytest.mark.parametrize("name", resources.names("fonts", ".ttf"))
def test_a_font_is_small_and_may_be_embedded(name: str) -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    assert len(resources.data(name)) < 350_000
    face = TTFont(name, io.BytesIO(resources.data(name))).face
    for sign in "AzŁłßŒΩяЖ£€½–“”…°":
        assert ord(sign) in face.charToGlyph, sign


def test_every_font_and_icon_set_has_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in resources.text("fonts/Inter-OFL.txt")
    assert "SIL OPEN FONT LICENSE" in resources.text("fonts/JetBrainsMono-OFL.txt")
    assert "MIT License" in resources.text("icons/Phosphor-LICENSE.txt")


@pytest.mark.parametrize("name", resources.names("icons", ".svg"))
def test_an_icon_is_drawn_in_the_colour_asked_for(look: theme.Theme, name: str) -> None:
    picture = icons.pixmap(name.removeprefix("icons/").removesuffix(".svg"), "red", 128)
    image = picture.toImage()
    seen = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen
    if "logo" not in name:
        assert seen == {LIGHT.colours["red"]}


def test_icons_are_as_sharp_as_the_screen(look: theme.Theme) -> None:
    picture = icons.pixmap("flag", "t2", 16, density=2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)


def test_an_icon_takes_the_colour_of_another_theme(look: theme.Theme, qapp: QApplication) -> None:
    light = icons.pixmap("flag", "t1").toImage()
    theme.apply(qapp, "dark")
    assert icons.pixmap("flag", "t1").toImage() != light


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    sheet = resources.text("look/program.qss")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b(?![^{]*\{)", sheet) == []


def test_every_value_of_the_style_sheet_is_filled_in(look: theme.Theme) -> None:
    assert "${" in resources.text("look/program.qss")
    assert "$" not in theme.style_sheet(LIGHT)


def test_focus_moves_no_text_in_a_field(look: theme.Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    first, field = QLineEdit(), QLineEdit("11 Feb 2020 19:24")
    column.addWidget(first)
    column.addWidget(field)
    holder.show()
    holder.activateWindow()
    first.setFocus()
    before = (field.size(), field.cursorRect().x())
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert (field.size(), field.cursorRect().x()) == before


def test_high_contrast_takes_the_colours_of_the_system(qapp: QApplication) -> None:
    palette = system_palette(qapp)
    assert palette.colours.keys() == LIGHT.colours.keys()
    assert palette.colours["line"] == palette.colours["t1"]
    assert palette.grades["circle"].fill == ""


def test_plain_labels_show_signs_as_they_are(look: theme.Theme, qtbot: QtBot) -> None:
    label = Label("<b>a & b</b>")
    qtbot.addWidget(label)
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
