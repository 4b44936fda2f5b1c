"""Limits of a deep dive: every one listed once, read as people type it, kept only with a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from db.errors import KnownError
from db.records import JournalEntry, Setting
from ddaudit_desktop.acts.parameters import reset_parameter, set_parameter
from ddaudit_desktop.checks.run import case_checks, dive_checks
from ddaudit_desktop.clocks.settings import clock_parameters
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.evidence.of_audit import parameters_of
from ddaudit_desktop.limits.listing import ParameterRow, parameter_rows
from ddaudit_desktop.limits.values import HINTS, read_value, show_value
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from db.store import Store
    from ddaudit_desktop.parameters.model import Parameter

TODAY = date(2020, 6, 18)
WHY = "The force’s own procedure of 2019."


def listed(store: Store) -> dict[str, ParameterRow]:
    return {row.key: row for row in parameter_rows(store, Pinned(store).intervals)}


def test_every_declared_parameter_is_listed_once_under_its_own_rule(store: Store) -> None:
    rows = parameter_rows(store, Pinned(store).intervals)
    rules = [*case_checks(), *dive_checks()]
    declared = {one.key for rule in rules for one in rule.parameters}
    declared |= {one.key for one in clock_parameters(catalogue().intervals.values())}
    assert sorted(row.key for row in rows) == sorted(declared)
    assert all(row.key.startswith(f"{row.rule_id}.") and row.rule for row in rows)
    assert [row.rule_id for row in rows] == sorted(row.rule_id for row in rows)
    assert not any(row.differs for row in rows)
    night = next(row for row in rows if row.key == "IV-13.night_from")
    assert (night.value_words, night.default_words) == ("23:00", "23:00")


def test_every_default_can_be_typed_as_it_is_shown(store: Store) -> None:
    for row in listed(store).values():
        parameter = row.parameter
        assert read_value(parameter, parameter.default, TODAY) == parameter.default
        if parameter.default:
            assert read_value(parameter, row.default_words, TODAY) == parameter.default
        assert HINTS[parameter.type]


@pytest.mark.parametrize(
    ("key", "typed", "kept", "words"),
    [
        ("CK-MC-03.episodes", " 3 ", "3", "3"),
        ("CK-GR-12.days", "21 days", "21", "21 days"),
        ("CK-PP-09.hours", "1 h", "1", "1 hour"),
        ("CK-GR-11.minutes", "45 min", "45", "45 minutes"),
        ("CK-MC-12.share", "75%", "75", "75 %"),
        ("IV-11.limit", "45 min", "45 minutes", "45 minutes"),
        ("IV-11.limit", "1 hours", "1 hour", "1 hour"),
        ("IV-08.limit", "3 Working Days", "3 working days", "3 working days"),
        ("IV-22.limit", "same day", "same day", "same day"),
        ("CK-DA-12.dara_from", "1/5/23", "2023-05-01", "1 May 2023"),
        ("IV-29.done", "", "", "not set"),
        ("IV-13.night_from", "2230", "22:30", "22:30"),
        ("IV-13.night_from", "9:30", "09:30", "09:30"),
        ("IV-21.from", "assessed", "assessed", "assessed"),
        ("IV-17.school_closed", "17/2 to 21/2/2020, 25/5/2020", "2020-02-17/2020-02-21, 2020-05-25",
         "17 Feb 2020 to 21 Feb 2020, 25 May 2020"),
        ("IV-17.school_closed", "2020-02-17/2020-02-21", "2020-02-17/2020-02-21",
         "17 Feb 2020 to 21 Feb 2020"),
    ],
)  # fmt: skip
def test_values_are_read_as_people_type_them(
    store: Store, key: str, typed: str, kept: str, words: str
) -> None:
    parameter = listed(store)[key].parameter
    assert read_value(parameter, typed, TODAY) == kept
    assert show_value(parameter, kept) == words


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("CK-MC-03.episodes", "some", "not a whole number"),
        ("CK-MC-03.episodes", "", "Write a value"),
        ("CK-GR-12.days", "2 hours", "not a whole number"),
        ("CK-GR-12.days", "-3", "not a whole number"),
        ("CK-MC-12.share", "101", "at most 100"),
        ("CK-MC-12.share", "%", "Write a value"),
        ("IV-11.limit", "45", "Write a number and its unit"),
        ("IV-11.limit", "0 minutes", "Write a number and its unit"),
        ("CK-DA-12.dara_from", "31/2/2020", "not a date"),
        ("CK-DA-12.dara_from", "", "Write a value"),
        ("IV-29.done", "Feb 2020", "not one day"),
        ("IV-13.night_from", "25:00", "Write a time of day"),
        ("IV-21.from", "soon", "Write one of"),
        ("IV-17.school_closed", "half term", "Days with “to” between"),
        ("IV-17.school_closed", "21/2/2020 to 17/2/2020", "the first before the last"),
    ],
)
def test_what_is_no_value_is_refused_with_a_sentence(
    store: Store, key: str, typed: str, sentence: str
) -> None:
    parameter: Parameter = listed(store)[key].parameter
    with pytest.raises(KnownError, match=sentence):
        read_value(parameter, typed, TODAY)
    with pytest.raises(KnownError):
        set_parameter(store, parameter, typed or parameter.default, "" if not typed else WHY)
    assert records(store, Setting) == []


def test_a_change_is_kept_with_its_reason_and_can_be_taken_back(store: Store) -> None:
    limit = listed(store)["IV-11.limit"].parameter
    changes = set_parameter(store, limit, "45 min", f" {WHY} ")
    assert changes.kinds == {"setting"}
    row = listed(store)["IV-11.limit"]
    assert (row.value, row.reason, row.differs) == ("45 minutes", WHY, True)
    assert parameters_of(store).text(limit) == "45 minutes"
    assert records(store, Setting)[0].key == "IV-11.limit"
    store.undo()
    assert not listed(store)["IV-11.limit"].differs
    store.redo()
    reset_parameter(store, limit)
    assert not listed(store)["IV-11.limit"].differs
    assert parameters_of(store).text(limit) == "30 minutes"
    set_parameter(store, limit, "1 hour", "Another reason.")
    assert listed(store)["IV-11.limit"].reason == "Another reason."


def test_no_reason_no_change_and_the_default_is_no_change(store: Store) -> None:
    limit = listed(store)["IV-11.limit"].parameter
    with pytest.raises(KnownError, match="Say why it changes"):
        set_parameter(store, limit, "45 minutes", "  ")
    with pytest.raises(KnownError, match="30 minutes is the default"):
        set_parameter(store, limit, "30 min", WHY)
    with pytest.raises(KnownError, match="has its default already"):
        reset_parameter(store, limit)
    assert records(store, Setting) == []


def test_the_journal_keeps_why(store: Store) -> None:
    set_parameter(store, listed(store)["IV-11.limit"].parameter, "45 minutes", WHY)
    with store.reading() as session:
        written = select(JournalEntry).where(JournalEntry.table_name == "setting")
        assert {entry.reason for entry in session.exec(written)} == {WHY}


def test_words_find_a_parameter(store: Store) -> None:
    rows = listed(store)
    assert rows["IV-11.limit"].has("iv-11")
    assert rows["IV-11.limit"].has("RISK 30")
    assert not rows["IV-11.limit"].has("risk school")
    set_parameter(store, rows["IV-11.limit"].parameter, "45 minutes", WHY)
    assert listed(store)["IV-11.limit"].has("procedure")
