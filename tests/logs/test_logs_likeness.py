"""What kind an entry is like, by example lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from ddaudit_desktop.definitions.reading import DefinitionError
from ddaudit_desktop.logs.errors import LogCancelled
from ddaudit_desktop.logs.example_lines import (
    FOLDER,
    NOTHING,
    Example,
    read_lines,
    shipped_lines,
)
from ddaudit_desktop.logs.likeness import Likeness
from ddaudit_desktop.logs.tokens import tokens
from ddaudit_desktop.logs.words import log_words

if TYPE_CHECKING:
    import random

LINES = (
    *(Example("ARREST", "male arrested at the flat"), Example("ARREST", "FATHER LIFTED AT HOME")),
    *(Example("CSC_TOLD", "told the duty team"), Example("CSC_TOLD", "EDT informed by phone")),
    *(Example(NOTHING, "waiting for a car"), Example(NOTHING, "not arrested yet")),
)


@cache
def shipped() -> tuple[Example, ...]:
    return tuple(shipped_lines(log_words().kinds))


@cache
def taught() -> Likeness:
    return Likeness(shipped())


def likeliest(likeness: Likeness, text: str) -> str | None:
    alike = likeness.of(text, tokens(text))
    return max(alike.scores, key=alike.scores.__getitem__) if alike else None


def test_every_kind_but_those_of_the_audit_has_examples() -> None:
    wanted = {kind.id for kind in log_words().kinds.values() if kind.group != "audit"}
    assert {line.kind for line in shipped()} == wanted | {NOTHING}


def test_no_words_are_told_twice() -> None:
    texts = [line.text.lower() for line in shipped()]
    assert sorted(texts) == sorted(set(texts))


def test_the_lines_of_a_file_are_sorted_by_kind() -> None:
    for name in resources.names(FOLDER, ".tsv"):
        kinds = [line.kind for line in read_lines(resources.text(name), name, log_words().kinds)]
        assert kinds == sorted(kinds)


def test_lines_that_were_shown_are_told_as_their_kind() -> None:
    lines = shipped()[::7]
    right = [line for line in lines if likeliest(taught(), line.text) == line.kind]
    assert len(right) >= 0.97 * len(lines)


@pytest.mark.parametrize("name", resources.names(FOLDER, ".tsv")[:4])
def test_a_hand_that_was_not_shown_is_read_by_the_others(name: str) -> None:
    kinds = log_words().kinds
    left_out = list(read_lines(resources.text(name), name, kinds))
    others = [line for line in shipped() if line not in set(left_out)]
    likeness = Likeness(others)
    told = [line for line in left_out if line.kind != NOTHING]
    right = [line for line in told if likeliest(likeness, line.text) == line.kind]
    print(f"{name}: {len(right)} of {len(told)}")
    assert len(right) >= 0.83 * len(told)


@pytest.mark.parametrize("text", ["", "...", "7 12", "X", "zxq vbnm", "quux frobs plinth at"])
def test_unknown_words_tell_nothing(text: str) -> None:
    assert likeliest(taught(), text) is None


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(chance: random.Random) -> None:
    mixed = list(LINES)
    chance.shuffle(mixed)
    for text in ("arrested at home", "told the team by phone", "not at the flat yet"):
        one = Likeness(LINES).of(text, tokens(text))
        other = Likeness(mixed).of(text, tokens(text))
        assert one == other


@given(st.text(max_size=200))
def test_any_text_has_one_likeliest_kind_or_none(text: str) -> None:
    alike = taught().of(text, tokens(text))
    assert alike is None or max(alike.scores.values()) == 0.0


def test_persons_and_figures_are_one_and_the_same() -> None:
    for text in ("B told PC 3 at 1405", "C told PC 17 at 2210"):
        assert taught().of(text, tokens(text)) == taught().of(
            "K told PC 9 at 0000", tokens("K told PC 9 at 0000")
        )


def test_without_lines_nothing_is_told() -> None:
    assert Likeness([]).of("male arrested", tokens("male arrested")) is None


def test_learning_can_be_stopped() -> None:
    def stop() -> None:
        raise LogCancelled("Stopped.")

    with pytest.raises(LogCancelled):
        Likeness(LINES, stop)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ARRSET\tmale arrested", "kind is “ARRSET”; allowed are -, "),
        ("GRADED\tgrade given", "kind is “GRADED”; allowed are -, "),
        ("ARREST male arrested", "“ARREST male arrested” is no example; allowed is a kind"),
        ("ARREST\t ", "is no example; allowed is a kind of event, one tab"),
        ("ARREST\tmale\tarrested", "is no example; allowed is a kind of event, one tab"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(line: str, said: str) -> None:
    text = f"# Remark.\nARREST\tone lifted\n{line}\n"
    with pytest.raises(DefinitionError) as caught:
        list(read_lines(text, "log_lines/x.tsv", log_words().kinds))
    assert "log_lines/x.tsv, line 3: " in str(caught.value)
    assert said in str(caught.value)
