"""The proposals of a log as the auditor goes through them: ticked, corrected, merged, accepted.

Nothing here is kept: it becomes data only when what is ticked is added.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ddaudit_desktop.logs.accepted import Accepted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ddaudit_desktop.logs.against import Placed, State
    from ddaudit_desktop.logs.proposed import Confidence, Proposed
    from ddaudit_desktop.moments import Moment

SURE: dict[Confidence, str] = {"sure": "Sure", "likely": "Likely", "check": "Check"}
LEVELS: dict[Confidence, int] = {"check": 1, "likely": 2, "sure": 3}
LINKED, THERE, REPEATED = "Already there, will be linked", "Already there", "Told by another line"


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposal as it stands now.

    Attributes:
        corrected: The auditor changed anything of it.
        merged: The proposals that the auditor made part of it.
        links: Whether an event that is there already would be linked.
    """

    placed: Placed
    ticked: bool
    kind: str
    lane: str
    title: str
    moment: Moment
    last_line: int
    corrected: bool = False
    merged: tuple[Proposed, ...] = ()
    links: bool = True

    @property
    def parts(self) -> tuple[Proposed, ...]:
        """The proposals that it is made of."""
        return (self.placed.proposed, *self.merged)

    @property
    def line(self) -> int:
        """The line of the log that it points at."""
        return self.placed.proposed.line

    @property
    def state(self) -> State:
        """New, already there, or told by another line."""
        return self.placed.state

    @property
    def to_check(self) -> bool:
        """Whether a person should look before it is added."""
        sure = self.placed.proposed.confidence != "check" and bool(self.kind)
        return self.state == "new" and not self.corrected and not sure

    @property
    def level(self) -> int:
        """How sure it is, 1 to 3; 0 where there is nothing new to be sure of."""
        if self.state != "new":
            return 0
        if self.corrected:
            return LEVELS["sure"]
        return LEVELS[self.placed.proposed.confidence if self.kind else "check"]

    @property
    def sureness(self) -> str:
        """How sure the reading is and what is doubtful, in words."""
        proposed = self.placed.proposed
        if self.state != "new":
            there = LINKED if self.links else THERE
            return there if self.state == "linked" else REPEATED
        if self.corrected:
            return "Corrected by you"
        word = SURE[proposed.confidence] if self.kind else SURE["check"]
        why = proposed.why or ("" if self.kind else "choose what happened")
        return f"{word} · {why}" if why else word


