"""Question sets: what is asked of a case, section by section, and the standards behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.parts import (
    PART_KEYS,
    Part,
    read_further_parts,
    read_main_part,
    read_option_lists,
)
from ddaudit_desktop.definitions.references import evidence_words, source_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ddaudit_desktop.definitions.parts import OptionList
    from ddaudit_desktop.definitions.reading import Node
    from ddaudit_desktop.definitions.references import Reference

SET_KINDS = ("header", "theme", "closing", "overall")
STAGES = {
    "control_room": "Control room",
    "response": "Response",
    "investigation": "Investigation",
    "supervision": "Supervision",
    "partners": "Partners",
}
SHORT_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a question set.

    Attributes:
        id: Stable for ever, such as "MC-12".
        text: The question as the auditor reads it.
        short: At most 40 characters, for records and lists.
        parts: What can be entered, the first with the key "main".
        key: An adverse answer asks the auditor to weigh it when grading.
        guidance: What to look for and why it matters.
        source: Where the question comes from, in words; `sources` are the ids behind them.
        points: Improvement points the answer speaks to, by generic or pack id.
        stage: Which stage of the work it looks at, empty outside the themes.
        condition: When the question applies at all, in words; empty means always.
        in_force_from: The first event date it can be asked for, with a note that says why.
    """

    id: str
    text: str
    short: str
    parts: tuple[Part, ...]
    key: bool
    guidance: str
    source: str
    sources: tuple[str, ...]
    points: tuple[str, ...]
    stage: str
    condition: str
    in_force_from: date | None
    in_force_note: str

    @property
    def main(self) -> Part:
        """The part that is the answer itself."""
        return self.parts[0]

    def part(self, key: str) -> Part:
        """Return the part with a key."""
        return next(part for part in self.parts if part.key == key)

    def in_force_on(self, day: date | None) -> bool:
        """Say whether the question can be asked of an event on a day."""
        return day is None or self.in_force_from is None or self.in_force_from <= day


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together on screen."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard practice is measured against, for the guidance panel."""

    title: str
    content: str
    source: str
    sources: tuple[str, ...]
    tag: str
    in_force_from: date | None
    in_force_until: date | None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One versioned set of questions: a theme, or the header, closing or overall block."""

    code: str
    version: str
    title: str
    kind: str
    note: str
    replaces: str
    sections: tuple[Section, ...]
    standards: tuple[Standard, ...]

    def questions(self) -> Iterator[Question]:
        """Yield every question in the order of the form."""
        for section in self.sections:
            yield from section.questions


def read_set(root: Node, references: Mapping[str, Reference]) -> QuestionSet:
    """Read a question set from the top table of its file."""
    root.only(
        "code", "version", "title", "kind", "note", "replaces",
        "option_lists", "standards", "sections",
    )  # fmt: skip
    code = root.code("code", r"[A-Z][A-Z0-9]{1,7}", "MC")
    kind = root.choice("kind", SET_KINDS)
    reader = _QuestionReader(code, kind, references, read_option_lists(root))
    return QuestionSet(
        code=code,
        version=root.text("version"),
        title=root.text("title"),
        kind=kind,
        note=root.text_or("note"),
        replaces=root.text_or("replaces"),
        sections=tuple(reader.section(node) for node in root.rows("sections", required=True)),
        standards=tuple(_read_standard(node, references) for node in root.rows("standards")),
    )


def _read_standard(node: Node, references: Mapping[str, Reference]) -> Standard:
    node.only("title", "content", "source", "sources", "in_force_from", "in_force_until")
    source, ids = source_words(node, references)
    return Standard(
        title=node.text("title"),
        content=node.text("content"),
        source=source,
        sources=ids,
        tag=evidence_words(ids, references),
        in_force_from=node.day("in_force_from"),
        in_force_until=node.day("in_force_until"),
    )


class _QuestionReader:
    """Reads the sections of one set and sees to it that no id comes twice."""

    def __init__(
        self,
        code: str,
        kind: str,
        references: Mapping[str, Reference],
        lists: Mapping[str, tuple[OptionList, ...]],
    ) -> None:
        self.code = code
        self.kind = kind
        self.references = references
        self.lists = lists
        self.seen: dict[str, Node] = {}
        self.seen_sections: dict[str, Node] = {}

    def section(self, node: Node) -> Section:
        node.only("id", "title", "questions")
        section_id = node.code("id", r"[a-z][a-z0-9-]*", "initial-contact")
        self._once(self.seen_sections, section_id, node)
        return Section(
            id=section_id,
            title=node.text("title"),
            questions=tuple(self.question(row) for row in node.rows("questions", required=True)),
        )

    def question(self, node: Node) -> Question:
        node.only(
            "id", "text", "short", "key", "guidance", "source", "sources", "points", "stage",
            "condition", "in_force_from", "in_force_note", "parts", *PART_KEYS,
        )  # fmt: skip
        question_id = node.code("id", rf"{self.code}-\d\d", f"{self.code}-01")
        self._once(self.seen, question_id, node)
        source, ids = source_words(node, self.references)
        short = self._short(node)
        main = read_main_part(node, short, self.lists)
        return Question(
            id=question_id,
            text=node.text("text"),
            short=short,
            parts=(main, *read_further_parts(node, main, self.lists)),
            key=node.flag("key"),
            guidance=node.text("guidance"),
            source=source,
            sources=ids,
            points=node.texts("points"),
            stage=node.choice("stage", STAGES, None if self.kind == "theme" else ""),
            condition=node.text_or("condition"),
            in_force_from=node.day("in_force_from"),
            in_force_note=node.text_or("in_force_note"),
        )

    @staticmethod
    def _short(node: Node) -> str:
        short = node.text("short")
        if len(short) > SHORT_LIMIT:
            raise node.refusal(
                "short",
                f"short has {len(short)} characters; allowed are at most {SHORT_LIMIT}",
            )
        return short

    @staticmethod
    def _once(seen: dict[str, Node], value: str, node: Node) -> None:
        if value in seen:
            line = node.source.line((*seen[value].path, "id"))
            raise node.refusal(
                "id", f"id “{value}” stands already in line {line}; allowed is each id once"
            )
        seen[value] = node
