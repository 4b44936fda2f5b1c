"""The words by which a log is read, from a data file: what each phrase tells, and what denies it.

The file is `resources/log_words.toml`; `log_words` reads it once. It is checked against the event
kinds, so that no rule can propose a kind, a lane or a detail that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

import resources
from ddaudit_desktop.definitions.reading import Source, unique
from ddaudit_desktop.logs.beginnings import Beginning, beginnings, by_first_word
from ddaudit_desktop.logs.patterns import NUMBER, Phrase, PhraseError, WordList, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ddaudit_desktop.definitions.kinds import EventKind, EventKinds, Lane
    from ddaudit_desktop.definitions.reading import Node

FILE = "log_words.toml"

Sure = Literal["sure", "likely", "check"]
SURE: tuple[Sure, ...] = ("sure", "likely", "check")
TIMES = ("entry", "own", "ahead")
SIDES = ("before", "after")


@dataclass(frozen=True, slots=True)
class Rule:
    """What some phrases tell.

    Attributes:
        kind: The event kind; ``also`` are kinds that the same words tell as well.
        sure: How sure the phrases are, with ``why`` where there is doubt.
        title: Words for the chip instead of the kind's own.
        lane: The lane instead of the kind's own.
        time: "entry" for the time of the entry, unless the words name another; "own" where only
            a time of its own counts (a child last seen); "ahead" for one that may lie ahead (the
            end of bail).
        details: Particulars that the phrases imply.
        plain: Words that deny or plan do not count, as the phrases tell of a vain attempt.
        after: Counts only once one of these kinds stood earlier in the log.
        yields_to: Does not count beside one of these kinds in the same entry.
        again: The kind that it is when it comes a second time.
        again_other: The kind that it is when it comes again with other details.
        themes: Counts only for cases of these themes, or where the theme is not known.
        alone: Counts only where the phrase is all that the sentence says.
    """

    kind: str
    phrases: tuple[Phrase, ...]
    order: int
    sure: Sure = "sure"
    why: str = ""
    title: str = ""
    lane: str = ""
    time: str = "entry"
    details: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    plain: bool = False
    after: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    again: str = ""
    again_other: str = ""
    themes: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """Words before or after a phrase by which the thing did not happen, or not yet.

    ``reach`` counts the words from them to the phrase; ``comma`` lets a comma stand between.
    """

    side: str
    reach: int
    says: str
    phrases: tuple[Phrase, ...]
    comma: bool = False


@dataclass(frozen=True, slots=True)
class LogWords:
    """Everything that the word file says, ready for use."""

    version: str
    operators: frozenset[str]
    heading_words: frozenset[str]
    head_words: frozenset[str]
    awaits_time: frozenset[str]
    leads_on: frozenset[str]
    other_dates: frozenset[str]
    several: frozenset[str]
    undone: tuple[Undone, ...]
    rules: tuple[Rule, ...]
    kinds: Mapping[str, EventKind]
    lanes: Mapping[str, Lane]
    index: Mapping[str, Beginning] = field(repr=False)
    undone_index: Mapping[str, tuple[tuple[Phrase, Undone], ...]] = field(repr=False)
    vague_index: Mapping[str, tuple[Phrase, ...]] = field(repr=False)
    timeless_index: Mapping[str, tuple[Phrase, ...]] = field(repr=False)

    @property
    def own_time(self) -> frozenset[str]:
        """The kinds that only a time of their own tells."""
        return frozenset(rule.kind for rule in self.rules if rule.time != "entry")

    def phrases_at(
        self, word: str, second: str, near: frozenset[str]
    ) -> Iterator[tuple[Phrase, Rule]]:
        """The phrases that can begin with this word, from the next and from those near it."""
        if word in self.index:
            yield from self.index[word].beside(second, near)
        if NUMBER in self.index and word.isdecimal():
            yield from self.index[NUMBER].beside(second, near)


@cache
def log_words() -> LogWords:
    """The words that ship, read once.

    Raises:
        DefinitionError: The file cannot be used.
    """
    from ddaudit_desktop.definitions.files import shipped_file
    from ddaudit_desktop.definitions.kinds import read_kinds

    kinds = read_kinds(shipped_file("event_kinds").root())
    return read_log_words(resources.text(FILE), FILE, kinds)


def read_log_words(text: str, name: str, kinds: EventKinds) -> LogWords:
    """Read a word file; the name is used in refusals.

    Raises:
        DefinitionError: The file cannot be used; the sentence names file, line and what is allowed.
    """
    return _Reading(Source(name, text).root(), kinds).words()


class _Reading:
    """One reading of the word file."""

    def __init__(self, root: Node, kinds: EventKinds) -> None:
        self.root = root
        self.kinds = kinds.kinds
        self.lanes = kinds.lanes
        self.lists: dict[str, WordList] = {}

    def words(self) -> LogWords:
        root = self.root
        root.only(
            *(
                "version",
                "operators",
                "heading_words",
                "head_words",
                "awaits_time",
                "leads_on",
                "other_dates",
            ),
            *("several", "vague", "timeless", "lists", "undone", "rules"),
        )
        nodes = root.rows("lists", required=True)
        unique(nodes)
        for node in nodes:
            found = self._list(node)
            self.lists[found.id] = found
        undone = tuple(self._undone(node) for node in root.rows("undone", required=True))
        rules = tuple(
            self._rule(node, order) for order, node in enumerate(root.rows("rules", required=True))
        )
        return LogWords(
            version=root.text("version"),
            operators=self._set("operators"),
            heading_words=self._set("heading_words"),
            head_words=self._set("head_words"),
            awaits_time=self._set("awaits_time"),
            leads_on=self._set("leads_on"),
            other_dates=self._set("other_dates"),
            several=frozenset(root.choices("several", self.kinds)),
            undone=undone,
            rules=rules,
            kinds=self.kinds,
            lanes=self.lanes,
            index=beginnings(rules),
            undone_index=by_first_word((phrase, one) for one in undone for phrase in one.phrases),
            vague_index=self._plain_index("vague"),
            timeless_index=self._plain_index("timeless"),
        )

    def _set(self, key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in self.root.texts(key, required=True))

    def _list(self, node: Node) -> WordList:
        node.only("id", "detail", "words", "codes")
        list_id = node.code("id", r"[a-z][a-z_]*", "band")
        if not node.has("codes"):
            words = node.texts("words", required=True)
            return WordList(list_id, "", tuple((word, "") for word in words))
        pairs = []
        for row in node.rows("codes", required=True):
            row.only("code", "words")
            code = row.code("code", r"[a-z][a-z0-9_]*", "medium")
            pairs += [(word, code) for word in row.texts("words", required=True)]
        return WordList(list_id, node.text("detail"), tuple(pairs))

    def _phrases(self, node: Node, key: str = "phrases") -> tuple[Phrase, ...]:
        found = []
        for index, text in enumerate(node.texts(key, required=True)):
            try:
                found.append(parse(text, self.lists))
            except PhraseError as error:
                place = (*node.path, key, index)
                raise node.source.refusal(
                    place,
                    f"“{text}” is no phrase, as {error}; allowed are words, (a|b), [x], .., ..., "
                    "{list} and #",
                ) from None
        return tuple(found)

    def _plain_index(self, key: str) -> dict[str, tuple[Phrase, ...]]:
        pairs = by_first_word((phrase, None) for phrase in self._phrases(self.root, key))
        return {word: tuple(phrase for phrase, _ in rows) for word, rows in pairs.items()}

    def _undone(self, node: Node) -> Undone:
        node.only("side", "reach", "says", "phrases", "comma")
        return Undone(
            side=node.choice("side", SIDES),
            reach=node.number("reach"),
            says=node.text("says"),
            phrases=self._phrases(node),
            comma=node.flag("comma"),
        )

    def _rule(self, node: Node, order: int) -> Rule:
        node.only(
            *("kind", "phrases", "sure", "why", "title", "lane", "time", "details", "also"),
            *("plain", "after", "yields_to", "again", "again_other", "themes", "alone"),
        )
        kind = node.choice("kind", self.kinds)
        sure = cast("Sure", node.choice("sure", SURE, "sure"))
        if sure != "sure":
            node.text("why")
        return Rule(
            kind=kind,
            phrases=self._phrases(node),
            order=order,
            sure=sure,
            why=node.text_or("why"),
            title=node.text_or("title"),
            lane=node.choice("lane", self.lanes, self.kinds[kind].lane),
            time=node.choice("time", TIMES, "entry"),
            details=self._details(node, kind),
            also=node.choices("also", self.kinds),
            plain=node.flag("plain"),
            after=node.choices("after", self.kinds),
            yields_to=node.choices("yields_to", self.kinds),
            again=node.choice("again", self.kinds, ""),
            again_other=node.choice("again_other", self.kinds, ""),
            themes=node.texts("themes"),
            alone=node.flag("alone"),
        )

    def _details(self, node: Node, kind: str) -> dict[str, str]:
        if not node.has("details"):
            return {}
        table = node.table("details")
        known = {detail.key: detail for detail in self.kinds[kind].details}
        table.only(*known)
        return {
            key: table.choice(key, [option.code for option in known[key].options])
            for key in table.data
        }
