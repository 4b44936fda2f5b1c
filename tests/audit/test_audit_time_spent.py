"""Minutes at work: counted between what is done, given out whole, corrected by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Audit
from ddaudit_desktop.acts.cases import correct_time, spend_time
from ddaudit_desktop.reading import records
from ddaudit_desktop.time_spent import PAUSE, TimeSpent

if TYPE_CHECKING:
    from db.store import Store


def test_only_whole_minutes_are_given_out_and_the_rest_is_kept() -> None:
    time = TimeSpent()
    time.start("a", 1000.0)
    for at in (1050.0, 1099.0):
        time.works("a", at)
    assert time.take("a") == (1, True)
    assert time.take("a") == (0, False)
    time.works("a", 1120.0)
    assert time.take("a") == (1, False)  # 99 s and 21 s


def test_a_pause_counts_nothing() -> None:
    time = TimeSpent()
    time.start("a", 0.0)
    time.works("a", PAUSE)
    time.works("a", 2 * PAUSE + 1)
    assert time.take("a") == (3, True)


def test_what_is_done_elsewhere_is_no_work_on_the_case() -> None:
    time = TimeSpent()
    time.start("a", 0.0)
    time.works("a", 60.0)
    time.start("b", 120.0)
    time.works("b", 180.0)
    time.start("a", 200.0)
    assert time.take("a") == (1, True)
    assert time.take("b") == (1, True)


def test_minutes_add_up_over_sittings_and_can_be_corrected(store: Store) -> None:
    (audit,) = records(store, Audit)
    spend_time(store, audit.id, 20, new_sitting=True)
    spend_time(store, audit.id, 5, new_sitting=False)
    (audit,) = records(store, Audit)
    assert (audit.minutes, audit.sittings) == (25, 1)
    assert audit.started_at is not None
    before = store.undo_text()
    correct_time(store, audit.id, 40)
    assert records(store, Audit)[0].minutes == 40
    store.undo()
    assert records(store, Audit)[0].minutes == 25
    assert store.undo_text() == before  # counting is no step that undo would take back
