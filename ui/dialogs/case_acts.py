"""What can be done with the case that is open, as commands of the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands import Command
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.in_hand import InHand


def case_acts(hand: InHand, menu: str) -> list[Command]:
    """The commands about the open case; those that write need a file that can be written."""
    acts = _CaseActs(hand)

    def command(name: str, text: str, run: Callable[[], object]) -> Command:
        return Command(f"case.{name}", text, menu, run, (), hand.is_case_writable)

    return [
        command("header", "Case &header…", acts.header),
        command("systems", "&Systems read…", acts.systems),
        command("minutes", "&Minutes spent…", acts.minutes),
        command("feedback", "Feed&back…", acts.feedback),
        command("actions", "&Add action for this case…", acts.add_action),
        Command("case.grade", "Gra&de this case", menu, acts.grade, (), hand.is_case_open),
        command("ready", "Ready to grade, or not &yet", acts.turn_ready),
        command("remove", "Remo&ve case from the sample", acts.remove),
    ]


class _CaseActs:
    """The acts; which case is open is asked at the moment of doing."""

    def __init__(self, hand: InHand) -> None:
        self._hand = hand

    def header(self) -> None:
        from ui.dialogs.case_header import edit_header

        hand = self._hand
        hand.write_typed()
        edit_header(hand.window, hand.session, hand.case_id, lambda _: None)

    def systems(self) -> None:
        from ui.dialogs.systems import edit_systems

        hand = self._hand
        hand.write_typed()
        edit_systems(hand.window, hand.session, hand.audit().audit.id)

    def minutes(self) -> None:
        from ui.dialogs.minutes import correct_minutes

        hand = self._hand
        hand.write_typed()
        correct_minutes(hand.window, hand.session, hand.audit().audit.id)

    def feedback(self) -> None:
        from ui.dialogs.feedback import edit_feedback

        hand = self._hand
        hand.write_typed()
        edit_feedback(hand.window, hand.session, hand.audit().audit.id)

    def add_action(self) -> None:
        from ui.dialogs.action import add_action

        hand = self._hand
        hand.write_typed()
        add_action(hand.window, hand.session, hand.case_id)

    def grade(self) -> None:
        self._hand.case_page.show_tab("grading")

    def turn_ready(self) -> None:
        from ddaudit_desktop.acts import grading

        audit = self._hand.audit().audit
        self._hand.session.run(grading.mark_ready, audit.id, ready=audit.ready_at is None)

    def remove(self) -> None:
        from ddaudit_desktop.acts import cases

        hand = self._hand
        hand.write_typed()
        case_id = hand.case_id
        hand.workspace.go(Place("cases"))
        hand.session.run(cases.remove_case, case_id)
