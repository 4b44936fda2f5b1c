"""The word list is a file: refused with a sentence, replaced by an administrator, pinned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import resources
from db.records import Definition
from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
from ddaudit_desktop.definitions import (
    Catalogue,
    DefinitionError,
    catalogue,
    language_in_use,
    read_language,
)
from ddaudit_desktop.language.matching import find_phrases
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.store import Store

SHIPPED = resources.text("language.toml")
SMALL = """\
version = "2"
replaces = "1.0"

[negation]
words = ["not"]
reach = 3

[[contexts]]
id = "adult"
words = ["adult[s]"]
reach = 5

[[lists]]
id = "LG-01"
group = "A"
title = "Street wise"
full = ["street wise", "worldly (wise|)"]
conditional = [
  { words = ["tough"], near = "adult", under_age = 16 },
]
why = "Sounds able to deal with harm."
instead = "say what the risk was"
"""
BROKEN = {
    "group": ('group = "A"', 'group = "C"', "line 15: group is “C”; allowed are A, B."),
    "id": ('"LG-01"', '"street"', "line 14: id is “street”; allowed is an identifier such as LG-0"),
    "unknown key": ("why =", 'because = "x"\nwhy =', "line 21: “because” is not known here; allow"),
    "no phrase": (
        SMALL[SMALL.index("full") : SMALL.index("why")], "",
        "line 14: no phrase is given; allowed are full, low and conditional.",
    ),
    "bracket that does not close": (
        '"street wise"', '"street (wise"',
        "line 17: full holds “street (wise”; allowed are words, (one|of|these) and [one|of|these|",
    ),
    "bracket in a bracket": (
        '"street wise"', '"street (wise|[very] smart)"',
        "line 17: full holds “street (wise|[very] smart)”; allowed are words, (one|of|these) and",
    ),
    "pattern of another kind": (
        '"street wise"', '"street.*wise+"', "line 17: full holds “street.*wise+”; allowed are",
    ),
    "phrase that begins with nothing": (
        '"street wise"', '"[very] street wise"',
        "line 17: full holds “[very] street wise”; allowed is a phrase that begins with a word it",
    ),
    "phrase that begins with a sign": (
        '"street wise"', '"/ wise"',
        "line 17: full holds “/ wise”; allowed is a phrase that begins with a letter or a digit.",
    ),
    "phrase that is too long": (
        '"street wise"', f'"{"street " * 60}"', "”; allowed are at most 400 characters.",
    ),
    "too much that is optional": (
        '"street wise"', '"a [b] [c] [d] [e] [f] g"', "; allowed are at most 4 optional words.",
    ),
    "unknown context": ('near = "adult"', 'near = "old"', "line 19: near is “old”; allowed are"),
    "condition alone": (
        'near = "adult"', 'without = "none"', "line 19: without goes with near alone.",
    ),
    "age": ("under_age = 16", "under_age = 0", "line 19: under_age is 0; allowed are 1 to 99"),
    "reach": ("reach = 5", "reach = 500", "line 11: reach is 500; allowed are 1 to 20 words."),
    "outcome": (
        "reach = 3", 'reach = 3\nfurther = "some"',
        "line 7: further is “some”; allowed are none, low, full.",
    ),
    "theme": (
        'title = "Street wise"', 'title = "Street wise"\nthemes = ["MX"]',
        "line 17: themes names “MX”, which is not known; allowed are MC, DA, DI, CP, PP.",
    ),
    "theme of a condition": (
        "under_age = 16", 'only_in = ["MX"]', "only_in names “MX”, which is not known; allowed are",
    ),
    "no line that says what it replaces": (
        'replaces = "1.0"\n', "",
        "line 1: the language file in use is language.toml, version 1.0; allowed is the line repl",
    ),
    "another version than the one in use": (
        'replaces = "1.0"', 'replaces = "0.9"', 'line 2: the language file in use is language.toml',
    ),
}  # fmt: skip


def put(folder: Path, text: str, name: str = "x.toml") -> Path:
    (folder / "language").mkdir(exist_ok=True)
    (folder / "language" / name).write_text(text, encoding="utf-8")
    return folder


def test_an_administrators_file_takes_the_place_of_ours(tmp_path: Path) -> None:
    found = Catalogue.load(put(tmp_path, SMALL))
    assert list(found.language.lists) == ["LG-01"]
    assert found.version("language", "") == "2"
    assert found.source_text("language", "") == SMALL
    assert catalogue().version("language", "") == "1.0"
    words = [match.words for match in find_phrases("Worldly-wise, street wise", found.language)]
    assert words == ["Worldly-wise", "street wise"]


def test_files_may_follow_one_another(tmp_path: Path) -> None:
    put(tmp_path, SMALL, "a.toml")
    third = SMALL.replace('version = "2"', 'version = "3"').replace('= "1.0"', '= "2"')
    assert Catalogue.load(put(tmp_path, third, "b.toml")).version("language", "") == "3"


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    good, bad, sentence = BROKEN[kind]
    assert good in SMALL
    with pytest.raises(DefinitionError) as refused:
        Catalogue.load(put(tmp_path, SMALL.replace(good, bad, 1)))
    said = str(refused.value)
    assert said.startswith("language/x.toml, line ")
    assert sentence in said
    assert said.endswith(".")
    assert len(said) < 400


def test_two_lists_with_one_code_are_refused() -> None:
    again = SMALL + SMALL[SMALL.index("[[lists]]") :]
    with pytest.raises(DefinitionError, match=r"^mine, line 24: id “LG-01” stands already in line"):
        read_language(again, "mine")


def test_what_ships_reads_well() -> None:
    for one in catalogue().language.lists.values():
        assert one.why.endswith(".")
        assert len(one.why) <= 100
        assert one.instead[0].islower()
        assert not one.instead.endswith(".")
        assert len(one.instead) <= 80
        assert one.source


def test_every_phrase_that_ships_can_be_found() -> None:
    """Each is written out in its first reading, alone; conditions may lower or excuse it."""
    lists = catalogue().language.lists
    for one in lists.values():
        for phrase in one.phrases:
            plain = re.sub(r"\[([^|\]]*)[^\]]*\]", r"\1", phrase.words)
            plain = re.sub(r"\(([^|)]*)[^)]*\)", r"\1", plain)
            found = one.pattern.fullmatch(plain.lower())
            assert found is not None, phrase.words


def test_equal_files_are_equal_and_others_are_not() -> None:
    assert read_language(SMALL, "one") == read_language(SMALL, "two")
    assert hash(read_language(SMALL, "one")) == hash(read_language(SMALL, "two"))
    assert read_language(SMALL, "one") != catalogue().language


def begun(store: Store, definitions: Catalogue) -> None:
    create_deep_dive(store, Commission(title="North", scale="NCPI3", themes=("MC",)), definitions)


def test_a_deep_dive_keeps_to_the_list_it_was_begun_on(empty_store: Store, tmp_path: Path) -> None:
    begun(empty_store, Catalogue.load(put(tmp_path, SMALL)))
    pinned = Pinned(empty_store).language
    assert (pinned.version, list(pinned.lists)) == ("2", ["LG-01"])
    (kept,) = [row for row in records(empty_store, Definition) if row.kind == "language"]
    assert (kept.version, kept.source) == ("2", SMALL)


@pytest.fixture
def _nothing_read_yet() -> Iterator[None]:
    language_in_use.cache_clear()
    yield
    language_in_use.cache_clear()


@pytest.mark.usefixtures("_nothing_read_yet")
def test_a_deep_dive_from_before_the_list_uses_the_one_in_use(
    empty_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(empty_store, catalogue())
    with empty_store.act("as an older program left it") as tx:
        (kept,) = [row for row in records(empty_store, Definition) if row.kind == "language"]
        tx.remove(Definition, kept.id)
    monkeypatch.setenv("DDAUDIT_DEFINITIONS", str(put(tmp_path, SMALL)))
    assert Pinned(empty_store).language.version == "2"
