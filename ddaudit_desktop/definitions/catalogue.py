"""The catalogue: everything that ships as data, and what an administrator's folder adds to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from ddaudit_desktop.definitions import agreement, files
from ddaudit_desktop.definitions.intervals import read_intervals
from ddaudit_desktop.definitions.kinds import read_kinds
from ddaudit_desktop.definitions.packs import Pack, read_pack_file
from ddaudit_desktop.definitions.phrases import read_phrases
from ddaudit_desktop.definitions.questions import QuestionSet, read_set
from ddaudit_desktop.definitions.reading import Node, Source
from ddaudit_desktop.definitions.references import read_references
from ddaudit_desktop.definitions.scales import Scale, read_scale_file
from ddaudit_desktop.definitions.themes import Theme, read_themes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ddaudit_desktop.definitions.intervals import Interval
    from ddaudit_desktop.definitions.kinds import EventKind, EventKinds, KindGroup, Lane
    from ddaudit_desktop.definitions.phrases import Phrases
    from ddaudit_desktop.definitions.questions import Question
    from ddaudit_desktop.definitions.references import Reference
    from ddaudit_desktop.definitions.themes import Area, Themes

Coded = TypeVar("Coded", QuestionSet, Scale, Pack)


@dataclass(frozen=True)
class Catalogue:
    """Every definition in use, by code or id."""

    question_sets: dict[str, QuestionSet]
    scales: dict[str, Scale]
    packs: dict[str, Pack]
    event_kinds: dict[str, EventKind]
    lanes: dict[str, Lane]
    kind_groups: dict[str, KindGroup]
    intervals: dict[str, Interval]
    themes: dict[str, Theme]
    areas: dict[str, Area]
    references: dict[str, Reference]
    language: Phrases
    _questions: dict[str, Question] = field(repr=False)
    _pins: dict[tuple[str, str], tuple[str, str]] = field(repr=False)

    @staticmethod
    def load(extra_folder: Path | None = None) -> Catalogue:
        """Read what ships, and the files of an administrator's folder if there is one.

        The folder has the layout of our own: ``question_sets``, ``scales`` and ``packs``, and
        ``language`` for a changed language file.

        Raises:
            DefinitionError: A file cannot be used; the sentence names it, the line and what is
                allowed.
        """
        return _Loading(extra_folder).catalogue()

    def question(self, question_id: str) -> Question:
        """Return a question by its id, such as "MC-12"."""
        return self._questions[question_id]

    def find_question(self, question_id: str) -> Question | None:
        """Return a question by its id, or nothing where no set in use has it."""
        return self._questions.get(question_id)

    def source_text(self, kind: str, code: str) -> str:
        """Return the text of a definition's file, so that a deep dive can pin what it uses.

        Kinds are "question_set", "scale" and "pack" with a code, and "event_kinds", "intervals",
        "language", "themes" and "sources" with an empty one.
        """
        return self._pins[kind, code][1]

    def version(self, kind: str, code: str) -> str:
        """Return the version of a definition; kind and code as for `source_text`."""
        return self._pins[kind, code][0]


@cache
def catalogue() -> Catalogue:
    """Return the shipped catalogue, read once."""
    return Catalogue.load()


@cache
def themes() -> dict[str, Theme]:
    """Return the shipped themes alone: titles for screens, without reading everything else."""
    return read_themes(files.shipped_file("themes").root()).themes


@cache
def catalogue_in_use() -> Catalogue:
    """Return what ships with what the administrator of this machine has added, read once.

    Raises:
        DefinitionError: An added file cannot be used.
    """
    return Catalogue.load(files.administrators_folder())


@cache
def language_in_use() -> Phrases:
    """Return the word lists in use on this machine, without reading everything else.

    Raises:
        DefinitionError: The administrator's file cannot be used.
    """
    return _language_of(files.administrators_folder())[1]


@cache
def shipped_intervals() -> dict[str, Interval]:
    """Return the clocks that ship, without reading everything else; nobody adds to them."""
    return read_intervals(files.shipped_file("intervals").root(), references())


def read_question_set(text: str, name: str) -> QuestionSet:
    """Read a question set from pinned text; the name is used in refusals."""
    return read_set(Source(name, text).root(), references())


def read_scale(text: str, name: str) -> Scale:
    """Read a scale from pinned text; the name is used in refusals."""
    return read_scale_file(Source(name, text).root(), references())


def read_pack(text: str, name: str) -> Pack:
    """Read an inspection pack from pinned text; the name is used in refusals."""
    return read_pack_file(Source(name, text).root())


def read_event_kinds(text: str, name: str) -> EventKinds:
    """Read event kinds, groups and lanes from pinned text; the name is used in refusals."""
    return read_kinds(Source(name, text).root())


def read_intervals_text(text: str, name: str) -> dict[str, Interval]:
    """Read the intervals from pinned text; the name is used in refusals."""
    return read_intervals(Source(name, text).root(), references())


def read_language(text: str, name: str) -> Phrases:
    """Read a language file from pinned text; the name is used in refusals."""
    return read_phrases(Source(name, text).root(), references())


@cache
def references() -> dict[str, Reference]:
    """Return the sources that ship, by id, read once."""
    return read_references(files.shipped_file("sources").root())


def _language_of(extra_folder: Path | None) -> tuple[Source, Phrases]:
    """Read the language file; an administrator's takes the place of the version it names."""
    source = files.shipped_file("language")
    phrases = read_phrases(source.root(), references())
    if extra_folder is None:
        return source, phrases
    for added in files.added_files("language", extra_folder):
        root = added.root()
        if root.text_or("replaces") != phrases.version:
            raise root.refusal(
                "replaces",
                f"the language file in use is {source.name}, version {phrases.version}; "
                f'allowed is the line replaces = "{phrases.version}"',
            )
        source, phrases = added, read_phrases(root, references())
    return source, phrases


