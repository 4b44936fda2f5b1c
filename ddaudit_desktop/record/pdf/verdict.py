"""The two boxes a reader looks for first: the concern, and the grade with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from typing_extensions import override

from ddaudit_desktop.moments import local, show_minutes
from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.box import Aside, Box, Looks
from ddaudit_desktop.record.pdf.dates import long_moment
from ddaudit_desktop.record.pdf.fonts import SEMIBOLD, markup, width
from ddaudit_desktop.record.pdf.marks import draw_grade_shape, draw_megaphone, draw_tick_disc
from ddaudit_desktop.record.pdf.styles import (
    BODY,
    HINT,
    SPACED,
    SPACED_HINT,
    prose,
    rich,
    strong,
    tinted,
)
from ddaudit_desktop.record.pdf.summary import flag_counts
from ddaudit_desktop.wording import HOW_TOLD, number_words

if TYPE_CHECKING:
    from datetime import datetime

    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.judgement import ConcernTold, GradeGiven


def concerns(content: RecordContent) -> list[Flowable]:
    """One red box for each immediate concern, before anything else is said."""
    looks = Looks(line=palette.CONCERN, line_width=1.1, after=8)
    return [
        Box(
            [ConcernHead(concern), prose(concern.what), prose(_told(concern)), *_notes(concern)],
            looks,
        )
        for concern in content.concerns
    ]


def _told(concern: ConcernTold) -> str:
    """Who raised it and when, who was told and how, who has taken it on."""
    about = f" about {concern.child}" if concern.child else ""
    by = f" by {concern.raised_by}" if concern.raised_by else ""
    words = [f"Raised {long_moment(concern.raised_at)}{by}{about}"]
    if concern.told or concern.how or concern.told_at:
        at = _at(concern, concern.told_at)
        told = ("told", concern.told, HOW_TOLD[concern.how], at)
        words.append(" ".join(filter(None, told)))
    if concern.acknowledged_at or concern.acknowledged_by:
        who = f"by {concern.acknowledged_by}" if concern.acknowledged_by else ""
        at = _at(concern, concern.acknowledged_at)
        words.append(" ".join(filter(None, ("acknowledged", who, at))))
    return "; ".join(words) + "."


def _at(concern: ConcernTold, instant: datetime | None) -> str:
    """A later time; without its day on the day the concern was raised."""
    if instant is None:
        return ""
    same_day = local(instant).date() == local(concern.raised_at).date()
    return f"at {local(instant):%H:%M}" if same_day else f"on {long_moment(instant)}"


def _notes(concern: ConcernTold) -> list[Flowable]:
    return [
        rich(
            f"{strong(long_moment(note.provenance.created_at))} {markup(note.text)}",
            BODY,
        )
        for note in concern.notes
    ]


class ConcernHead(Flowable):
    """Megaphone and heading at the left, who has taken it on at the right."""

    def __init__(self, concern: ConcernTold) -> None:
        super().__init__()
        self.owned = concern.acknowledged_at is not None
        self.words = "Not acknowledged yet"
        if concern.acknowledged_at is not None:
            waited = int((concern.acknowledged_at - concern.raised_at).total_seconds() // 60)
            self.words = f"Acknowledged in {show_minutes(max(waited, 0))}"

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 14.0
        return self.width, self.height

    def draw(self) -> None:
        """The heading, then who has taken it on."""
        canvas = self.canv
        draw_megaphone(canvas, 0, 2.6, 9.6, palette.CONCERN)
        canvas.setFont(SEMIBOLD, 9)
        canvas.setFillColor(HexColor(palette.CONCERN_TEXT))
        canvas.drawString(16, 4.4, "Immediate concern raised during this audit")
        if self.owned:
            canvas.setFillColor(HexColor(palette.DONE_TEXT))
        canvas.drawRightString(self.width, 4.4, self.words)
        if self.owned:
            left = self.width - width(self.words, SEMIBOLD, 9) - 12.5
            draw_tick_disc(canvas, left, 3, 8.6, palette.DONE)


def grade_box(content: RecordContent) -> list[Flowable]:
    """Tint, shape and word of the grade at the left; why, at the right."""
    grade = content.grade
    shape = _shape(grade)
    colours = palette.grade_colours(shape)
    small = tinted(colours.word, 8.25, 10.5)
    panel: list[Flowable] = [
        prose("Overall grade", small),
        GradeWord(_word(grade), shape),
    ]
    if content.draft:
        panel.append(DraftTag())
    panel.append(prose(_scale_words(grade), tinted(palette.SECOND, 7.9, 9.8)))
    box = Box(
        _reasons(content),
        Looks(line=palette.STRONG_LINE, down=6.5, after=4),
        Aside(panel, 147, colours.tint),
    )
    note = grade.scale.footnote
    return [box, prose(note, HINT)] if note else [box]


def _shape(grade: GradeGiven) -> str:
    return next((g.shape or "other" for g in grade.scale.grades if g.code == grade.grade), "")


def _word(grade: GradeGiven) -> str:
    if grade.grade:
        return grade.word or grade.grade
    return "No grade" if grade.no_grade else "Not graded yet"


def _scale_words(grade: GradeGiven) -> str:
    number = number_words(len(grade.scale.grades))
    noted = " See the note below." if grade.scale.footnote else ""
    return f"Scale of {number}: {grade.scale.code}, version {grade.scale.version}.{noted}"


def _reasons(content: RecordContent) -> list[Flowable]:
    grade = content.grade
    reason = grade.reason or "No reason is written yet."
    if grade.no_grade:
        reason = f"{grade.no_grade_word or grade.no_grade}. {grade.reason}".strip()
    told: list[Flowable] = [rich(f"{strong('Reason')} {markup(reason)}", BODY)]
    if grade.differs_reason:
        told.append(
            rich(f"{strong('Differs from the indication')} {markup(grade.differs_reason)}", SPACED)
        )
    counts = flag_counts(content)
    if counts:
        told.append(rich(f"{strong('Flags')} {markup(counts)}.", SPACED))
    if grade.graded_at or grade.graded_by:
        by = f" by {grade.graded_by}" if grade.graded_by else ""
        told.append(prose(f"Graded {long_moment(grade.graded_at)}{by}.", SPACED_HINT))
    return told


class GradeWord(Flowable):
    """The shape of the grade and beside it the word, on two lines where it is long."""

    SHAPE, ROOM = 11.5, 17.0

    def __init__(self, word: str, shape: str) -> None:
        super().__init__()
        self.shape = shape
        colours = palette.grade_colours(shape)
        self.words = prose(word, tinted(colours.word, 13, 16, font=SEMIBOLD))

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        _, high = self.words.wrap(aW - self.ROOM, aH)
        self.width, self.height = aW, high + 4
        return self.width, self.height

    def draw(self) -> None:
        """The shape, then the word."""
        draw_grade_shape(self.canv, self.shape, 0, self.height - 16.1, self.SHAPE)
        self.words.drawOn(self.canv, self.ROOM, 2)


class DraftTag(Flowable):
    """Says beside the grade that nobody has signed it."""

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 16.5
        return self.width, self.height

    def draw(self) -> None:
        """A framed tag."""
        words = "DRAFT, not locked"
        wide = width(words, SEMIBOLD, 8.25) + 9
        self.canv.setStrokeColor(HexColor(palette.INK))
        self.canv.setFillColor(HexColor(palette.PAPER))
        self.canv.setLineWidth(0.9)
        self.canv.roundRect(0, 3, wide, 12, 1.8, stroke=1, fill=1)
        self.canv.setFillColor(HexColor(palette.INK))
        self.canv.setFont(SEMIBOLD, 8.25)
        self.canv.drawString(4.5, 6.2, words)
