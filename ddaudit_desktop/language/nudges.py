"""A private word on the auditor's own text; it is shown while writing and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.language.found import group_for, youngest_age
from ddaudit_desktop.language.matching import find_phrases

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit


def nudges(audit: OpenAudit, text: str) -> tuple[str, ...]:
    """What might be said otherwise: ``“street wise”: say what the risk was``, each list once.

    Words in quotation marks are those of others and left out, and so are common words of low
    weight: a nudge at every "difficult" would not be read for long.
    """
    if not text.strip():
        return ()
    found = find_phrases(
        text,
        audit.pinned.language,
        group=group_for(audit),
        youngest_age=youngest_age(audit),
        theme=" ".join((audit.case.theme, *audit.case.other_themes)),
        own_prose=True,
    )
    full: dict[str, str] = {}
    for match in found:
        if match.weight == "full":
            words = " ".join(match.words.split())
            full.setdefault(match.list_id, f"“{words}”: {match.instead}")
    return tuple(full.values())
