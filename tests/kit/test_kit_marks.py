"""Marks in quoted words: codes at the right, and places as Qt counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QLabel

from ui.kit.extract import ExtractView
from ui.kit.marks import CodeLabel, Mark, labels_of, text_format, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextFragment
    from pytestqt.qtbot import QtBot

Style = QTextCharFormat.UnderlineStyle


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    """The stretches of one look in the first line of a document."""
    place = document.begin().begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def test_each_code_stands_once_for_each_decision() -> None:
    marks = [
        Mark(0, 2, "LG-01"),
        Mark(3, 2, "LG-01"),
        Mark(6, 2, "LG-01", said="evidence", kept=True),
        Mark(9, 2, "LG-30"),
    ]
    assert labels_of(marks) == [
        CodeLabel("LG-01"),
        CodeLabel("LG-01", "evidence", kept=True),
        CodeLabel("LG-30"),
    ]


def test_too_many_codes_are_counted() -> None:
    labels = labels_of([Mark(at, 1, f"LG-{at:02}") for at in range(7)])
    assert [label.code for label in labels] == ["LG-00", "LG-01", "LG-02", "4 more"]


def test_weight_and_decision_differ_by_more_than_colour() -> None:
    kinds = {
        "full": Mark(0, 1, "LG-01"),
        "low": Mark(0, 1, "LG-01", low=True),
        "evidence": Mark(0, 1, "LG-01", said="evidence", kept=True),
        "let go": Mark(0, 1, "LG-01", said="not evidence"),
    }
    assert {name: text_format(mark).underlineStyle() for name, mark in kinds.items()} == {
        "full": Style.WaveUnderline,
        "low": Style.DashUnderline,
        "evidence": Style.WaveUnderline,
        "let go": Style.DotLine,
    }


@given(st.text(max_size=30), st.integers(0, 30))
def test_places_are_counted_as_qt_counts_them(text: str, at: int) -> None:
    at = min(at, len(text))
    assert units(text, at) == len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def test_an_extract_grows_by_its_codes_and_its_foot(qtbot: QtBot) -> None:
    view = ExtractView("street wise", marks=[Mark(0, 11, "LG-01")])
    qtbot.addWidget(view)
    one = view.heightForWidth(400)
    view.set_marks([Mark(0, 6, "LG-01"), Mark(7, 4, "LG-30")])
    two = view.heightForWidth(400)
    assert two > one
    foot = QLabel("why")
    view.set_foot(foot)
    assert view.heightForWidth(400) > two
    assert foot.parentWidget() is view
    view.set_foot(None)
    assert view.heightForWidth(400) == two
    assert foot.isHidden()


def test_documents_count_in_units_of_two_bytes(qtbot: QtBot) -> None:
    view = ExtractView("🚓 street wise", marks=[Mark(2, 11, "LG-01")])
    qtbot.addWidget(view)
    (document,) = view.findChildren(QTextDocument)
    marked = [
        fragment.text()
        for fragment in fragments(document)
        if fragment.charFormat().underlineStyle() == Style.WaveUnderline
    ]
    assert marked == ["street wise"]
