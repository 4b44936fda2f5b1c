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

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.kit.buttons import Button, IconButton, SecondaryButton
from ui.kit.labels import Label
from ui.kit.paint import ink, rounded
from ui.kit.scroll import Scroller
from ui.look import fonts, metrics, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

MARGIN = 20
FROM_TOP = 48
LEAST_MARGIN = 16
PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
"""Keys that scroll a sheet whatever has the focus in it, such as its only button."""


class _SheetPanel(QWidget):
    """The panel itself: title strip, body, footer, in one painted frame."""

    is_ground = True  # the focus ring is drawn on it

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.head: QWidget | None = None
        self.foot: QWidget | None = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = rounded(area, metrics.RADIUS_DIALOG)
        painter.fillPath(path, ink("surface"))
        painter.setClipPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if self.head is not None and not self.head.isHidden():
            strip = QRect(0, 0, self.width(), self.head.geometry().bottom() + 1)
            painter.fillRect(strip, ink("title"))
            painter.fillRect(QRect(0, strip.bottom(), self.width(), 1), ink("line2"))
        if self.foot is not None and not self.foot.isHidden():
            top = self.foot.geometry().top()
            painter.fillRect(QRect(0, top, self.width(), self.height() - top), ink("win"))
            painter.fillRect(QRect(0, top, self.width(), 1), ink("line2"))
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(path, QPen(ink("ctl"), 1))
        painter.end()


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
    """

    finish_asked = Signal()
    cancelled = Signal()
    dismissed = Signal()

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
        self._before: QWidget | None = None
        self._last: QWidget | None = None
        self.setAccessibleName(title)
        self._panel = _SheetPanel(self)
        self._panel.setAccessibleName(title)
        outer = QVBoxLayout(self._panel)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._head = self._make_head(title)
        outer.addWidget(self._head)
        contents = QWidget()
        contents.setObjectName("contents")
        self.body = QVBoxLayout(contents)
        margin = MARGIN if scrolls else 0
        self.body.setContentsMargins(margin, 16 if scrolls else 0, margin, 16 if scrolls else 0)
        self.body.setSpacing(14 if scrolls else 0)
        self._contents = contents
        contents.installEventFilter(self)
        self._grow = QTimer(self)
        self._grow.setSingleShot(True)
        self._grow.setInterval(0)
        self._grow.timeout.connect(self._place)
        self._scroller = Scroller(contents) if scrolls else None
        outer.addWidget(self._scroller or contents, 1)
        self._foot = self._make_foot()
        outer.addWidget(self._foot)
        self._panel.head, self._panel.foot = self._head, self._foot
        window.installEventFilter(self)

    def _make_head(self, title: str) -> QWidget:
        head = QWidget(self._panel)
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 0, 6, 1)
        row.addWidget(Label(title, "strong"))
        row.addStretch(1)
        cross = IconButton("x", "Close", keys="Esc", bare=True)
        cross.clicked.connect(self.cancel)
        row.addWidget(cross)
        head.setVisible(bool(title))
        return head

    def _make_foot(self) -> QWidget:
        foot = QWidget(self._panel)
        self._foot_row = QHBoxLayout(foot)
        self._foot_row.setContentsMargins(MARGIN, 12, MARGIN, 11)
        self._foot_row.setSpacing(10)
        self.note = Label("", "small t2", wrap=True)
        self._foot_row.addWidget(self.note, 1)
        foot.hide()
        return foot

    # Putting it together

    def set_finish(self, button: Button, *, cancel: str = "Cancel") -> None:
        """Give it a footer: Cancel, and the button that finishes it."""
        self._finish = button
        self._no = no = SecondaryButton(cancel, keys="Esc", measure="dialog")
        no.clicked.connect(self.cancel)
        button.clicked.connect(self.finish_asked)
        self._foot_row.addWidget(no)
        self._foot_row.addWidget(button)
        self._foot.show()

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
        self._foot_row.insertWidget(1, widget)
        self._foot.show()

    # Coming and going

    def present(self, first: QWidget | None = None) -> None:
        """Show it over the window, with the focus on its first field."""
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        stops = self._stops()
        target = first or (stops[1] if len(stops) > 1 and not self._head.isHidden() else None)
        if target is None and stops:
            target = stops[0]
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._last = target
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_focus)
        self._tell_window()

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
        app = QApplication.instance()
        if isinstance(app, QApplication) and self.isVisible():
            app.focusChanged.disconnect(self._keep_focus)
        self.hide()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
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
        if self._head is not None:
            self._head.setFixedHeight(metrics.line(13) + fonts.px(18))
        width = min(fonts.px(self._width), cover.width() - 2 * LEAST_MARGIN)
        most = cover.height() - 2 * LEAST_MARGIN
        wanted = fonts.px(self._height) or self._wanted_height(width)
        height = min(wanted, most)
        if self._scroller is not None:
            # A bar shown before the sheet has grown narrows the words, which then do need a bar.
            whole = wanted <= most and not self._height
            policy = Qt.ScrollBarPolicy
            self._scroller.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
            )
        top = min(FROM_TOP, (cover.height() - height) // 2)
        self._panel.setGeometry((cover.width() - width) // 2, top, width, height)

    def _wanted_height(self, width: int) -> int:
        inner = width - 2
        total = 2
        for part in (self._head, self._foot):
            if not part.isHidden():
                layout = part.layout()
                tall = layout.hasHeightForWidth() if layout is not None else False
                total += part.heightForWidth(inner) if tall else part.sizeHint().height()
        if not self._head.isHidden():
            total += self._head.minimumHeight() - self._head.sizeHint().height()
        if self.body.hasHeightForWidth():
            return total + self.body.totalHeightForWidth(inner)
        return total + self._contents.sizeHint().height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        elif (
            watched is self._contents
            and event.type() == QEvent.Type.LayoutRequest
            and self.isVisible()
            and not self._height
        ):
            self._grow.start()  # once the contents have laid themselves out
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

    def _stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        found: list[QWidget] = []
        widget = self._panel.nextInFocusChain()
        while widget is not None and widget is not self._panel:
            wanted = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            inside = self._panel.isAncestorOf(widget) and widget.isVisibleTo(self._panel)
            if wanted and inside and widget.isEnabled():
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round inside the sheet."""
        stops = self._stops()
        if not stops:
            return True
        now = QApplication.focusWidget()
        at = stops.index(now) if now in stops else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def _keep_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Fetch the focus back when something covered by the scrim took it."""
        window = self.parentWidget()
        if now is None or window is None or Sheet.uppermost(window) is not self:
            return
        if self.isAncestorOf(now):
            self._last = now
        elif now.window() is window and self._covers(now):
            last = self._last
            if last is not None and shiboken6.isValid(last):
                last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _covers(self, widget: QWidget) -> bool:
        window = self.parentWidget()
        if window is None or widget is window:
            return False
        return self.geometry().contains(widget.mapTo(window, widget.rect().center()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ready = self._finish is None or self._finish.isEnabled()
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif enter and control and ready:
            self.finish_asked.emit()
        elif self._scroller is not None and event.key() in PAGES:
            self._scroller.verticalScrollBar().triggerAction(PAGES[Qt.Key(event.key())])
        # Nothing else gets through to the page below.
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("scrim"))
        painter.end()
