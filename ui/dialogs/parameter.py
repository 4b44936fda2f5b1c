"""One limit or other number of a check or clock: another value with its reason, or the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from ddaudit_desktop.acts.parameters import reset_parameter, set_parameter
from ddaudit_desktop.limits.values import HINTS, read_value
from ddaudit_desktop.reading import today
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.combo import Combo
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.sheet import Sheet
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ddaudit_desktop.limits.listing import ParameterRow
    from ui.session import Session

VALUE, WHY = "What holds here", "Why does it differ?"
WHY_HINT = "Stands beside the value, and in the record of every case"


class ParameterSheet(Sheet):
    """The rule in words, the value, and the reason."""

    def __init__(self, window: QWidget, session: Session, row: ParameterRow) -> None:
        super().__init__(window, f"{row.rule_id} · {row.title}", width=560)
        self._session = session
        self._row = row
        options = row.parameter.options
        self.value: Combo | Field
        if options:
            self.value = Combo(VALUE, [(word, word) for word in options], measure="dialog")
            self.value.set_value(row.value)
        else:
            shown = row.value_words if row.value else ""
            self.value = Field(VALUE, shown, measure="dialog", delay=0)
        self.reason = TextArea(WHY, row.reason)
        self._hint = f"{HINTS[row.parameter.type]}. Default: {row.default_words}"
        self._value = Labelled(VALUE, self.value, self._hint)
        self._reason = Labelled(WHY, self.reason, WHY_HINT)
        self.body.addWidget(Label(row.rule, "t2", wrap=True))
        self.body.addWidget(self._value)
        self.body.addWidget(self._reason)
        self.note.setText("Undo takes it back.")
        if row.differs:
            reset = SecondaryButton("Back to the default", measure="dialog")
            reset.clicked.connect(self._reset)
            self.add_to_footer(reset)
        self.set_finish(PrimaryButton("Save", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)

    def _typed(self) -> str:
        return (self.value.value() or "") if isinstance(self.value, Combo) else self.value.text()

    def _save(self) -> None:
        self._value.say(self._hint)
        self._reason.say(WHY_HINT)
        parameter = self._row.parameter
        try:
            kept = read_value(parameter, self._typed(), today(self._session.store))
        except KnownError as error:
            self._value.say(str(error), "small red")
            self.value.setFocus()
            return
        if kept == parameter.default:
            if self._row.differs:
                self._reset()
            else:
                self.dismiss()
            return
        if not self.reason.text().strip():
            self._reason.say("Say why it differs from the default.", "small red")
            self.reason.setFocus()
            return
        if self._session.run(set_parameter, parameter, kept, self.reason.text()) is not None:
            self.dismiss()

    def _reset(self) -> None:
        if self._session.run(reset_parameter, self._row.parameter) is not None:
            self.dismiss()


def edit_parameter(window: QWidget, session: Session, row: ParameterRow) -> ParameterSheet:
    """Ask for another value of a parameter, and why."""
    sheet = ParameterSheet(window, session, row)
    sheet.present(sheet.value)
    return sheet
