"""The sources of law, guidance and findings that definitions refer to by a short id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.reading import unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ddaudit_desktop.definitions.reading import Node

EVIDENCE = {
    "finding": "Stated in the force’s 2020 findings",
    "read": "Read in a public source",
    "general": "General knowledge, force to confirm",
    "proposal": "Proposed by this program",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One source: its id, the few words shown beside a question, and its full title."""

    id: str
    short: str
    title: str
    evidence: str


def read_references(root: Node) -> dict[str, Reference]:
    """Read the list of sources."""
    root.only("version", "sources")
    nodes = root.rows("sources", required=True)
    unique(nodes)
    references = {}
    for node in nodes:
        node.only("id", "short", "title", "evidence")
        reference = Reference(
            id=node.text("id"),
            short=node.text("short"),
            title=node.text_or("title"),
            evidence=node.choice("evidence", EVIDENCE, "read"),
        )
        references[reference.id] = reference
    return references


def source_words(node: Node, references: Mapping[str, Reference]) -> tuple[str, tuple[str, ...]]:
    """Return the readable source of an entry and the ids it names.

    A file may write its own words under ``source``; otherwise they are put together from the
    ids under ``sources``.
    """
    ids = node.choices("sources", references)
    return node.text_or("source", short_words(ids, references)), ids


def short_words(ids: Iterable[str], references: Mapping[str, Reference]) -> str:
    """Say the sources behind some ids in the few words that stand beside a question."""
    words = "; ".join(dict.fromkeys(references[key].short for key in ids))
    return words[:1].upper() + words[1:]


def evidence_words(ids: Iterable[str], references: Mapping[str, Reference]) -> str:
    """Say how well the sources of an entry are known, in words for the screen."""
    kinds = dict.fromkeys(references[key].evidence for key in ids)
    return "; ".join(EVIDENCE[kind] for kind in kinds)
