"""Icons by name, drawn from the bundled SVG files in a colour of the theme.

An icon is never the only label, except in the collapsed navigation. Drawn pixmaps are kept by name,
colour, size and screen density, so a change of theme simply asks for others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

import resources
from ui.look import fonts, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_sources: dict[str, str] = {}
_drawn: dict[tuple[str, str, int, float], QPixmap] = {}


def pixmap(
    name: str, colour: str | QColor = "t2", size: int = 16, density: float | None = None
) -> QPixmap:
    """An icon as a picture.

    Args:
        name: file name without ``.svg``, such as ``flag`` or ``check-circle-fill``.
        colour: a token, or a colour worked out from one.
        size: pixels of the design: 16, 14 in dense rows, 12 in chips, 20 on the welcome screen.
        density: device pixels per pixel; the screen's by default.
    """
    ink = theme.colour(colour) if isinstance(colour, str) else colour
    if density is None:
        app = QGuiApplication.instance()
        density = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    side = fonts.px(size)
    key = (name, ink.name(), side, density)
    if key not in _drawn:
        _drawn[key] = _draw(_source(name).replace("currentColor", ink.name()), side, density)
    return _drawn[key]


def icon(name: str, colour: str = "t2", size: int = 16) -> QIcon:
    """An icon for menus, actions and item views; it shows the theme of the moment it is made."""
    result = QIcon()
    result.addPixmap(pixmap(name, colour, size))
    result.addPixmap(pixmap(name, "t3", size), QIcon.Mode.Disabled)
    return result


def paint(
    painter: QPainter, area: QRectF, name: str, colour: str | QColor = "t2", size: int = 16
) -> None:
    """Draw an icon in the middle of an area."""
    device = painter.device()
    picture = pixmap(name, colour, size, device.devicePixelRatioF() if device else 1.0)
    side = fonts.px(size)
    corner = area.center() - QPointF(side / 2, side / 2)
    painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), picture)


def logo(size: int = 16) -> QPixmap:
    """The mark of the program, in its own colours."""
    return pixmap("logo", "acc", size)


def _source(name: str) -> str:
    if name not in _sources:
        _sources[name] = resources.text(f"icons/{name}.svg")
    return _sources[name]


def _draw(svg: str, side: int, density: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(QSize(round(side * density), round(side * density)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(density)
    return picture
