"""The first page: which case this is, the concern, the grade and its reason, the points."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import KeepTogether, Spacer

from ddaudit_desktop.moments import local, show_minutes
from ddaudit_desktop.record.content import INDEPENDENT
from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.dates import long_day, period
from ddaudit_desktop.record.pdf.fonts import TEXT, width
from ddaudit_desktop.record.pdf.marks import Marked
from ddaudit_desktop.record.pdf.outline import heading
from ddaudit_desktop.record.pdf.styles import (
    BODY,
    ID,
    REFERENCE,
    SECOND,
    SECOND_RIGHT,
    SECTION,
    TITLE,
    WIDTH,
    prose,
)
from ddaudit_desktop.record.pdf.tables import ID_DROP, fact_columns, plain_table, ruled_table
from ddaudit_desktop.wording import AUDIT_KIND, CHILD_STATUS, DECISION, POINT_VALUE

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.facts import ChildFacts, OtherAudit

TITLE_WORDS = "Individual audit record"
SIDE_BY_SIDE = 900
"""Strengths and development stand side by side up to this many characters each."""


def title_block(content: RecordContent) -> list[Flowable]:
    """Title and deep dive at the left, the case's reference and children at the right."""
    children = ", ".join(child.pseudonym for child in content.case.children)
    table = plain_table(
        [
            [prose(TITLE_WORDS, TITLE), prose(content.case.reference, REFERENCE)],
            [
                prose(content.deep_dive.title, SECOND),
                prose(children or content.case.label, SECOND_RIGHT),
            ],
        ],
        [WIDTH * 0.66, WIDTH * 0.34],
        ("BOTTOMPADDING", (0, 1), (-1, 1), 6),
        ("LINEBELOW", (0, 1), (-1, 1), 1.5, HexColor(palette.INK)),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        spaceAfter=8,
    )
    return [table]


def header_facts(content: RecordContent) -> list[Flowable]:
    """What the case and the audit are, in two columns."""
    case, audit, deep_dive = content.case, content.audit, content.deep_dive
    also = [theme.title or theme.code for theme in case.other_themes]
    theme = case.theme.title or case.theme.code
    themes = ", also ".join([theme, *(f"{word[:1].lower()}{word[1:]}" for word in also)])
    assessed = sum(1 for point in content.points if point.value != "not_applicable")
    tested = f"{deep_dive.inspection.title}, {assessed} points" if deep_dive.inspection else "None"
    read = [seen.system for seen in content.systems if seen.available]
    left = [
        ("Theme", themes),
        ("Incident", period(case.period_from, case.period_to) or "Not recorded"),
        ("Child" if len(case.children) < 2 else "Children", _children(case.children)),
        ("Tested against", tested),
        ("Systems read", ", ".join(read) or "None noted"),
    ]
    done = long_day(local(audit.signed_at).date()) if audit.signed_at else "Not yet"
    sittings = f" in {audit.sittings} sittings" if audit.sittings > 1 else ""
    spent = f"{show_minutes(audit.minutes)}{sittings}" if audit.minutes else "Not noted"
    right = [
        ("Audit completed", done),
        ("Auditor", ", ".join(filter(None, (audit.auditor, audit.auditor_role))) or "Not named"),
        ("Second auditor", second_auditor(content.other_audits)),
        ("Independent", content.text_of(INDEPENDENT) or "Not answered"),
        ("Time spent", spent),
    ]
    if audit.kind != "first" or audit.version > 1:
        version = f", version {audit.version}" if audit.version > 1 else ""
        right.insert(1, ("Kind of audit", f"{AUDIT_KIND[audit.kind]}{version}"))
    return [fact_columns(left, right), Spacer(1, 7)]


def _children(children: tuple[ChildFacts, ...]) -> str:
    """Age, standing and earlier episodes; with the pseudonym where there are several."""
    words = []
    for child in children:
        facts = [f"{child.age_years} years"] if child.age_years is not None else []
        if child.status not in {"unknown", "none"}:
            facts.append(CHILD_STATUS[child.status].lower())
        if child.episodes_12m:
            facts.append(f"{child.episodes_12m} earlier episodes")
        told = ", ".join(facts) or "nothing recorded"
        words.append(told if len(children) == 1 else f"{child.pseudonym}: {told}")
    return "; ".join(words) or "Not recorded"


def second_auditor(others: tuple[OtherAudit, ...]) -> str:
    """Who audited the case a second time, and whether the grades agree."""
    second = [other for other in others if other.kind == "second"]
    if not second:
        return "None"
    words = []
    for other in second:
        agreed = {True: "agreed", False: "differs", None: ""}[other.agrees]
        state = agreed or ("signed" if other.signed_at else "not signed yet")
        words.append(", ".join(filter(None, (other.auditor, other.role, state))))
    return "; ".join(words)


def points(content: RecordContent) -> list[Flowable]:
    """The inspection's improvement points, what it found, and how this case stands."""
    if not content.points:
        return []
    longest = max(width(point.short or point.text, TEXT, 9) for point in content.points)
    found = min(max(longest + 8, 110.0), 205.0)
    rows = [
        [
            prose(point.code, ID),
            prose(point.short or point.text, BODY),
            Marked(point.value, POINT_VALUE[point.value]),
            prose(point.reason, BODY),
        ]
        for point in content.points
    ]
    table = ruled_table(
        ["Point", "The inspection found", "This case", "Why"],
        rows,
        [37.5, found, 86, WIDTH - 123.5 - found],
        {0: ID_DROP},
    )
    return [heading("Against the inspection’s improvement points", SECTION, 0), table]


def strengths_first(content: RecordContent) -> list[Flowable]:
    """What was done well, then what could be better."""
    strengths, development = content.strengths, content.development
    if not strengths and not development:
        return []
    blocks = [
        ("Strengths", strengths or "None written"),
        ("Areas for development", development or "None written"),
    ]
    if max(len(strengths), len(development)) > SIDE_BY_SIDE:
        return [part for head, text in blocks for part in (heading(head, SECTION, 0), prose(text))]
    half = (WIDTH - 18) / 2
    table = plain_table(
        [
            [heading(head, SECTION, 0) for head, _ in blocks],
            [prose(text) for _, text in blocks],
        ],
        [half + 18, half],
        ("RIGHTPADDING", (0, 0), (0, -1), 18),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
        spaceBefore=11,
    )
    return [KeepTogether([table])]  # else its headings could stay behind on a full page


def flag_counts(content: RecordContent) -> str:
    """How many flags were accepted, explained and dismissed, in words."""
    counts: Counter[str] = Counter(flag.decision for flag in content.flags)
    return ", ".join(f"{counts[key]} {DECISION[key].lower()}" for key in DECISION if counts[key])
