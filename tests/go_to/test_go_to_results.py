"""Rows of results: the letters that matched, where each leads, and Qt's own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ddaudit_desktop.find import Found
from ui.models.results import Result, ResultsModel, marks_in, place_of, result_of
from ui.places import Place

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        ("Still missing overnight", "night", ((18, 23),)),
        ("Night and night", "NIGHT", ((0, 5), (10, 15))),
        ("Night review", "ni night", ((0, 5),)),
        ("Night review", "day", ()),
        ("Night review", "", ()),
    ],
)
def test_matched_letters_are_found(
    text: str, words: str, marks: tuple[tuple[int, int], ...]
) -> None:
    assert marks_in(text, words) == marks


def test_a_long_text_begins_near_its_match() -> None:
    text = "word " * 30 + "the night sergeant"
    result = result_of(Found("text", "answer", "MC-18", text, "DD20-MC-01 MC-18", "c"), "night")
    assert result.title.startswith("…word")
    assert len(result.title) < 60
    begin, end = result.marks[0]
    assert result.title[begin:end] == "night"


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("case_file", Place("cases", "c")),
        ("question", Place("cases", "c", "form", "MC-15")),
        ("extract", Place("cases", "c", "form", "MC-15")),
        ("event", Place("cases", "c", "timeline", record_id="r")),
        ("overall_grade", Place("cases", "c", "grading")),
        ("concern", Place("concerns", record_id="r")),
        ("action", Place("actions", record_id="r")),
        ("finding", Place("actions", record_id="r")),
    ],
)
def test_each_kind_leads_to_its_place(kind: str, place: Place) -> None:
    found = Found("text", kind, "", "words", "", "c", "MC-15", "r")
    assert place_of(found) == place


def test_headings_cannot_be_chosen_and_empty_groups_are_left_out(
    qtmodeltester: ModelTester,
) -> None:
    model = ResultsModel()
    model.show([("Cases", [Result("case_file", "DD20-MC-01")]), ("Commands", [])])
    qtmodeltester.check(model)
    assert model.rowCount() == 2
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.results() == [1]
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "DD20-MC-01"
