"""Key caps: every key is visible where it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import key_cap_width, paint_key_cap, paint_text, text_width
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

GAP = 5
BETWEEN_CAPS = 4


class KeyCap(QLabel):
    """The cap of one key or chord, such as ``Ctrl+K``; hidden by View, Show keys."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setProperty("painted", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = key_cap_width(self.text())
        return QSize(width, metrics.key_cap() if width else 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key_cap(painter, 0, self.height() / 2, self.text())
        painter.end()


class KeyHintLine(QWidget):
    """Keys with what they do, in one line; those that do not fit are left out.

    Args:
        hints: pairs of keys and words, the most useful first: ``((("J", "K"), "Move"), …)``.
        centred: whether the line stands in the middle of its place.
    """

    def __init__(
        self,
        hints: Sequence[tuple[Sequence[str], str]] = (),
        *,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hints: list[tuple[Sequence[str], str]] = []
        self._centred = centred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_hints(hints)

    def set_hints(self, hints: Sequence[tuple[Sequence[str], str]]) -> None:
        """Show other keys."""
        self._hints = list(hints)
        words = "; ".join(f"{' '.join(keys)} {text}" for keys, text in self._hints)
        self.setAccessibleName(f"Keys: {words}" if words else "Keys")
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[int]:
        font = fonts.ui(12)
        found = []
        for keys, text in self._hints:
            caps = sum(key_cap_width(key) for key in keys) + BETWEEN_CAPS * (len(keys) - 1)
            found.append(caps + GAP + text_width(text, font))
        return found

    @override
    def sizeHint(self) -> QSize:
        between = fonts.px(14)
        widths = self._widths()
        return QSize(sum(widths) + between * max(0, len(widths) - 1), metrics.key_cap())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, metrics.key_cap())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        between = fonts.px(14)
        shown: list[tuple[int, Sequence[str], str]] = []
        taken = 0
        for width, (keys, text) in zip(self._widths(), self._hints, strict=True):
            if taken + width > self.width():
                break
            shown.append((width, keys, text))
            taken += width + between
        left = (self.width() - taken + between) / 2 if self._centred else 0.0
        painter = QPainter(self)
        for width, keys, text in shown:
            _paint_hint(painter, left, self.height(), keys, text)
            left += width + between
        painter.end()


def _paint_hint(
    painter: QPainter, left: float, height: float, keys: Sequence[str], text: str
) -> None:
    for key in keys:
        paint_key_cap(painter, left, height / 2, key)
        left += key_cap_width(key) + BETWEEN_CAPS
    left += GAP - BETWEEN_CAPS
    font = fonts.ui(12)
    area = QRectF(left, 0, text_width(text, font) + 1, height)
    paint_text(painter, area, text, font, "t2")
