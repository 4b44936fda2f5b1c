"""A header as typed: what it means, and the sentence for each field that is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from db.records import Case, Child, PoliceReference
from ddaudit_desktop.acts.cases import add_case, edit_header
from ddaudit_desktop.cases.entry import CaseEntry, ChildEntry, check_entry, stored_entry
from ddaudit_desktop.reading import one, records

if TYPE_CHECKING:
    from db.store import Store

GOOD = CaseEntry(
    reference=" DD20-MC-07 ",
    theme="MC",
    other_themes=("MC", "PP"),
    period_from="11/2/2020",
    period_to="15 Feb",
    children=[
        ChildEntry("Child Y", "14", "looked_after", episodes="9"),
        ChildEntry(),
        ChildEntry("Child Z", "6", lead=True),
    ],
    police_references=[("Command and control", "Log 1"), ("", "")],
)


def test_a_typed_header_is_read(store: Store) -> None:
    checked = check_entry(store, GOOD)
    assert checked.wrong == {}
    facts = checked.facts
    assert facts is not None
    assert (facts.reference, facts.theme, facts.other_themes) == ("DD20-MC-07", "MC", ("PP",))
    assert facts.more["label"] == "Child Z"  # the lead child's pseudonym
    assert (facts.more["period_from"], facts.more["period_to"]) == ("2020-02-11", "2020-02-15")
    assert [(child.pseudonym, child.lead) for child in facts.children] == [
        ("Child Y", False),
        ("Child Z", True),
    ]
    assert facts.children[0].more["episodes_12m"] == 9
    assert facts.police_references == (("Command and control", "Log 1"),)


def test_the_first_child_leads_if_none_is_marked(store: Store) -> None:
    entry = replace(GOOD, children=[ChildEntry("Child Y"), ChildEntry("Child Z")])
    facts = check_entry(store, entry).facts
    assert facts is not None
    assert [child.lead for child in facts.children] == [True, False]


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"reference": "  "}, "reference", "Write the reference"),
        ({"reference": "dd20-mc-03"}, "reference", "There is already a case"),
        ({"reference": "x" * 61}, "reference", "60 signs"),
        ({"theme": ""}, "theme", "Choose the theme"),
        ({"period_from": "31/2/2020"}, "period_from", "not a date"),
        ({"period_from": "Feb 2020"}, "period_from", "not one day"),
        ({"period_to": "1/2/2020"}, "period_to", "ends before it begins"),
        ({"children": [ChildEntry("", "7")]}, "children.0.pseudonym", "pseudonym"),
        ({"children": [ChildEntry("A", "seven")]}, "children.0.age", "whole years"),
        ({"children": [ChildEntry("A", "26")]}, "children.0.age", "0 to 25"),
        ({"children": [ChildEntry("A", episodes="-1")]}, "children.0.episodes", "whole number"),
        ({"police_references": [("", "Log 1")]}, "police_references.0", "Write the system"),
        ({"police_references": [("Log", "")]}, "police_references.0", "Write the reference"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(
    store: Store, changed: dict[str, Any], field: str, words: str
) -> None:
    checked = check_entry(store, replace(GOOD, **changed))
    assert checked.facts is None
    assert list(checked.wrong) == [field]
    assert words in checked.wrong[field]


def test_a_stored_header_comes_back_as_it_was(store: Store) -> None:
    facts = check_entry(store, GOOD).facts
    assert facts is not None
    add_case(store, facts)
    case = next(c for c in records(store, Case) if c.reference == "DD20-MC-07")
    entry = stored_entry(store, case.id)
    again = check_entry(store, entry, case.id)
    assert again.wrong == {}
    assert again.facts == facts


def test_every_header_of_the_example_passes_and_editing_it_changes_nothing(store: Store) -> None:
    for case in records(store, Case):
        checked = check_entry(store, stored_entry(store, case.id), case.id)
        assert checked.wrong == {}
        assert checked.facts is not None
        before = [child.model_dump() for child in records(store, Child, case_id=case.id)]
        references = len(records(store, PoliceReference, case_id=case.id))
        edit_header(store, case.id, checked.facts)
        assert [child.model_dump() for child in records(store, Child, case_id=case.id)] == before
        assert len(records(store, PoliceReference, case_id=case.id)) == references
        assert one(store, Case, case.id) == case
