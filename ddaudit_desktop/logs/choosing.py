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
    from ddaudit_desktop.logs.proposed import Confidence
    from ddaudit_desktop.moments import Moment

SURE: dict[Confidence, str] = {"sure": "Sure", "likely": "Likely", "check": "Check"}
THERE, REPEATED = "Already there, will be linked", "Told by another line"


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposal as it stands now; ``corrected`` once the auditor changed anything of it."""

    placed: Placed
    ticked: bool
    kind: str
    lane: str
    title: str
    moment: Moment
    last_line: int
    corrected: bool = False

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
    def sureness(self) -> str:
        """How sure the reading is and what is doubtful, in words."""
        proposed = self.placed.proposed
        if self.state != "new":
            return THERE if self.state == "linked" else REPEATED
        if self.corrected:
            return "Corrected by you"
        word = SURE[proposed.confidence] if self.kind else SURE["check"]
        why = proposed.why or ("" if self.kind else "choose what happened")
        return f"{word} · {why}" if why else word


class Choosing:
    """The list of choices in the order of the log's times."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self.rows: list[Choice] = [
            Choice(
                placed=one,
                ticked=one.state != "repeat" and bool(one.proposed.kind),
                kind=one.proposed.kind,
                lane=one.proposed.lane,
                title=one.proposed.title,
                moment=one.proposed.moment,
                last_line=one.proposed.last_line,
            )
            for one in placed
        ]

    def tick(self, at: int, ticked: bool) -> None:
        """Take a proposal or leave it."""
        self.rows[at] = replace(self.rows[at], ticked=ticked)

    def tick_all(self) -> None:
        """Take everything that can be taken; a second time leaves everything."""
        able = [row.state != "repeat" and bool(row.kind) for row in self.rows]
        every = all(row.ticked for row, can in zip(self.rows, able, strict=True) if can)
        self.rows = [
            replace(row, ticked=can and not every) for row, can in zip(self.rows, able, strict=True)
        ]

    def correct(self, at: int, **values: Any) -> None:
        """Change kind, lane, title or moment of a proposal; it is taken from then on."""
        self.rows[at] = replace(self.rows[at], corrected=True, **values)
        if self.rows[at].kind:
            self.tick(at, ticked=True)

    def merge_up(self, at: int) -> bool:
        """Make a proposal part of the one above: its lines go there, the row goes away."""
        if not 0 < at < len(self.rows):
            return False
        above, below = self.rows[at - 1], self.rows.pop(at)
        last = max(above.last_line, below.last_line)
        self.rows[at - 1] = replace(above, last_line=last, corrected=True)
        return True

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
        found = (at for at, row in enumerate(self.rows) if row.line <= line <= row.last_line)
        return next(found, None)

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
        return [_accepted(row, lines) for row in self.rows if row.ticked]


def _accepted(row: Choice, lines: Sequence[str]) -> Accepted:
    proposed = row.placed.proposed
    quoted = "\n".join(lines[row.line - 1 : row.last_line]) if proposed.matches else ""
    return Accepted(
        line=row.line,
        kind=row.kind,
        moment=row.moment,
        title=row.title,
        lane=row.lane,
        details=proposed.details if row.kind == proposed.kind else {},
        quote=quoted.strip(),
        event_id=row.placed.event_id if row.state == "linked" else "",
    )
