"""Every stored field of an audit is in the record's data and on its pages, or declared with why.

A value of its own is planted in each field; then it is looked for. A field that is added to a
record later has no planted value yet and fails here until somebody decides where it goes.
"""

from __future__ import annotations

import types
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import pytest

from db.records import (
    Action,
    Answer,
    Audit,
    Case,
    Child,
    Concern,
    ConcernNote,
    Event,
    EventLink,
    Extract,
    Feedback,
    FlagDisposition,
    ImportRun,
    Kept,
    OverallGrade,
    PointAssessment,
    SystemRead,
    fields_of,
)
from db.records.columns import instant_text
from db.store import Store
from ddaudit_desktop.acts import cases, deep_dives
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.reading import records
from ddaudit_desktop.record.as_json import canonical_json, read_record_json, record_json
from ddaudit_desktop.record.gather import gather_record
from ddaudit_desktop.record.left_out import LEFT_OUT, left_out
from ddaudit_desktop.record.pages import page_count, page_text
from ddaudit_desktop.record.pdf import render_pdf
from ddaudit_desktop.record.pdf.dates import long_date, long_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOUNS: tuple[type[Kept], ...] = (
    Case, Audit, Child, Answer, Event, Extract, EventLink, FlagDisposition, PointAssessment,
    OverallGrade, SystemRead, Feedback, Action, Concern, ConcernNote,
)  # fmt: skip
DAYS = {
    "set_on",
    "due_on",
    "closed_on",
    "given_on",
    "read_on",
    "period_from",
    "period_to",
    "filed_on",
}
PEOPLE = {"created_by", "changed_by", "auditor_id", "signed_by", "graded_by", "raised_by"}


class Plants:
    """Values that occur nowhere else, and how each looks in the data and on paper."""

    def __init__(self) -> None:
        self.number = count(1)
        self.looks: dict[tuple[str, str], tuple[str, str]] = {}

    def value(self, noun: type[Kept], field: str, annotation: Any) -> Any:
        """A value for a field, noting how to find it again."""
        key = (noun.__name__, field)
        if key in CHOSEN:
            value, data, paper = CHOSEN[key]
            self.looks[key] = (data, paper)
            return value
        n = next(self.number)
        if field in DAYS:
            day = (datetime(2018, 1, 1, tzinfo=UTC) + timedelta(days=n)).date().isoformat()
            self.looks[key] = (day, long_date(day))
            return day
        kind = plain_type(annotation)
        if kind is datetime:
            instant = datetime(2017, 3, 1, 9, tzinfo=UTC) + timedelta(days=n, minutes=n)
            self.looks[key] = (instant_text(instant), long_moment(instant))
            return instant
        if kind is int:
            self.looks[key] = (str(730000 + n), str(730000 + n))
            return 730000 + n
        assert kind is str, f"decide how to plant {key}"
        word = f"Qz{n}{noun.__name__}{field.title().replace('_', '')}"
        self.looks[key] = (word, word)
        return word


def plain_type(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, types.UnionType):
        return plain_type(next(a for a in get_args(annotation) if a is not type(None)))
    return Literal if get_origin(annotation) is Literal else annotation


