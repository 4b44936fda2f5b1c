"""What stands beside the questions: guidance for the one in work, and the checks of the case."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.panels import SideGround
from ui.look import fonts
from ui.pages.case.form.flags_panel import FlagsPanel
from ui.pages.case.form.guidance_panel import GuidancePanel

WIDTH = 344
GUIDANCE_PART, CHECKS_PART = 4, 6


class Side(SideGround):
    """Guidance above, checks below, in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guidance = GuidancePanel()
        self.flags = FlagsPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.guidance, GUIDANCE_PART)
        column.addWidget(self.flags, CHECKS_PART)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(fonts.px(WIDTH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(WIDTH), 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()
