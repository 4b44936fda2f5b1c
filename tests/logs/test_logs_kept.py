"""A pasted log is kept once, whole, and its events point at its lines; one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from db.records import Case, Event, Extract
from db.store import Store
from ddaudit_desktop.acts import cases, deep_dives
from ddaudit_desktop.acts.paste_log import add_from_log
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.logs.accepted import Accepted
from ddaudit_desktop.logs.kept import lines_told, logs_of
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOG = "11/02/20\n1858 CALL FROM PLACEMENT\n1924 RISK MEDIUM. STREET WISE\n"
CALL = Accepted(2, "MIS_REPORTED", read_moment("11/2/2020 1858"), "Call")
RISK = Accepted(
    3,
    "RISK_SET",
    read_moment("11/2/2020 1924"),
    details={"band": "medium"},
    quote="RISK MEDIUM. STREET WISE",
)
PLACE = {"source_system": "Command and control", "source": "Log 0871"}


@pytest.fixture
def audit(tmp_path: Path) -> Iterator[OpenAudit]:
    with Store.create(tmp_path / "dive.ddaudit", passphrase=None) as store:
        store.sign_in("Auditor 1")
        commission = deep_dives.Commission(
            title="Deep dive", scale="DEEPDIVE2020", pack="DUR-2019", themes=("MC",)
        )
        deep_dives.create_deep_dive(store, commission, catalogue())
        cases.add_case(store, cases.CaseFacts("DD20-MC-03", "MC"))
        (case,) = records(store, Case)
        yield OpenAudit(store, cases.first_audit(store, case.id).id)


def events(audit: OpenAudit) -> list[Event]:
    return sorted(records(audit.store, Event), key=lambda e: e.line or 0)


def paste(audit: OpenAudit, text: str, *accepted: Accepted) -> None:
    audit.reload(add_from_log(audit.store, audit.audit_id, text, accepted, **PLACE))


def test_events_point_at_their_lines_of_the_log(audit: OpenAudit) -> None:
    paste(audit, LOG, CALL, RISK)
    (log,) = logs_of(audit)
    assert log.words == LOG
    assert (log.line_from, log.line_to) == (1, 3)
    call, risk = events(audit)
    assert (call.log_id, call.line, call.source) == (log.id, 2, "Log 0871, line 2")
    assert risk.details == {"band": "medium"}
    assert risk.line == 3
    assert log.words.splitlines()[2] == "1924 RISK MEDIUM. STREET WISE"
    (quote,) = [x for x in records(audit.store, Extract) if x.event_id == risk.id]
    assert quote.words in log.words
    assert lines_told([call, risk], [log]) == {
        call.id: "1858 CALL FROM PLACEMENT",
        risk.id: "1924 RISK MEDIUM. STREET WISE",
    }
    assert lines_told([call, risk], []) == {}


def test_one_undo_takes_all_of_it_back(audit: OpenAudit) -> None:
    paste(audit, LOG, CALL, RISK)
    audit.store.undo()
    assert records(audit.store, Event) == []
    assert records(audit.store, Extract) == []
    audit.store.redo()
    assert len(records(audit.store, Event)) == 2
    assert len(records(audit.store, Extract)) == 2


def test_the_same_log_is_kept_once_and_a_longer_one_goes_on(audit: OpenAudit) -> None:
    paste(audit, LOG, CALL)
    paste(audit, LOG)
    paste(audit, LOG + "2010 SGT AWARE\n", Accepted(4, "SUP_REVIEW", read_moment("11/2/20 2010")))
    (log,) = logs_of(audit)
    assert log.words.endswith("2010 SGT AWARE\n")
    assert log.line_to == 4
    paste(audit, LOG)  # the beginning of what is there: nothing gets lost
    assert logs_of(audit)[0].line_to == 4
    assert [event.log_id for event in events(audit)] == [log.id, log.id]
    paste(audit, "12/02/20\n0512 CALL FROM PUBLIC\n")
    assert len(logs_of(audit)) == 2


def test_an_event_that_is_there_is_linked_and_keeps_what_it_says(audit: OpenAudit) -> None:
    with audit.store.act("an event by hand") as tx:
        there = tx.insert(
            Event,
            audit_id=audit.audit_id,
            kind="MIS_REPORTED",
            source="Notebook",
            **CALL.moment.columns(),
        )
    linked = Accepted(2, "MIS_REPORTED", CALL.moment, "Another title", event_id=there)
    paste(audit, LOG, linked)
    (event,) = events(audit)
    (log,) = logs_of(audit)
    assert (event.log_id, event.line, event.source, event.title) == (log.id, 2, "Notebook", "")


@pytest.mark.parametrize(
    ("text", "accepted", "says"),
    [
        ("  \n ", (), "Paste the text of a log"),
        (LOG, (Accepted(2, "", CALL.moment),), "Choose what happened"),
        (LOG, (Accepted(2, "MIS_REPORTED", CALL.moment, event_id="gone"),), "not there any more"),
    ],
)
def test_a_refusal_adds_nothing(
    audit: OpenAudit, text: str, accepted: tuple[Accepted, ...], says: str
) -> None:
    with pytest.raises(KnownError, match=says):
        add_from_log(audit.store, audit.audit_id, text, (CALL, *accepted), **PLACE)
    assert records(audit.store, Event) == []
    assert records(audit.store, Extract) == []
