"""The boards of the gallery: parts of the kit side by side, with words from the invented data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import (
    AlarmButton,
    DangerButton,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
)
from ui.kit.chips import AnswerChip, FilterChip
from ui.kit.combo import Combo
from ui.kit.extract import ExtractView
from ui.kit.facts import FactList, FactStrip
from ui.kit.fields import Field, MomentField, PassphraseField, SearchField
from ui.kit.flag_card import FlagCard, SettledFlag
from ui.kit.grade_option import GradeOption
from ui.kit.grades import (
    NOT_ACCOUNTED_FOR,
    GradeBadge,
    GradeBar,
    GradeButton,
    GradeCount,
    GradeLegend,
    LedgerStrip,
)
from ui.kit.keys import KeyCap, KeyHintLine
from ui.kit.labels import Elided, Label, Pill, Severity
from ui.kit.marks import Mark
from ui.kit.outline import OutlineEntry, OutlineHeading, SectionOutline
from ui.kit.panels import Banner, Card, SuggestionStrip
from ui.kit.progress import StageCell, StrengthMeter, ThinProgress
from ui.kit.segmented import YES_PARTLY_NO, Segment, Segmented
from ui.kit.text_area import NoteEdit, TextArea
from ui.kit.tick import TickBox
from ui.look import fonts

if TYPE_CHECKING:
    from collections.abc import Callable

GRADES = (
    ("circle", "Good"),
    ("half_ring", "Fair"),
    ("triangle", "Requires improvement"),
    ("square", "Inadequate"),
    ("", "No grade"),
    ("diamond", "Outstanding"),
    ("pentagon", "Adequate"),
)


def row(*widgets: QWidget, stretch: bool = True, gap: int = 8) -> QWidget:
    """Widgets side by side."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    if stretch:
        layout.addStretch(1)
    return holder


def board(width: int, *rows: QWidget) -> QWidget:
    """Rows below one another on the ground of the window, as wide as the text size asks."""
    width = fonts.px(width)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(12)
    for widget in rows:
        layout.addWidget(widget)
    layout.addStretch(1)
    holder.setFixedWidth(width)
    holder.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    tall = layout.hasHeightForWidth()
    height = layout.totalHeightForWidth(width) if tall else layout.sizeHint().height()
    holder.setFixedHeight(height)
    holder.show()
    return holder


def buttons() -> QWidget:
    """Buttons of every kind and height, and what stands in one row with them."""
    disabled = SecondaryButton("Lock grade", icon="lock-simple")
    disabled.setEnabled(False)
    return board(
        1120,
        row(
            PrimaryButton("Add case", keys="Ctrl+N", icon="plus"),
            SecondaryButton("Export", keys="Ctrl+E", icon="export"),
            AlarmButton("Raise concern", keys="Ctrl+Shift+C", icon="megaphone-fill"),
            QuietButton("Go back", icon="caret-left"),
            LinkButton("Give reasons for no grade", keys="Alt+R"),
            disabled,
        ),
        row(
            PrimaryButton("&Accept", measure="card"),
            SecondaryButton("&Explain", measure="card"),
            SecondaryButton("Add quote", keys="Q", icon="quotes", measure="card"),
            LinkButton("Hide", keys="G", measure="card"),
            IconButton("caret-left", "Previous case"),
            IconButton("caret-right", "Next case"),
            IconButton("x", "Remove", bare=True),
        ),
        row(
            SecondaryButton("Cancel", keys="Esc", measure="dialog"),
            DangerButton("Save concern", keys="Ctrl+Enter", measure="dialog"),
            PrimaryButton("Create", keys="Ctrl+Enter", measure="dialog"),
        ),
        row(
            FilterChip("All", count=20),
            _on(FilterChip("Missing", count=6)),
            FilterChip("Unanswered only", keys="U"),
            FilterChip("More", icon="funnel", toggles=False),
            AnswerChip("CP-02", "Yes"),
            AnswerChip("CP-04", "No", adverse=True),
            TickBox("Seen on BWV"),
            _on(TickBox("Fold quiet time")),
        ),
        row(
            KeyCap("Ctrl+K"),
            KeyCap("/"),
            KeyHintLine([(("Y", "P", "N", "R", "A"), "Answer"), (("Esc",), "Leave note")]),
            stretch=False,
        ),
    )


def _on(widget: QAbstractButton) -> QWidget:
    widget.setChecked(True)
    return widget


