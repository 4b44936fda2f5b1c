"""The Cases page: every case of the sample with search, filters, order, and a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.cases.filters import (
    NOT_COUNTED,
    Sorting,
    find_listed,
    in_order,
    known_keys,
)
from ddaudit_desktop.cases.preview import case_preview
from ddaudit_desktop.overview.ledger import ledger, scale_grades
from ddaudit_desktop.reading import today
from ui.commands import KeyHint
from ui.kit.panels import Line, Panel
from ui.look import fonts
from ui.models.cases import COLUMNS, CasesModel, Shown
from ui.pages.cases.empty import NoCases, NoMatch
from ui.pages.cases.filters import FilterRow
from ui.pages.cases.foot import Foot
from ui.pages.cases.head import Head
from ui.pages.cases.preview import PreviewPanel
from ui.pages.cases.table import CasesTable
from ui.pages.flag_counting import FlagCounting
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from db.records import ScaleGrade
    from db.store import Changes, Store
    from ddaudit_desktop.cases.filters import Flags
    from ddaudit_desktop.checks.flags import Flag
    from ui.session import Session
    from ui.work import Worker

ROOM_FOR_PREVIEW = 1182
"""From this width of the page on, the preview is there without being asked for."""
REST = 120
"""Milliseconds on a row before its preview is read: moving fast through the list reads nothing."""


def _count(store: Store, stopped: Callable[[], bool]) -> Flags | None:
    from ddaudit_desktop.cases.flag_counts import count_flags  # checks are read when they run

    return count_flags(store, stopped)


class CasesPage(Page):
    """The list of cases; its filters, order and picks are kept for the sitting."""

    title = "Cases"

    def __init__(self, session: Session, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.counting = FlagCounting(session, worker, self, _count)
        self._flags: Flags = NOT_COUNTED
        self.model = CasesModel()
        self.head = Head()
        self.filters = FilterRow()
        self.table = CasesTable(self.model)
        self.no_cases = NoCases()
        self.no_match = NoMatch()
        self.foot = Foot()
        self.preview = PreviewPanel()
        self.sorting = Sorting()
        self.search = self.head.search
        self._typed = ""
        self._asked_for: bool | None = None
        self._grades: dict[str, ScaleGrade] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._read_preview)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        top = Panel()
        top.fill, top.border, top.radius = "win", None, 0
        head = QVBoxLayout(top)
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(10)
        head.addWidget(self.head)
        head.addWidget(self.filters)
        self.rows = QStackedWidget()
        for widget in (self.table, self.no_match, self.no_cases):
            self.rows.addWidget(widget)
        left = Panel()
        left.border, left.radius = None, 0
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(Line())
        column.addWidget(self.rows, 1)
        column.addWidget(self.foot)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(left, 1)
        both.addWidget(self.preview)

    def _connect(self) -> None:
        self.counting.counted.connect(self._counted)
        self.search.committed.connect(self._search)
        self.search.returnPressed.connect(self.table.setFocus)
        self.head.add.clicked.connect(lambda: self.asked.emit("case.add"))
        self.head.preview.clicked.connect(self.toggle_preview)
        self.filters.changed.connect(lambda _: self._list())
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._moved)
        self.table.sort_wanted.connect(self.sort_by)
        self.table.picks_changed.connect(self._picked)
        self.no_cases.add_wanted.connect(lambda: self.asked.emit("case.add"))
        self.no_match.cleared.connect(self.clear)
        self.foot.ledger.wanted.connect(self.show_only)
        self.foot.picked.export_wanted.connect(lambda: self.asked.emit("record.export"))
        self.foot.picked.cleared.connect(self.table.pick_none)
        self.foot.picked.all_wanted.connect(self.table.pick_all)
        self.preview.opened.connect(self._go)
        self.preview.record_wanted.connect(lambda: self._go(tab="record"))
        self.preview.flag_wanted.connect(self._go_to_flag)

    # What others may ask

    @property
    def selected_case_ids(self) -> list[str]:
        """The cases an act is about: those picked, in the order shown, else the current one."""
        picked = [c.case_id for c in self.model.cases if c.case_id in self.model.picked]
        return picked or ([self.current_case_id] if self.current_case_id else [])

    @override
    def chosen_cases(self) -> Sequence[str]:
        return self.selected_case_ids

    @property
    def current_case_id(self) -> str:
        """The case of the current row; empty for none."""
        case = self.model.case_at(self.table.currentIndex().row())
        return case.case_id if case else ""

    # Pages

    @override
    def refresh(self, changes: Changes | None) -> None:
        grades = scale_grades(self.session.store)
        self._grades = {grade.code: grade for grade in grades}
        self.foot.ledger.show_ledger(
            ledger(self.session.store, self.session.cases), self.session.cases
        )
        self._list()
        self.counting.ask()

    @override
    def arrive(self, place: Place) -> None:
        if place.filters:
            self.show_only(*place.filters)

    @override
    def start_focus(self) -> None:
        if self.session.cases:
            (self.table if self.model.cases else self.no_match.button).setFocus()
        else:
            self.no_cases.button.setFocus()

    @override
    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint(("J", "K"), "Move", "Cases"),
            KeyHint(("Enter",), "Open", "Cases"),
            KeyHint(("/",), "Search", "Cases"),
            KeyHint(("X",), "Select", "Cases"),
            KeyHint((f"1…{len(self.session.deep_dive.themes)}",), "Theme filter", "Cases"),
            KeyHint(("Ctrl+E",), "Export record", "Cases"),
            KeyHint(("S",), "Sort", "Cases"),
            KeyHint(("P",), "Preview", "Cases"),
        )

    # Listing

    def show_only(self, *keys: str) -> None:
        """Show the cases that some filters pass, and nothing else in force."""
        self.search.setText("")
        self.search.flush()
        self._typed = ""
        self.filters.set_keys(known_keys(keys))
        self._list()

    def clear(self) -> None:
        """Take filters and search away."""
        self.show_only()
        self.start_focus()

    def sort_by(self, column: str) -> None:
        """Sort by a column; again for the other way round."""
        again = self.sorting.column == column and not self.sorting.descending
        self.sorting = Sorting(column, descending=again)
        self._list()

    def _search(self, typed: str) -> None:
        self._typed = typed.strip()
        self._list()

    def _list(self) -> None:
        """List the cases anew, and read the preview of the current one again."""
        self._fill()
        self._picked()
        self._show_preview()
        self._rest.start(0)

    def _counted(self, flags: Flags) -> None:
        """Show how many flags are open; the preview says the same as before."""
        if flags != self._flags:
            self._flags = flags
            self._fill()
            self._picked()
            self._show_preview()

    def _fill(self) -> None:
        """Put the cases that pass into the table, the current one staying current."""
        before = self.current_case_id
        session, cases = self.session, self.session.cases
        themes = session.deep_dive.themes
        flags = self._flags
        found = find_listed(session.store, cases, self.filters.keys, self._typed, flags)
        ranks = {code: grade.rank for code, grade in self._grades.items()}
        listed = in_order(found, self.sorting, themes=themes, ranks=ranks, flags=flags)
        self.filters.show_filters(cases, themes, list(self._grades.values()), flags)
        self.model.show(listed, Shown(self._grades, today(session.store), flags), self.sorting)
        self.table.make_room()
        self.head.show_count(len(listed), len(cases), any_case=bool(cases))
        self.no_match.say(len(cases), self._typed)
        shown = self.table if listed else self.no_match if cases else self.no_cases
        self.rows.setCurrentWidget(shown)
        self.filters.setVisible(bool(cases))
        self.foot.setVisible(bool(cases))
        if listed:
            self.table.go_to_row(max(0, self.model.row_of(before)))

    def _picked(self) -> None:
        self.foot.show_picked(len(self.model.picked))

    # Preview

    def toggle_preview(self) -> None:
        """Show the preview, or hide it; remembered for the sitting."""
        self._asked_for = self.preview.isHidden()
        self._show_preview()

    def _show_preview(self) -> None:
        wide = self.width() >= fonts.px(ROOM_FOR_PREVIEW)
        wanted = wide if self._asked_for is None else self._asked_for
        shown = wanted and bool(self.model.cases)
        if shown and self.preview.isHidden():
            self._rest.start(0)
        self.preview.setVisible(shown)
        self.head.preview.setVisible(bool(self.model.cases) and not (wide and wanted))

    def _moved(self, _: QModelIndex) -> None:
        self._rest.start(REST)

    def _read_preview(self) -> None:
        case = self.model.case_at(self.table.currentIndex().row())
        if case is None or self.preview.isHidden() or not self.isVisible():
            return
        store = self.session.store
        try:
            if not store.read_only:
                store.log_access("consultation", "case_file", case.case_id)
            seen = case_preview(store, self.session.pinned, case)
        except KnownError:
            return  # taken away meanwhile: the list is about to say so
        self.preview.show_case(case, seen, self._grades.get(case.grade))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_preview()

    # Keys and going on

    def _open(self, index: QModelIndex) -> None:
        case = self.model.case_at(index.row())
        if case is not None:
            self.wanted.emit(Place("cases", case_id=case.case_id))

    def _go(self, tab: str = "") -> None:
        if self.current_case_id:
            place = Place("cases", case_id=self.current_case_id, tab=tab)  # type: ignore[arg-type]
            self.wanted.emit(place)

    def _go_to_flag(self, flag: Flag) -> None:
        """Open the case where the flag stands: at the question it concerns."""
        question = flag.questions[0] if flag.questions else ""
        place = Place("cases", case_id=self.current_case_id, tab="form", question_id=question)
        self.wanted.emit(place)

    @override
    def has_flags(self) -> bool:
        return self.preview.isVisible() and self.preview.flags.worst is not None

    @override
    def next_flag(self, by: int) -> None:
        worst = self.preview.flags.worst
        if worst is not None:
            self._go_to_flag(worst)

    def sort_menu(self) -> QMenu:
        """The columns to sort by, for the keyboard."""
        menu = QMenu("Sort by", self)
        menu.setAccessibleName("Sort by")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in COLUMNS:
            action = menu.addAction(column.full_title or column.title)
            action.setCheckable(True)
            action.setChecked(column.key == self.sorting.column)
            action.triggered.connect(lambda _=False, key=column.key: self.sort_by(key))
        return menu

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self._step_back()
        elif event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            event.ignore()
        elif text == "/":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif text.isdigit() and text != "0":
            self.filters.toggle_theme(int(text))
        elif text == "0":
            self.filters.toggle("")
        elif key == Qt.Key.Key_S:
            self.sort_menu().popup(self.table.mapToGlobal(QPoint(8, 8)))
        elif key == Qt.Key.Key_P:
            self.toggle_preview()
        elif key == Qt.Key.Key_Down and self.model.cases:
            self.table.setFocus()
        else:
            event.ignore()

    def _step_back(self) -> None:
        """Esc: let the picks go first, then the search and the filters."""
        if self.model.picked:
            self.table.pick_none()
        elif self._typed or self.search.text() or self.filters.keys:
            self.clear()
        else:
            self.start_focus()
