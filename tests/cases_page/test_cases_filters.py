"""Filters, search and order of the list, on the example's twenty cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ddaudit_desktop.cases.filters import (
    Sorting,
    find_listed,
    how_many,
    in_order,
    known_keys,
    ledger_parts,
    passes,
    read_search,
    title_of,
)
from ddaudit_desktop.cases.stages import summaries
from ddaudit_desktop.overview.ledger import ledger, scale_grades

if TYPE_CHECKING:
    from db.store import Store

THEMES = ("MC", "DA", "DI", "CP", "PP")


def found(store: Store, typed: str, *keys: str) -> list[str]:
    return [case.reference for case in find_listed(store, summaries(store), keys, typed)]


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("theme:MC", 6),
        ("theme:PP", 3),
        ("looked_after", 5),
        ("no_grade", 3),
        ("not_accounted_for", 3),
        ("not_graded", 0),
        ("graded", 17),
        ("grade:good", 8),
        ("grade:inadequate", 5),
        ("open_concern", 1),
        ("stage:filed", 6),
        ("nonsense", 20),
    ],
)
def test_each_filter_counts_its_cases(store: Store, key: str, number: int) -> None:
    assert how_many(summaries(store), key) == number


def test_filters_of_one_group_widen_and_of_several_narrow(store: Store) -> None:
    assert len(found(store, "", "theme:MC", "theme:DA")) == 10
    assert found(store, "", "theme:MC", "theme:DA", "no_grade") == ["DD20-MC-03"]


def test_keys_of_places_are_given_their_group_once() -> None:
    keys = known_keys(["no_grade", "grade:none", "theme:MC", "all", "what"])
    assert keys == ("grade:none", "theme:MC")


def test_words_are_found_in_references_labels_and_texts(store: Store) -> None:
    assert found(store, "mc-03") == ["DD20-MC-03"]
    assert "DD20-DI-02" in found(store, "child q")
    assert "DD20-MC-03" in found(store, "street wise")
    assert found(store, "no such words anywhere") == []


def test_conditions_can_be_typed_unfinished(store: Store) -> None:
    assert len(found(store, "grade:good")) == 8
    assert found(store, "theme:mc grade:req") == []
    assert found(store, "grade:req") == ["DD20-PP-02"]
    assert found(store, "concern:open child") == ["DD20-DI-03"]
    assert len(found(store, "stage:fil")) == 6


def test_a_search_is_read_into_words_and_conditions() -> None:
    search = read_search("  night  theme:MC review ")
    assert search.words == "night review"
    assert search.conditions == (("theme", "mc"),)
    assert not read_search("   ")


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        ("reference", "DD20-MC-01", "DD20-PP-03"),
        ("label", "DD20-MC-03", "DD20-DA-03"),
        ("age", "DD20-PP-01", "DD20-MC-04"),
        ("stage", "DD20-DI-02", "DD20-PP-01"),
        ("minutes", "DD20-MC-03", "DD20-DI-02"),
        ("changed", "DD20-DI-02", "DD20-MC-03"),
    ],
)
def test_columns_sort(store: Store, column: str, first: str, last: str) -> None:
    order = [c.reference for c in in_order(summaries(store), Sorting(column), themes=THEMES)]
    assert (order[0], order[-1]) == (first, last)


def test_what_a_column_does_not_say_comes_last_either_way(store: Store) -> None:
    cases = summaries(store)
    for descending in (False, True):
        by_minutes = in_order(cases, Sorting("minutes", descending), themes=THEMES)
        assert by_minutes[-1].reference == "DD20-DI-02"
        ranks = {grade.code: grade.rank for grade in scale_grades(store)}
        by_grade = in_order(cases, Sorting("grade", descending), themes=THEMES, ranks=ranks)
        assert all(not case.grade for case in by_grade[-3:])
    assert in_order(cases, Sorting("concern"), themes=THEMES)[0].reference == "DD20-DI-03"


def test_numbers_in_references_count(store: Store) -> None:
    cases = summaries(store)
    order = [case.reference for case in in_order(reversed(cases), Sorting(), themes=THEMES)]
    assert order == [case.reference for case in cases]


def test_the_ledger_in_pieces_is_the_ledger_s_line(store: Store) -> None:
    cases = summaries(store)
    counted = ledger(store, cases)
    parts = ledger_parts(counted)
    assert "".join(part.text for part in parts) == counted.line
    numbers = {part.key: int(part.text.split()[0]) for part in parts if part.key}
    assert numbers.pop("all") == 20
    for key, number in numbers.items():
        assert sum(passes(case, (key,)) for case in cases) == number


def test_filters_are_named(store: Store) -> None:
    grades = scale_grades(store)
    named = {key: title_of(key, grades) for key in ("theme:MC", "grade:good", "looked_after")}
    assert named == {"theme:MC": "Missing", "grade:good": "Good", "looked_after": "Looked after"}
    assert title_of("no_grade", grades) == "No grade"
    assert title_of("theme:ZZ", grades) == "ZZ"
    assert title_of("stage:ready", grades) == "Ready to grade"
