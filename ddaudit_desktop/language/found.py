"""Phrases found in what an audit quotes from the record, and what the auditor says of each.

A decision is kept as one about a flag: accepted, the words are evidence of practice; dismissed,
they are not. It hangs on the list, the words and their number among the same words of the
quotation, not on a place in it: it stays when something is put in before them, rests when the words
go, and is there again when they come back.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from db.records import Extract, FlagDisposition
from ddaudit_desktop.language.matching import PhraseMatch, find_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.definitions import Phrases
    from ddaudit_desktop.definitions.phrases import Group
    from ddaudit_desktop.open_audit import OpenAudit

Decision = Literal["", "evidence", "not_evidence"]

SAID: dict[Decision, str] = {"": "", "evidence": "evidence", "not_evidence": "not evidence"}
"""A decision as it is shown."""
MISSING = "MC"
"""The theme in which assumptions are looked for."""

_DECIDED: dict[str, Decision] = {"accept": "evidence", "dismiss": "not_evidence"}
_SUBJECT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}: (?P<words>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FoundPhrase:
    """A phrase in a quotation.

    Attributes:
        extract_id: the quotation; the match counts in its words.
        match: the words, where they stand and why they are asked about.
        subject: what a decision about it is kept under, together with the list's code.
        version: that of the list.
        decision: what the auditor said; empty while nothing is said.
    """

    extract_id: str
    match: PhraseMatch
    subject: str
    version: str
    decision: Decision = ""

    @property
    def said(self) -> str:
        """The decision in words."""
        return SAID[self.decision]


class Finder:
    """Looks for phrases in the quotations of one audit as its records are now."""

    def __init__(self, audit: OpenAudit) -> None:
        self._audit = audit
        self._theme = " ".join((audit.case.theme, *audit.case.other_themes))
        self._group = group_for(audit)
        self._age = youngest_age(audit)

    @cached_property
    def _phrases(self) -> Phrases:
        return self._audit.pinned.language

    @cached_property
    def _decisions(self) -> dict[tuple[str, str], Decision]:
        return {
            (row.check_id, row.subject): _DECIDED.get(row.decision, "")
            for row in self._audit.rows(FlagDisposition)
        }

    def in_extract(self, extract: Extract) -> tuple[FoundPhrase, ...]:
        """Every phrase in one quotation, in the order of its words."""
        matches = find_phrases(
            extract.words,
            self._phrases,
            group=self._group,
            youngest_age=self._age,
            theme=self._theme,
        )
        found = []
        for match, subject in zip(matches, subjects_of(extract.id, matches), strict=True):
            decision = self._decisions.get((match.list_id, subject), "")
            found.append(FoundPhrase(extract.id, match, subject, self._phrases.version, decision))
        return tuple(found)


def subjects_of(extract_id: str, matches: Iterable[PhraseMatch]) -> list[str]:
    """What a decision about each match of one quotation is kept under, in their order."""
    seen: Counter[tuple[str, str]] = Counter()
    subjects = []
    for match in matches:
        words = _plain(match.words)
        seen[match.list_id, words] += 1
        subjects.append(_subject(extract_id, words, seen[match.list_id, words]))
    return subjects


def group_for(audit: OpenAudit) -> Group | None:
    """Group A alone, or both where the case is about a missing child."""
    return None if MISSING in (audit.case.theme, *audit.case.other_themes) else "A"


def youngest_age(audit: OpenAudit) -> int | None:
    """The age of the youngest child; none where any child's age is not recorded."""
    ages = [child.age_years for child in audit.children]
    known = [age for age in ages if age is not None]
    return min(known) if known and len(known) == len(ages) else None


def is_about_words(subject: str) -> bool:
    """Whether a kept decision with this subject is one about words in a quotation."""
    return _SUBJECT.fullmatch(subject) is not None


def words_decided(subject: str) -> str:
    """What a decision is about as a reader should see it: the words, without what finds them."""
    about = _SUBJECT.fullmatch(subject)
    return f"“{about['words']}”" if about else subject


def _plain(words: str) -> str:
    """Words in lower case with one space between them, however they stand in the record."""
    return " ".join(re.findall(r"[\w'’]+", words.lower()))


def _subject(extract_id: str, words: str, number: int) -> str:
    return f"{extract_id}: {words}" if number == 1 else f"{extract_id}: {words}, {number}"