def answers() -> QWidget:
    """Segmented answers in every state, and fields in one row with them."""
    chosen = []
    for code in (None, "yes", "partly", "no", "not_recorded", "not_applicable"):
        control = Segmented(YES_PARTLY_NO, name="MC-12")
        control.set_value(code)
        control.set_current(code == "no")
        chosen.append(control)
    risk = Segmented(
        [
            Segment("none", "No apparent risk"),
            Segment("low", "Low"),
            Segment("medium", "Medium"),
            Segment("high", "High"),
        ],
        name="MC-07",
    )
    risk.set_value("medium")
    points = Segmented(
        [
            Segment("met", "Met", icon="check-bold"),
            Segment("partly", "Partly met", icon="circle-half-fill"),
            Segment("not", "Not met", icon="x-bold"),
            Segment("none", "Not evidenced", icon="question"),
            Segment("na", "N/A", icon="minus"),
        ],
        name="D12",
    )
    points.set_value("partly")
    return board(
        760,
        row(chosen[0], chosen[1]),
        row(chosen[2], chosen[3]),
        row(chosen[4], chosen[5]),
        row(risk, points),
        row(
            Pill("On timeline", "acc", icon="clock"),
            MomentField("First grade", "11 Feb 2020 19:24"),
            Field("Episodes", "9"),
            Combo("Lane", [("a", "Response")], empty="All lanes"),
            SecondaryButton("Add change", icon="plus"),
        ),
        SuggestionStrip("Timeline has one grade: Medium, 19:24. Found 05:40.", "Use this"),
        NoteEdit(
            "Note",
            "Nine earlier episodes listed on the log as a reason not to worry. Same grade as "
            "episode 8, no supervisor comment on the pattern.",
        ),
        *_extracts(),
    )


def _extracts() -> list[QWidget]:
    """Quotations with phrases to judge, and with what was said of them."""
    return [
        ExtractView(
            "9 previous, usual pattern, no new info.",
            "Log 0871 · 11 Feb 19:02 · control room",
            marks=[Mark(12, 13, "LG-31")],
            removable=True,
        ),
        ExtractView(
            "Regular misper, always comes back by morning. Known to staff.",
            "Log 0871 · 11 Feb 19:24",
            marks=[
                Mark(0, 14, "LG-06", said="evidence", kept=True),
                Mark(16, 17, "LG-30", said="not evidence"),
                Mark(46, 8, "LG-06", low=True),
            ],
        ),
    ]


def grades() -> QWidget:
    """Grades, severities, pills, progress."""
    counts = [GradeCount("circle", "Good", 1), GradeCount("half_ring", "Fair", 1)]
    counts += [GradeCount("square", "Inadequate", 3), GradeCount("", "No grade", 1)]
    cells = ["circle"] * 8 + ["half_ring"] * 3 + ["triangle"] + ["square"] * 5
    return board(
        940,
        row(*(GradeBadge(shape, word) for shape, word in GRADES)),
        row(*(GradeButton(shape, word) for shape, word in GRADES[:3]), GradeLegend(GRADES[:5])),
        row(GradeBar(counts), GradeBar([GradeCount(s, w, 1) for s, w in GRADES])),
        LedgerStrip(cells + [NOT_ACCOUNTED_FOR] * 3, "20 selected, 17 graded, 3 missing"),
        row(
            Severity("critical", "1 critical"),
            Severity("high", "4 high"),
            Severity("medium"),
            Severity("low"),
            Pill("14 years"),
            Pill("Looked after", "acc"),
            Pill("In progress · week 7", "soft"),
            Pill("in progress", code="DD20-MC-03"),
        ),
        row(
            Pill("Does not reconcile", "red", icon="warning-octagon-fill"),
            Pill("2 to fix before export", "amb"),
            Pill("Concern raised 11:52, acknowledged 12:10", "grn", icon="check-circle-fill"),
        ),
        row(ThinProgress("49 %", 48, 97, width=96), StrengthMeter(), _strong()),
        row(
            StageCell(0, "open"), StageCell(1, "open"), StageCell(3, "graded"), StageCell(2, "done")
        ),
    )


def _strong() -> QWidget:
    meter = StrengthMeter()
    meter.set_strength(3, "Strong: 5 words, 28 characters")
    return meter


