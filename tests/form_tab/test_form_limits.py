"""A limit changed for the deep dive reaches a case that is open, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.acts.event_entry import save_event
from ddaudit_desktop.acts.parameters import reset_parameter, set_parameter
from ddaudit_desktop.limits.listing import parameter_rows
from ddaudit_desktop.moments import read_moment

if TYPE_CHECKING:
    from ui.pages.case.form.tab import FormTab

LATE = "CK-MC-17"


def shown(tab: FormTab) -> list[str]:
    return [entry.flag.outcome.id for entry in tab.side.flags.entries]


def test_a_lower_limit_turns_a_flag_on_in_the_open_form(tab: FormTab) -> None:
    assert tab.audit is not None
    session = tab.session
    for kind, when in (("MIS_REPORTED", "11/2/2020 1858"), ("RISK_SET", "11/2/2020 1910")):
        moment = read_moment(when)
        session.run(save_event, tab.audit.audit_id, "", moment=moment, quote="", kind=kind)
    assert LATE not in shown(tab)
    rows = parameter_rows(session.store, session.pinned.intervals)
    limit = next(row.parameter for row in rows if row.key == "IV-11.limit")
    session.run(set_parameter, limit, "11 minutes", "Calls are graded while the caller waits.")
    assert LATE in shown(tab)
    session.run(set_parameter, limit, "12 minutes", "The limit is kept at the exact minute.")
    assert LATE not in shown(tab)
    session.run(set_parameter, limit, "11 minutes", "Calls are graded while the caller waits.")
    session.run(reset_parameter, limit)
    assert LATE not in shown(tab)
