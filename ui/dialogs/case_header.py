"""Adding a case to the sample, and editing its header (domain brief, 2.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.acts import cases
from ddaudit_desktop.cases.entry import CaseEntry, check_entry, stored_entry
from ddaudit_desktop.definitions import themes
from ddaudit_desktop.wording import SELECTION
from ui.dialogs.case_rows import ChildRows, ReferenceRows
from ui.kit.buttons import PrimaryButton
from ui.kit.choice import ManyChoice
from ui.kit.combo import Combo
from ui.kit.entry_sheet import EntrySheet
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Changes
    from ui.session import Session

WIDTH = 760
NO_NAMES = "No names here"
WHY_NO_NAMES = (
    "Write a pseudonym such as Child A. Names, addresses and dates of birth stay on the police "
    "systems; the references below lead there."
)
LABELS = {
    "reference": "Reference",
    "label": "Label",
    "theme": "Lead theme",
    "other_themes": "Other themes",
    "period_from": "Period from",
    "period_to": "Period to",
    "placing_authority": "Placing authority",
    "home_area": "Home area",
    "selection": "How selected",
    "selection_note": "Why this case",
}
HINTS = {"label": "Empty: the lead child’s pseudonym"}


class CaseSheet(EntrySheet):
    """The header of a case: everything is written in one step, or nothing.

    Args:
        window: the window it belongs to.
        session: the open deep dive.
        case_id: the case to edit; empty for a new one.
        done: what happens afterwards, with the case's id.
    """

    def __init__(
        self, window: QWidget, session: Session, case_id: str, done: Callable[[str], object]
    ) -> None:
        title = "Case header" if case_id else "Add a case"
        super().__init__(window, title, width=WIDTH)
        self._session = session
        self._case_id = case_id
        self._done = done
        entry = stored_entry(session.store, case_id) if case_id else CaseEntry()
        self._make_fields(entry)
        self._labelled: dict[str, Labelled] = {}
        self._arrange()
        self.note.setText("Written as one step; Undo takes it back.")
        words = "Save header" if case_id else "Add case"
        self.set_finish(PrimaryButton(words, keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)

    def _make_fields(self, entry: CaseEntry) -> None:
        def field(key: str, placeholder: str = "") -> Field:
            stored = getattr(entry, key)
            return Field(LABELS[key], stored, placeholder=placeholder, measure="dialog", delay=0)

        self.reference = field("reference", "DD20-MC-07")
        self.label = field("label", "Child A")
        themes = _themes(self._session.deep_dive.themes)
        self.theme = Combo(LABELS["theme"], themes, empty="Choose the theme", measure="dialog")
        self.theme.set_value(entry.theme or None)
        short = [(code, _short(code)) for code, _ in themes]
        self.other_themes = ManyChoice(short, name=LABELS["other_themes"])
        self.other_themes.set_value(entry.other_themes)
        self.children_rows = ChildRows(entry.children)
        self.period_from = field("period_from", "11/02/2020")
        self.period_to = field("period_to", "15/02/2020")
        self.placing_authority = field("placing_authority")
        self.home_area = field("home_area")
        ways = list(SELECTION.items())
        self.selection = Combo(LABELS["selection"], ways, measure="dialog")
        self.selection.set_value(entry.selection)
        self.selection_note = TextArea(
            LABELS["selection_note"], entry.selection_note, min_lines=1, max_lines=4
        )
        self.references = ReferenceRows(entry.police_references)

    def _arrange(self) -> None:
        self.body.addWidget(Banner("neutral", NO_NAMES, WHY_NO_NAMES, icon="user"))
        self.body.addLayout(self._pairs("reference", "label", "theme", "other_themes"))
        self.body.addLayout(_group("Children", "", self.children_rows))
        self.body.addLayout(
            self._pairs(
                "period_from",
                "period_to",
                "placing_authority",
                "home_area",
                "selection",
                "selection_note",
            )
        )
        kept = "Kept apart from the record, never printed."
        self.body.addLayout(_group("Police references", kept, self.references))

    def _pairs(self, *keys: str) -> QGridLayout:
        """Fields with their labels, two in a row."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, key in enumerate(keys):
            field = getattr(self, key)
            name = field.accessibleName()
            labelled = Labelled(LABELS[key], field, HINTS.get(key, ""))
            field.setAccessibleName(name)  # choices say what is chosen as well
            self._labelled[key] = labelled
            grid.addWidget(labelled, at // 2, at % 2)
        return grid

    def entry(self) -> CaseEntry:
        """What is typed now."""
        return CaseEntry(
            reference=self.reference.text(),
            theme=self.theme.value() or "",
            other_themes=self.other_themes.value(),
            label=self.label.text(),
            period_from=self.period_from.text(),
            period_to=self.period_to.text(),
            placing_authority=self.placing_authority.text(),
            home_area=self.home_area.text(),
            selection=self.selection.value() or "unknown",
            selection_note=self.selection_note.text(),
            children=self.children_rows.entries(),
            police_references=self.references.entries(),
        )

    def _save(self) -> None:
        checked = check_entry(self._session.store, self.entry(), self._case_id)
        first = self._show_wrong(checked.wrong)
        if checked.facts is None:
            if first is not None:
                first.setFocus()
            return
        changes: Changes | None
        if self._case_id:
            changes = self._session.run(cases.edit_header, self._case_id, checked.facts)
        else:
            changes = self._session.run(cases.add_case, checked.facts)
        if changes is None:
            return
        new = [record_id for table, record_id in changes.ids if table == "case_file"]
        self.dismiss()
        self._done(self._case_id or new[0])

    def _show_wrong(self, wrong: dict[str, str]) -> QWidget | None:
        """Say beside each field what is wrong with it; the first wrong one."""
        first: QWidget | None = None
        for key, labelled in self._labelled.items():
            sentence = wrong.get(key, "")
            field = getattr(self, key)
            if isinstance(field, Field):
                field.set_wrong(sentence)
            labelled.say(sentence or HINTS.get(key, ""), "small red" if sentence else "small t2")
            first = first or (field if sentence else None)
        child = self.children_rows.show_wrong(wrong)
        reference = self.references.show_wrong(wrong)
        return first or child or reference

    @override
    def typed(self) -> object:
        return self.entry()


def _themes(codes: list[str]) -> list[tuple[str, str]]:
    known = themes()
    return [(code, known[code].title if code in known else code) for code in codes]


def _short(code: str) -> str:
    known = themes()
    return known[code].short if code in known else code


def _group(title: str, text: str, rows: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(6)
    box.addWidget(Label(title, "strong"))
    if text:
        box.addWidget(Label(text, "small t2"))
    box.addWidget(rows)
    return box


def add_case(window: QWidget, session: Session, done: Callable[[str], object]) -> CaseSheet:
    """Ask for the header of a new case; ``done`` gets its id once it is in the sample."""
    sheet = CaseSheet(window, session, "", done)
    sheet.present(sheet.reference)
    return sheet


def edit_header(
    window: QWidget, session: Session, case_id: str, done: Callable[[str], object]
) -> CaseSheet:
    """Edit the header of a case; ``done`` gets its id once it is saved."""
    sheet = CaseSheet(window, session, case_id, done)
    sheet.present(sheet.reference)
    return sheet