def panels() -> QWidget:
    """Cards, banners, flags, longer text."""
    card = Card("Progress and grades by theme", lined=True)
    card.title_row.addWidget(Label("1 of 4 tested", "small t3"))
    card.body.addWidget(Label("THRIVE vulnerability training, control room", "small"))
    card.body.addWidget(
        Elided("A long line that is shortened where the card ends " * 4, "small t2")
    )
    critical = Banner(
        "red",
        "Tell someone now, by your normal route.",
        "This tool sends nothing. Ring the duty supervisor or social care, then record here that "
        "you did. You can save with only the first box filled.",
        icon="phone-call",
    )
    high = Banner("amb", "Nobody can reset this for you", "If the passphrase is lost, so is it.")
    high.add_action(SecondaryButton("Print recovery sheet", icon="printer", measure="card"))
    flag = FlagCard(
        "CK-MC-03",
        "high",
        "Looked after, 9 episodes, grade not raised",
        why="First grade Medium, same as the previous episode. Rule: looked after, 2 or more "
        "earlier episodes, first grade no higher than last time.",
        evidence=2,
        this_question=True,
    )
    flag.set_open(True)
    return board(
        376,
        card,
        critical,
        high,
        Banner("neutral", "Read only", "Imported audits are kept as they were."),
        FlagCard("CK-PP-01", "critical", "Police protection: 74 h 10 min, limit 72 h"),
        flag,
        SettledFlag("CK-MC-22", "Waited for: dismissed 14:20, search on file", "dismissed"),
        SearchField("Search", placeholder="Search references, notes"),
        PassphraseField("Passphrase"),
        TextArea("Reason", "Strategy discussion in 2 h 10 min, health present.", measure="card"),
    )


def outlines() -> QWidget:
    """The section outline, facts, a table, grades to choose."""
    outline = SectionOutline()
    outline.setMinimumHeight(360)
    outline.set_entries(
        [
            OutlineHeading("Missing child"),
            OutlineEntry("0", "Case header", 17, 17),
            OutlineEntry("1", "1 Initial contact", 6, 6),
            OutlineEntry("2", "2 Risk assessment", 6, 9),
            OutlineEntry("5", "5 Return", 4, 6, alert=True),
            OutlineEntry("6", "6 Supervision, closure", 0, 3),
            OutlineHeading("Police protection"),
            OutlineEntry("7", "7 Decision to use", 7, 7),
            OutlineEntry("8", "8 Initiating officer", 2, 7),
        ]
    )
    outline.set_current("2")
    outline.setFixedWidth(outline.sizeHint().width())
    good = GradeOption(
        "good",
        "circle",
        "Good",
        "1",
        "Risk seen early and correctly, child seen and heard, right action at the right pace. Any "
        "slips made no difference to the child.",
    )
    good.set_chosen(True)
    fair = GradeOption(
        "fair",
        "half_ring",
        "Fair",
        "2",
        "As good on protection; weaknesses in recording, pace or supervision that could matter "
        "next time.",
    )
    none = GradeOption("", "", "No grade, with a reason", "0")
    facts = FactList(
        [
            ("Theme", "Missing child, also police protection"),
            ("Grade", GradeBadge("", "No grade yet")),
            ("Concern", "Raised 11:52, acknowledged 12:10"),
        ]
    )
    right = QWidget()
    column = QVBoxLayout(right)
    for widget in (good, fair, none, facts):
        column.addWidget(widget)
    column.addStretch(1)
    strip = FactStrip(
        [
            ("Commissioned", "4 May 2020", "by the Chief Constable"),
            ("Led by", "T/D/Supt", "2 auditors, 1 moderator"),
            ("Tested against", "Inspection 2019", "12 points: 9 improve, 3 strength"),
            ("Sample", "20 of 214 eligible, 5 themes", "Stratified random, Nov 2019 – Mar 2020"),
            ("Grading scale", "Deep dive 2020, 4 grades", "“Fair” is not an HMICFRS grade"),
        ]
    )
    return board(1192, strip, row(outline, right, stretch=False), _table())


def _table() -> QWidget:
    from ui.kit.example_table import make_table

    return make_table()


def frame() -> QWidget:
    """The frame of the window round a case, with a sheet over it."""
    from ui.kit.example_frame import make_frame

    return make_frame(collapsed=True, sheet=False)


def frame_wide() -> QWidget:
    """The frame of the window with the wide navigation and a sheet."""
    from ui.kit.example_frame import make_frame

    return make_frame(collapsed=False, sheet=True)


BOARDS: dict[str, Callable[[], QWidget]] = {
    "buttons": buttons,
    "answers": answers,
    "grades": grades,
    "panels": panels,
    "outlines": outlines,
    "frame": frame,
    "frame-wide": frame_wide,
}
