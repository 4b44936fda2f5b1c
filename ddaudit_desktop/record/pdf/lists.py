"""What follows the questions: events one by one, flags, actions, feedback, sources, sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from ddaudit_desktop.language.found import is_about_words
from ddaudit_desktop.moments import ZONE_NAME
from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.box import Box, Looks
from ddaudit_desktop.record.pdf.dates import long_date, long_moment, when_words
from ddaudit_desktop.record.pdf.fonts import markup
from ddaudit_desktop.record.pdf.outline import heading
from ddaudit_desktop.record.pdf.styles import (
    BODY,
    HINT,
    ID,
    PART,
    SMALL,
    STRONG,
    VALUE,
    WIDTH,
    prose,
    quiet,
    rich,
    strong,
)
from ddaudit_desktop.record.pdf.tables import ID_DROP, SMALL_DROP, fact_table, ruled_table
from ddaudit_desktop.wording import AUDIT_KIND, DECISION, LANES, POINT_VALUE, RECEIVED

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.evidence import EventTold
    from ddaudit_desktop.record.facts import OtherAudit
    from ddaudit_desktop.record.judgement import FeedbackGiven, FlagDecided


def events(content: RecordContent) -> list[Flowable]:
    """Every event with its source, in time order; those without a time at the end."""
    if not content.events:
        return []
    rows = [[_when(event), _what(event, content), _where(event)] for event in content.events]
    return [
        heading("Events", PART, 0),
        prose(
            "Times are UK local time; an uncertain time is shown as the stretch it can mean.", HINT
        ),
        ruled_table(["When", "What", "Source"], rows, [130, 246, WIDTH - 376], {2: SMALL_DROP}),
    ]


def _when(event: EventTold) -> list[Flowable]:
    shown = when_words(event.when)
    lines: list[Flowable] = [prose(shown, STRONG)]
    typed = event.when.typed.strip()
    if typed and event.when.precision != "exact":
        lines.append(prose(f"typed “{typed}”", HINT))
    if event.when.zone != ZONE_NAME:
        lines.append(prose(f"typed in {event.when.zone}", HINT))
    return lines


def _answers(event: EventTold, content: RecordContent) -> str:
    """Which question the event answers, and which part of it."""
    if not event.question_id:
        return ""
    question = content.question(event.question_id)
    parts = question.parts if question else ()
    label = next((part.label for part in parts if part.key == event.part), event.part)
    part = f", {label.lower()}" if event.part not in {"", "main"} else ""
    return f"answers {event.question_id}{part}"


def _details(event: EventTold) -> str:
    """The particulars of its kind: ``Risk band: Medium``."""
    told = [f"{kept.label or kept.key}: {kept.words or kept.value}" for kept in event.details]
    return "; ".join(told)


def _what(event: EventTold, content: RecordContent) -> list[Flowable]:
    kind = event.kind_word or event.kind
    title = event.title or kind
    more = "" if kind.lower().startswith(title.lower()) else kind
    lane = "" if event.lane == "child" and event.child else LANES.get(event.lane, event.lane)
    about = ", ".join(filter(None, (more, lane, event.child)))
    lines: list[Flowable] = [rich(f"{strong(title)} {quiet(about)}", BODY)]
    if event.details:
        lines.append(prose(_details(event), SMALL))
    if event.note:
        lines.append(prose(event.note, SMALL))
    answers = _answers(event, content)
    evidence = f"evidence for {', '.join(event.evidence_for)}" if event.evidence_for else ""
    tied = "; ".join(filter(None, (answers, evidence)))
    if tied:
        lines.append(prose(f"{tied[:1].upper()}{tied[1:]}", HINT))
    return lines


def _where(event: EventTold) -> list[Flowable]:
    line = f"line {event.line}" if event.line else ""
    source = ", ".join(filter(None, (event.source_system, event.source, line)))
    lines: list[Flowable] = [prose(source, SMALL)] if source else []
    if event.who:
        lines.append(prose(event.who, SMALL))
    return lines or [prose("", SMALL)]


def flags(content: RecordContent) -> list[Flowable]:
    """What was decided about every flag, by whom and why."""
    if not content.flags:
        return []
    rows = [
        [
            [prose(flag.check_id, ID), prose(_version(flag.check_version), HINT)],
            prose(_decided(flag), VALUE),
            [
                prose(flag.about or flag.title, STRONG),
                prose(flag.title if flag.about else "", SMALL),
                prose(flag.reason, SMALL),
                prose(
                    f"{flag.provenance.changed_by}, {long_moment(flag.provenance.changed_at)}", HINT
                ),
            ],
        ]
        for flag in content.flags
    ]
    return [
        heading("Flags", PART, 0),
        ruled_table(
            ["Check", "Decision", "About, why, by whom"], rows, [75, 75, WIDTH - 150], {0: ID_DROP}
        ),
    ]


def _decided(flag: FlagDecided) -> str:
    """The decision in words; about words in a quotation it says whether they are evidence."""
    if is_about_words(flag.subject) and flag.decision != "explain":
        return "Evidence" if flag.decision == "accept" else "Not evidence"
    return DECISION[flag.decision]


def _version(version: str) -> str:
    return f"version {version}" if version else ""


def actions(content: RecordContent) -> list[Flowable]:
    """What has to be done, by whom, until when, and how it will be tested."""
    if not content.actions:
        return []
    rows = []
    for action in content.actions:
        brief = [
            ("Owner", action.owner),
            ("Set", long_date(action.set_on)),
            ("Due", long_date(action.due_on)),
            ("Closed", long_date(action.closed_on)),
            ("Points", ", ".join(action.point_codes)),
        ]
        long = [
            ("Test", action.test),
            ("Result of the test", action.retest_result),
            ("Note", action.note),
        ]
        words = [f"{strong(name)} {markup(value)}" for name, value in long if value]
        words.insert(0, " · ".join(f"{strong(n)} {markup(value)}" for n, value in brief if value))
        rows.append(
            [
                prose(action.code, ID),
                [prose(action.text, STRONG), *(rich(line, SMALL) for line in words)],
            ]
        )
    return [
        heading("Actions", PART, 0),
        ruled_table(["Action", "What has to be done"], rows, [60, WIDTH - 60], {0: ID_DROP}),
    ]


def feedback(content: RecordContent) -> list[Flowable]:
    """What was fed back and how it was received."""
    if not content.feedback:
        return []
    story: list[Flowable] = [heading("Feedback", PART, 0)]
    for given in content.feedback:
        who = f"To the {given.recipient}"
        story.append(prose(f"{who}, {given.role}" if given.role else who, STRONG))
        story += fact_table(
            [
                ("Given", _given(given)),
                ("Due", long_date(given.due_on)),
                ("Received", RECEIVED[given.received]),
                ("What was said", given.text),
                ("Reply", given.reply),
            ]
        )
        story.append(Spacer(1, 5))
    return story


def _given(given: FeedbackGiven) -> str:
    if not given.given_on:
        return "Not yet"
    by = f" by {given.given_by}" if given.given_by else ""
    return f"{long_date(given.given_on)}{by}"


def points_in_full(content: RecordContent) -> list[Flowable]:
    """The inspection's words for every point that the first page shortens."""
    shortened = [point for point in content.points if point.short and point.short != point.text]
    if not shortened:
        return []
    rows = [
        [
            prose(point.code, ID),
            [
                prose(f"“{point.text}”" if point.verbatim else point.text, BODY),
                prose(f"{point.area[:1].upper()}{point.area[1:]}", HINT),
            ],
            prose(POINT_VALUE[point.value], VALUE),
        ]
        for point in shortened
    ]
    return [
        heading("Improvement points in full", PART, 0),
        ruled_table(
            ["Point", "The inspection found", "This case"],
            rows,
            [45, WIDTH - 130, 85],
            {0: ID_DROP},
        ),
    ]


def sign_off(content: RecordContent) -> list[Flowable]:
    """Who stands for this record."""
    audit = content.audit
    if content.draft:
        words = [strong("Not signed."), markup("This record is a draft and may still change.")]
    else:
        who = audit.signed_by or audit.auditor
        role = next((person.role for person in content.people if person.name == who), "")
        name = ", ".join(filter(None, (who, role)))
        words = [strong(f"Signed by {name},"), markup(f"{long_moment(audit.signed_at)}.")]
    lines = [rich(" ".join(words), BODY)]
    lines += [prose(_other(other)) for other in content.other_audits]
    return [heading("Sign-off", PART, 0), Box(lines, Looks(line=palette.STRONG_LINE))]


def _other(other: OtherAudit) -> str:
    name = ", ".join(filter(None, (other.auditor, other.role))) or "not named"
    state = f"signed {long_moment(other.signed_at)}" if other.signed_at else "not signed yet"
    agreed = {True: ", same grade", False: ", different grade", None: ""}[other.agrees]
    return f"{AUDIT_KIND.get(other.kind, other.kind)}: {name}, {state}{agreed}."
