"""Open flags in the list: counted on the worker, as the case itself shows them, and kept up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ddaudit_desktop.acts.flags import decide_flag
from ddaudit_desktop.cases.filters import Sorting, find_listed, how_many, in_order, passes
from ddaudit_desktop.cases.flag_counts import FlagCount, count_flags
from ddaudit_desktop.cases.stages import summaries
from ui.errors import show_with
from ui.kit.table import CELL, FlagsCell, TextCell
from ui.look import inspection
from ui.models.cases import COLUMNS
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.pages.cases.page import CasesPage
    from ui.session import Session
    from ui.work import Worker

AT = [column.key for column in COLUMNS].index("flags")
OPENED = "DD20-MC-03"


def counted(store: Store) -> dict[str, FlagCount]:
    found = count_flags(store, lambda: False)
    assert found is not None
    return found


def cell(page: CasesPage, reference: str = OPENED) -> object:
    row = [case.reference for case in page.model.cases].index(reference)
    return page.model.index(row, AT).data(CELL)


def case_id(page: CasesPage, reference: str = OPENED) -> str:
    return next(c.case_id for c in page.session.cases if c.reference == reference)


def test_the_list_says_what_the_case_itself_says(session: Session, store: Store) -> None:
    found = counted(store)
    assert set(found) == {case.case_id for case in session.cases}
    for case in session.cases:
        flags = session.checked_of(case.case_id).flags
        count = found[case.case_id]
        assert (count.critical, count.high) == (flags.count("critical"), flags.count("high"))
        assert count.critical + count.high + count.lower == len(flags.open)
    assert any(count.critical for count in found.values())
    assert any(not count.critical for count in found.values())


def test_a_decided_flag_is_counted_no_more(session: Session, store: Store) -> None:
    case = next(c.case_id for c in session.cases if c.reference == OPENED)
    before = counted(store)[case]
    checked = session.checked_of(case)
    flag = next(flag for flag in checked.flags.open if flag.severity == "critical")
    session.run(decide_flag, checked.audit.audit_id, flag.outcome, "accept")
    after = counted(store)[case]
    assert (after.critical, after.high) == (before.critical - 1, before.high)


def test_counting_ends_when_nobody_wants_it(store: Store) -> None:
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        return len(asked) > 3

    assert count_flags(store, stopped) is None
    assert len(asked) == 4


def test_counts_in_words() -> None:
    assert FlagCount(1, 4, 2).words == "Open flags: 1 critical, 4 high, 2 lower"
    assert FlagCount(0, 1).words == "Open flags: 1 high"
    assert FlagCount().words == "No open flags"


def test_filters_and_order_by_flags(store: Store) -> None:
    cases = summaries(store)
    first, second, third, *others = [case.case_id for case in cases]
    flags = {first: FlagCount(0, 5), second: FlagCount(1, 0), third: FlagCount(2, 0, 1)}
    flags |= dict.fromkeys(others, FlagCount())
    assert how_many(cases, "critical_flag", flags) == 2
    assert how_many(cases, "flags:high", flags) == 1
    assert how_many(cases, "critical_flag") == 0
    assert not passes(cases[1], ("critical_flag",))
    found = find_listed(store, cases, (), "flags:crit", flags)
    assert {case.case_id for case in found} == {second, third}
    order = [case.case_id for case in in_order(cases, Sorting("flags"), flags=flags)]
    assert order[:3] == [third, second, first]
    order = [
        case.case_id for case in in_order(cases, Sorting("flags", descending=True), flags=flags)
    ]
    assert order[:3] == [first, second, third]


def test_the_column_fills_by_itself_and_only_the_worker_counts(
    show_page: Callable[..., CasesPage], session: Session, worker: Worker, qtbot: QtBot
) -> None:
    busy = threading.Event()
    worker.start(busy.wait, lambda _: None)
    page = show_page(session)
    qtbot.wait(100)
    assert cell(page) == TextCell(""), "the window counts nothing itself"
    assert page.filters.chips["flags:critical"].accessibleName() == "Critical flag"
    busy.set()
    qtbot.waitUntil(lambda: isinstance(cell(page), FlagsCell))
    count = counted(session.store)[case_id(page)]
    assert cell(page) == FlagsCell(count.critical, count.high)
    index = page.model.index(page.model.row_of(case_id(page)), AT)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == count.words
    assert index.data(Qt.ItemDataRole.ToolTipRole) == count.words
    spoken = index.siblingAtColumn(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert count.words.lower() in spoken


def test_a_change_is_counted_and_the_current_case_stays(page: CasesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: isinstance(cell(page), FlagsCell))
    QTest.keyClick(page.table, Qt.Key.Key_J)
    current = page.current_case_id
    before = cell(page)
    checked = page.session.checked_of(case_id(page))
    flag = next(flag for flag in checked.flags.open if flag.severity == "critical")
    page.session.run(decide_flag, checked.audit.audit_id, flag.outcome, "accept")
    qtbot.waitUntil(lambda: cell(page) != before)
    assert isinstance(before, FlagsCell)
    assert cell(page) == FlagsCell(before.critical - 1, before.high)
    assert page.current_case_id == current


def test_critical_flags_are_one_chip_away(page: CasesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: isinstance(cell(page), FlagsCell))
    flags = counted(page.session.store)
    critical = {case for case, count in flags.items() if count.critical}
    chip = page.filters.chips["flags:critical"]
    assert chip.accessibleName() == f"Critical flag, {len(critical)}"
    chip.click()
    assert {case.case_id for case in page.model.cases} == critical
    chip.click()
    page.sort_by("flags")
    assert page.model.cases[0].case_id in critical


def test_the_preview_shows_the_worst_open_flags(
    page: CasesPage, going: list[Place], qtbot: QtBot
) -> None:
    open_flags = page.session.checked_of(case_id(page)).flags.open
    panel = page.preview.flags
    page.table.go_to_row(page.model.row_of(case_id(page)))
    qtbot.waitUntil(lambda: panel.worst == open_flags[0])
    said = [card.accessibleName() for card in panel.cards]
    assert said == [
        f"{flag.severity.capitalize()} flag {flag.outcome.id}: {flag.title}. Open it"
        for flag in open_flags[:3]
    ]
    assert panel._count.text() == str(len(open_flags))
    assert panel._more.text() == "and 4 more: 2 high, 1 medium, 1 low"
    assert inspection.unnamed(page.preview) == []
    assert inspection.clipped(page.preview) == []
    panel.cards[1].setFocus()
    QTest.keyClick(panel.cards[1], Qt.Key.Key_Return)
    question = open_flags[1].questions[0]
    assert going == [Place("cases", case_id=case_id(page), tab="form", question_id=question)]
    page.next_flag(1)
    assert going[-1].question_id == open_flags[0].questions[0]


def test_a_decided_flag_leaves_the_preview(page: CasesPage, qtbot: QtBot) -> None:
    panel = page.preview.flags
    page.table.go_to_row(page.model.row_of(case_id(page)))
    checked = page.session.checked_of(case_id(page))
    worst = checked.flags.open[0]
    qtbot.waitUntil(lambda: panel.worst == worst)
    page.session.run(decide_flag, checked.audit.audit_id, worst.outcome, "accept")
    qtbot.waitUntil(lambda: panel.worst == checked.flags.open[0])
    assert panel.worst != worst


def test_a_case_without_open_flags_shows_none_in_its_preview(page: CasesPage, qtbot: QtBot) -> None:
    cases = page.session.cases
    quiet = next(c for c in cases if not page.session.checked_of(c.case_id).flags.open)
    page.table.go_to_row(page.model.row_of(quiet.case_id))
    qtbot.waitUntil(lambda: quiet.reference in page.preview.accessibleDescription())
    assert page.preview.flags.isHidden()
    assert not page.has_flags()


def test_a_page_out_of_sight_counts_nothing_and_goes_on_when_seen(
    page: CasesPage, qtbot: QtBot, worker: Worker
) -> None:
    qtbot.waitUntil(lambda: isinstance(cell(page), FlagsCell))
    told: list[object] = []
    page.counting.counted.connect(told.append)
    page.counting.ask()
    page.hide()
    with qtbot.waitCallback() as called:
        worker.start(lambda: None, called)
    QTest.qWait(400)
    assert told == []
    page.show()
    qtbot.waitUntil(lambda: len(told) == 1)


def test_a_store_that_closes_meanwhile_is_no_error(
    page: CasesPage, store: Store, worker: Worker, qtbot: QtBot
) -> None:
    said: list[str] = []
    show_with(lambda sentence, _: said.append(sentence))
    qtbot.waitUntil(lambda: isinstance(cell(page), FlagsCell))
    busy = threading.Event()
    worker.start(busy.wait, lambda _: None)
    page.counting.ask()
    qtbot.wait(50)
    page.hide()
    store.close()
    busy.set()
    with qtbot.waitCallback() as called:
        worker.start(lambda: None, called)
    assert said == []
