"""Systems read are kept once, as records; the ticks of the header question say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import Answer, SystemRead
from ddaudit_desktop.acts.answers import answer
from ddaudit_desktop.acts.cases import CaseFacts, add_case, first_audit
from ddaudit_desktop.acts.systems import forget_system, read_system
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import records
from ddaudit_desktop.systems_read import LAST_READ, SYSTEMS, SystemLine, system_lines, words_of

if TYPE_CHECKING:
    from db.store import Store


@pytest.fixture
def audit_id(store: Store) -> str:
    changes = add_case(store, CaseFacts("DD20-MC-01", "MC"))
    case_id = next(one for kind, one in changes.ids if kind == "case_file")
    return first_audit(store, case_id).id


def noted(store: Store, audit_id: str) -> dict[str, tuple[bool, str]]:
    rows = records(store, SystemRead, audit_id=audit_id)
    return {row.system: (row.available, row.read_on) for row in rows}


def said(store: Store, audit_id: str, part: str = "main") -> str:
    found = records(store, Answer, audit_id=audit_id, question_id=SYSTEMS, part=part)
    return found[0].value if found else ""


def test_what_is_ticked_is_noted_as_read_and_what_is_not_is_taken_back(
    store: Store, audit_id: str
) -> None:
    answer(store, audit_id, SYSTEMS, "2020-06-17", part=LAST_READ)
    answer(store, audit_id, SYSTEMS, "crime,custody,other")
    assert noted(store, audit_id) == {
        "Crime and investigation": (True, "2020-06-17"),
        "Custody": (True, "2020-06-17"),
    }
    answer(store, audit_id, SYSTEMS, "custody,other")
    assert set(noted(store, audit_id)) == {"Custody"}
    answer(store, audit_id, SYSTEMS, "not_recorded")
    assert noted(store, audit_id) == {}


def test_ticking_and_its_record_are_one_act(store: Store, audit_id: str) -> None:
    answer(store, audit_id, SYSTEMS, "crime")
    store.undo()
    assert (said(store, audit_id), noted(store, audit_id)) == ("", {})
    store.redo()
    assert said(store, audit_id) == "crime"
    assert set(noted(store, audit_id)) == {"Crime and investigation"}


def test_what_is_noted_is_ticked_in_the_order_of_the_question(store: Store, audit_id: str) -> None:
    answer(store, audit_id, SYSTEMS, "other")
    read_system(store, audit_id, "Custody", read_on="2020-06-17")
    read_system(store, audit_id, "Command and control", read_on="2020-06-16")
    assert said(store, audit_id) == "command_control,custody,other"
    assert said(store, audit_id, LAST_READ) == "2020-06-17"
    forget_system(store, audit_id, "Custody")
    assert said(store, audit_id) == "command_control,other"
    read_system(
        store, audit_id, "Command and control", read_on="", available=False, reason="Deleted"
    )
    assert said(store, audit_id) == "other"


def test_not_recorded_does_not_stand_beside_what_was_read(store: Store, audit_id: str) -> None:
    answer(store, audit_id, SYSTEMS, "not_recorded")
    read_system(store, audit_id, "Custody", read_on="")
    assert said(store, audit_id) == "custody"


def test_ticking_what_was_not_available_makes_it_read(store: Store, audit_id: str) -> None:
    read_system(store, audit_id, "Custody", read_on="", available=False, reason="No account")
    answer(store, audit_id, SYSTEMS, "crime")
    assert noted(store, audit_id)["Custody"] == (False, "")
    answer(store, audit_id, SYSTEMS, "crime,custody")
    assert noted(store, audit_id)["Custody"] == (True, "")
    assert records(store, SystemRead, audit_id=audit_id, system="Custody")[0].reason == ""


def test_a_name_of_the_forces_own_is_no_tick_and_stays(store: Store, audit_id: str) -> None:
    read_system(store, audit_id, "Interview suite", read_on="2020-06-15")
    assert said(store, audit_id) == ""
    answer(store, audit_id, SYSTEMS, "custody")
    answer(store, audit_id, SYSTEMS, "")
    assert noted(store, audit_id) == {"Interview suite": (True, "2020-06-15")}


def test_a_day_given_last_reaches_what_was_ticked(store: Store, audit_id: str) -> None:
    answer(store, audit_id, SYSTEMS, "crime,custody")
    read_system(store, audit_id, "Custody", read_on="2020-06-10")
    answer(store, audit_id, SYSTEMS, "2020-06-12", part=LAST_READ)
    assert noted(store, audit_id) == {
        "Crime and investigation": (True, "2020-06-12"),
        "Custody": (True, "2020-06-12"),
    }


def test_ticks_without_a_record_show_as_read(store: Store, audit_id: str) -> None:
    with store.act("a tick of an earlier version") as tx:
        for part, value in (("main", "custody"), (LAST_READ, "2020-06-17")):
            key = {"audit_id": audit_id, "question_id": SYSTEMS, "part": part}
            tx.put(Answer, key, value=value)
    lines = system_lines(store, OpenAudit(store, audit_id))
    assert SystemLine("Custody", "read", "2020-06-17") in lines
    assert {line.name for line in lines} == set(words_of(OpenAudit(store, audit_id).form).values())
    forget_system(store, audit_id, "Custody")
    assert said(store, audit_id) == ""
