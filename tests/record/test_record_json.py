"""A record as JSON: the same again when read, and a sentence for whatever is no record."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import resources
from ddaudit_desktop.record.as_json import (
    canonical_json,
    content_sha256,
    read_record_json,
    record_json,
    record_plain,
)
from ddaudit_desktop.record.content import FilingMark
from ddaudit_desktop.record.schema import record_schema
from ddaudit_desktop.record.shape import NotThisShape

if TYPE_CHECKING:
    from ddaudit_desktop.record.content import RecordContent

SCHEMA = "schemas/record-1.schema.json"


def filed(record: RecordContent, version: int) -> RecordContent:
    mark = FilingMark(version, f"v{version}.pdf", record.audit.provenance.changed_at)
    return replace(record, filing=mark)


def test_a_record_read_back_is_the_same_record(record: RecordContent) -> None:
    assert read_record_json(record_json(record)) == record
    assert read_record_json(canonical_json(record)) == record


def test_canonical_json_does_not_depend_on_the_order_of_members(record: RecordContent) -> None:
    shuffled = json.dumps(dict(reversed(record_plain(record).items())))
    assert canonical_json(read_record_json(shuffled)) == canonical_json(record)


def test_the_content_hash_is_that_of_the_content_not_of_the_filing(record: RecordContent) -> None:
    assert content_sha256(filed(record, 1)) == content_sha256(filed(record, 2))
    changed = replace(record, marking="OFFICIAL")
    assert content_sha256(changed) != content_sha256(record)


def test_the_published_schema_is_the_one_of_the_code() -> None:
    assert json.loads(resources.text(SCHEMA)) == record_schema()


def test_the_schema_says_what_every_member_is_for() -> None:
    schema = record_schema()
    Draft202012Validator.check_schema(schema)
    for shape in (schema, *schema["$defs"].values()):
        assert shape["additionalProperties"] is False
        assert shape["description"]
        for name, member in shape["properties"].items():
            assert member["title"], name
            assert member["description"], name


def test_a_record_keeps_to_the_schema(record: RecordContent, draft: RecordContent) -> None:
    validator = Draft202012Validator(record_schema())
    for content in (record, draft, filed(record, 3)):
        assert list(validator.iter_errors(record_plain(content))) == []


def broken(record: RecordContent, path: tuple[str | int, ...], value: Any) -> str:
    plain = record_plain(record)
    place: Any = plain
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(plain)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("marking",), 5, "marking has to be a text"),
        (("marking",), "\ud83d", "marking holds half a character"),
        (("case", "reference"), ..., "case.reference is missing"),
        (("case", "reference"), " ", "case.reference has to be a text that is not empty"),
        (("case", "name_of_child"), "x", "case.name_of_child is not part of a record"),
        (
            ("case", "children", 0, "age_years"),
            True,
            "case.children[0].age_years has to be a whole",
        ),
        (("case", "children", 0, "age_years"), -1, "has to be 0 or more"),
        (("case", "children", 0, "status"), "lac", "has to be one of 'looked_after', 'cp_plan'"),
        (("case", "children"), {}, "case.children has to be a list"),
        (
            ("events", 2, "when", "earliest"),
            "11/02/2020",
            "has to be an instant such as 2020-02-11",
        ),
        (("events", 2, "when", "earliest"), "2020-02-31T00:00:00Z", "has to be an instant"),
        (("actions", 0, "due_on"), "soon", "actions[0].due_on has to be a date such as"),
        (("sections", 0, "questions", 0, "key"), "yes", "has to be true or false"),
        (("grade", "scale"), [], "grade.scale has to be an object"),
        (("format_version",), 2, "format_version has to be one of 1"),
        (("format_version",), True, "format_version has to be one of 1"),
        (("people", 0), None, "people[0] has to be an object"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(
    record: RecordContent, path: tuple[str | int, ...], value: Any, says: str
) -> None:
    text = broken(record, path, value)
    with pytest.raises(NotThisShape) as refused:
        read_record_json(text)
    assert says in str(refused.value)
    unseen = {"2020-02-31T00:00:00Z", "\ud83d"}  # no pattern knows the months or half characters
    wrong = Draft202012Validator(record_schema()).iter_errors(json.loads(text))
    assert list(wrong) or value in unseen


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1, column 1"),
        ("{", "cannot be read"),
        ("[]", "the record has to be an object"),
        ('{"marking": "A", "marking": "B"}', "'marking' is given twice"),
        ('{"format_version": 1.0}', "1.0 is not one"),
        ('{"format_version": NaN}', "NaN is not one"),
        ('{"format_version": ' + "9" * 5000 + "}", "a number that is too long"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_text_that_is_no_json_of_ours_gets_a_sentence(text: str, says: str) -> None:
    with pytest.raises(NotThisShape) as refused:
        read_record_json(text)
    assert says in str(refused.value)


def test_the_smallest_record_of_the_documentation_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "record-format.md").read_text(encoding="utf-8")
    smallest = page.partition("```json\n")[2].partition("```")[0]
    content = read_record_json(smallest)
    assert content.case.reference == "AD-MC-01"
    assert list(Draft202012Validator(record_schema()).iter_errors(json.loads(smallest))) == []


def test_every_member_of_a_record_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "record-format.md").read_text(encoding="utf-8")
    for member in record_schema()["properties"]:
        assert f"`{member}`" in page
