"""Which editor a part of a question gets: one for each type of answer, none for a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.case.form.coded_editors import ChoiceEditor, SeveralEditor, YesPartlyNoEditor
from ui.pages.case.form.record_editor import RecordEditor
from ui.pages.case.form.time_editors import TimeEditor, TimesEditor
from ui.pages.case.form.typed_editors import DateEditor, NumberEditor, TextEditor

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Part, Question
    from ui.pages.case.form.answering import Answering
    from ui.pages.case.form.part_editor import PartEditor

EDITORS: dict[str, type[PartEditor]] = {
    "YPN": YesPartlyNoEditor,
    "CH": ChoiceEditor,
    "MULTI": SeveralEditor,
    "NUM": NumberEditor,
    "TXT": TextEditor,
    "DATE": DateEditor,
    "DT": TimeEditor,
    "GR": ChoiceEditor,
    "REC": RecordEditor,
}


def make_editor(answering: Answering, question: Question, part: Part) -> PartEditor:
    """The editor of a part; a time that several events answer has one of its own."""
    kind = TimesEditor if part.type == "DT" and part.many else EDITORS[part.type]
    return kind(answering, question, part)
