"""Actions and changes as rows of their tables."""

from __future__ import annotations

from typing import Generic, TypeVar

from ddaudit_desktop.follow_up.registers import ActionEntry, ChangeEntry
from ddaudit_desktop.moments import show_date
from ui.kit.table import TextCell
from ui.models.columns import Column, ColumnsModel

Entry = TypeVar("Entry", ActionEntry, ChangeEntry)


class RegisterModel(ColumnsModel[Entry], Generic[Entry]):
    """Actions, or changes."""

    def row_of(self, record_id: str) -> int:
        """Where a record stands; -1 if it does not."""
        ids = [row.id for row in self.rows]
        return ids.index(record_id) if record_id in ids else -1


def _action_state(entry: ActionEntry) -> TextCell:
    if entry.state == "overdue":
        return TextCell(entry.state_words, 600, "amb-t", size=12)
    return TextCell(entry.state_words, colour="t2", size=12)


def _quiet(text: str) -> TextCell:
    return TextCell(text, colour="t2", size=12)


ACTION_COLUMNS: tuple[Column[ActionEntry], ...] = (
    Column("", lambda e: TextCell(e.record.code, 500, "t2", code=True, size=11)),
    Column("What", lambda e: TextCell(e.record.text, 400 if e.state == "closed" else 500), 5),
    Column("Owner", lambda e: _quiet(e.record.owner), 3, 1),
    Column("Due", lambda e: TextCell(show_date(e.record.due_on) or "–", size=12)),
    Column("State", _action_state),
    Column("Case", lambda e: TextCell(e.reference or "–", 500, "t2", code=True, size=11)),
    Column("Points", lambda e: _quiet(" ".join(e.record.point_codes) or "–"), spare=2),
    Column("Test, or what it showed", lambda e: _quiet(e.testing), 4, 3),
)


def _test(entry: ChangeEntry) -> TextCell:
    loud = entry.state in ("none", "overdue")
    return TextCell(entry.test_words, 600 if loud else 400, "amb-t" if loud else "t1", size=12)


def _result(entry: ChangeEntry) -> TextCell:
    if entry.result_words:
        return TextCell(entry.result_words, 500, size=12)
    return TextCell("not tested", colour="t3", size=12)


CHANGE_COLUMNS: tuple[Column[ChangeEntry], ...] = (
    Column("", lambda e: TextCell(e.record.code, 500, "t2", code=True, size=11)),
    Column("What changed", lambda e: TextCell(e.record.title, 500), 5),
    Column("Owner", lambda e: _quiet(e.record.owner), 3, 1),
    Column("In force from", lambda e: TextCell(show_date(e.record.effective_on) or "–", size=12)),
    Column("Area", lambda e: _quiet(e.record.area or "–"), spare=4),
    Column("Points", lambda e: _quiet(" ".join(e.record.point_codes) or "–"), spare=2),
    Column("Test", _test),
    Column("Result", _result),
    Column("Measured by", lambda e: _quiet(e.record.measure), 4, 3),
)
