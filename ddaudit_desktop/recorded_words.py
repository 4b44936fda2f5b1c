"""Answers in words to the questions that other records answer (type REC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Action, Feedback, PoliceReference, SystemRead
from ddaudit_desktop.moments import show_date, show_minutes
from ddaudit_desktop.wording import CHILD_STATUS, NO_GRADE_REASONS

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit


def recorded_words(audit: OpenAudit) -> dict[str, str]:
    """The answer in words by question id; empty where the records do not answer it."""
    return {**_header(audit), **_closing(audit)}


def _header(audit: OpenAudit) -> dict[str, str]:
    case, children = audit.case, audit.children
    ages = [f"{child.age_years} years" for child in children if child.age_years is not None]
    systems = [row for row in audit.rows(SystemRead) if row.available]
    missing = [row for row in audit.rows(SystemRead) if not row.available]
    auditor = audit.auditor
    return {
        "HD-01": case.reference,
        "HD-02": ", ".join([case.theme, *case.other_themes]),
        "HD-03": ", ".join(child.pseudonym for child in children) or case.label,
        "HD-04": "Kept apart from this record" if audit.rows(PoliceReference) else "",
        "HD-07": ", ".join(filter(None, (auditor.name, auditor.role))) if auditor else "",
        "HD-08": "Yes" if audit.second_audits else "",
        "HD-10": ", ".join(row.system for row in systems),
        "HD-11": "; ".join(
            f"{row.system}: {row.reason}" if row.reason else row.system for row in missing
        ),
        "HD-12": "; ".join(filter(None, (str(len(children) or ""), ", ".join(ages)))),
        "HD-13": ", ".join(
            CHILD_STATUS[child.status] for child in children if child.status != "unknown"
        ),
        "HD-14": ", ".join(filter(None, (case.placing_authority, case.home_area))),
        "HD-16": show_minutes(audit.audit.minutes) if audit.audit.minutes else "",
    }


def _closing(audit: OpenAudit) -> dict[str, str]:
    grade, actions = audit.grade, audit.rows(Action)
    feedback = {who: _feedback(row) for who, row in audit.feedback.items()}
    word = next((g.word for g in audit.grades if grade and g.code == grade.grade), "")
    if grade and grade.no_grade:
        word = f"No grade: {NO_GRADE_REASONS.get(grade.no_grade, grade.no_grade).lower()}"
    overall = [key for key in audit.form.questions if key.startswith("OV-")]
    answered = sum(1 for key in overall if audit.given.values.get((key, "main")))
    return {
        "CL-06": ", ".join(sorted(row.code for row in actions)),
        "CL-07": feedback.get("officer", ""),
        "CL-08": feedback.get("supervisor", ""),
        "CL-12": word,
        "CL-13": "As stated with the grade" if grade and grade.reason else "",
        "CL-15": f"{answered} of {len(overall)} answered" if answered else "",
    }


def _feedback(row: Feedback) -> str:
    """When feedback was given and by whom, or when it is due."""
    if row.given_on:
        return f"{show_date(row.given_on)}{f' by {row.given_by}' if row.given_by else ''}"
    return f"Not yet given, due {show_date(row.due_on)}" if row.due_on else "Not yet given"