CHOSEN: dict[tuple[str, str], tuple[Any, str, str]] = {
    # where only certain values are allowed: the value, how the data show it, how paper does
    ("Case", "theme"): ("MC", '"code":"MC"', "Missing child"),
    ("Case", "other_themes"): (["PP"], '"code":"PP"', "police protection"),
    ("Case", "period_from"): ("2018-01-04", "2018-01-04", "4 January"),
    ("Case", "period_to"): ("2018-03-05", "2018-03-05", "to 5 March 2018"),
    ("Case", "selection"): ("replacement", '"selection":"replacement"', "Replacement"),
    ("Audit", "kind"): ("moderated", '"kind":"moderated"', "Moderated audit"),
    ("Audit", "state"): ("signed", '"state":"signed"', "Signed by"),
    ("Audit", "minutes"): (1237, '"minutes":1237', "20 h 37 min"),
    ("Audit", "sittings"): (67, '"sittings":67', "in 67 sittings"),
    ("Audit", "version"): (41, '"version":41', "version 41"),
    ("Child", "age_years"): (13, '"age_years":13', "13 years"),
    ("Child", "status"): ("cp_plan", '"status":"cp_plan"', "Child protection plan"),
    ("Child", "lead"): (True, '"lead":true', "Lead child"),
    ("Answer", "question_id"): ("MC-05", '"id":"MC-05"', "MC-05"),
    ("Answer", "part"): ("main", '"key":"main"', ""),
    ("Answer", "value"): ("partly", '"value":"partly"', "Partly"),
    ("Answer", "seen_on_bwv"): (True, '"seen_on_bwv":true', "Seen on body-worn video"),
    ("Answer", "confidence"): ("medium", '"confidence":"medium"', "Confidence: medium"),
    ("Event", "kind"): ("RISK_REVIEWED", '"kind":"RISK_REVIEWED"', ""),
    ("Event", "lane"): ("investigation", '"lane":"investigation"', "Investigation"),
    ("Event", "precision"): ("range", '"precision":"range"', ""),
    ("Event", "question_id"): ("MC-08", '"question_id":"MC-08"', "Answers MC-08"),
    ("Event", "details"): ({"band": "high"}, '"value":"high"', "Risk band: High"),
    ("Event", "part"): ("main", '"part":"main"', ""),
    ("EventLink", "question_id"): ("MC-09", '"evidence_for":["MC-09"]', "evidence for MC-09"),
    ("Extract", "question_id"): ("MC-12", '"question_id":"MC-12"', "MC-12"),
    ("FlagDisposition", "decision"): ("explain", '"decision":"explain"', "Explained"),
    ("FlagDisposition", "facts_sha256"): ("c" * 64, "c" * 64, ""),
    ("PointAssessment", "value"): ("not_evidenced", '"value":"not_evidenced"', "Not evidenced"),
    ("OverallGrade", "grade"): ("requires_improvement", '"grade":"requires_improvement"',
                                "Requires improvement"),
    ("OverallGrade", "no_grade"): ("", '"no_grade":""', ""),
    ("SystemRead", "available"): (False, '"available":false', "Not available"),
    ("Feedback", "recipient"): ("supervisor", '"recipient":"supervisor"', "To the supervisor"),
    ("Feedback", "received"): ("disputed", '"received":"disputed"', "Disputed"),
    ("Action", "point_codes"): (["D77"], '"point_codes":["D77"]', "Points D77"),
    ("Concern", "how"): ("radio", '"how":"radio"', "by radio"),
}  # fmt: skip
ELSEWHERE = {("SystemRead", "read_on"), ("OverallGrade", "no_grade")}
"""Fields whose planted row cannot show them; a second row or another test does."""


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[tuple[Store, str, Plants]]:
    with Store.create(tmp_path / "dive.ddaudit", passphrase=None) as store:
        store.sign_in("Qz Somebody", "Qz Role")
        commission = deep_dives.Commission(
            title="Deep dive", scale="DEEPDIVE2020", pack="DUR-2019", themes=("MC", "PP")
        )
        deep_dives.create_deep_dive(store, commission, catalogue())
        cases.add_case(store, cases.CaseFacts("X-1", "MC", ("PP",)))
        (first,) = records(store, Audit)
        plants = Plants()
        yield store, plant_all(store, plants, first), plants


def plant_all(store: Store, plants: Plants, first: Audit) -> str:
    """One row of every noun, linked to each other, every field filled; the audit's id."""
    points = sorted(records_of(store, "ImprovementPoint"), key=lambda p: p.position)
    ids: dict[str, str] = {}
    with store.act("plant", undoable=False) as tx:
        run = tx.insert(ImportRun, source_name="QzSource.xlsx", source_sha256="d" * 64)
        links: dict[str, Any] = {
            "scale_id": first.scale_id,
            "previous_id": first.id,
            "question_sets": first.question_sets,
            "point_id": points[0].id,
            "auditor_id": store.person_id,
            "signed_by": store.person_id,
            "graded_by": store.person_id,
            "raised_by": store.person_id,
        }
        for noun in NOUNS:
            values: dict[str, Any] = {"import_id": run, "source_ref": f"QzRef{noun.__name__}"}
            for field, info in fields_of(noun).model_fields.items():
                if field in links:
                    values[field] = links[field]
                elif field in LINKS:
                    values[field] = ids[LINKS[field]]
                else:
                    values[field] = plants.value(noun, field, info.annotation)
            if noun is Event:
                values |= EVENT_TIMES
            ids[noun.__name__] = tx.insert(noun, **values)
        later = {"audit_id": ids["Audit"], "system": "QzSecond", "read_on": "2016-02-03"}
        tx.insert(SystemRead, **later)
        for question, part in BESIDE:
            tx.insert(Answer, audit_id=ids["Audit"], question_id=question, part=part, **ASIDE)
    return ids["Audit"]


