"""Commands that look at cases: checks, clocks, indicators; on a deep dive or on one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from ddaudit_desktop.cli.outcome import Outcome, opened

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ddaudit_desktop.checks.outcome import Outcome as Checked
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import EventSeen, Evidence
    from ddaudit_desktop.evidence.of_all import DiveEvidence
    from ddaudit_desktop.indicators.counting import Tally

RECORD_STARTS = (b"{", b"\xef\xbb\xbf{")


def check(options: argparse.Namespace) -> Outcome:
    """Every check of every case, or of the cases named; a flag is a problem."""
    from ddaudit_desktop.checks.run import run_checks, run_dive_checks

    record = _record_at(options.target)
    if record is not None:
        _only_case(options, record)
        rows = [_checked(record.reference, outcome) for outcome in run_checks(record)]
        rows += _not_told_by_a_record()
    else:
        dive = _dive_at(options.target)
        cases = _chosen(dive, options.case, options.target)
        rows = [_checked(case.reference, found) for case in cases for found in run_checks(case)]
        references = {case.reference for case in dive.cases}
        of_dive = [
            _checked(found.subject if found.subject in references else None, found)
            for found in run_dive_checks(dive)
        ]
        rows += [row for row in of_dive if not options.case or row["case"] in options.case]
    flags = [row for row in rows if row["outcome"] == "flag"]
    lines = [_line(row) for row in rows if row["outcome"] in ("flag", "cannot_tell")]
    lines.append(f"{len(flags)} flags in {len(rows)} answers.")
    return Outcome(rows, lines, problems=bool(flags))


def _checked(case: str | None, outcome: Checked) -> dict[str, Any]:
    return {
        "case": case,
        "id": outcome.id,
        "outcome": outcome.answer,
        "severity": outcome.severity,
        "reason": outcome.reason,
        "subject": outcome.subject,
        "facts": [
            {"kind": fact.kind, "id": fact.id, "part": fact.part, "words": fact.words}
            for fact in outcome.facts
        ],
    }


def _not_told_by_a_record() -> list[dict[str, Any]]:
    """The checks of the deep dive, which one record cannot answer."""
    from ddaudit_desktop.checks.run import dive_checks

    return [
        {
            "case": None,
            "id": rule.id,
            "outcome": "cannot_tell",
            "severity": rule.severity,
            "reason": "This looks at the whole deep dive; a record holds one case.",
            "subject": "",
            "facts": [],
        }
        for rule in dive_checks()
    ]


def _line(row: dict[str, Any]) -> str:
    case = row["case"] or "deep dive"
    return f"{case}  {row['id']}  {row['severity']}  {row['outcome']}  {row['reason']}"


def timeline(options: argparse.Namespace) -> Outcome:
    """The events and the measured intervals of one case; a broken limit is a problem."""
    from ddaudit_desktop.clocks.measuring import measure

    case = _record_at(options.target)
    if case is not None:
        _only_case(options, case)
    else:
        dive = _dive_at(options.target)
        if len(options.case) != 1:
            raise KnownError("Say which case: --case REF, once.")
        (case,) = _chosen(dive, options.case, options.target)
    intervals = [_measured(case, found) for found in measure(case)]
    events = [_event(case, event) for event in case.events if not event.derived]
    lines = [f"{row['words']}  {row['title']}" for row in events]
    lines += [
        f"{row['id']}  {row['verdict']}  {row['reason']}"
        for row in intervals
        if row["verdict"] != "not_applicable"
    ]
    broken = any(row["verdict"] == "broken" for row in intervals)
    return Outcome({"events": events, "intervals": intervals}, lines, problems=broken)


def _event(case: Evidence, event: EventSeen) -> dict[str, Any]:
    from ddaudit_desktop.moments import show_moment

    return {
        "id": event.id,
        "kind": event.kind,
        "title": case.title_of(event),
        "typed": event.when.typed,
        "earliest": _instant(event.when.earliest),
        "latest": _instant(event.when.latest),
        "precision": event.when.precision,
        "words": show_moment(event.when),
        "details": dict(event.details),
        "source": event.source,
        "who": event.who,
    }


def _on_the_timeline(case: Evidence, event_id: str) -> str | None:
    """The id of an event; none for an end that is a grade, a concern or feedback."""
    event = case.event(event_id)
    return None if event is None or event.derived else event.id


def _measured(case: Evidence, found: Measured) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.interval.title,
        "subject": found.subject,
        "from": _on_the_timeline(case, found.start_id),
        "to": _on_the_timeline(case, found.end_id),
        "elapsed_minutes": found.least,
        "elapsed_minutes_most": found.most,
        "limit_minutes": found.limit_minutes,
        "verdict": found.verdict,
        "words": found.words,
        "reason": found.reason,
        "missing": list(found.missing),
    }


def _instant(instant: Any) -> str | None:
    from db.records.columns import instant_text

    return None if instant is None else instant_text(instant)


def indicators(options: argparse.Namespace) -> Outcome:
    """How many of how many cases show each thing, with the 95 % interval."""
    from ddaudit_desktop.indicators.counting import indicators_of

    found = indicators_of(_dive_at(options.target).cases)
    together = [tally for tally in found if not tally.theme]
    rows = [
        {
            **_tallied(tally),
            "unit": tally.indicator.unit,
            "good": tally.indicator.good,
            "by_theme": [
                {"theme": one.theme, **_tallied(one)}
                for one in found
                if one.theme and one.indicator is tally.indicator
            ],
        }
        for tally in together
    ]
    lines = [f"{t.indicator.id}  {t.indicator.title}: {t.words}" for t in together]
    return Outcome(rows, lines)


def _tallied(tally: Tally) -> dict[str, Any]:
    low, high = tally.interval
    return {
        "id": tally.indicator.id,
        "title": tally.indicator.title,
        "n": tally.n,
        "of": tally.of,
        "low": low,
        "high": high,
        "cases": list(tally.cases),
        "not_shown": list(tally.not_shown),
        "cannot_tell": list(tally.cannot_tell),
    }


def _dive_at(path: Path) -> DiveEvidence:
    from ddaudit_desktop.evidence.of_all import all_evidence

    with opened(path, read_only=True) as store:
        return all_evidence(store)


def _record_at(path: Path) -> Evidence | None:
    """The evidence of a record file; none where the file is a store, or is to be refused as one."""
    from ddaudit_desktop.cli.recognised import recognise
    from ddaudit_desktop.evidence.of_record import evidence_in
    from ddaudit_desktop.record.as_json import read_record_file

    if path.is_dir():
        raise KnownError(f"{path} is a folder: name a deep dive or a record in it.")
    try:
        with path.open("rb") as file:
            start = file.read(64).lstrip(b" \t\r\n")
    except (OSError, ValueError):
        return None  # the store says better what is wrong with a file that cannot be read
    if path.suffix.lower() != ".json" and not start.startswith(RECORD_STARTS):
        return None
    content = read_record_file(path)
    recognise(content)
    return evidence_in(content)


def _only_case(options: argparse.Namespace, record: Evidence) -> None:
    for reference in options.case:
        if reference != record.reference:
            raise KnownError(
                f"There is no case {reference} in {options.target}; it is the record of "
                f"{record.reference}."
            )


def _chosen(dive: DiveEvidence, wanted: list[str], path: Path) -> list[Evidence]:
    if not wanted:
        return list(dive.cases)
    by_reference = {case.reference: case for case in dive.cases}
    for reference in wanted:
        if reference not in by_reference:
            raise KnownError(f"There is no case {reference} in {path}.")
    return [by_reference[reference] for reference in dict.fromkeys(wanted)]


def rules(options: argparse.Namespace) -> Outcome:
    """Every check and clock with its source, as a page; or what a record by hand can hold."""
    if options.record:
        from ddaudit_desktop.record.answers_page import answers_page

        page = answers_page().splitlines()
        return Outcome(page, page)
    from ddaudit_desktop.checks.page import rules_page
    from ddaudit_desktop.checks.run import case_checks, dive_checks

    checks = sorted([*case_checks(), *dive_checks()], key=lambda rule: rule.id)
    rows = [
        {
            "id": rule.id,
            "severity": rule.severity,
            "title": rule.title,
            "rule": rule.rule,
            "themes": list(rule.themes),
            "source": rule.source,
        }
        for rule in checks
    ]
    return Outcome(rows, rules_page().splitlines())
