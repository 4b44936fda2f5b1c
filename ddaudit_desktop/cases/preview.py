"""What is shown of one case beside the list: facts, times, a quotation, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.records import Concern, Extract
from ddaudit_desktop.cases.stages import STAGES
from ddaudit_desktop.checks.checked import Checked
from ddaudit_desktop.definitions import themes
from ddaudit_desktop.form.model import next_unanswered
from ddaudit_desktop.moments import Moment, local, show_date, show_minutes, show_moment
from ddaudit_desktop.on_the_day import INCIDENT
from ddaudit_desktop.open_audit import OpenAudit

if TYPE_CHECKING:
    from datetime import datetime

    from db.store import Store
    from ddaudit_desktop.cases.stages import CaseSummary
    from ddaudit_desktop.checks.flags import Flag
    from ddaudit_desktop.pinned import Pinned


@dataclass(frozen=True, slots=True)
class PreviewTime:
    """An event on the small strip: its span, its lane, and whether its time is exact."""

    earliest: datetime
    latest: datetime
    lane: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words from the record and where they stand."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class CasePreview:
    """Everything the preview says beside the case's summary.

    Attributes:
        flags: the open flags, worst first.
    """

    children: int
    episodes: int | None
    facts: tuple[tuple[str, str], ...]
    concern: str
    times: tuple[PreviewTime, ...]
    span: str
    flags: tuple[Flag, ...]
    quotation: Quotation | None
    next_code: str
    next_words: str

    @property
    def events(self) -> str:
        """How many events have a time."""
        return "1 event" if len(self.times) == 1 else f"{len(self.times)} events"


def case_preview(store: Store, pinned: Pinned, case: CaseSummary) -> CasePreview:
    """Read what the preview of a case shows."""
    audit = OpenAudit(store, case.audit_id, pinned)
    question = next_unanswered(audit.form, audit.is_answered, None)
    times = tuple(
        PreviewTime(e.earliest, e.latest, audit.lane_of(e), e.precision == "exact")
        for e in audit.events
        if e.earliest is not None and e.latest is not None
    )
    lead = audit.children[0] if audit.children else None
    return CasePreview(
        children=len(audit.children),
        episodes=lead.episodes_12m if lead else None,
        facts=_facts(audit, case),
        concern=_concern(audit),
        times=times,
        span=_span(times),
        flags=_flags(audit),
        quotation=_quotation(audit),
        next_code=question.id if question else "",
        next_words=(question.short or question.text) if question else "",
    )


def _facts(audit: OpenAudit, case: CaseSummary) -> tuple[tuple[str, str], ...]:
    answered = case.answered
    stage = f"{STAGES[case.stage]}, {answered.answered} of {answered.total} answered"
    return (("Theme", themes_in_words(case)), ("Incident", _incident(audit)), ("Stage", stage))


def themes_in_words(case: CaseSummary) -> str:
    """The lead theme and the others: "Missing child, also police protection"."""
    known = themes()
    titles = [
        known[code].title if code in known else code for code in (case.theme, *case.other_themes)
    ]
    others = " and ".join(title[:1].lower() + title[1:] for title in titles[1:])
    return f"{titles[0]}, also {others}" if others else titles[0]


def _incident(audit: OpenAudit) -> str:
    """When the incident was; else the period of the case."""
    times = audit.times.get(INCIDENT, [])
    if times and times[0].earliest is not None:
        return show_moment(Moment.of(times[0]))
    days = dict.fromkeys(d for d in (audit.case.period_from, audit.case.period_to) if d)
    return " – ".join(show_date(day) for day in days) or "Not given"


def _concern(audit: OpenAudit) -> str:
    concerns = sorted(audit.rows(Concern), key=lambda concern: concern.raised_at)
    if not concerns:
        return ""
    last = concerns[-1]
    raised = f"Raised {local(last.raised_at):%H:%M}"
    if last.acknowledged_at is None:
        return f"{raised}, not acknowledged"
    return f"{raised}, acknowledged {local(last.acknowledged_at):%H:%M}"


def time_spent(case: CaseSummary) -> str:
    """The auditor's minutes: "48 min in 2 sittings"."""
    if not case.minutes:
        return "Not begun"
    sittings = "1 sitting" if case.sittings == 1 else f"{case.sittings} sittings"
    return (
        f"{show_minutes(case.minutes)} in {sittings}"
        if case.sittings
        else (show_minutes(case.minutes))
    )


def _span(times: tuple[PreviewTime, ...]) -> str:
    """The days the events cover: "11 – 15 February"."""
    if not times:
        return ""
    first = local(min(time.earliest for time in times))
    last = local(max(time.latest for time in times))
    if first.date() == last.date():
        return f"{last.day} {last:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {last.day} {last:%B %Y}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {first:%B}{year} – {last.day} {last:%B %Y}"


def _flags(audit: OpenAudit) -> tuple[Flag, ...]:
    """The open flags; none where a setting of the deep dive is wrong, as the case itself says."""
    try:
        return Checked(audit).flags.open
    except KnownError:
        return ()


def _quotation(audit: OpenAudit) -> Quotation | None:
    """The first quotation of the theme's own questions, in the order of the form."""
    quoted = audit.extracts
    for question_id in audit.form.questions:
        if question_id in quoted:
            return _quoted(quoted[question_id][0])
    loose = [extract for extracts in quoted.values() for extract in extracts]
    return _quoted(loose[0]) if loose else None


def _quoted(extract: Extract) -> Quotation:
    return Quotation(extract.words, ", ".join(s for s in (extract.source, extract.said_when) if s))