BESIDE = [("MC-13", "marker"), ("MC-13", "no_such_part"), ("ZZ-01", "main"), ("ZZ-01", "aside")]
"""Answers beside the main one, to parts that are asked, to one that is not, and to no question."""
ASIDE = {"value": "known", "note": "QzBeside", "confidence": "low", "seen_on_bwv": True}
LINKS = {
    "case_id": "Case", "audit_id": "Audit", "child_id": "Child", "event_id": "Event",
    "concern_id": "Concern",
}  # fmt: skip
EVENT_TIMES = {
    "typed": "QzTyped",
    "earliest": datetime(2019, 11, 5, 8, 3, tzinfo=UTC),
    "latest": datetime(2019, 11, 5, 9, 7, tzinfo=UTC),
    "zone": "Europe/Dublin",
}
EVENT_LOOKS = {
    "typed": ("QzTyped", "QzTyped"),
    "earliest": ("2019-11-05T08:03:00.000Z", "5 Nov 2019 08:03"),
    "latest": ("2019-11-05T09:07:00.000Z", "09:07"),
    "zone": ("Europe/Dublin", "Europe/Dublin"),
}


def records_of(store: Store, name: str) -> list[Any]:
    import db.records as nouns

    return records(store, getattr(nouns, name))


def looks_of(store: Store, plants: Plants, row: Kept, noun: str, field: str) -> tuple[str, str]:
    """How the value of a stored field looks in the data and on paper."""
    if noun == "Event" and field in EVENT_LOOKS:
        return EVENT_LOOKS[field]
    if (noun, field) in plants.looks:
        return plants.looks[noun, field]
    value = getattr(row, field)
    if field in PEOPLE:
        return "Qz Somebody", "Qz Somebody"
    if isinstance(value, datetime):
        return instant_text(value), long_moment(value)
    if field == "question_sets":
        return '"code":"MC"', f"MC {value['MC']}"
    return str(value), "QzSource.xlsx" if field == "import_id" else str(value)


def test_every_stored_field_is_told_or_declared(planted: tuple[Store, str, Plants]) -> None:
    store, audit_id, plants = planted
    content = gather_record(store, audit_id)
    data = canonical_json(content)
    pdf = render_pdf(content)
    paper = "".join("".join(page_text(pdf, n).split()) for n in range(page_count(pdf)))
    wrong, seen = [], set()
    for noun in NOUNS:
        row = records(store, noun)[-1 if noun is Audit or noun is Case else 0]
        for field in noun.model_fields:
            name = f"{noun.__name__}.{field}"
            told = left_out(noun.__name__, field)
            seen |= {name, f"*.{field}"}
            if (noun.__name__, field) in ELSEWHERE:
                continue
            in_data, on_paper = looks_of(store, plants, row, noun.__name__, field)
            if (told is None or told.in_data) and in_data not in data:
                wrong.append(f"{name}: {in_data!r} is not in the data")
            if told is None and "".join(on_paper.split()) not in paper:
                wrong.append(f"{name}: {on_paper!r} is not on paper")
    assert wrong == []
    assert set(LEFT_OUT) <= seen, "declared, but there is no such field"
    assert "QzSecond" in paper
    assert "3February2016" in paper
    assert all(entry.why.endswith(".") for entry in LEFT_OUT.values())


def test_what_stands_beside_any_part_is_told(planted: tuple[Store, str, Plants]) -> None:
    """The fields of a row are told wherever the row is, not only where the planted one stands."""
    store, audit_id, _ = planted
    content = gather_record(store, audit_id)
    data = canonical_json(content)
    pdf = render_pdf(content)
    paper = "".join(page_text(pdf, number) for number in range(page_count(pdf)))
    for said in ('"note":"QzBeside"', '"confidence":"low"'):
        assert data.count(said) == len(BESIDE)
    assert paper.count("QzBeside") == len(BESIDE)
    assert paper.count("Confidence: low") == len(BESIDE)
    told = records(store, Answer)
    assert data.count('"seen_on_bwv":true') == paper.count("Seen on body-worn") == len(told)


def test_the_data_of_every_field_come_back_as_they_were(
    planted: tuple[Store, str, Plants],
) -> None:
    store, audit_id, _ = planted
    content = gather_record(store, audit_id)
    assert read_record_json(record_json(content)) == content


def test_police_references_are_in_neither(planted: tuple[Store, str, Plants]) -> None:
    from db.records import PoliceReference

    store, audit_id, _ = planted
    case_id = records(store, Audit)[-1].case_id
    with store.act("refer", undoable=False) as tx:
        tx.insert(PoliceReference, case_id=case_id, system="Log", reference="QzPolice0871")
    content = gather_record(store, audit_id)
    pdf = render_pdf(content)
    assert "QzPolice0871" not in record_json(content)
    assert not any("QzPolice0871" in page_text(pdf, n) for n in range(page_count(pdf)))
    assert b"QzPolice0871" not in pdf
