"""Checks while typing, and over a large deep dive.

Two absolute budgets of the issue, where "bare" is the time allowed: every check of one case after
one answer, and every check of a thousand cases of sixty events. The growth from a quarter of the
cases to all of them is printed as an exponent: 1.00 is linear.
"""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from db.records import Answer, Audit, Case, Child, DeepDive, Event, Extract
from db.store import Store
from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
from ddaudit_desktop.checks.checked import Checked
from ddaudit_desktop.checks.run import run_checks, run_dive_checks
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.evidence.of_all import all_evidence
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.pinned import HEADER_SETS
from ddaudit_desktop.reading import records
from measuring import Budget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AFTER_AN_ANSWER = 0.005
"""Seconds allowed for all checks of one case after one answer."""
THOUSAND_CASES = 10.0
"""Seconds allowed for all checks of a thousand cases of sixty events."""
CASES, EVENTS = 1000, 60
THEMES = ("MC", "DA", "DI", "CP", "PP")
WORDS = "Regular misper, always comes back by morning; staff not worried and no tasks handed over."


def budgets(folder: Path) -> Iterator[Budget]:
    yield after_an_answer(folder / "one.ddaudit")
    yield thousand_cases(folder)


def after_an_answer(path: Path) -> Budget:
    """From a stored answer to the flags of its case; reading the answer again is included."""
    store = Store.create(path, passphrase="seven grey herons")
    fill(store, 5)
    audit = OpenAudit(store, records(store, Audit)[0].id)
    checked = Checked(audit)
    numbers = count()
    assert checked.flags.open

    def answer_and_check() -> float:
        value = ("low", "medium", "high")[next(numbers) % 3]
        key = {"audit_id": audit.audit_id, "question_id": "MC-07", "part": "main"}
        with store.act("answer") as tx:
            tx.put(Answer, key, value=value)
        begun = time.perf_counter()
        audit.reload(tx.changes)
        assert checked.flags is not None
        return time.perf_counter() - begun

    return Budget(
        "all checks of a case after one answer",
        limit=1.0,
        bare=lambda: AFTER_AN_ANSWER,
        ours=answer_and_check,
        rounds=200,
        warm_up=20,
    )


def thousand_cases(folder: Path) -> Budget:
    """Reading and checking a whole deep dive; the growth is printed on the way."""
    times = {}
    for cases in (CASES // 4, CASES):
        with Store.create(folder / f"{cases}.ddaudit", passphrase="seven grey herons") as store:
            fill(store, cases)
            times[cases] = check_all(store)
    exponent = math.log(times[CASES] / times[CASES // 4]) / math.log(4)
    print(f"growth of the checks with the cases: exponent {exponent:.2f} (1 is linear)")
    waiting = iter((times[CASES],))
    store = Store.open(folder / f"{CASES}.ddaudit", passphrase="seven grey herons")

    def again() -> float:
        return next(waiting, 0.0) or check_all(store)

    return Budget(
        f"all checks of {CASES} cases of {EVENTS} events",
        limit=1.0,
        bare=lambda: THOUSAND_CASES,
        ours=again,
        rounds=3,
        warm_up=0,
    )


def check_all(store: Store) -> float:
    """Every check of every case and of the deep dive, from the store on."""
    begun = time.perf_counter()
    dive = all_evidence(store)
    outcomes = sum(len(run_checks(case)) for case in dive.cases) + len(run_dive_checks(dive))
    assert outcomes > 80 * len(dive.cases)
    return time.perf_counter() - begun


def fill(store: Store, cases: int) -> None:
    """A deep dive with so many cases: sixty events, every question answered, ten quotations."""
    store.sign_in("Bench")
    known = catalogue()
    commission = Commission(title="Bench", scale="DEEPDIVE2020", pack="DUR-2019", themes=THEMES)
    create_deep_dive(store, commission, known)
    (scale,) = {row.scale_id for row in records(store, DeepDive)}
    with store.act("fill", undoable=False) as tx:
        themes = [THEMES[n % len(THEMES)] for n in range(cases)]
        case_ids = tx.insert_many(
            Case,
            [
                {"reference": f"SYN-{n:04}", "theme": t, "period_from": "2020-02-11", "position": n}
                for n, t in enumerate(themes)
            ],
        )
        tx.insert_many(
            Child,
            [
                {"case_id": case, "pseudonym": "Child A", "age_years": 14, "lead": True,
                 "status": "looked_after"}
                for case in case_ids
            ],
        )  # fmt: skip
        audits = tx.insert_many(
            Audit,
            [
                {"case_id": case, "scale_id": scale, "question_sets": {
                    code: known.version("question_set", code) for code in (*HEADER_SETS, theme)}}
                for case, theme in zip(case_ids, themes, strict=True)
            ],
        )  # fmt: skip
        for audit, theme in zip(audits, themes, strict=True):
            tx.insert_many(Answer, list(answers_of(audit, theme)))
            tx.insert_many(Event, list(events_of(audit, theme)))
            tx.insert_many(
                Extract,
                [{"audit_id": audit, "question_id": f"{theme}-02", "words": f"{n}. {WORDS}"}
                 for n in range(10)],
            )  # fmt: skip


def answers_of(audit: str, theme: str) -> Iterator[dict[str, Any]]:
    for question in catalogue().question_sets[theme].questions():
        part = question.main
        if part.type in ("YPN", "CH"):
            value = part.options[0].code if part.options else "yes"
            yield {"audit_id": audit, "question_id": question.id, "value": value, "note": WORDS}


def events_of(audit: str, theme: str) -> Iterator[dict[str, Any]]:
    kinds = [kind.id for kind in catalogue().event_kinds.values() if kind.group != "audit"]
    begin = datetime(2020, 2, 11, 18, 58, tzinfo=UTC)
    for n in range(EVENTS):
        at = begin + timedelta(minutes=47 * n)
        late = at + timedelta(minutes=20 * (n % 3 == 0))
        yield {
            "audit_id": audit,
            "kind": kinds[(7 * n + len(theme)) % len(kinds)],
            "typed": "bench",
            "earliest": at,
            "latest": late,
            "precision": "exact" if at == late else "range",
        }
