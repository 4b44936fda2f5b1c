"""The whole record as a PDF: parts in the order a reader needs them, inside the page frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, KeepTogether

import ddaudit_desktop
from ddaudit_desktop.moments import local
from ddaudit_desktop.record.as_json import content_sha256
from ddaudit_desktop.record.pdf import clocks, details, lists, sources, summary, verdict
from ddaudit_desktop.record.pdf.first_bars import first_bars, others_words
from ddaudit_desktop.record.pdf.fonts import markup
from ddaudit_desktop.record.pdf.frame import TYPESETTING, Sheet, build
from ddaudit_desktop.record.pdf.glance import answers_at_a_glance
from ddaudit_desktop.record.pdf.outline import heading_row
from ddaudit_desktop.record.pdf.timeline import Timeline

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from ddaudit_desktop.record.content import RecordContent

PROGRAM = "Deep Dive Audit"


def record_pdf(content: RecordContent) -> bytes:
    """The record as a PDF."""
    with TYPESETTING:
        return build(_sheet(content), _story(content))


def _story(content: RecordContent) -> list[Flowable]:
    """Concern, grade, timeline and points first; then everything else in full."""
    return [
        *summary.title_block(content),
        *summary.header_facts(content),
        *verdict.concerns(content),
        *verdict.grade_box(content),
        *_timeline(content),
        *summary.points(content),
        *summary.strengths_first(content),
        *answers_at_a_glance(content),
        CondPageBreak(150),
        *details.questions_in_full(content),
        *details.loose_quotations(content),
        *lists.events(content),
        *clocks.clocks(content),
        *lists.flags(content),
        *lists.points_in_full(content),
        *lists.actions(content),
        *lists.feedback(content),
        *sources.case_in_full(content),
        *sources.systems(content),
        *sources.provenance(content),
        KeepTogether(lists.sign_off(content)),
    ]


def _timeline(content: RecordContent) -> list[Flowable]:
    bars = first_bars(content)
    drawing = Timeline(content.events, bars)
    if not drawing.marks:
        return []
    without = sum(1 for event in content.events if not event.when.known)
    events = "event without a time is" if without == 1 else "events without a time are"
    told = [
        f"{without} {events} listed under Events" if without else "",
        others_words(content, bars),
    ]
    hint = " · ".join(filter(None, told))
    return [KeepTogether([heading_row("Timeline", markup(hint)), drawing])]


def _sheet(content: RecordContent) -> Sheet:
    program = f"{PROGRAM} {ddaudit_desktop.__version__}"
    reference = content.case.reference
    running = f"{summary.TITLE_WORDS}, continued"
    if content.draft:
        running += " · DRAFT, not locked"
    marking = content.marking
    return Sheet(
        title=f"{summary.TITLE_WORDS} {reference}",
        subject=f"{marking}. Child protection audit, theme {content.case.theme.code}",
        author=program,
        marking=f"{marking} · EXAMPLE" if content.example else marking,
        handling=content.handling,
        running=(running, reference),
        foot=_foot(content),
        at=content.filing.filed_at if content.filing else content.audit.provenance.changed_at,
        watermark="EXAMPLE" if content.example else "",
    )


def _foot(content: RecordContent) -> tuple[str, str]:
    """Which file this is, and the hash that proves its content."""
    filing = content.filing
    digest = content_sha256(content)[:24]
    groups = " ".join(digest[at : at + 4] for at in range(0, 24, 4))
    first, made_on = "Preview, not filed", [f"content SHA-256 {groups}"]
    if filing is not None:
        place = f" to {filing.place}" if filing.place else ""
        when = local(filing.filed_at)
        first = f"{filing.file_name} · filed {when.day} {when:%b %Y %H:%M}{place}"
        made_on.insert(0, f"version {filing.version}")
    theme = next((d for d in content.audit.definitions if d.code == content.case.theme.code), None)
    if theme is not None:
        made_on.append(f"questions {theme.code} {theme.version}")
    if content.deep_dive.inspection is not None:
        pack = content.deep_dive.inspection
        made_on.append(f"pack {pack.pack_code} {pack.version}")
    line = " · ".join(made_on)
    return first, f"{line[:1].upper()}{line[1:]}"
