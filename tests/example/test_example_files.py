"""The files of the example: they fit the definitions, and they say something."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.definitions import Catalogue, catalogue
from ddaudit_desktop.example.files import (
    ExampleError,
    ExampleFile,
    case_files,
    check_case,
    deep_dive_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = {file.data["reference"]: file for file in case_files()}
BEGUN = [file for file in case_files() if file.data["started"]]
GRADED = [file for file in case_files() if "grade" in file.data]

PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|PS|DS|DI|DCI|Sgt|Insp|Supt|Sergeant|Inspector|Constable|"
    r"Superintendent|Officer|Auditor|Nurse|Judge)\.? (?!I\b|A\b)[A-Z][a-z]{2,}"
)
"""A title or rank before a surname."""

FIRST_NAMES = re.compile(
    r"\b(?:James|John|Robert|Michael|David|William|Richard|Joseph|Thomas|Charles|Daniel|Matthew|"
    r"Anthony|Andrew|Joshua|Kevin|Brian|George|Edward|Ronald|Timothy|Jason|Jeffrey|Ryan|Jacob|Gary|"
    r"Nicholas|Eric|Jonathan|Stephen|Larry|Justin|Scott|Brandon|Benjamin|Samuel|Gregory|Alexander|"
    r"Patrick|Liam|Noah|Oliver|Harry|Oscar|Archie|Alfie|Callum|Connor|Mohammed|Ahmed|Mary|Patricia|"
    r"Jennifer|Linda|Elizabeth|Barbara|Susan|Jessica|Sarah|Karen|Lisa|Nancy|Betty|Margaret|Sandra|"
    r"Ashley|Kimberly|Emily|Donna|Michelle|Carol|Amanda|Dorothy|Melissa|Deborah|Stephanie|Rebecca|"
    r"Sharon|Laura|Cynthia|Kathleen|Amy|Angela|Shirley|Anna|Brenda|Pamela|Emma|Nicole|Helen|Megan|"
    r"Samantha|Katherine|Christine|Debra|Rachel|Olivia|Amelia|Isla|Ava|Mia|Ella|Chloe|Sophie|Jade|"
    r"Kayleigh|Ellie|Leah|Zoe|Kirsty|Tracey|Julie|Gemma|Aisha|Fatima)\b"
)
FILLER = re.compile(r"\b(?:lorem|ipsum|tbc|tbd|todo|xxx|placeholder|example text|foo|bar)\b", re.I)


@pytest.fixture(scope="module")
def definitions() -> Catalogue:
    return catalogue()


def check(file: ExampleFile, definitions: Catalogue) -> None:
    top = deep_dive_file().data
    check_case(file, definitions, definitions.scales[top["scale"]], definitions.packs[top["pack"]])


def texts(value: Any) -> Iterator[str]:
    """Every text inside a value read from TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def every_text() -> Iterator[tuple[str, str]]:
    for file in (deep_dive_file(), *case_files()):
        for text in texts(file.data):
            yield file.name, text


@pytest.mark.parametrize("reference", CASES)
def test_a_case_fits_the_definitions(reference: str, definitions: Catalogue) -> None:
    check(CASES[reference], definitions)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answers": {"MC-99": "yes"}}, "“MC-99” is not among"),
        ({"answers": {"MC-20.why": {"text": "Words"}}}, "“why” is not among main, when"),
        ({"answers": {"MC-20": "maybe"}}, "“maybe” is not among yes, partly, no"),
        ({"answers": {"MC-11": "nine"}}, "“nine” is not a number"),
        ({"answers": {"HD-06": "June"}}, "“June” is not a date"),
        ({"answers": {"MC-02": "yes"}}, "type DT takes no value"),
        ({"event": [{"kind": "MOON_LANDING"}]}, "“MOON_LANDING” is not among"),
        ({"event": [{"kind": "THRIVE", "question": "MC-04"}]}, "is not answered by an event"),
        ({"event": [{"kind": "THRIVE", "child": "Child Z"}]}, "“Child Z” is not among"),
        ({"event": [{"kind": "THRIVE", "links": ["DA-01"]}]}, "“DA-01” is not among"),
        ({"point": [{"code": "D09", "value": "met"}]}, "“D09” is not among"),
        ({"point": [{"code": "D02", "value": "good"}]}, "“good” is not among met"),
        ({"grade": {"grade": "excellent"}}, "“excellent” is not among"),
    ],
)
def test_a_slip_in_a_case_is_refused_with_the_name_of_the_file(
    change: dict[str, Any], said: str, definitions: Catalogue
) -> None:
    good = CASES["DD20-MC-02"]
    with pytest.raises(ExampleError, match=re.escape(said)) as refused:
        check(ExampleFile(good.name, {**good.data, **change}), definitions)
    assert "DD20-MC-02.toml" in str(refused.value)


