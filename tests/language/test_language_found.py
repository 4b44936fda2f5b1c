"""What is quoted from the record is looked at, and the auditor's decision stays with the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.records import Case, Child, Extract, FlagDisposition
from ddaudit_desktop.acts import extracts
from ddaudit_desktop.acts.cases import first_audit
from ddaudit_desktop.acts.language import decide_phrase, undecide_phrase
from ddaudit_desktop.language.found import (
    Finder,
    FoundPhrase,
    is_about_words,
    words_decided,
    youngest_age,
)
from ddaudit_desktop.language.nudges import nudges
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from db.store import Store

LOG = "Regular misper, always comes back by morning. Usual pattern."


def opened(store: Store, theme: str) -> OpenAudit:
    case = next(case for case in records(store, Case) if case.theme == theme)
    return OpenAudit(store, first_audit(store, case.id).id)


def found_in(audit: OpenAudit) -> list[FoundPhrase]:
    """Every phrase in every quotation of an audit, in the order of the quotations."""
    finder = Finder(audit)
    quoted = sorted(audit.rows(Extract), key=lambda row: (row.position, row.created_at, row.id))
    return [found for row in quoted for found in finder.in_extract(row)]


@pytest.fixture
def audit(store: Store) -> OpenAudit:
    """The audit of the missing child."""
    return opened(store, "MC")


def quote(audit: OpenAudit, words: str, **more: Any) -> str:
    changes = extracts.add_extract(audit.store, audit.audit_id, words, **more)
    audit.reload(changes)
    return next(record_id for table, record_id in changes.ids if table == "extract")


def reword(audit: OpenAudit, extract_id: str, words: str) -> None:
    audit.reload(extracts.edit_extract(audit.store, extract_id, words=words))


def decide(audit: OpenAudit, found: FoundPhrase, *, evidence: bool) -> None:
    audit.reload(decide_phrase(audit.store, audit.audit_id, found, evidence))


def decisions(audit: OpenAudit) -> list[tuple[str, str]]:
    return [(found.match.words, found.said) for found in found_in(audit)]


def test_every_quotation_is_looked_at(audit: OpenAudit) -> None:
    first = quote(audit, LOG, question_id="MC-12")
    second = quote(audit, "Vuln: in care, street wise. Taken into PPO.", position=1)
    found = [(f.extract_id, f.match.list_id, f.match.words) for f in found_in(audit)]
    assert found == [
        (first, "LG-06", "Regular misper"),
        (first, "LG-30", "always comes back"),
        (first, "LG-31", "Usual pattern"),
        (second, "LG-01", "street wise"),
        (second, "CK-PP-16", "PPO"),
    ]
    assert all(f.decision == "" for f in found_in(audit))


def test_assumptions_are_looked_for_in_cases_of_missing_children_alone(store: Store) -> None:
    audit = opened(store, "DA")
    quote(audit, f"{LOG} Both as bad as each other, taken into PPO.")
    found = [(f.match.list_id, f.match.weight) for f in found_in(audit)]
    assert found == [("LG-06", "full"), ("LG-16", "full")]


def test_the_age_of_the_youngest_child_counts_where_every_age_is_known(store: Store) -> None:
    missing = opened(store, "MC")
    assert youngest_age(missing) == 14
    quote(missing, "sexually active")
    assert [f.match.weight for f in found_in(missing)] == ["full"]
    with store.act("an age") as tx:
        tx.update(Child, missing.children[0].id, age_years=17)
    missing.reload(tx.changes)
    assert found_in(missing) == []
    abused = opened(store, "DA")
    assert youngest_age(abused) is None
    quote(abused, "sexually active")
    assert [f.match.weight for f in found_in(abused)] == ["low"]


def test_a_decision_is_kept_with_who_and_when_and_can_be_undone(audit: OpenAudit) -> None:
    quote(audit, LOG)
    regular, always, _ = found_in(audit)
    decide(audit, regular, evidence=True)
    decide(audit, always, evidence=False)
    assert decisions(audit) == [
        ("Regular misper", "evidence"),
        ("always comes back", "not evidence"),
        ("Usual pattern", ""),
    ]
    kept = {row.check_id: row for row in audit.rows(FlagDisposition)}
    assert {key: row.decision for key, row in kept.items()} == {
        "LG-06": "accept", "LG-30": "dismiss",
    }  # fmt: skip
    assert kept["LG-06"].created_by == audit.store.person_id
    assert kept["LG-06"].check_version == audit.pinned.language.version
    assert audit.store.undo_text() == "LG-30 is not evidence"
    changes = audit.store.undo()
    assert changes is not None
    audit.reload(changes)
    assert decisions(audit)[1] == ("always comes back", "")


def test_a_decision_can_be_changed_and_taken_back(audit: OpenAudit) -> None:
    quote(audit, "street wise")
    decide(audit, found_in(audit)[0], evidence=True)
    decide(audit, found_in(audit)[0], evidence=False)
    assert decisions(audit) == [("street wise", "not evidence")]
    audit.reload(undecide_phrase(audit.store, audit.audit_id, found_in(audit)[0]))
    assert decisions(audit) == [("street wise", "")]
    decide(audit, found_in(audit)[0], evidence=True)
    assert decisions(audit) == [("street wise", "evidence")]
    assert len(audit.rows(FlagDisposition)) == 1


def test_a_decision_stays_with_the_words_when_they_move(audit: OpenAudit) -> None:
    extract = quote(audit, "street wise")
    decide(audit, found_in(audit)[0], evidence=True)
    for words in ("In care, STREET-WISE", "🚓 In care,\nstreet\n   wise.", "Street wise!"):
        reword(audit, extract, words)
        assert [said for _, said in decisions(audit)] == ["evidence"]


def test_a_decision_rests_while_the_words_are_gone(audit: OpenAudit) -> None:
    extract = quote(audit, "street wise")
    decide(audit, found_in(audit)[0], evidence=True)
    reword(audit, extract, "in care")
    assert found_in(audit) == []
    reword(audit, extract, "in care, street wise")
    assert decisions(audit) == [("street wise", "evidence")]


def test_the_same_words_twice_are_decided_each_for_itself(audit: OpenAudit) -> None:
    quote(audit, "street wise, naughty, Street-wise")
    quote(audit, "street wise", position=1)
    decide(audit, found_in(audit)[2], evidence=False)
    assert decisions(audit) == [
        ("street wise", ""), ("naughty", ""), ("Street-wise", "not evidence"), ("street wise", ""),
    ]  # fmt: skip


def test_a_removed_quotation_takes_its_words_with_it(audit: OpenAudit) -> None:
    extract = quote(audit, "street wise")
    decide(audit, found_in(audit)[0], evidence=True)
    audit.reload(extracts.remove_extract(audit.store, extract))
    assert found_in(audit) == []
    changes = audit.store.undo()
    assert changes is not None
    audit.reload(changes)
    assert decisions(audit) == [("street wise", "evidence")]


def test_a_reader_sees_the_words_and_not_what_finds_them(audit: OpenAudit) -> None:
    quote(audit, "Street-\nwise and street wise")
    first, second = found_in(audit)
    assert words_decided(first.subject) == "“street wise”"
    assert words_decided(second.subject) == "“street wise, 2”"
    assert is_about_words(first.subject)
    for other in ("", "Child A", "DD-MC-01: late", audit.rows(Extract)[0].id):
        assert words_decided(other) == other
        assert not is_about_words(other)


def test_the_auditors_own_words_get_a_private_word(store: Store, audit: OpenAudit) -> None:
    text = "She was seen as street wise. The log’s “regular misper” is a label. Always comes back?"
    assert nudges(audit, text) == (
        "“street wise”: say what the risk was",
        "“Always comes back”: say what is different or not known this time",
    )
    assert nudges(opened(store, "DA"), text) == ("“street wise”: say what the risk was",)
    assert (
        nudges(audit, "Known to neighbours; a difficult, challenging case. It will return.") == ()
    )
    assert nudges(audit, "Nobody should be called street wise.") == ()
    assert nudges(audit, "No child is to be called street wise, and she was not naughty.") == ()
    assert records(store, FlagDisposition) == []
