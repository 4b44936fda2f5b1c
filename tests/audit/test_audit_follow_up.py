"""Acts of follow-up and settings: closing, reopening, marking, an inspection attached later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from db.records import Action, ChangeMade, Definition, Governance, ImprovementPoint
from db.store import Store
from ddaudit_desktop.acts import deep_dives, follow_up, governance
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.reading import records, the_deep_dive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def untested(tmp_path: Path) -> Iterator[Store]:
    """A deep dive that was begun without an inspection."""
    made = Store.create(tmp_path / "untested.ddaudit", passphrase=None)
    made.sign_in("Auditor 1")
    commission = deep_dives.Commission("Untested", "DEEPDIVE2020", "", ("MC",))
    deep_dives.create_deep_dive(made, commission, catalogue())
    yield made
    made.close()


def test_an_action_is_closed_only_with_what_the_re_test_showed(store: Store) -> None:
    follow_up.add_action(store, "Review every night", due_on="2020-06-12")
    action = records(store, Action)[0]
    with pytest.raises(KnownError, match="only with what the re-test showed"):
        follow_up.close_action(store, action.id, closed_on="2020-06-18", retest_result="  ")
    with pytest.raises(KnownError, match="the day"):
        follow_up.close_action(store, action.id, closed_on="", retest_result="Ten of ten")
    follow_up.close_action(store, action.id, closed_on="2020-06-18", retest_result=" Ten of ten ")
    closed = records(store, Action)[0]
    assert (closed.closed_on, closed.retest_result) == ("2020-06-18", "Ten of ten")
    follow_up.reopen_action(store, action.id)
    opened = records(store, Action)[0]
    assert (opened.closed_on, opened.retest_result) == ("", "Ten of ten")


def test_a_change_is_removed_and_brought_back(store: Store) -> None:
    follow_up.add_change(store, "New form")
    follow_up.remove_change(store, records(store, ChangeMade)[0].id)
    assert records(store, ChangeMade) == []
    store.undo()
    assert [change.title for change in records(store, ChangeMade)] == ["New form"]


def test_the_marking_changes_only_with_a_reason(store: Store) -> None:
    for marking, reason, said in (("", "why", "Write the marking"), ("OFFICIAL", " ", "Say why")):
        with pytest.raises(KnownError, match=said):
            deep_dives.change_marking(store, marking, "", reason)
    deep_dives.change_marking(store, "OFFICIAL", "Board only", "Sanitised")
    assert the_deep_dive(store).marking == "OFFICIAL"
    assert the_deep_dive(store).handling == "Board only"


def test_an_inspection_attached_later_is_pinned_like_one_from_the_start(untested: Store) -> None:
    deep_dives.attach_pack(untested, "DUR-2019", catalogue())
    deep_dive = the_deep_dive(untested)
    points = records(untested, ImprovementPoint, inspection_id=deep_dive.inspection_id)
    assert len(points) == len(catalogue().packs["DUR-2019"].points)
    pinned = [row for row in records(untested, Definition) if row.kind == "pack"]
    assert [row.source for row in pinned] == [catalogue().source_text("pack", "DUR-2019")]


def test_attaching_again_after_undo_brings_the_same_points_back(untested: Store) -> None:
    deep_dives.attach_pack(untested, "DUR-2019", catalogue())
    untested.undo()
    assert the_deep_dive(untested).inspection_id is None
    assert records(untested, ImprovementPoint) == []
    deep_dives.attach_pack(untested, "DUR-2019", catalogue())
    assert len(records(untested, ImprovementPoint)) == 12


def test_a_second_inspection_and_an_unknown_one_are_refused(store: Store) -> None:
    with pytest.raises(KnownError, match="already"):
        deep_dives.attach_pack(store, "GEN-NCPI", catalogue())
    with pytest.raises(KnownError, match="There is no inspection pack “XXX”"):
        deep_dives.attach_pack(store, "XXX", catalogue())


def test_governance_bodies_need_a_name(store: Store) -> None:
    with pytest.raises(KnownError, match="name of the body"):
        governance.add_body(store, " ")
    governance.add_body(store, "Scrutiny panel", frequency="Monthly")
    body = records(store, Governance)[0]
    governance.edit_body(store, body.id, "Scrutiny panel", chair="Superintendent")
    changed = records(store, Governance)[0]
    assert (changed.chair, changed.frequency) == ("Superintendent", "Monthly")
    governance.remove_body(store, body.id)
    assert records(store, Governance) == []