def test_no_two_notes_about_what_was_done_are_the_same() -> None:
    notes = Counter(
        row["note"]
        for file in case_files()
        for (question, _), row in file.answers.items()
        if row.get("note") and not question.startswith(("HD-", "CL-"))
    )
    assert [note for note, times in notes.items() if times > 1] == []
    reasons = Counter(row["reason"] for file in case_files() for row in file.rows("point"))
    assert [reason for reason, times in reasons.items() if times > 1] == []


def test_a_note_stands_where_the_form_shows_it() -> None:
    """The form has one note for a question, that of its main part."""
    beside = [
        (file.name, question, key)
        for file in case_files()
        for (question, key), row in file.answers.items()
        if key != "main" and {"note", "confidence", "bwv"} & row.keys()
    ]
    assert beside == []


def test_nothing_is_filler() -> None:
    assert [(name, text) for name, text in every_text() if FILLER.search(text)] == []


@pytest.mark.parametrize("file", BEGUN, ids=lambda file: file.data["reference"])
def test_an_adverse_answer_to_a_key_question_has_a_note(
    file: ExampleFile, definitions: Catalogue
) -> None:
    bare = []
    for (question_id, key), row in file.answers.items():
        question = definitions.question(question_id)
        part = question.part(key)
        said = file.answers.get((question_id, "main"), {})
        if question.key and part.is_adverse(row.get("value")) and not said.get("note"):
            bare.append(question_id)
    assert bare == []


@pytest.mark.parametrize("file", GRADED, ids=lambda file: file.data["reference"])
def test_a_graded_case_is_reasoned_point_by_point_and_overall(
    file: ExampleFile, definitions: Catalogue
) -> None:
    themes = {file.data["theme"], *file.data["other_themes"]}
    pack = definitions.packs[deep_dive_file().data["pack"]]
    assert {row["code"] for row in file.rows("point")} == {
        point.code for point in pack.points if themes & set(point.themes)
    }
    assert all(row["reason"] for row in file.rows("point"))
    words = len(file.data["grade"]["reason"].split())
    assert 40 <= words <= 95, words


@pytest.mark.parametrize("file", BEGUN, ids=lambda file: file.data["reference"])
def test_a_begun_case_has_a_timeline_and_quotations(file: ExampleFile) -> None:
    assert len(file.rows("event")) >= 10
    assert len(file.rows("extract")) >= 3
    assert all(row["source"] and row["said_when"] for row in file.rows("extract"))


def test_uncertain_times_of_every_sort_are_there() -> None:
    sorts = Counter(row["precision"] for file in case_files() for row in file.rows("event"))
    assert {"exact", "about", "range", "day", "unknown"} <= set(sorts)


def test_the_word_of_the_findings_is_quoted_once() -> None:
    quoted = [
        (file.data["reference"], row["words"])
        for file in case_files()
        for row in file.rows("extract")
        if re.search(r"street[ -]?wise", row["words"], re.I)
    ]
    assert quoted == [("DD20-MC-03", "Vuln: in care, street wise, no medical.")]


def test_nobody_has_a_name() -> None:
    named = [
        (name, text)
        for name, text in every_text()
        if PERSON.search(text) or FIRST_NAMES.search(text)
    ]
    assert named == []
