"""Texts nobody writes: marks without partners, rubbish, other scripts, very long lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from ddaudit_desktop.definitions import catalogue, read_language
from ddaudit_desktop.language.matching import KEPT_LONG, SHORT, find_phrases
from ddaudit_desktop.language.quotation import quoted

LISTS = catalogue().language
PHRASES = ["street wise", "Always Comes Back", "PUTTING HERSELF AT RISK", "won’t engage", "PPO"]
WORDS = st.sampled_from(
    [*PHRASES, "not", "never", "describe", "adult", "aged 24", "İ", "ß", "ﬁ", "\u0301", "\x00"]
)
SIGNS = st.sampled_from([" ", "\n", "-", ". ", '"', "“", "”", "'", "‘", "’", "\u202e", "👮‍♀️", ""])
TEXTS = st.lists(st.one_of(WORDS, SIGNS, st.text(max_size=8)), max_size=40).map("".join)


@given(TEXTS, st.booleans(), st.sampled_from(["", "MC", "DA PP"]), st.sampled_from([None, 9, 17]))
def test_offsets_point_at_the_words(text: str, own: bool, theme: str, age: int | None) -> None:
    found = find_phrases(text, LISTS, own_prose=own, theme=theme, youngest_age=age)
    for match in found:
        assert text[match.start : match.end] == match.words
        assert match.words.strip() == match.words != ""
        assert match.list_id in LISTS.lists
    assert [match.start for match in found] == sorted(match.start for match in found)


@given(TEXTS, st.sampled_from(PHRASES))
def test_what_stands_around_in_another_paragraph_changes_nothing(text: str, phrase: str) -> None:
    start = len(text) + 3
    found = find_phrases(f"{text}\n\n\n{phrase}", LISTS, own_prose=True)
    assert [(m.start, m.words) for m in found if m.start >= start] == [(start, phrase)]


@given(TEXTS)
def test_no_quoted_stretch_goes_over_a_paragraph(text: str) -> None:
    for start, end in quoted(text):
        assert 0 <= start < end <= len(text)
        assert "\n\n" not in text[start:end]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('The log says "street wise', 1),
        ('She is street wise", and naughty', 2),
        ('He said "street wise and "naughty" today', 1),
        ("‘street wise", 1),
        ("“street wise\n\nand naughty”", 2),
        ("the boys’ home calls him street wise, not the girls’ home", 1),
        ("the child's view: street wise isn't the word", 1),
        ('"naughty" and street wise and "manipulative"', 1),
        ('("street wise")', 0),
        ("‘he’s street wise’", 0),
    ],
)
def test_a_mark_without_its_partner_takes_nothing_with_it(text: str, found: int) -> None:
    assert len(find_phrases(text, LISTS, own_prose=True)) == found


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👧 street wise 🚓",
        "\u202b\u05e9\u05dc\u05dd street wise \u0645\u0631\u062d\u0628\u0627\u202c",
        "\x00\x1b[31m\x01street wise\x07",
        "İİİ street wise ﬁ",
        "\ufeffstreet\u200b wise",
    ],
)
def test_other_scripts_and_control_characters_do_not_move_offsets(text: str) -> None:
    (match,) = find_phrases(text, LISTS)
    assert match.list_id == "LG-01"
    assert match.words == text[match.start : match.end]
    assert match.words.startswith("street")
    assert match.words.endswith("wise")


HOSTILE = {
    "half a phrase again and again": "street ",
    "gaps without end": "street" + " " * 500,
    "optional words": "putting him self at ",
    "negations": "not never without ",
    "quotation marks": "\"' “ ",
    "beginnings of phrases": "no a un co as ",
    "one word": "x",
    "ages": "boyfriend aged 12 years old ",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_line_of_a_hundred_thousand_characters_is_searched_whole(kind: str) -> None:
    line = HOSTILE[kind] * (100_000 // len(HOSTILE[kind]) + 1)
    found = find_phrases(f"naughty; {line}; troublesome.", LISTS, theme="MC", own_prose=True)
    words = [match.words for match in found if match.list_id == "LG-08"]
    assert words[0] == "naughty"
    assert words[-1] == "troublesome"


def test_results_are_kept_but_not_for_ever() -> None:
    text = "kept because it is street wise"
    found = find_phrases(text, LISTS)
    assert find_phrases(text, LISTS) is found
    long = f"street wise {'.' * SHORT}"
    found = find_phrases(long, LISTS)
    assert find_phrases(long, LISTS) is found
    for number in range(KEPT_LONG):
        find_phrases(f"{number} {long}", LISTS)
    assert find_phrases(long, LISTS) is not found


def test_what_is_kept_is_of_one_version_of_the_lists() -> None:
    text = "kept because she is out of control"
    other = read_language(resources.text("language.toml").replace('"out of control", ', ""), "mine")
    assert [match.list_id for match in find_phrases(text, LISTS)] == ["LG-08"]
    assert find_phrases(text, other) == ()