class _Loading:
    """One reading of all definition files."""

    def __init__(self, extra_folder: Path | None) -> None:
        if extra_folder is not None:
            files.refuse_misplaced(extra_folder)
        self.extra_folder = extra_folder
        self.references = references()
        self.sources: dict[tuple[str, str], Source] = {}
        self.pins: dict[tuple[str, str], tuple[str, str]] = {}

    def catalogue(self) -> Catalogue:
        """Read everything, then see that the files agree with each other."""
        question_sets = self._coded("question_set", lambda root: read_set(root, self.references))
        scales = self._coded("scale", lambda root: read_scale_file(root, self.references))
        packs = self._coded("pack", read_pack_file)
        kinds: EventKinds = read_kinds(self._single("event_kinds"))
        themes: Themes = read_themes(self._single("themes"))
        intervals = read_intervals(self._single("intervals"), self.references)
        self._single("sources")
        found = Catalogue(
            question_sets=question_sets,
            scales=scales,
            packs=packs,
            event_kinds=kinds.kinds,
            lanes=kinds.lanes,
            kind_groups=kinds.groups,
            intervals=intervals,
            themes=_with_added(themes.themes, question_sets),
            areas=themes.areas,
            references=self.references,
            language=self._language(),
            _questions={q.id: q for one in question_sets.values() for q in one.questions()},
            _pins=self.pins,
        )
        self._check(found)
        return found

    def _single(self, kind: str) -> Node:
        source = files.shipped_file(kind)
        root = source.root()
        self.sources[kind, ""] = source
        self.pins[kind, ""] = (root.text("version"), source.text)
        return root

    def _language(self) -> Phrases:
        source, phrases = _language_of(self.extra_folder)
        self.sources["language", ""] = source
        self.pins["language", ""] = (phrases.version, source.text)
        return phrases

    def _coded(self, kind: str, read: Callable[[Node], Coded]) -> dict[str, Coded]:
        """Read every file of one kind; an administrator's may replace a version that it names."""
        found: dict[str, Coded] = {}
        sources = list(files.shipped_files(kind))
        if self.extra_folder is not None:
            sources += files.added_files(kind, self.extra_folder)
        for source in sources:
            root = source.root()
            entry = read(root)
            earlier = found.get(entry.code)
            if earlier is not None and entry.replaces != earlier.version:
                other = self.sources[kind, entry.code].name
                raise root.refusal(
                    "code",
                    f"code “{entry.code}” is already that of {other}, version {earlier.version}; "
                    "allowed is another code, or in this file the line "
                    f'replaces = "{earlier.version}"',
                )
            found[entry.code] = entry
            self.sources[kind, entry.code] = source
            self.pins[kind, entry.code] = (entry.version, source.text)
        return found

    def _check(self, found: Catalogue) -> None:
        generic = [pack for pack in found.packs.values() if pack.status == "generic"]
        known = agreement.Known(
            event_kinds=found.event_kinds,
            question_ids=frozenset(
                q.id for s in found.question_sets.values() for q in s.questions()
            ),
            themes=found.themes,
            areas=found.areas,
            scales=found.scales,
            points=frozenset(p.code for pack in found.packs.values() for p in pack.points),
            generic_points=frozenset(p.code for pack in generic for p in pack.points),
        )
        for code, questions in found.question_sets.items():
            agreement.check_question_set(self.sources["question_set", code], questions, known)
        for code, pack in found.packs.items():
            agreement.check_pack(self.sources["pack", code], pack, known)
        agreement.check_intervals(self.sources["intervals", ""], found.intervals.values(), known)
        agreement.check_language(self.sources["language", ""], found.language.lists.values(), known)


def _with_added(
    themes: dict[str, Theme], question_sets: dict[str, QuestionSet]
) -> dict[str, Theme]:
    """Give every added question set of the kind theme its place among the themes."""
    added = {
        code: Theme(code, one.title, one.title, one.title)
        for code, one in question_sets.items()
        if one.kind == "theme" and code not in themes
    }
    return themes | added
