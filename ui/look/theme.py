"""The theme in force: one set of tokens given to the palette, the style sheet and every painter.

Usage::

    look = theme.apply(app, "system", 100)   # once, before the first widget; again on a change
    look.changed.connect(...)                # only for what keeps colours of its own
    painter.setPen(theme.colour("line"))     # everywhere else, at the moment of painting

Widgets need not listen: a change of theme or text size sends each of them a style change, upon
which it is measured and painted anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette

import resources
from ui.look import fonts, metrics
from ui.look.tokens import DARK, LIGHT, Palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Scheme = Literal["system", "light", "dark"]

SMALLEST, LARGEST = 90, 150

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)

_colours: dict[str, QColor] = {}
_grades: dict[str, Grade] = {}


@dataclass(frozen=True, slots=True)
class Grade:
    """The colours of a grade in the theme in force; no fill and no tint for "no grade"."""

    fill: QColor
    on_fill: QColor
    tint: QColor
    word: QColor
    mark: QColor


class Theme(QObject):
    """What the window looks like now.

    Attributes:
        scheme: what the person chose: light, dark, or as the system.
        palette: the colours that follow from it.
        text_size: in per cent of the design, 90 to 150.
        show_keys: whether key caps are shown.

    Signals:
        changed: scheme, text size or key caps were chosen, or the system's scheme is another.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme: Scheme = "light"
        self.palette: Palette = LIGHT
        self.text_size = 100
        self.show_keys = True
        self._app: QApplication | None = None
        self._shown: tuple[Palette, int, bool] | None = None

    @property
    def applied(self) -> bool:
        """Whether the program looks like this; before `apply` nothing does."""
        return self._app is not None

    @property
    def dark(self) -> bool:
        """Whether the colours in force are the dark ones."""
        return self.palette.dark

    def take(self, app: QApplication, scheme: Scheme, text_size: int, show_keys: bool) -> None:
        """Let the whole program look like this from now on."""
        first = self._app is not app
        self._app = app
        self.scheme = scheme
        self.text_size = max(SMALLEST, min(LARGEST, text_size))
        self.show_keys = show_keys
        if first:
            self._shown = None
            self._prepare(app)
        self._tell_the_frame(app)
        self._refresh()

    def _prepare(self, app: QApplication) -> None:
        """What is done once: fonts, style, no animation, following the system, the ring."""
        from ui.look.ring import FocusRing
        from ui.look.style import AuditStyle

        fonts.load()
        app.setStyle(AuditStyle())
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        FocusRing.follow(app)

    def _follow_system(self) -> None:
        if self.scheme == "system":
            self._refresh()

    def _tell_the_frame(self, app: QApplication) -> None:
        """Let the system draw the window's own frame alike, where it can."""
        hints = app.styleHints()
        if self.scheme == "dark":
            hints.setColorScheme(Qt.ColorScheme.Dark)
        elif self.scheme == "light":
            hints.setColorScheme(Qt.ColorScheme.Light)
        else:
            hints.unsetColorScheme()

    def _refresh(self) -> None:
        app = self._app
        if app is None:
            return
        self.palette = _chosen(app, self.scheme)
        look = self.palette, self.text_size, self.show_keys
        if look != self._shown:  # else every widget would be measured anew for nothing
            self._shown = look
            self._restyle(app)
        self.changed.emit()

    def _restyle(self, app: QApplication) -> None:
        _colours.clear()
        _grades.clear()
        fonts.set_text_size(self.text_size)
        app.setPalette(qt_palette())
        app.setFont(fonts.ui())
        app.setStyleSheet(style_sheet(self.palette))


_theme: list[Theme] = []


def current() -> Theme:
    """The theme in force; light at 100 % before anything was applied."""
    if not _theme:
        _theme.append(Theme())
    return _theme[0]


def apply(
    app: QApplication, scheme: Scheme = "system", text_size: int = 100, *, show_keys: bool = True
) -> Theme:
    """Give the program its look, at the start and whenever the person changes it."""
    look = current()
    look.take(app, scheme, text_size, show_keys)
    return look


def colour(name: str) -> QColor:
    """A colour of the theme in force by its token, such as ``t1``, ``acc-soft``, ``red-t``."""
    if name not in _colours:
        _colours[name] = QColor(current().palette.colours[name])
    return _colours[name]


def grade(shape: str) -> Grade:
    """The colours of a grade by its shape; an unknown or empty shape is "no grade"."""
    if shape not in _grades:
        grades = current().palette.grades
        made = grades.get(shape) or grades["dashed_ring"]
        _grades[shape] = Grade(
            *(
                QColor(hex_code) if hex_code else QColor(Qt.GlobalColor.transparent)
                for hex_code in (made.fill, made.on_fill, made.tint, made.word, made.mark)
            )
        )
    return _grades[shape]


def style_sheet(palette: Palette) -> str:
    """The one style sheet, with the colours of a palette and the sizes of the text size."""
    values = {name.replace("-", "_"): code for name, code in palette.colours.items()}
    values |= {f"px{size}": f"{fonts.px(size)}px" for size in range(8, 33)}
    for size in ("card", "normal", "dialog"):
        # Inside a border of one pixel; the style sheet adds the border itself.
        values[f"inside_{size}"] = f"{metrics.control(size) - 2}px"
        values[f"focused_{size}"] = f"{metrics.control(size) - 4}px"
    values |= {"header_row": f"{metrics.header_row() - 1}px", "menu_row": f"{metrics.line()}px"}
    values |= {"mono": fonts.MONO, "key_caps": "shown" if current().show_keys else "hidden"}
    return Template(resources.text("look/program.qss")).substitute(values)


def qt_palette() -> QPalette:
    """The same colours as Qt's own widgets ask for them."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, roles in {
        "win": (role.Window, role.Button),
        "surface": (role.Base, role.ToolTipBase),
        "hover": (role.AlternateBase, role.Light, role.Midlight),
        "t1": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
        "t3": (role.PlaceholderText,),
        "acc": (role.Highlight, role.Accent),
        "on-acc": (role.HighlightedText,),
        "acc-t": (role.Link, role.LinkVisited),
        "line": (role.Mid,),
        "line2": (role.Dark,),
        "ctl": (role.Shadow,),
    }.items():
        for one in roles:
            palette.setColor(one, colour(name))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, colour("t3"))
    return palette


def _chosen(app: QApplication, scheme: Scheme) -> Palette:
    hints = app.styleHints()
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        from ui.look.contrast import system_palette

        return system_palette(app)
    if scheme == "system":
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme == "dark" else LIGHT
