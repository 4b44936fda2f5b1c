"""What can be done with the case that is open, as commands of the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands import Command
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session
    from ui.window import Window


def case_acts(window: Window, menu: str, in_case: Callable[[], bool]) -> list[Command]:
    """The commands about the open case; those that write need a file that can be written."""
    acts = _CaseActs(window)

    def writable() -> bool:
        return in_case() and window.session is not None and not window.session.store.read_only

    def command(name: str, text: str, run: Callable[[], object]) -> Command:
        return Command(f"case.{name}", text, menu, run, (), writable)

    return [
        command("header", "Case &header…", acts.header),
        command("systems", "&Systems read…", acts.systems),
        command("feedback", "Feed&back…", acts.feedback),
        command("actions", "&Add action for this case…", acts.add_action),
        Command("case.grade", "Gra&de this case", menu, acts.grade, (), in_case),
        command("ready", "Ready to grade, or not &yet", acts.turn_ready),
        command("remove", "Remo&ve case from the sample", acts.remove),
    ]


class _CaseActs:
    """The acts; which case is open is asked at the moment of doing."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def _session(self) -> Session:
        assert self._window.session is not None
        return self._window.session

    @property
    def _case_id(self) -> str:
        assert self._window.workspace is not None
        return self._window.workspace.case_id

    def _open_audit(self) -> OpenAudit:
        return self._session.peek_audit(self._case_id)

    def _begin(self) -> None:
        """Write what is half typed, so that a sheet shows what is really stored."""
        assert self._window.workspace is not None
        self._window.workspace.leave()

    def header(self) -> None:
        from ui.dialogs.case_header import edit_header

        self._begin()
        edit_header(self._window, self._session, self._case_id, lambda _: None)

    def systems(self) -> None:
        from ui.dialogs.systems import edit_systems

        self._begin()
        edit_systems(self._window, self._session, self._open_audit().audit.id)

    def feedback(self) -> None:
        from ui.dialogs.feedback import edit_feedback

        self._begin()
        edit_feedback(self._window, self._session, self._open_audit().audit.id)

    def add_action(self) -> None:
        from ui.dialogs.action import add_action

        self._begin()
        add_action(self._window, self._session, self._case_id)

    def grade(self) -> None:
        assert self._window.workspace is not None
        self._window.workspace.case_page.show_tab("grading")

    def turn_ready(self) -> None:
        from ddaudit_desktop.acts import grading

        audit = self._open_audit().audit
        self._session.run(grading.mark_ready, audit.id, ready=audit.ready_at is None)

    def remove(self) -> None:
        from ddaudit_desktop.acts import cases

        self._begin()
        assert self._window.workspace is not None
        case_id, go = self._case_id, self._window.workspace.go
        go(Place("cases"))
        self._session.run(cases.remove_case, case_id)
