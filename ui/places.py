"""Places in the window that links, search results and commands lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Section = Literal["overview", "cases", "concerns", "actions", "records", "settings"]
Tab = Literal["form", "timeline", "grading", "record"]
Part = Literal["no_grade"]


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or a tab of a case, and what to put the focus on there.

    Attributes:
        section: the page; ``cases`` with a case id is that case's workspace.
        case_id: the case to open.
        tab: the tab of the case; empty means the one it was left on.
        question_id: the question to go to on the form.
        record_id: the event, concern, action or filing to select.
        part: what to begin on that tab: ``no_grade`` is saying why a case has no grade.
        filters: filters to set on the cases page, such as ``grade:good``.
    """

    section: Section
    case_id: str = ""
    tab: Tab | Literal[""] = ""
    question_id: str = ""
    record_id: str = ""
    part: Part | Literal[""] = ""
    filters: tuple[str, ...] = ()
