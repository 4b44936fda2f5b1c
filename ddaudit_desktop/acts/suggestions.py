"""Taking what the form suggests: the acts a person does by hand, each one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.acts.answers import MAIN, answer, answer_parts, use_event
from ddaudit_desktop.acts.flags import decide_flag
from ddaudit_desktop.definitions import NOT_APPLICABLE
from ddaudit_desktop.form.known_grades import FINAL, GiveGrades
from ddaudit_desktop.form.known_times import UseEvent
from ddaudit_desktop.form.suggestions import AttachFlag, NotInForce

if TYPE_CHECKING:
    from db.store import Changes, Store
    from ddaudit_desktop.form.suggestions import Suggestion


def take_suggestion(
    store: Store, audit_id: str, question_id: str, suggestion: Suggestion
) -> Changes:
    """Do what is suggested for a question.

    Raises:
        KnownError: the event of the suggestion answers another question by now.
    """
    match suggestion:
        case NotInForce():
            return answer(store, audit_id, question_id, NOT_APPLICABLE)
        case UseEvent(event_id=event_id, part=part):
            return use_event(store, audit_id, event_id, question_id, part=part)
        case GiveGrades(highest=highest, final=final):
            return answer_parts(store, audit_id, question_id, {MAIN: highest, FINAL: final})
        case AttachFlag(outcome=outcome):
            return decide_flag(store, audit_id, outcome, "accept")
