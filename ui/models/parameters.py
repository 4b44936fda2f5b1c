"""Parameters of checks and clocks as rows: what each is, its default, what holds here and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.table import TextCell
from ui.models.columns import Column, ColumnsModel

if TYPE_CHECKING:
    from ddaudit_desktop.limits.listing import ParameterRow

RULE, WHAT, DEFAULT, HERE, REASON = range(5)


def _quiet(text: str) -> TextCell:
    return TextCell(text, colour="t2", size=12)


def _here(row: ParameterRow) -> TextCell:
    if row.differs:
        return TextCell(row.value_words, 600, size=12)
    return TextCell("default", colour="t3", size=12)


def _spoken(row: ParameterRow) -> str:
    """A row as a screen reader says it."""
    said = [row.rule_id, row.title]
    if row.differs:
        said += [f"{row.value_words} here", f"default {row.default_words}", row.reason]
    else:
        said.append(f"default {row.default_words}")
    return ", ".join(said)


COLUMNS: tuple[Column[ParameterRow], ...] = (
    Column(
        "Rule",
        lambda row: TextCell(row.rule_id, 500, "t2", code=True, size=11),
        tip=lambda row: row.rule,
        said=_spoken,
    ),
    Column("What", lambda row: TextCell(row.title, 500 if row.differs else 400), 3),
    Column("Default", lambda row: _quiet(row.default_words)),
    Column("Here", _here),
    Column("Reason", lambda row: _quiet(row.reason), 2),
)


class ParametersModel(ColumnsModel["ParameterRow"]):
    """The parameters that are shown."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)

    def row_of(self, key: str) -> int:
        """Where a parameter stands; -1 if it is not shown."""
        keys = [row.key for row in self.rows]
        return keys.index(key) if key in keys else -1
