"""The grades of the audit's scale as cards, of which a person chooses one or none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.wording import NO_GRADE_REASONS
from ui.kit.combo import Combo
from ui.kit.grades import grade_badge_width, paint_grade_badge
from ui.kit.paint import ink, key_cap_width, paint_key_cap, paint_panel
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from db.records import OverallGrade, ScaleGrade

SIDE = 10
ABOVE = 8
NONE_KEY = "0"
NO_GRADE_WORDS = "No grade, with a reason"


class _Choice(QPushButton):
    """What the cards have in common: they are chosen or not, by a click, Enter or their key."""

    focus_ring = "focus"

    def __init__(self, words: str, key: str) -> None:
        super().__init__(words)
        self.key = key
        self.chosen = False
        self.setProperty("painted", True)
        self.setAutoDefault(True)
        self.setCheckable(True)

    @override
    def nextCheckState(self) -> None:
        """What is stored decides what is chosen, not the click."""

    def set_chosen(self, chosen: bool) -> None:
        """Show whether it is what was chosen."""
        self.chosen = chosen
        self.setChecked(chosen)
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class GradeCard(_Choice):
    """One grade: its key, its badge, what it means."""

    def __init__(self, grade: ScaleGrade) -> None:
        super().__init__(grade.word, grade.key)
        self.grade = grade
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(f"Key {grade.key}. {grade.descriptor}")

    def _left(self) -> float:
        return SIDE + (key_cap_width(self.key) + 8 if key_cap_width(self.key) else 0)

    def _words_area(self, width: float) -> QRectF:
        top = ABOVE + metrics.pill() + 2
        return QRectF(self._left(), top, width - self._left() - SIDE, 10_000)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        area = self._words_area(width)
        words = QFontMetrics(fonts.ui(12)).boundingRect(
            area.toRect(), Qt.TextFlag.TextWordWrap, self.grade.descriptor
        )
        text = words.height() if self.grade.descriptor else 0
        return round(area.top()) + text + ABOVE + 1

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, metrics.pill() + 2 * ABOVE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        fill = "acc-soft" if self.chosen else "hover" if self.underMouse() else "surface"
        border = "focus" if self.chosen else "line2"
        paint_panel(painter, area, fill=fill, border=border, radius=6, width=1 + self.chosen)
        middle = ABOVE + metrics.pill() / 2
        paint_key_cap(painter, SIDE, middle, self.key)
        width = grade_badge_width(self.grade.word, self.grade.shape)
        badge = QRectF(self._left(), ABOVE, width, metrics.pill())
        paint_grade_badge(painter, badge, self.grade.shape, self.grade.word)
        if self.chosen:
            side = fonts.px(16)
            mark = QRectF(self.width() - SIDE - side, ABOVE, side, metrics.pill())
            icons.paint(painter, mark, "check-circle-fill", "acc-t")
        painter.setFont(fonts.ui(12))
        painter.setPen(ink("t2"))
        words = self._words_area(self.width())
        words.setBottom(self.height())
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self.grade.descriptor)
        painter.end()


class NoGradeCard(_Choice):
    """Leaving the case without a grade."""

    def __init__(self) -> None:
        super().__init__(NO_GRADE_WORDS, NONE_KEY)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription("Key 0. Then choose why; the case is accounted for")

    def _left(self) -> float:
        cap = key_cap_width(self.key)
        return 2 + (cap + 8 if cap else 0)

    @override
    def sizeHint(self) -> QSize:
        width = self._left() + grade_badge_width(self.text(), "") + 6
        return QSize(round(width), max(24, metrics.pill() + 4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        paint_key_cap(painter, 2, middle, self.key)
        width = grade_badge_width(self.text(), "")
        badge = QRectF(self._left(), middle - metrics.pill() / 2, width, metrics.pill())
        if self.chosen:
            paint_panel(painter, badge, fill="acc-soft", border=None, radius=4)
        paint_grade_badge(painter, badge, "", self.text())
        painter.end()


class GradeCards(QWidget):
    """All cards; the keys of the grades work while one of them has the focus.

    Signals:
        graded: the code of the grade a person chose; empty when it was taken back.
        left_out: the code of the reason why there is no grade; empty when it was taken back.
    """

    graded = Signal(str)
    left_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[GradeCard] = []
        self._kept: OverallGrade | None = None
        self.none = NoGradeCard()
        self.why = Combo(
            "Why there is no grade",
            list(NO_GRADE_REASONS.items()),
            empty="Choose why there is no grade",
        )
        self.why.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self.none)
        self._box.addWidget(self.why)
        self.none.clicked.connect(self._leave_out)
        self.why.chosen.connect(lambda code: self.left_out.emit(code or ""))

    def set_grades(self, grades: Sequence[ScaleGrade]) -> None:
        """Offer the grades of a scale, the best first."""
        if [card.grade.id for card in self.cards] == [grade.id for grade in grades]:
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [GradeCard(grade) for grade in grades]
        for at, card in enumerate(self.cards):
            card.clicked.connect(lambda _=False, card=card: self._choose(card))
            self._box.insertWidget(at, card)
            card.show()  # at once, so that it can take the focus
        order: list[QWidget] = [*self.cards, self.none, self.why]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def show_kept(self, kept: OverallGrade | None) -> None:
        """Show what is stored: a grade, a reason for none, or nothing."""
        self._kept = kept
        grade, why = (kept.grade, kept.no_grade) if kept else ("", "")
        for card in self.cards:
            card.set_chosen(card.grade.code == grade)
        self.none.set_chosen(bool(why))
        self.why.set_value(why or None)
        self.why.setVisible(bool(why))

    def _choose(self, card: GradeCard) -> None:
        card.setFocus()
        self.graded.emit("" if card.chosen else card.grade.code)

    def _leave_out(self) -> None:
        """Ask why; only the reason makes it data. Choosing it again takes it back."""
        if self.none.chosen:
            self.left_out.emit("")
            return
        opened = self.why.isHidden()
        self.why.setVisible(opened)
        (self.why if opened else self.none).setFocus()

    def ask_why(self) -> None:
        """Go to the choice of why there is no grade, where none is given yet."""
        if any(card.chosen for card in self.cards):
            self.start_focus()
            return
        self.why.show()
        self.why.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start_focus(self) -> None:
        """Put the focus on the chosen card, or the first."""
        every: list[_Choice] = [*self.cards, self.none]
        next((card for card in every if card.chosen), every[0]).setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        every: list[_Choice] = [*self.cards, self.none]
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            found = next((card for card in every if card.key == event.text()), None)
            if found is not None:
                found.click()
                return
            focused = next((at for at, card in enumerate(every) if card.hasFocus()), None)
            down, up = event.key() == Qt.Key.Key_Down, event.key() == Qt.Key.Key_Up
            if focused is not None and (down or up):
                step = focused + (1 if down else -1)
                every[max(0, min(len(every) - 1, step))].setFocus()
                return
        event.ignore()
