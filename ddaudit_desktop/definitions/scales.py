"""Grade scales: the words a case can be graded with, which are never converted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.parts import Option
from ddaudit_desktop.definitions.reading import unique
from ddaudit_desktop.definitions.references import source_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddaudit_desktop.definitions.reading import Node
    from ddaudit_desktop.definitions.references import Reference

SHAPES = ("circle", "half_ring", "triangle", "square", "diamond", "pentagon")


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of a scale: rank 1 is the best, the key is the digit that chooses it."""

    code: str
    word: str
    rank: int
    shape: str
    key: str
    descriptor: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One versioned scale, with the footnote that must stand wherever it is printed."""

    code: str
    version: str
    title: str
    used_for: str
    footnote: str
    source: str
    sources: tuple[str, ...]
    replaces: str
    for_cases: bool
    grades: tuple[Grade, ...]
    not_graded: str
    not_graded_reasons: tuple[Option, ...]

    def grade(self, code: str) -> Grade:
        """Return the grade with a code."""
        return next(grade for grade in self.grades if grade.code == code)


def read_scale_file(root: Node, references: Mapping[str, Reference]) -> Scale:
    """Read a scale from the top table of its file."""
    root.only(
        "code", "version", "title", "used_for", "footnote", "source", "sources", "replaces",
        "for_cases", "grades", "not_graded", "not_graded_reasons",
    )  # fmt: skip
    source, ids = source_words(root, references)
    grades = root.rows("grades", required=True)
    for key in ("code", "key", "shape"):
        unique(grades, key)
    return Scale(
        code=root.code("code", r"[A-Z][A-Z0-9-]+", "NCPI3"),
        version=root.text("version"),
        title=root.text("title"),
        used_for=root.text("used_for"),
        footnote=root.text_or("footnote"),
        source=source,
        sources=ids,
        replaces=root.text_or("replaces"),
        for_cases=root.flag("for_cases"),
        grades=tuple(_read_grade(node, rank) for rank, node in enumerate(grades, start=1)),
        not_graded=root.text_or("not_graded"),
        not_graded_reasons=_read_reasons(root),
    )


def _read_grade(node: Node, rank: int) -> Grade:
    node.only("code", "word", "shape", "key", "descriptor")
    return Grade(
        code=node.code("code", r"[a-z][a-z_]*", "requires_improvement"),
        word=node.text("word"),
        rank=rank,
        shape=node.choice("shape", SHAPES),
        key=node.choice("key", "123456789"),
        descriptor=node.text_or("descriptor"),
    )


def _read_reasons(root: Node) -> tuple[Option, ...]:
    rows = root.rows("not_graded_reasons")
    unique(rows, "code")
    reasons = []
    for row in rows:
        row.only("code", "word")
        reasons.append(Option(row.code("code", r"[a-z][a-z_]*", "wrong_theme"), row.text("word")))
    return tuple(reasons)
