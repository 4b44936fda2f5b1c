"""Fields of one line: text, search, a moment in time, a passphrase.

Usage::

    Field("Police reference", placeholder="Log 0871")
    SearchField("Search cases", placeholder="Search references, notes and quotes")
    MomentField("When did you tell them?")            # committed(text): parsing happens elsewhere
    PassphraseField("Passphrase")

Every field has ``committed``: the text once the person stopped typing or left the field, only if it
is another than before. ``set_stored`` shows what is stored and never overwrites what is half typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.kit.buttons import IconButton, LinkButton
from ui.kit.keys import KeyCap
from ui.kit.rest import REST, Rest
from ui.look import fonts, icons

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.look.metrics import Size

SIDE = 8
GAP = 6


class Field(QLineEdit):
    """A field of one line, 28 high.

    Args:
        name: what it holds, spoken; the label beside it says the same.
        text: what is stored.
        placeholder: an example of what to type; never the only label.
        icon: an icon at the left.
        measure: ``card`` 24, ``normal`` 28, ``dialog`` 32 high.
        delay: milliseconds of rest before `committed`; 0 to wait until the field is left.

    Signals:
        committed: the text to write.
        left: the person pressed Esc to go back to where they came from.
    """

    committed = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        icon: str = "",
        measure: Size = "normal",
        delay: int = REST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._stored = text
        self._icon = icon
        self._trailing: list[QWidget] = []
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("measure", measure)
        self._rest = Rest(self, delay)
        self._rest.timeout.connect(self.flush)
        if delay:
            self.textEdited.connect(self._rest.touch)
        self.editingFinished.connect(self.flush)
        self._make_room()

    def set_stored(self, text: str) -> None:
        """Show what is stored, unless the person is typing something newer."""
        typing = self.text() != self._stored and self.hasFocus()
        self._stored = text
        if not typing and self.text() != text:
            self.setText(text)

    def flush(self) -> None:
        """Write now what is typed."""
        self._rest.stop()
        if self.text() != self._stored:
            self._stored = self.text()
            self.committed.emit(self._stored)

    def set_wrong(self, sentence: str) -> None:
        """Mark the field and say why; an empty sentence takes the mark away."""
        self.setProperty("wrong", bool(sentence))
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.style().unpolish(self)
        self.style().polish(self)

    def set_icon(self, icon: str) -> None:
        """Show another icon at the left."""
        self._icon = icon
        self._make_room()
        self.update()

    def add_trailing(self, widget: QWidget) -> None:
        """Put a small widget inside the field at its right."""
        widget.setParent(self)
        widget.show()
        self._trailing.append(widget)
        self._make_room()
        self._place()

    def _make_room(self) -> None:
        left = fonts.px(16) + GAP if self._icon else 0
        widths = [widget.sizeHint().width() + SIDE for widget in self._trailing]
        self.setTextMargins(left, 0, sum(widths), 0)

    def _place(self) -> None:
        right = self.width() - SIDE  # the ring round it stays inside the border
        for widget in reversed(self._trailing):
            size = widget.sizeHint()
            height = min(size.height(), self.height() - 4)
            right -= size.width()
            widget.setGeometry(right, (self.height() - height) // 2, size.width(), height)
            right -= SIDE

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            painter = QPainter(self)
            area = QRectF(SIDE + 1, 0, fonts.px(16), self.height())
            icons.paint(painter, area, self._icon, "t3")
            painter.end()


class SearchField(Field):
    """A field that finds: a magnifying glass, and the key that leads here.

    Args:
        name: what is searched.
        placeholder: the same in the field.
        keys: the key shown while the field is empty.
        delay: milliseconds of rest before `committed`.
    """

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        keys: str = "/",
        delay: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name, placeholder=placeholder, icon="magnifying-glass", delay=delay, parent=parent
        )
        if keys:
            cap = KeyCap(keys)
            self.add_trailing(cap)
            self.textChanged.connect(lambda text: cap.setVisible(not text))


class MomentField(Field):
    """A moment as people type it: ``1924``, ``11/2 eve``, ``+35``, ``?``; read when it is left.

    Args:
        name: which moment.
        text: what is stored, as it is shown.
        now_keys: the key of a "Now" link inside the field; none for no link.

    Signals:
        now_wanted: the person asks for the present moment.
    """

    now_wanted = Signal()

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        now_keys: str = "",
        measure: Size = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name,
            text,
            placeholder=placeholder,
            icon="calendar-blank",
            measure=measure,
            delay=0,
            parent=parent,
        )
        if now_keys:
            now = LinkButton("Now", keys=now_keys, measure="card", works=True)
            now.setAccessibleName(f"{name} Now")
            now.clicked.connect(self.now_wanted)
            self.add_trailing(now)


class PassphraseField(Field):
    """A secret: dots, and an eye that shows them for as long as it is pressed in."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, measure="dialog", delay=0, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._eye = IconButton("eye", f"Show {name.lower()}", bare=True)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self.show_letters)
        self.add_trailing(self._eye)

    def show_letters(self, shown: bool) -> None:
        """Show the letters, or dots again."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setChecked(shown)
        self._eye.set_icon("eye-slash" if shown else "eye")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.show_letters(False)
