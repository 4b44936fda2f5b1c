"""Grounds that hold other widgets: cards, banners, the strip with a suggestion, lines.

Usage::

    card = Card("Progress and grades by theme")
    card.title_row.addWidget(...)          # to the right of the title
    card.body.addWidget(...)               # below it

    Banner("red", "Tell someone now, by your normal route.", "This tool sends nothing. …",
           icon="phone-call")
    SuggestionStrip("Timeline has one grade: Medium, 19:24.", "Use this")   # taken: Space or click
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import SecondaryButton
from ui.kit.labels import Elided, Label
from ui.kit.paint import Colour, ink, paint_panel
from ui.look import fonts, icons, metrics, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BannerTone = Literal["red", "amb", "grn", "neutral"]

_BANNERS: dict[str, tuple[Colour, Colour, str, str]] = {
    "red": ("red-soft", "red-line", "red", "strong red"),
    "amb": ("amb-soft", "amb-line", "amb", "strong amb"),
    "grn": ("grn-soft", "grn-line", "grn", "strong grn"),
    "neutral": ("sunken", "line2", "t2", "strong"),
}
_BANNER_ICONS = {
    "red": "warning-octagon-fill",
    "amb": "caret-double-up-bold",
    "grn": "check-circle-fill",
    "neutral": "info",
}


class IconLabel(QLabel):
    """An icon beside words that say the same; not spoken.

    Args:
        icon: its name.
        colour: a token.
        size: 12, 14, 16 or 20 at 100 %.
    """

    def __init__(
        self, icon: str, colour: str = "t2", size: int = 16, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._colour = colour
        self._size = size
        self.setProperty("painted", True)
        self.setProperty("decoration", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, colour: str | None = None) -> None:
        """Show another icon."""
        self._icon = icon
        self._colour = colour or self._colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = fonts.px(self._size)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, QRectF(self.rect()), self._icon, self._colour, self._size)
        painter.end()


class Panel(QFrame):
    """A painted ground: fill, border, corners, perhaps a bar at the left.

    Subclasses or users set ``fill``, ``border``, ``radius``, ``bar``, ``dashed`` (tokens), then
    call `update`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fill: Colour | None = "surface"
        self.border: Colour | None = "line"
        self.radius: float = metrics.RADIUS_CARD
        self.bar: Colour | None = None
        self.dashed = False
        self.border_width = 1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_panel(
            painter,
            QRectF(self.rect()),
            fill=self.fill,
            border=self.border,
            radius=self.radius,
            bar=self.bar,
            dashed=self.dashed,
            width=self.border_width,
        )
        painter.end()


class SideGround(QWidget):
    """The ground of what stands at the right of a page, with a line at its left."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("win"))
        painter.fillRect(0, 0, 1, self.height(), ink("line"))
        painter.end()


class Line(QWidget):
    """A decorative line between things, one pixel.

    Args:
        colour: ``line`` or, stronger, ``line2``.
        upright: vertical instead of horizontal; then ``length`` high, or as high as there is.
    """

    def __init__(
        self,
        colour: str = "line",
        *,
        upright: bool = False,
        length: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setProperty("decoration", True)
        if upright:
            self.setFixedWidth(1)
            if length:
                self.setFixedHeight(length)
        else:
            self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._colour))
        painter.end()


class Card(Panel):
    """A white ground with a title row of 44 and a body.

    Args:
        title: the heading; none for a card without a title row.
        lined: whether a line parts title and body.

    Attributes:
        title_row: the layout right of the title, after a stretch.
        body: the layout of the contents, with margins of 16 at the sides.
    """

    def __init__(
        self, title: str = "", *, lined: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._head = QWidget(self)
        self.title_row = QHBoxLayout(self._head)
        self.title_row.setContentsMargins(15, 0, 15, 0)
        self.title_row.setSpacing(8)
        self.title = Elided(title, "heading")
        self.title_row.addWidget(self.title)
        self.title_row.addStretch(1)
        outer.addWidget(self._head)
        self._line = Line(parent=self)
        self._line.setVisible(lined)
        outer.addWidget(self._line)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(15, 12 if lined else 0, 15, 15)
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)
        self._head.setVisible(bool(title))
        if title:
            self.setAccessibleName(title)
        else:
            self.body.setContentsMargins(15, 15, 15, 15)
        self._measure()

    def set_title(self, title: str) -> None:
        """Give another title."""
        self.title.setText(title)
        self._head.setVisible(bool(title))
        self.setAccessibleName(title)

    def _measure(self) -> None:
        self._head.setFixedHeight(metrics.card_title() - 1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()


class Banner(Panel):
    """Something that must be read here: icon, one strong sentence, a line more, actions.

    Args:
        tone: red for what is critical, amb for what is high, grn, or neutral.
        title: the sentence.
        text: what follows from it.
        icon: another icon than the tone's own.

    Attributes:
        button_row: the layout of the buttons below the words; see `add_action`.
    """

    def __init__(
        self,
        tone: BannerTone,
        title: str,
        text: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon or _BANNER_ICONS[tone])
        self._title = Label("", "strong", wrap=True)
        self._text = Label("", "small t1", wrap=True)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(13, 9, 13, 9)
        outer.setSpacing(10)
        outer.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self.button_row = QHBoxLayout()
        self.button_row.setSpacing(6)
        self.button_row.addStretch(1)
        words.addLayout(self.button_row)
        outer.addLayout(words, 1)
        self.set_words(tone, title, text, icon=icon)

    def set_words(self, tone: BannerTone, title: str, text: str = "", *, icon: str = "") -> None:
        """Say something else."""
        self.fill, self.border, mark, look = _BANNERS[tone]
        self._icon.set_icon(icon or _BANNER_ICONS[tone], mark)
        self._title.setText(title)
        self._title.set_look(look)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.update()

    def add_action(self, button: QWidget) -> None:
        """Put a button below the words, after those already there."""
        self.button_row.insertWidget(self.button_row.count() - 1, button)


class SuggestionStrip(Panel):
    """What the timeline offers as an answer: dashed, and only a key press makes it data.

    Its button shows Space; the row that has the focus handles the key.

    Args:
        text: one sentence.
        action: the words of its one button.

    Signals:
        taken: the person takes the suggestion.
    """

    taken = Signal()

    def __init__(self, text: str, action: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.border = "acc-line"
        self.dashed = True
        self.radius = metrics.RADIUS_CONTROL
        self._text = Label("", "small t2", wrap=True)
        self._button = SecondaryButton("", keys="Space", measure="card")
        self._button.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 5, 11, 5)
        row.setSpacing(8)
        row.addWidget(IconLabel("clock-counter-clockwise", "acc-t", 14))
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self.set_words(text, action)

    def set_words(self, text: str, action: str, *, name: str = "") -> None:
        """Suggest something else; a screen reader hears first for what, where there is a name."""
        self._text.setText(text)
        self._button.setText(action)
        self._button.setAccessibleName(f"{name}, {action}" if name else action)
        self._button.setAccessibleDescription(text)
        self.setAccessibleName(f"{name}, suggestion: {text}" if name else text)

    def take(self) -> None:
        """Take the suggestion, for the row's own key."""
        self._button.click()
