"""The bundled fonts: Inter for everything read, JetBrains Mono for codes and raw logs.

`load` registers them once, before the first widget. `ui` and `mono` give fonts at the text size the
person chose; sizes are the pixel sizes of the design at 100 %.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

import resources

SANS = "Inter Deep Dive"
MONO = "JetBrains Mono Deep Dive"
SANS_FAMILIES = [SANS, "Segoe UI", "Noto Sans"]
MONO_FAMILIES = [MONO, SANS, "Consolas"]
FILES = (
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "Inter-Bold",
    "JetBrainsMono-Regular",
    "JetBrainsMono-Medium",
)

_loaded: list[int] = []
_made: dict[tuple[bool, int, int], QFont] = {}
_text_size = [100]


def load() -> None:
    """Register the bundled fonts with Qt; a second call does nothing."""
    if not _loaded:
        for name in FILES:
            data = resources.data(f"fonts/{name}.ttf")
            _loaded.append(QFontDatabase.addApplicationFontFromData(data))


def set_text_size(percent: int) -> None:
    """Let every font asked for from now on have this size against the design."""
    _text_size[0] = percent
    _made.clear()


def px(size: float) -> int:
    """A length of the design in pixels at the chosen text size."""
    return int(size * _text_size[0] / 100 + 0.5)


def ui(size: int = 13, weight: int = 400) -> QFont:
    """The text font; weights are 400, 500, 600, and 700 for the marking alone."""
    return _font(SANS_FAMILIES, size, weight, mono=False)


def mono(size: int = 12, weight: int = 400) -> QFont:
    """The font of codes and raw logs; weights are 400 and 500."""
    return _font(MONO_FAMILIES, size, weight, mono=True)


def _font(families: list[str], size: int, weight: int, *, mono: bool) -> QFont:
    key = (mono, size, weight)
    if key not in _made:
        font = QFont(families)
        font.setPixelSize(px(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        _made[key] = font
    return _made[key]
