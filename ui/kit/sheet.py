"""A dialog inside the window: a panel over a flat scrim that begins below the top bar.

Usage::

    sheet = Sheet(window, "Raise an immediate concern", width=640)
    sheet.body.addWidget(...)
    sheet.set_finish(DangerButton("Save concern", keys="Ctrl+Enter", measure="dialog"))
    sheet.note.setText("Cannot be deleted. Reminds you until acknowledged. Printed first.")
    sheet.finish_asked.connect(save)      # then sheet.dismiss(); or stay and say what is wrong
    sheet.cancelled.connect(...)          # Esc, the cross, Cancel: already closing
    sheet.present(first_field)

A window with a method ``sheet_area() -> QRect`` says what the scrim covers; otherwise all of it.
One with a method ``show_hints()`` is asked to show the keys of what takes them now.
The focus stays inside and returns to where it was. A sheet over a sheet is possible: only the
uppermost takes keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractSlider, QPushButton, QWidget
from typing_extensions import override

from ui.kit.buttons import Button, SecondaryButton
from ui.kit.focus_trap import FocusTrap
from ui.kit.sheet_panel import SheetPanel
from ui.look import fonts, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

FROM_TOP = 48
LEAST_MARGIN = 16
PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
"""Keys that scroll a sheet whatever has the focus in it, such as its only button."""


class Sheet(QWidget):
    """One dialog in the window.

    Args:
        window: the window it belongs to.
        title: the words of its title strip; none for a panel without one.
        width: of the panel at 100 % text.
        height: of the panel; 0 for as high as its contents.
        scrolls: whether the body scrolls when there is no room; False for one that fills itself.

    Attributes:
        body: the layout of the contents.
        note: the quiet words at the left of the footer.

    Signals:
        finish_asked: Ctrl+Enter or the finishing button; the sheet stays until `dismiss`.
        cancelled: it was closed without finishing.
        dismissed: it is gone, whatever the reason.
        focus_moved: another widget has the focus while it is shown.
    """

    finish_asked = Signal()
    cancelled = Signal()
    dismissed = Signal()
    focus_moved = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str = "",
        *,
        width: int = 640,
        height: int = 0,
        scrolls: bool = True,
    ) -> None:
        super().__init__(window)
        self.hide()
        self._width = width
        self._height = height
        self._finish: QPushButton | None = None
        self._no: QPushButton | None = None
        self.setAccessibleName(title)
        self._panel = SheetPanel(self, title, scrolls=scrolls)
        self._panel.cross_clicked.connect(self.cancel)
        if not height:
            self._panel.laid_out.connect(self._place)
        self.body = self._panel.body
        self.note = self._panel.note
        self._focus = FocusTrap(self, self._panel, lambda: Sheet.uppermost(window) is self)
        self._focus.moved.connect(self.focus_moved)
        window.installEventFilter(self)

    # Putting it together

    def set_finish(self, button: Button, *, cancel: str = "Cancel") -> None:
        """Give it a footer: Cancel, and the button that finishes it."""
        self._finish = button
        self._no = no = SecondaryButton(cancel, keys="Esc", measure="dialog")
        no.clicked.connect(self.cancel)
        button.clicked.connect(self.finish_asked)
        self._panel.add_to_footer(no, button)

    def set_done(self, button: Button) -> None:
        """Let the finishing button close what it finished: nothing is left to cancel."""
        if self._no is not None:
            self._no.hide()
        self._finish = None
        button.setText("Close")
        button.set_keys("Esc")
        button.setEnabled(True)
        button.setFocus()
        self._tell_window()

    def add_to_footer(self, widget: QWidget) -> None:
        """Put another button into the footer, before those already there."""
        self._panel.add_to_footer(widget, first=True)

    # Coming and going

    def present(self, first: QWidget | None = None) -> None:
        """Show it over the window, with the focus on its first field."""
        self._focus.remember()
        self._place()
        self.show()
        self.raise_()
        self._focus.hold(first or self._first_stop())
        self._tell_window()

    def _first_stop(self) -> QWidget | None:
        """The first thing Tab stops at in the body or footer; the cross if there is none."""
        stops = self._focus.stops()
        if len(stops) > 1 and not self._panel.head.isHidden():
            return stops[1]
        return stops[0] if stops else None

    def hints(self) -> Sequence[tuple[Sequence[str], str]]:
        """The keys that work here, with what they do."""
        finish = self._finish.text() if self._finish is not None else ""
        keys: list[tuple[Sequence[str], str]] = [(("Tab",), "Move")]
        if finish:
            keys.append((("Ctrl+Enter",), finish))
        return [*keys, (("Esc",), "Close")]

    def _tell_window(self) -> None:
        show = getattr(self.parentWidget(), "show_hints", None)
        if callable(show):
            show()

    def cancel(self) -> None:
        """Close it without finishing."""
        self.cancelled.emit()
        self.dismiss()

    def dismiss(self) -> None:
        """Take it away and give the focus back."""
        self._focus.let_go()
        self.hide()
        self._focus.give_back()
        self._tell_window()
        self.dismissed.emit()
        self.deleteLater()

    @staticmethod
    def uppermost(window: QWidget) -> Sheet | None:
        """The sheet of a window that takes the keys now."""
        sheets = [child for child in window.children() if isinstance(child, Sheet)]
        return next((sheet for sheet in reversed(sheets) if sheet.isVisible()), None)

    # Place

    def _cover(self) -> QRect:
        window = self.parentWidget()
        if window is None:
            return self.geometry()
        area = getattr(window, "sheet_area", None)
        return area() if callable(area) else window.rect()

    def _place(self) -> None:
        cover = self._cover()
        self.setGeometry(cover)
        self._panel.size_head()
        width = min(fonts.px(self._width), cover.width() - 2 * LEAST_MARGIN)
        most = cover.height() - 2 * LEAST_MARGIN
        wanted = fonts.px(self._height) or self._panel.wanted_height(width)
        height = min(wanted, most)
        scroller = self._panel.scroller
        if scroller is not None:
            # A bar shown before the sheet has grown narrows the words, which then do need a bar.
            whole = wanted <= most and not self._height
            policy = Qt.ScrollBarPolicy
            scroller.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
            )
        top = min(FROM_TOP, (cover.height() - height) // 2)
        self._panel.setGeometry((cover.width() - width) // 2, top, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    # Keys and focus

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round inside the sheet."""
        self._focus.step(forward=next)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        scroller = self._panel.scroller
        ready = self._finish is None or self._finish.isEnabled()
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif enter and control and ready:
            self.finish_asked.emit()
        elif scroller is not None and event.key() in PAGES:
            scroller.verticalScrollBar().triggerAction(PAGES[Qt.Key(event.key())])
        # Nothing else gets through to the page below.
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("scrim"))
        painter.end()
