"""Everything about the chosen event, or the chosen clock, below the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from db.records import EventLink, Extract
from ddaudit_desktop.language.found import Finder
from ddaudit_desktop.moments import Moment, local, show_moment
from ui.kit.buttons import IconButton, SecondaryButton
from ui.kit.labels import Elided, Label
from ui.kit.paint import ink
from ui.kit.panels import IconLabel
from ui.kit.scroll import Scroller
from ui.look import fonts
from ui.pages.case.judged import JudgedExtract
from ui.pages.case.timeline.bar_shapes import ICON_COLOURS
from ui.pages.case.timeline.measures import LANE_ICONS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.records import Event
    from ddaudit_desktop.open_audit import OpenAudit
    from ddaudit_desktop.timeline.bars import Bar

MOST_HEIGHT = 260
PRECISION = {
    "exact": "exact",
    "about": "about",
    "range": "a range",
    "day": "day only",
    "month": "month only",
}
NOTHING = "Choose an event to see its source."


def answers_of(audit: OpenAudit, event: Event) -> list[str]:
    """The questions an event answers or gives evidence for, its own first."""
    own = [event.question_id] if event.question_id else []
    linked = sorted(x.question_id for x in audit.rows(EventLink) if x.event_id == event.id)
    return list(dict.fromkeys(own + linked))


def facts_of(audit: OpenAudit, event: Event) -> list[tuple[str, str]]:
    """What is known of an event, as pairs of label and words; what is empty is left out."""
    moment = Moment.of(event)
    when = show_moment(moment)
    if moment.earliest is not None and moment.precision != "month":
        when = f"{local(moment.earliest):%a} {when}"
    exact = PRECISION.get(event.precision, "")
    typed = f"“{event.typed}”" if event.typed else ""
    pseudonyms = {child.id: child.pseudonym for child in audit.children}
    linked = answers_of(audit, event)
    own = bool(event.question_id)
    kind = audit.kind(event)
    particulars = kind.particulars(event.details) if kind else []
    facts = [
        ("Time", " · ".join(filter(None, (when, exact)))),
        ("Typed as", typed),
        *((detail.label, word) for detail, word in particulars),
        ("Source", event.source or event.source_system),
        ("System", event.source_system if event.source else ""),
        ("Who", event.who),
        ("Child", pseudonyms.get(event.child_id or "", "")),
        ("Answers" if own else "Evidence", ", ".join(linked)),
        ("Note", event.note),
    ]
    return [(label, words) for label, words in facts if words]


class EventDetail(QWidget):
    """The chosen event, or the chosen clock, in full.

    Signals:
        edit_wanted: change the event.
        remove_wanted: take the event off the timeline.
        question_wanted: the id of the question to show.
        judged: a phrase found in a quotation, and what is said of it (`JudgedExtract.judged`).
        judging: a quotation asks about its words now, or no longer does.
        end_wanted: show the event at which the chosen clock begins (0) or ends (-1).
    """

    edit_wanted = Signal()
    remove_wanted = Signal()
    question_wanted = Signal(str)
    judged = Signal(object, object)
    judging = Signal()
    end_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = ""
        self._shown: tuple[object, ...] = ()
        self.quotes: list[JudgedExtract] = []
        self._icon = IconLabel("clock", "t2")
        self._title = Elided(NOTHING, "strong")
        self._code = Label("", "code")
        self.edit = SecondaryButton("Edit", keys="Enter", measure="card")
        self.show_question = SecondaryButton(
            "Show question", keys="Alt+Q", measure="card", works=True
        )
        self.remove = IconButton("trash", "Remove event", keys="Del")
        self.edit.clicked.connect(self.edit_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.show_question.clicked.connect(lambda: self.question_wanted.emit(self._question))
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._code)
        self._scroller = Scroller(QWidget())
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        self.begin = SecondaryButton("Begins", keys="←", measure="card")
        self.begin.setToolTip("Show the event at which the clock begins")
        self.finish = SecondaryButton("Ends", keys="→", measure="card")
        self.finish.setToolTip("Show the event at which the clock ends")
        self.begin.clicked.connect(lambda: self.end_wanted.emit(0))
        self.finish.clicked.connect(lambda: self.end_wanted.emit(-1))
        for button in (self.edit, self.show_question, self.begin, self.finish):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 11, 0, 12)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self._scroller)
        box.addWidget(self._buttons)
        self.show_event(None, None)

    @property
    def facts_shown(self) -> str:
        """The facts as they are read out."""
        return self._scroller.accessibleDescription()

    def show_event(self, audit: OpenAudit | None, event: Event | None) -> None:
        """Show an event, or that none is chosen."""
        shown = audit is not None and event is not None
        for part in (self._icon, self._code, self._scroller, self._buttons):
            part.setVisible(shown)
        self._title.set_look("strong" if shown else "t2")
        if audit is None or event is None:
            self._title.setText(NOTHING)
            self._question, self._shown, self.quotes = "", (), []
            self._place()
            return
        linked = answers_of(audit, event)
        self._question = linked[0] if linked else ""
        self._title.setText(audit.title_of(event))
        self._code.setText(event.kind)
        self._icon.set_icon(LANE_ICONS.get(audit.lane_of(event), "clock"), "t2")
        self._offer(self.edit, self.remove, *([self.show_question] if linked else []))
        facts = facts_of(audit, event)
        self._show_quotes(audit, event, facts)
        said = "; ".join(f"{label} {words}" for label, words in facts)
        self._scroller.setAccessibleDescription(said)
        self._place()

    def _show_quotes(self, audit: OpenAudit, event: Event, facts: list[tuple[str, str]]) -> None:
        """Make the facts anew, or where they are the same show only what was said of the words."""
        extracts = [x for x in audit.rows(Extract) if x.event_id == event.id]
        finder = Finder(audit)
        found = [finder.in_extract(extract) for extract in extracts]
        shown = (event.id, facts, [(x.id, x.words, origin_of(x)) for x in extracts])
        if shown == self._shown:
            for view, phrases in zip(self.quotes, found, strict=True):
                view.show_found(phrases)
            return
        self._shown = shown
        fixed = audit.store.read_only or audit.audit.state == "signed"
        self.quotes = [
            JudgedExtract(extract.words, origin_of(extract), phrases, read_only=fixed)
            for extract, phrases in zip(extracts, found, strict=True)
        ]
        for view in self.quotes:
            if view.found:
                view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                view.setAccessibleName(f"Quote: {view.text()}")
            view.judged.connect(self.judged)
            view.unfolded.connect(self._unfolded)
        self._scroller.setWidget(_facts(facts, self.quotes))

    def show_bar(self, bar: Bar) -> None:
        """Show a clock: its verdict, its limit, what it rests on and what is missing."""
        for part in (self._icon, self._code, self._scroller):
            part.setVisible(True)
        ends = [self.begin] if bar.begun else []
        ends += [self.finish] if bar.ended else []
        self._buttons.setVisible(bool(ends))
        self._offer(*ends)
        self._question = ""
        self._title.set_look("strong")
        self._title.setText(bar.label)
        self._code.setText(bar.interval_id)
        self._icon.set_icon(bar.icon, ICON_COLOURS.get(bar.icon, "t2"))
        self._scroller.setWidget(_facts(list(bar.facts), []))
        said = "; ".join(f"{label} {words}" for label, words in bar.facts)
        self._scroller.setAccessibleDescription(said)
        self._place()

    def _offer(self, *buttons: QWidget) -> None:
        """Show these buttons alone."""
        for one in (self.edit, self.show_question, self.remove, self.begin, self.finish):
            one.setVisible(one in buttons)

    def _unfolded(self) -> None:
        self._place()
        focus = self.window().focusWidget()
        if isinstance(focus, JudgedExtract) and focus in self.quotes:
            self._scroller.ensureWidgetVisible(focus, 0, 0)
        self.judging.emit()

    def _place(self) -> None:
        """As high as the facts, up to a limit; then they scroll."""
        contents = self._scroller.widget()
        layout = contents.layout() if contents is not None else None
        if layout is None or self._scroller.isHidden():
            return
        width = max(200, self.width())
        tall = layout.heightForWidth(width) if layout.hasHeightForWidth() else 0
        wanted = max(tall, 0) or layout.sizeHint().height()
        self._scroller.setFixedHeight(min(wanted, fonts.px(MOST_HEIGHT)))

    @override
    def resizeEvent(self, event: object) -> None:
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtGui import QPainter

        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.fillRect(0, 0, self.width(), 1, ink("line2"))
        painter.end()


def origin_of(extract: Extract) -> str:
    """Where quoted words stand, in one line."""
    source = extract.source or extract.source_system
    return " · ".join(filter(None, (source, extract.said_when)))


def _facts(facts: list[tuple[str, str]], quotes: list[JudgedExtract]) -> QWidget:
    """Labels and words in two columns, and below them what is quoted."""
    holder = QWidget()
    holder.setObjectName("contents")
    grid = QGridLayout(holder)
    grid.setContentsMargins(16, 0, 16, 4)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for at, (label, words) in enumerate(facts):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(label, "small t3"), at, 0, top)
        grid.addWidget(Label(words, "small t1", wrap=True), at, 1, top)
    for at, quote in enumerate(quotes, start=len(facts)):
        grid.addWidget(quote, at, 0, 1, 2)
    return holder
