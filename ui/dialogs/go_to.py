"""Go to anything: one field that finds cases, questions, words of the record, and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ddaudit_desktop.definitions import themes
from ddaudit_desktop.find import GROUP_TITLES, Found, find, find_cases
from ui.dialogs.go_results import ResultList
from ui.kit.fields import Field
from ui.kit.keys import KeyHintLine
from ui.kit.labels import Label
from ui.kit.panels import IconLabel, Line
from ui.kit.sheet import Sheet
from ui.look import fonts
from ui.models.results import Result, ResultsModel, command_results, result_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent

    from ui.commands import Commands
    from ui.places import Place
    from ui.session import Session

WIDTH = 680
DELAY = 60
LAST_CASES = 5
COMMANDS_ONLY, CASES_ONLY = ">", "#"

Groups = list[tuple[str, list[Result]]]


class _Ask(Field):
    """The field; arrows move in the results.

    Signals:
        stepped: one result on, or back.
    """

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5}
        steps[Qt.Key.Key_PageUp] = -5
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class GoToSheet(Sheet):
    """The field at the top, results below it as they are found."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        commands: Commands,
        go: Callable[[Place], object],
        current_case_id: str,
    ) -> None:
        super().__init__(window, width=WIDTH, scrolls=False)
        self.setAccessibleName("Go to anything")
        self._session = session
        self._commands = commands
        self._go = go
        self._case_id = current_case_id
        self.ask = _Ask(
            "Go to anything", placeholder="A case, question, note, action or command", delay=DELAY
        )
        self.ask.setProperty("bare", True)
        self._count = Label("", "small t3")
        self.model = ResultsModel()
        self.list = ResultList(self.model)
        self._nothing = Label("", "t2", wrap=True)
        self._nothing.setContentsMargins(16, 14, 16, 14)
        self._arrange()
        self.ask.committed.connect(self.look_for)
        self.ask.stepped.connect(self._step)
        self.ask.returnPressed.connect(self._take_current)
        self.list.taken.connect(self._take)
        self.look_for("")

    def _arrange(self) -> None:
        head = QWidget()
        head.setFixedHeight(fonts.px(52))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("magnifying-glass", "t2"))
        row.addWidget(self.ask, 1)
        row.addWidget(self._count)
        self.body.addWidget(head)
        self.body.addWidget(Line("line2"))
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.list, 1)
        foot = QWidget()
        keys = QHBoxLayout(foot)
        keys.setContentsMargins(0, 0, 0, 0)
        hints = KeyHintLine(
            [
                (("↑", "↓"), "Move"),
                (("Enter",), "Go"),
                ((COMMANDS_ONLY,), "Commands only"),
                ((CASES_ONLY,), "Cases only"),
            ]
        )
        close = KeyHintLine([(("Esc",), "Close")])
        close.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        keys.addWidget(hints, 1)
        keys.addWidget(close)
        self.note.hide()
        self.add_to_footer(foot)

    # Finding

    def look_for(self, typed: str) -> None:
        """Show what some words find; ``>`` before them asks for commands, ``#`` for cases."""
        groups = self._groups(typed.strip())
        self.model.show(groups)
        number = sum(len(results) for _, results in groups)
        words = typed.strip().lstrip(COMMANDS_ONLY + CASES_ONLY).strip()
        said = "1 result" if number == 1 else f"{number} results"
        self._count.setText(f"{said}, this deep dive only" if words else "")
        self._nothing.setText(f"Nothing found for “{words}”." if words else "Nothing here yet.")
        self._nothing.setVisible(not number)
        self.list.setVisible(bool(number))
        self._say_current()

    def _groups(self, typed: str) -> Groups:
        words = typed[1:].strip()
        if typed.startswith(COMMANDS_ONLY):
            return [("Commands", command_results(self._commands, words))]
        if typed.startswith(CASES_ONLY):
            return [("Cases", self._cases(words))]
        if not typed:
            return [("Worked on last", self._last_cases())]
        session = self._session
        found = find(session.store, session.pinned, session.cases, typed, first_case=self._case_id)
        groups: Groups = [
            (title, self._results((f for f in found if f.group == group), typed))
            for group, title in GROUP_TITLES.items()
        ]
        return [*groups, ("Commands", command_results(self._commands, typed))]

    def _results(self, found: Iterable[Found], words: str) -> list[Result]:
        return [result_of(_titled(one), words) for one in found]

    def _cases(self, words: str) -> list[Result]:
        return self._results(find_cases(self._session.cases, words), words)

    def _last_cases(self) -> list[Result]:
        cases = sorted(self._session.cases, key=lambda case: case.changed_at, reverse=True)
        return self._results(find_cases(cases[:LAST_CASES], ""), "")

    # Going

    def _step(self, by: int) -> None:
        self.ask.flush()
        self.list.step(by)
        self._say_current()

    def _say_current(self) -> None:
        """Let the field say which result is current: the focus never leaves it."""
        result = self.model.result_at(self.list.currentIndex().row())
        self.ask.setAccessibleDescription(result.said if result else self._nothing.text())

    def _take_current(self) -> None:
        self.ask.flush()
        self._take(self.list.currentIndex().row())

    def _take(self, row: int) -> None:
        """Close, then go there or run it."""
        result = self.model.result_at(row)
        if result is None:
            return
        self.dismiss()
        if result.command:
            self._commands.run(result.command)
        elif result.place is not None:
            self._go(result.place)


def _titled(found: Found) -> Found:
    """A case with its theme in words."""
    if found.group != "case":
        return found
    theme = themes().get(found.detail)
    return Found(
        "case",
        found.kind,
        "",
        found.code,
        ", ".join(part for part in (found.title, theme.title if theme else found.detail) if part),
        case_id=found.case_id,
    )


def go_to_anything(
    window: QWidget,
    session: Session,
    commands: Commands,
    go: Callable[[Place], object],
    current_case_id: str,
) -> GoToSheet:
    """Open the field; what belongs to the open case is found first."""
    sheet = GoToSheet(window, session, commands, go, current_case_id)
    sheet.present(sheet.ask)
    return sheet
