"""Numbers and days as people type them; times that lean on the event before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from ddaudit_desktop.acts import answers
from ddaudit_desktop.entries import read_day, read_number
from ddaudit_desktop.moments import MomentError, read_moment, show_moment
from ddaudit_desktop.nearby import read_answer_time

if TYPE_CHECKING:
    from db.store import Store
    from ddaudit_desktop.open_audit import OpenAudit


@pytest.mark.parametrize(
    ("typed", "stored"), [("9", "9"), (" 09 ", "9"), ("1,200", "1200"), ("", ""), ("0", "0")]
)
def test_a_number_is_read_from_its_digits(typed: str, stored: str) -> None:
    assert read_number(typed) == stored


@pytest.mark.parametrize("typed", ["nine", "-1", "1.5", "1000000", "٣"])
def test_what_is_no_number_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(KnownError, match="“"):
        read_number(typed)


def test_a_day_is_read_in_the_year_of_the_case() -> None:
    assert read_day("17/6", date(2020, 2, 11)) == "2020-06-17"
    assert read_day("17 June 2021", None) == "2021-06-17"
    assert read_day("", None) == ""


@pytest.mark.parametrize("typed", ["31/2/2020", "17/6/2020 19:00", "June 2020", "soon"])
def test_what_is_no_day_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(KnownError, match="“"):
        read_day(typed, date(2020, 2, 11))


def test_a_time_leans_on_the_time_given_before_it(store: Store, audit: OpenAudit) -> None:
    assert show_moment(read_answer_time(audit, "MC-02", "main", "1858")) == "11 Feb 2020 18:58"
    with pytest.raises(MomentError, match="needs an event before it"):
        read_answer_time(audit, "MC-02", "main", "+5")
    moment = read_moment("12/02/2020 0540")
    audit.reload(answers.answer_time(store, audit.audit_id, "MC-02", moment, kind="MIS_REPORTED"))
    assert show_moment(read_answer_time(audit, "MC-08", "main", "+35")) == "12 Feb 2020 06:15"
    assert show_moment(read_answer_time(audit, "MC-01", "main", "1640")) == "11 Feb 2020 16:40"


def test_one_more_time_leans_on_the_last_of_its_own(store: Store, audit: OpenAudit) -> None:
    moment = read_moment("12/02/2020 0100")
    audit.reload(
        answers.add_time(
            store, audit.audit_id, "MC-14", moment, kind="RISK_CHANGED", part="changes"
        )
    )
    assert show_moment(read_answer_time(audit, "MC-14", "changes", "+60")) == "12 Feb 2020 02:00"


def test_one_more_time_takes_back_that_there_was_none(store: Store, audit: OpenAudit) -> None:
    audit.reload(answers.answer(store, audit.audit_id, "MC-14", "not_recorded", part="changes"))
    moment = read_moment("12/02/2020 0100")
    audit.reload(
        answers.add_time(
            store, audit.audit_id, "MC-14", moment, kind="RISK_CHANGED", part="changes"
        )
    )
    assert audit.answers["MC-14", "changes"].value == ""
    assert len(audit.times["MC-14", "changes"]) == 1
