"""A pasted incident log, read into proposed events.

The reading goes line by line and takes time in proportion to the text. Every line with a time gives
at least one proposal, so that nothing timed is lost; where no event kind fits, its kind is empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.days import date_entries
from ddaudit_desktop.logs.entries import EntryReader
from ddaudit_desktop.logs.errors import LogCancelled, LogError
from ddaudit_desktop.logs.finding import Finder
from ddaudit_desktop.logs.proposed import LogLine, LogRead, Proposed
from ddaudit_desktop.logs.proposing import Proposer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from ddaudit_desktop.definitions.phrases import Phrases
    from ddaudit_desktop.logs.words import LogWords

MOST_CHARACTERS = 32_000_000
"""Beyond this no incident log is whole in one piece."""
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MOST_CONTROL = 0.02

__all__ = ["LogLine", "LogRead", "Proposed", "read_log"]


def read_log(
    text: str,
    *,
    day: date | None = None,
    words: LogWords,
    phrases: Phrases | None = None,
    theme: str = "",
    other_themes: Iterable[str] = (),
    most: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> LogRead:
    """Read a pasted log.

    Args:
        text: the log as it was pasted.
        day: the day of its first line, where the person gives it.
        words: the word file.
        phrases: the language lists to look for, if any.
        theme: the theme of the case, where known; some words mean something in one theme only.
        other_themes: what else the case touches; phrases are looked for in all of them.
        most: how many proposals somebody could go through; with more of them none is made, and a
            notice says so. 0 sets no limit.
        cancelled: asked now and then; yes stops the reading.
        progress: told how many steps are done, and how many there are.

    Raises:
        LogError: the text is no text, or too long.
        LogCancelled: the reading was stopped.
    """
    lines = split_lines(text)
    total = 4 * len(lines)

    def stay() -> None:
        if cancelled():
            raise LogCancelled("The log was not read to its end, so nothing of it was kept.")

    def alive(done: int) -> None:
        stay()
        progress(done, total)

    finder = Finder(words, theme, stay)
    passes = _Passes(alive, len(lines))
    entries = EntryReader(lines, words, finder.tells).read(passes.one)
    dating = date_entries(entries, words, day)
    proposer = Proposer(words, finder, phrases, " ".join((theme, *other_themes)))
    proposed = proposer.propose(entries, dating, passes.rest, most=most)
    progress(total, total)
    return LogRead(
        lines=tuple(LogLine(number, line) for number, line in enumerate(lines, 1)),
        proposed=tuple(proposed or ()),
        first_day=dating.first_day,
        day_from=dating.day_from,
        notices=_notices(dating.notices, proposed, most),
        loose_matches=tuple(proposer.loose_matches),
    )


def _notices(
    dates: Iterable[str], proposed: Sequence[Proposed] | None, most: int
) -> tuple[str, ...]:
    """What is to be said of the dates, and of too many events or none."""
    if proposed is None:
        many = (
            f"More than {most:,} events were found, which nobody can go through. Copy in the days "
            "that concern this case, or keep the log alone and add events by hand."
        )
        return (many, *dates)
    none = "No event was recognised: keep the text as an extract, or add events by hand."
    return (*dates,) if proposed else (*dates, none)


class _Passes:
    """Turns the lines done in each of the walks over a log into one count."""

    def __init__(self, alive: Callable[[int], None], lines: int) -> None:
        self._alive = alive
        self._lines = lines
        self._last = 0
        self._walk = 0

    def one(self, done: int) -> None:
        """A walk over the lines, of which two come one after the other."""
        if done < self._last:
            self._walk += 1
        self._last = done
        self._alive(self._walk * self._lines + done)

    def rest(self, line: int) -> None:
        """The last walk, in which the events are found."""
        self._alive(2 * self._lines + 2 * min(line, self._lines))


def split_lines(text: str) -> list[str]:
    """The lines of a text; signs that no log holds become spaces.

    Raises:
        LogError: it is no text, or too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise LogError(
            f"The text has {len(text):,} characters; {MOST_CHARACTERS:,} are read at once. "
            "Paste the log in parts."
        )
    control = len(_CONTROL.findall(text))
    if control > 16 and control > len(text) * _MOST_CONTROL:
        raise LogError(
            "This is not the text of a log: much of it is no writing. "
            "Open the log in its own program and copy the text from there."
        )
    clean = _CONTROL.sub(" ", text) if control else text
    lines = _LINE_BREAK.split(clean.removeprefix("\ufeff"))
    return lines[:-1] if lines and not lines[-1] else lines
