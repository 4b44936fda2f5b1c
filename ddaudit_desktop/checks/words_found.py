"""Words of the lists in what a case quotes; what the auditor called no evidence is no match."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ddaudit_desktop.language.found import subjects_of
from ddaudit_desktop.language.matching import find_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.definitions.phrases import Group
    from ddaudit_desktop.evidence.model import Evidence, ExtractSeen


class FoundWords(NamedTuple):
    """Words of a list in a quotation; sure where they weigh fully or the auditor accepted them."""

    extract: ExtractSeen
    words: str
    list_id: str
    sure: bool


def words_found(
    case: Evidence, extracts: Iterable[ExtractSeen], *, group: Group | None = None
) -> list[FoundWords]:
    """The words found in some quotations, in the lists that the case goes by.

    Args:
        case: the evidence, whose decisions about words count.
        extracts: the quotations that are looked through.
        group: A or B alone; both where it is not given.
    """
    decided = {(one.check_id, one.subject): one.decision for one in case.decisions}
    found = []
    for extract in extracts:
        matches = find_phrases(
            extract.words,
            case.language,
            group=group,
            youngest_age=_youngest(case),
            theme=" ".join(case.themes),
        )
        for match, subject in zip(matches, subjects_of(extract.id, matches), strict=True):
            said = decided.get((match.list_id, subject))
            if said != "dismiss":
                sure = said == "accept" or match.weight == "full"
                found.append(FoundWords(extract, match.words, match.list_id, sure))
    return found


def _youngest(case: Evidence) -> int | None:
    """The age of the youngest child; none where any child's age is not recorded."""
    ages = [child.age for child in case.children]
    known = [age for age in ages if age is not None]
    return min(known) if known and len(known) == len(ages) else None
