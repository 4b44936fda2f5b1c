"""A quotation whose words are judged: phrases underlined, and two keys that say what they are.

The codes stand at the right. While the quotation has the focus, a line below the words says why a
phrase is asked about: V keeps it as evidence, X says it is none, the same key again takes that
back, and the arrows go to the next phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from ui.commands import KeyHint
from ui.kit.buttons import SecondaryButton
from ui.kit.extract import ExtractView
from ui.kit.labels import Label
from ui.kit.marks import Mark
from ui.kit.segmented import Segmented
from ui.look import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from ddaudit_desktop.language.found import FoundPhrase

KEYS = {Qt.Key.Key_V: True, Qt.Key.Key_X: False}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
HINTS = (KeyHint(("V",), "Evidence"), KeyHint(("X",), "Not evidence"))
ROOMY = 460
"""Width at 100 % from which the buttons stand beside the words."""
STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def _same(one: FoundPhrase, other: FoundPhrase) -> bool:
    return (one.match.list_id, one.subject) == (other.match.list_id, other.subject)


def mark_of(found: FoundPhrase) -> Mark:
    """A phrase found, as a quotation marks it."""
    match = found.match
    words = " ".join(match.words.split())
    about = f"{match.list_id}, “{words}”: {match.why} Better: {match.instead}."
    return Mark(
        match.start,
        match.end - match.start,
        match.list_id,
        low=match.weight == "low",
        said=found.said,
        kept=found.decision == "evidence",
        about=f"{about} Decided: {found.said}." if found.said else about,
    )


class JudgedExtract(ExtractView):
    """A quotation with the phrases found in it.

    Attributes:
        found: the phrases, in the order of the words.

    Signals:
        judged: a phrase (`FoundPhrase`) and whether it is evidence; None takes back what was said.
        unfolded: the line that asks has come or gone.
    """

    judged = Signal(object, object)
    unfolded = Signal()
    focus_ring = "focus"
    focus_radius = 4

    def __init__(
        self,
        words: str,
        source: str,
        found: Sequence[FoundPhrase],
        *,
        read_only: bool,
        removable: bool = False,
    ) -> None:
        super().__init__(words, source, removable=removable)
        self._read_only = read_only
        self._at = 0
        self._line: JudgeLine | None = None
        self.found: list[FoundPhrase] = []
        self.show_found(found)

    def show_found(self, found: Sequence[FoundPhrase]) -> None:
        """Show the phrases as they are judged now; after a decision the next one is asked about."""
        before = self.current
        self.found = list(found)
        places = [at for at, each in enumerate(self.found) if before and _same(each, before)]
        self._at = next(iter(places), 0)
        now = self.current
        if now is not None and now.decision and (not places or not (before and before.decision)):
            open_ones = [at for at, each in enumerate(self.found) if not each.decision]
            after = [at for at in open_ones if at > self._at]
            self._at = next(iter(after + open_ones), self._at)
        self._show()

    @property
    def current(self) -> FoundPhrase | None:
        """The phrase that is asked about."""
        return self.found[self._at] if self._at < len(self.found) else None

    def _show(self) -> None:
        marks = [mark_of(found) for found in self.found]
        lined = self._line is not None and len(marks) > 1
        self.set_marks(marks, current=marks[self._at] if lined else None)
        if self._line is not None and self.current is not None:
            self._line.ask(self.current, self._at + 1, len(self.found))
            self.updateGeometry()

    def judge(self, evidence: bool) -> None:
        """Say of the phrase asked about that it is evidence or not, or take that back."""
        found = self.current
        if found is not None and not self._read_only:
            said = "evidence" if evidence else "not_evidence"
            self.judged.emit(found, None if found.decision == said else evidence)

    def _step(self, by: int) -> bool:
        if len(self.found) < 2:
            return False
        self._at = (self._at + by) % len(self.found)
        self._show()
        return True

    def _open(self) -> None:
        if self._line is None and self.found and not self._read_only:
            self._line = JudgeLine()
            self._line.evidence.clicked.connect(lambda: self.judge(True))
            self._line.none.clicked.connect(lambda: self.judge(False))
            self._line.fit(self.width())
            self._show()
            self.set_foot(self._line)
            self.unfolded.emit()

    def _close(self) -> None:
        if self._line is not None:
            self.set_foot(None)
            self._line.deleteLater()
            self._line = None
            self._show()
            self.unfolded.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._line is not None:
            self._line.fit(event.size().width())
        super().resizeEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._open()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self._close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in STEPS and self._step(STEPS[key]):
            return
        if plain and key in KEYS and Segmented.single_letters and self.found:
            self.judge(KEYS[key])
        else:
            event.ignore()


class JudgeLine(QWidget):
    """What is asked about one phrase, with a button for each answer."""

    def __init__(self) -> None:
        super().__init__()
        caps = Segmented.single_letters
        self.words = Label("", "small t2", wrap=True)
        self.evidence = SecondaryButton("Evidence", keys="V" if caps else "", measure="card")
        self.none = SecondaryButton("Not evidence", keys="X" if caps else "", measure="card")
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.evidence, self.none):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._line.addWidget(self.words, 1)
        self._line.addLayout(buttons)

    def fit(self, width: int) -> None:
        """Put the buttons beside the words where there is room, else below them."""
        way = QBoxLayout.Direction
        wide = width >= fonts.px(ROOMY)
        self._line.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def ask(self, found: FoundPhrase, number: int, of: int) -> None:
        """Ask about a phrase."""
        words = " ".join(found.match.words.split())
        count = f" {number} of {of}" if of > 1 else ""
        low = " Common words, so they weigh little." if found.match.weight == "low" else ""
        self.words.setText(f"“{words}”{count}: {found.match.why}{low}")
        for button, said in ((self.evidence, "evidence"), (self.none, "not evidence")):
            button.setAccessibleName(f"“{words}” is {said}")
