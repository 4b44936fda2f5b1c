"""The open deep dive as screens share it: the store, who is auditing, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from db import clock
from db.errors import KnownError
from ui.errors import show_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from db.records import DeepDive
    from db.store import Changes, Store
    from ddaudit_desktop.cases.stages import CaseSummary
    from ddaudit_desktop.checks.checked import Checked
    from ddaudit_desktop.open_audit import OpenAudit


class Session(QObject):
    """One sitting with one deep dive.

    Signals:
        changed: what an act changed (`Changes`); screens decide whether it concerns them.
        saved: the instant of the last durable write.
        unsaved: the sentence why a write failed; the entry stays on screen.
        told: a sentence for the status bar about what was just done.
    """

    changed = Signal(object)
    saved = Signal(object)
    unsaved = Signal(str)
    told = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from ddaudit_desktop.pinned import Pinned

        self.store = store
        self.pinned = Pinned(store)
        self.saved_at: datetime | None = None
        self._audits: dict[str, OpenAudit] = {}
        self._checked: dict[str, Checked] = {}
        self._cases: list[CaseSummary] | None = None

    def run(self, act: Callable[..., Changes | None], *args: Any, **values: Any) -> Changes | None:
        """Do an act of `ddaudit_desktop.acts` on the store and tell every screen what changed.

        An error is shown and nothing has changed; then there is no result.
        """
        try:
            changes = act(self.store, *args, **values)
        except KnownError as error:
            self.unsaved.emit(str(error))
            show_error(error)
            return None
        if changes is not None:
            self._spread(changes)
        return changes

    def spread_kinds(self, *kinds: str) -> None:
        """Tell every screen that work on the worker has changed records of these kinds."""
        from db.store import Changes

        self._spread(
            Changes("", "", clock.now(), kinds=frozenset(kinds), ids=frozenset(), undoable=False)
        )

    def tell(self, sentence: str) -> None:
        """Say in the status bar what was just done, where nothing on screen would show it."""
        self.told.emit(sentence)

    def undo(self) -> None:
        """Take back the last act that can be taken back, and say which: it may be out of sight."""
        text = self.store.undo_text()
        if self.run(lambda store: store.undo()) is not None:
            self.tell(f"Undone: {text}")

    def redo(self) -> None:
        """Do again what was just taken back, and say what."""
        text = self.store.redo_text()
        if self.run(lambda store: store.redo()) is not None:
            self.tell(f"Done again: {text}")

    def _spread(self, changes: Changes) -> None:
        self._cases = None
        for case_id, audit in self._audits.items():
            self._reload(case_id, audit, changes)
        if "setting" in changes.kinds:
            for checked in self._checked.values():
                checked.settings_changed()
        self.saved_at = clock.now()
        self.saved.emit(self.saved_at)
        self.changed.emit(changes)

    def _reload(self, case_id: str, audit: OpenAudit, changes: Changes) -> None:
        """Read again what changed; the audit of a removed case waits for undo to bring it back."""
        try:
            audit.reload(changes)
        except KnownError:
            if any(case.case_id == case_id for case in self.cases):
                raise

    @property
    def deep_dive(self) -> DeepDive:
        """The deep dive's own facts."""
        from ddaudit_desktop.reading import the_deep_dive

        return the_deep_dive(self.store)

    @property
    def cases(self) -> list[CaseSummary]:
        """Every case as lists show it; read once per change."""
        from ddaudit_desktop.cases.stages import summaries

        if self._cases is None:
            self._cases = summaries(self.store)
        return self._cases

    def audit_of(self, case_id: str) -> OpenAudit:
        """The loaded first audit of a case, shared by its screens; reading it is logged."""
        if not self.store.read_only:
            self.store.log_access("consultation", "case_file", case_id)
        return self.peek_audit(case_id)

    def peek_audit(self, case_id: str) -> OpenAudit:
        """The same for lists that show no more of a case than how far it is."""
        from ddaudit_desktop.acts.cases import first_audit
        from ddaudit_desktop.open_audit import OpenAudit

        if case_id not in self._audits:
            audit = first_audit(self.store, case_id)
            self._audits[case_id] = OpenAudit(self.store, audit.id, self.pinned)
        return self._audits[case_id]

    def checked_of(self, case_id: str) -> Checked:
        """What clocks and checks say of a case's first audit, shared by its screens."""
        from ddaudit_desktop.checks.checked import Checked

        audit = self.peek_audit(case_id)
        if case_id not in self._checked or self._checked[case_id].audit is not audit:
            self._checked[case_id] = Checked(audit)
        return self._checked[case_id]

    def close(self) -> None:
        """Close the store; one whole file stays."""
        self.store.close()
