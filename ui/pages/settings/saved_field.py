"""A fact of the deep dive that saves itself: what is wrong with an entry is said below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from db.errors import KnownError
from ddaudit_desktop.acts.deep_dives import edit_deep_dive
from ddaudit_desktop.entries import read_day, read_number
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.reading import today
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.rest import REST
from ui.kit.text_area import NoteEdit

if TYPE_CHECKING:
    from db.records import DeepDive
    from ui.session import Session

Kind = Literal["text", "prose", "day", "number"]


class SavedField(Labelled):
    """One column of the deep dive.

    Args:
        label: what it is.
        column: where it is kept.
        kind: words of one line or of several, a day, or a whole number.
        missing: the sentence when it is left empty; none where it may be.
    """

    def __init__(
        self,
        session: Session,
        label: str,
        column: str,
        *,
        kind: Kind = "text",
        hint: str = "",
        missing: str = "",
    ) -> None:
        self.field: Field | NoteEdit
        if kind == "prose":
            self.field = NoteEdit(label)
        else:
            icon = "calendar-blank" if kind == "day" else ""
            self.field = Field(label, icon=icon, delay=REST if kind == "text" else 0)
        super().__init__(label, self.field, hint)
        self._session = session
        self._column = column
        self._kind = kind
        self._hint = hint
        self._missing = missing
        self._wrong = False
        self.field.committed.connect(self._commit)

    def show_of(self, deep_dive: DeepDive, *, writable: bool) -> None:
        """Show what is stored, unless an entry that cannot be stored waits to be put right."""
        value = getattr(deep_dive, self._column)
        text = "" if value is None else show_date(value) if self._kind == "day" else str(value)
        if not self._wrong:
            self.field.set_stored(text)
        self.field.setReadOnly(not writable)

    def _commit(self, text: str) -> None:
        try:
            value = self._read(text.strip())
        except KnownError as error:
            self._wrong = True
            self.field.set_wrong(str(error))
            self.say(str(error), "small red")
            return
        self._wrong = False
        self.field.set_wrong("")
        self.say(self._hint)
        self._session.run(edit_deep_dive, **{self._column: value})

    def _read(self, text: str) -> str | int | None:
        if not text and self._missing:
            raise KnownError(self._missing)
        if self._kind == "day":
            return read_day(text, today(self._session.store))
        if self._kind == "number":
            digits = read_number(text)
            return int(digits) if digits else None
        return text