class Choosing:
    """The list of choices in the order of the log's times.

    Args:
        placed: The proposals, each held against the timeline.
        table: The name of the file, where they come from a table; its rows are not kept, so that
            nothing is linked to them and each new event quotes its row.
    """

    def __init__(self, placed: Iterable[Placed], *, table: str = "") -> None:
        self.table = table
        self.rows: list[Choice] = [
            Choice(
                placed=one,
                ticked=_takes(one.state, table) and bool(one.proposed.kind),
                kind=one.proposed.kind,
                lane=one.proposed.lane,
                title=one.proposed.title,
                moment=one.proposed.moment,
                last_line=one.proposed.last_line,
                links=not table,
            )
            for one in placed
        ]

    def tick(self, at: int, ticked: bool) -> None:
        """Take a proposal or leave it."""
        self.rows[at] = replace(self.rows[at], ticked=ticked)

    def tick_all(self) -> None:
        """Take everything that can be taken; a second time leaves everything."""
        able = [_takes(row.state, self.table) and bool(row.kind) for row in self.rows]
        every = all(row.ticked for row, can in zip(self.rows, able, strict=True) if can)
        self.rows = [
            replace(row, ticked=can and not every) for row, can in zip(self.rows, able, strict=True)
        ]

    def correct(self, at: int, **values: Any) -> None:
        """Change kind, lane, title or moment of a proposal; it is taken from then on.

        The words read for one kind do not stay with another: they give way to those of the kind.
        """
        row = self.rows[at]
        other = bool(row.kind) and values.get("kind", row.kind) != row.kind
        if other and row.title == row.placed.proposed.title:
            values = {"title": "", **values}
        self.rows[at] = replace(row, corrected=True, **values)
        if self.rows[at].kind:
            self.tick(at, ticked=True)

    @property
    def corrected(self) -> int:
        """How many rows the auditor changed: what would be lost without adding them."""
        return sum(row.corrected for row in self.rows)

    def may_take(self, at: int) -> bool:
        """Whether a proposal could be ticked, once it says what happened."""
        return _takes(self.rows[at].state, self.table)

    def merge_up(self, at: int) -> str:
        """Make a proposal part of the one above: its words go there, the row goes away.

        Returns:
            What that does, in a sentence; empty where the proposal cannot be merged, as it is the
            first or stands on the timeline already.
        """
        if not 0 < at < len(self.rows) or self.rows[at].state == "linked":
            return ""
        above, below = self.rows[at - 1], self.rows.pop(at)
        self.rows[at - 1] = replace(
            above,
            last_line=max(above.last_line, below.last_line),
            merged=(*above.merged, *below.parts),
            corrected=True,
        )
        return _merged_words(above, below, "row" if self.table else "line")

    def next_to_check(self, after: int, by: int = 1) -> int | None:
        """The next proposal that a person should look at, going round; none if there is none."""
        number = len(self.rows)
        for step in range(1, number + 1):
            at = (after + by * step) % number
            if self.rows[at].to_check:
                return at
        return None

    def row_of_line(self, line: int) -> int | None:
        """The first proposal that a line of the log tells."""
        for at, row in enumerate(self.rows):
            if any(part.line <= line <= part.last_line for part in row.parts):
                return at
        return None

    @property
    def summary(self) -> str:
        """What was found, in words."""
        checks = sum(row.to_check for row in self.rows)
        there = sum(row.state == "linked" for row in self.rows)
        said = [f"{len(self.rows)} found"]
        said += [f"{checks} to check"] if checks else []
        said += [f"{there} already on the timeline"] if there else []
        return ", ".join(said)

    @property
    def to_add(self) -> int:
        """How many would be added."""
        return sum(row.ticked and row.state != "linked" for row in self.rows)

    @property
    def to_link(self) -> int:
        """How many that are there already would be linked to the log."""
        return sum(row.ticked and row.state == "linked" for row in self.rows)

    def accepted(self, lines: Sequence[str]) -> list[Accepted]:
        """What is ticked, as the act takes it; words to judge are quoted with their event."""
        return [_accepted(row, lines, self.table) for row in self.rows if row.ticked]


def _takes(state: State, table: str) -> bool:
    return state == "new" or (state == "linked" and not table)


def _merged_words(above: Choice, below: Choice, what: str) -> str:
    said = f"{what.capitalize()} {below.line} is now part of the event of {what} {above.line}."
    if below.moment.typed and below.moment != above.moment:
        said += (
            f" Of the two times “{above.moment.typed or 'no time'}” counts; "
            f"“{below.moment.typed}” stays in the words only."
        )
    if below.kind and below.kind != above.kind:
        said += f" What happened is that of {what} {above.line}."
    return said


def _accepted(row: Choice, lines: Sequence[str], table: str) -> Accepted:
    proposed = row.placed.proposed
    quoted = ""
    if table:
        quoted = "\n".join(filter(None, (part.text for part in row.parts)))
    elif row.merged or any(part.matches for part in row.parts):
        wanted = sorted({n for part in row.parts for n in range(part.line, part.last_line + 1)})
        quoted = "\n".join(lines[number - 1] for number in wanted)
    return Accepted(
        line=row.line,
        kind=row.kind,
        moment=row.moment,
        title=row.title,
        lane=row.lane,
        details=proposed.details if row.kind == proposed.kind else {},
        quote=quoted.strip(),
        event_id=row.placed.event_id if row.state == "linked" else "",
        source_system=proposed.source,
    )
