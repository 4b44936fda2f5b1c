"""Checks of what a report would print: bare percentages, and names (domain brief 3.6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.deep_dive import dive_check
from ddaudit_desktop.checks.registry import Result, flagged, not_applicable, passed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ddaudit_desktop.evidence.of_all import DiveEvidence, TextSeen

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d+[^.!?\n]*)*")
_PERCENTAGE = re.compile(r"\d\s?(?:%|per ?cent\b)", re.IGNORECASE)
_COUNTED = re.compile(r"\b\d+\s?(?:of|out of|/)\s?(?:the\s)?\d+\b", re.IGNORECASE)
_RANK = (
    r"(?:[TA]/)*(?:D/)?(?:PC|DC|PS|DS|DI|DCI|Sgt|Insp|Ch(?:ief)? Insp|Supt|Ch(?:ief)? Supt|"
    r"Constable|Sergeant|Inspector|Superintendent|ACC|DCC)"
)
_RANKED_NAME = re.compile(rf"\b{_RANK}\.?\s+((?!of\b)[A-Z][A-Za-z’'-]{{2,}})")
_NO_NAMES = {"Safeguarding", "Control", "Public", "Review", "Crime", "Operations"}
"""Words that follow a rank and are a department, not a person."""


@dive_check(
    "CK-GR-10",
    "high",
    "Percentage without its numbers",
    rule="A percentage stands beside the number of cases and of how many.",
    sources=("P",),
)
def percentages_counted(dive: DiveEvidence) -> Iterator[Result]:
    """A percentage in a finding with no "n of N" in its sentence; one for each finding."""
    for finding in dive.texts:
        bare = [s.strip() for s in _SENTENCE.findall(_whole(finding)) if _bare(s)]
        if bare:
            yield flagged(f"A percentage stands alone: “{bare[0]}”.", subject=finding.id)
        else:
            yield passed(f"“{finding.title}” has no bare percentage.", subject=finding.id)
    if not dive.texts:
        yield not_applicable("No finding is written yet.")


@dive_check(
    "CK-GR-18",
    "critical",
    "Name in a text for a sanitised report",
    rule="A sanitised report names nobody; people stand there by role.",
    sources=("S51",),
)
def no_names(dive: DiveEvidence) -> Iterator[Result]:
    """The name of a person in a finding; one for each finding. It blocks a sanitised report."""
    for finding in dive.texts:
        names = sorted(set(names_in(_whole(finding), dive.names)))
        if names:
            yield flagged(f"“{finding.title}” names {', '.join(names)}.", subject=finding.id)
        else:
            yield passed(f"“{finding.title}” names nobody.", subject=finding.id)
    if not dive.texts:
        yield not_applicable("No finding is written yet.")


def names_in(text: str, known: Iterable[str]) -> Iterator[str]:
    """Names found in a text: those known, and any word that stands like a surname after a rank."""
    for name in known:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            yield name
    for match in _RANKED_NAME.finditer(text):
        if match[1] not in _NO_NAMES:
            yield match[0]


def _whole(finding: TextSeen) -> str:
    return f"{finding.title}.\n{finding.text}"


def _bare(sentence: str) -> bool:
    return bool(_PERCENTAGE.search(sentence)) and not _COUNTED.search(sentence)
