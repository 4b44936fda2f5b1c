"""Times missing: one timeline can hold several, each from a report to the child being back.

Two reports with surely a return between them begin two times missing; with surely none, they are
two reports of one. Where the times do not say, or not to which of them a grade or review of risk
belongs, nothing is told of either. What was done for a child who came back belongs to the return
before it; another entry to the report before it. What the auditor answered is about the one whose
report answers the form, else about the first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import candidates, minutes_of
from ddaudit_desktop.moments import show_moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ddaudit_desktop.clocks.candidates import Candidate
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

REPORTED = "MIS_REPORTED"
BACK = ("LOCATED", "RETURNED")
MARKS = ("RISK_SET", "RISK_REVIEWED", "RISK_CHANGED")
AFTER_RETURN = ("PREVENTION_INT", "RHI_OFFERED", "RHI_HELD", "RHI_RECEIVED")
REPORT_ASKED = "MC-02"
NOT_SEPARABLE = "The times do not say which entries belong to which time missing."

Window = tuple["datetime | None", "datetime | None"]
"""From when and until before when; none at the ends of the timeline."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One time missing: the case with its entries alone.

    Attributes:
        subject: the event it begins with; empty where a case holds no other time missing.
        words: when that was, as people say it.
        shared: ids of those entries that can be of another time missing too.
        answered: whether the auditor's answers are about it.
    """

    case: Evidence
    subject: str = ""
    words: str = ""
    shared: frozenset[str] = frozenset()
    answered: bool = True

    @property
    def surely_of_it(self) -> Evidence:
        """The case without the entries that can be of another time missing."""
        events = tuple(event for event in self.case.events if event.id not in self.shared)
        return replace(self.case, events=events)


def reports_of_each(case: Evidence) -> list[list[Candidate]] | None:
    """The reports of each time missing, in time order; none where the times do not tell them apart.

    Without a report there is no time missing to be told apart: the list is empty.
    """
    reports = sorted(candidates(case.of_kind(REPORTED)), key=_by_latest)
    returns = candidates(case.of_kind(*BACK))
    groups = [reports[:1]] if reports else []
    for report in reports[1:]:
        apart = _return_between(groups[-1], report, returns)
        if apart is None:
            return None
        if apart:
            groups.append([report])
        else:
            groups[-1].append(report)
    return groups


def _by_latest(one: Candidate) -> tuple[datetime, datetime, str]:
    return one.reach.latest, one.reach.earliest, one.event.id


def _return_between(
    before: Sequence[Candidate], report: Candidate, returns: Sequence[Candidate]
) -> bool | None:
    """Whether the child was back between reports; none when that depends on the reading."""
    last = max(one.reach.latest for one in before)
    first = min(one.reach.earliest for one in (*before, report))
    begins = report.reach.earliest
    if last < begins and any(
        r.reach.earliest >= last and r.reach.latest <= begins for r in returns
    ):
        return True
    possible = any(
        r.reach.latest >= first and r.reach.earliest <= max(last, report.reach.latest)
        for r in returns
    )
    return None if possible else False


def episodes_of(case: Evidence, *kinds: str) -> tuple[Episode, ...] | None:
    """Each time missing that there is something to say of; none where they cannot be told apart.

    One that is there as history alone, with no grade or review of risk, is left out unless the
    auditor's answers are about it.

    Args:
        case: the evidence.
        kinds: further kinds of entry that make a time missing more than history.
    """
    groups = reports_of_each(case)
    if groups is None:
        return None
    if len(groups) < 2:
        return (Episode(case),)
    windows = _windows(groups)
    judged = [[one for one in windows if _surely_in(e, *one)] for e in case.of_kind(*MARKS)]
    if not all(judged):
        return None
    owners = _owners(case, groups, windows)
    more = {tuple(owners[event.id]) for event in case.of_kind(*kinds)} if kinds else set()
    ours = next((n for n, group in enumerate(groups) if _answers_the_form(group)), 0)
    return tuple(
        _episode(case, group, number, owners, answered=number == ours)
        for number, (group, window) in enumerate(zip(groups, windows, strict=True))
        if number == ours or [window] in judged or (number,) in more
    )


def _episode(
    case: Evidence,
    group: Sequence[Candidate],
    number: int,
    owners: dict[str, list[int]],
    *,
    answered: bool,
) -> Episode:
    """One of several times missing, with its own entries and what is quoted from them."""
    events = tuple(event for event in case.events if number in owners[event.id])
    extracts = tuple(
        one
        for one in case.extracts
        if (number in owners[one.event_id] if one.event_id in owners else answered)
    )
    report = min((one.event for one in group), key=lambda event: event.id)
    answers = case.answers if answered else {}
    return Episode(
        replace(case, events=events, answers=answers, extracts=extracts),
        report.id,
        f"reported {show_moment(report.when)}",
        frozenset(event.id for event in events if len(owners[event.id]) > 1),
        answered,
    )


def _owners(
    case: Evidence, groups: Sequence[Sequence[Candidate]], windows: Sequence[Window]
) -> dict[str, list[int]]:
    """Of each entry, by its id, the numbers of the times missing that it can be of."""
    reports = [{one.event.id for one in group} for group in groups]
    owners = {
        event.id: [n for n, own in enumerate(reports) if _belongs(event, own, *windows[n])]
        for event in case.events
    }
    returns = _after_returns(candidates(case.of_kind(*BACK)), owners, windows)
    for event in case.of_kind(*AFTER_RETURN):
        owners[event.id] = [n for n, one in enumerate(returns) if _belongs(event, set(), *one)]
    return owners


def _after_returns(
    returns: Sequence[Candidate], owners: dict[str, list[int]], windows: Sequence[Window]
) -> list[Window]:
    """From when to when a return is the last: from that of each time missing to the next."""
    begins: list[datetime | None] = []
    ends: list[datetime | None] = []
    for number, (report, _) in list(enumerate(windows))[1:]:
        possible = [one for one in returns if number in owners[one.event.id]]
        sure = [one for one in possible if owners[one.event.id] == [number]]
        begins.append(min((one.reach.earliest for one in possible), default=report))
        ends.append(min((one.reach.latest for one in sure), default=None))
    return list(zip([None, *begins], [*ends, None], strict=True))


def _windows(groups: Sequence[Sequence[Candidate]]) -> list[Window]:
    """From when to when entries are of each time missing: from its report to that of the next."""
    begins = [min(one.reach.earliest for one in group) for group in groups[1:]]
    ends = [min(one.reach.latest for one in group) for group in groups[1:]]
    return list(zip([None, *begins], [*ends, None], strict=True))


def _answers_the_form(group: Sequence[Candidate]) -> bool:
    return any(one.event.question_id == REPORT_ASKED for one in group)


def _surely_in(event: EventSeen, begins: datetime | None, ends: datetime | None) -> bool:
    """Whether an entry surely lies between two reports."""
    when = minutes_of(event)
    return (begins is None or when.earliest >= begins) and (ends is None or when.latest < ends)


def _belongs(
    event: EventSeen, reports: set[str], begins: datetime | None, ends: datetime | None
) -> bool:
    """Whether an entry can be of the time missing between two reports; a return closes it."""
    if event.kind == REPORTED:
        return event.id in reports
    when, back = minutes_of(event), event.kind in BACK
    if begins is not None and (when.latest < begins or (back and when.latest == begins)):
        return False
    return ends is None or when.earliest < ends or (back and when.earliest == ends)
