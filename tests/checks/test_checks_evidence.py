"""Evidence says the same whether it comes from the store or from a record written from it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from db.records import Audit
from db.store import Store
from ddaudit_desktop.evidence.of_audit import evidence_of, parameters_of
from ddaudit_desktop.evidence.of_record import evidence_in
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import present, records
from ddaudit_desktop.record.as_json import read_record_json, record_json
from ddaudit_desktop.record.gather import gather_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ddaudit_desktop.evidence.model import Evidence

DIFFERENT = {"as_of", "grade", "answers", "published_on", "word_lists"}
"""A record counts as known when it was last changed; answers and grade are compared by code."""


@pytest.fixture(scope="module")
def example(built_example: Path) -> Iterator[Store]:
    with Store.open(built_example, read_only=True) as store:
        yield store


def both(store: Store, audit_id: str) -> tuple[Evidence, Evidence]:
    audit = OpenAudit(store, audit_id)
    here = evidence_of(audit, as_of=present(store), parameters=parameters_of(store))
    told = read_record_json(record_json(gather_record(store, audit_id)))
    return here, evidence_in(told)


def test_a_record_holds_what_the_store_does(example: Store) -> None:
    audits = [audit for audit in records(example, Audit) if audit.kind == "first"]
    assert len(audits) == 20
    for audit in audits:
        here, there = both(example, audit.id)
        for field in fields(here):
            if field.name not in DIFFERENT:
                assert getattr(here, field.name) == getattr(there, field.name), field.name
        assert here.language.version == there.language.version
        assert {k: (a.value, a.text, a.note) for k, a in here.answers.items()} == {
            k: (a.value, a.text, a.note) for k, a in there.answers.items()
        }
        assert (here.grade.code, here.grade.rank) == (there.grade.code, there.grade.rank)
