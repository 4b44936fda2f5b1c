"""The commands: each opens what it needs, does one act, and says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from ddaudit_desktop.cli.outcome import Outcome, opened, passphrase

if TYPE_CHECKING:
    import argparse

    from ddaudit_desktop.cases.stages import CaseSummary
    from ddaudit_desktop.filing.verify import Verification


def example(options: argparse.Namespace) -> Outcome:
    """Make the example deep dive in a new file."""
    from ddaudit_desktop.example.building import build_example

    build_example(options.file, passphrase=passphrase())
    kept = "encrypted" if passphrase() else "not encrypted"
    data = {"path": str(options.file), "encrypted": passphrase() is not None}
    return Outcome(data, [f"The example deep dive is in {options.file} ({kept})."])


def list_cases(options: argparse.Namespace) -> Outcome:
    """Every case with its stage and grade."""
    from ddaudit_desktop.cases.stages import STAGES, summaries
    from ddaudit_desktop.overview.ledger import scale_grades

    with opened(options.file, read_only=True) as store:
        cases = summaries(store)
        words = {grade.code: grade.word for grade in scale_grades(store)}
    rows = [
        {
            "reference": case.reference,
            "theme": case.theme,
            "status": case.stage,
            "grade": case.grade or None,
        }
        for case in cases
    ]
    lines = [
        f"{c.reference}  {c.theme}  {STAGES[c.stage]:<15}  {words.get(c.grade, c.grade) or '–'}"
        for c in cases
    ]
    return Outcome({"cases": rows}, lines)


def ledger(options: argparse.Namespace) -> Outcome:
    """The ledger; a sum that does not tie is a problem."""
    from ddaudit_desktop.overview.ledger import ledger as count_up

    with opened(options.file, read_only=True) as store:
        found = count_up(store)
    data = {
        "line": found.line,
        "selected": found.selected,
        "graded": found.graded,
        "by_grade": found.by_grade,
        "not_graded": [
            {"reference": entry.reference, "reason": entry.reason} for entry in found.not_graded
        ],
        "not_accounted_for": list(found.not_accounted_for),
        "ties": found.ties,
    }
    lines = [found.line, *(f"not accounted for: {ref}" for ref in found.not_accounted_for)]
    return Outcome(data, lines, problems=not found.ties)


def export(options: argparse.Namespace) -> Outcome:
    """File records of chosen cases, or of all."""
    from ddaudit_desktop.cases.stages import summaries
    from ddaudit_desktop.filing.filing import file_records

    with opened(options.file) as store:
        chosen = _chosen(summaries(store), options)
        filed = file_records(
            store,
            [case.audit_id for case in chosen],
            options.to,
            formats=(options.format,),
            recipient=options.recipient,
            purpose=options.purpose,
        )
    rows = [
        {"case": f.case, "path": str(f.path), "sha256": f.sha256, "version": f.version}
        for f in filed
        if not f.error
    ]
    failed = [{"case": f.case, "error": f.error} for f in filed if f.error]
    lines = [f"{row['case']}  version {row['version']}  {row['path']}" for row in rows]
    lines += [f"{row['case']}  not filed: {row['error']}" for row in failed]
    data: dict[str, Any] = {"files": rows}
    if failed:
        data["failed"] = failed
    return Outcome(data, lines, problems=bool(failed))


def _chosen(cases: list[CaseSummary], options: argparse.Namespace) -> list[CaseSummary]:
    if options.all:
        return cases
    if not options.case:
        raise KnownError("Say which cases to export: --case REF, as often as needed, or --all.")
    by_reference = {case.reference: case for case in cases}
    for reference in options.case:
        if reference not in by_reference:
            raise KnownError(f"There is no case {reference} in {options.file}.")
    return [by_reference[reference] for reference in dict.fromkeys(options.case)]


def verify(options: argparse.Namespace) -> Outcome:
    """Compare a store's filings, or a safeguarding folder, with what lies there."""
    from ddaudit_desktop.filing.verify import verify_folder, verify_store

    if options.target.is_dir():
        found = verify_folder(options.target)
    else:
        with opened(options.target, read_only=True) as store:
            found = verify_store(store)
    return _verified(found)


def _verified(found: Verification) -> Outcome:
    data = {
        "missing": list(found.missing),
        "altered": list(found.altered),
        "unknown": list(found.unknown),
    }
    lines = ["Every record is where it was filed, unchanged."] if found.ok else []
    lines += [f"{word}: {path}" for word, paths in data.items() for path in paths]
    return Outcome({"ok": found.ok, **data}, lines, problems=not found.ok)


def migrate(options: argparse.Namespace) -> Outcome:
    """Open a store, which brings it up to date after a backup, and close it again."""
    with opened(options.file) as store:
        notices = list(store.notices)
    lines = notices or [f"{options.file} is up to date."]
    return Outcome({"path": str(options.file), "notices": notices}, lines)
