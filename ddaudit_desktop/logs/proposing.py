"""From dated entries and what they tell to proposed events with a time, a title and a doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from ddaudit_desktop.logs.proposed import Proposed
from ddaudit_desktop.logs.repeats import with_repeats
from ddaudit_desktop.logs.timing import NO_CLOCK, loose_moment, time_entries
from ddaudit_desktop.logs.told import Earlier, Told
from ddaudit_desktop.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from ddaudit_desktop.definitions.phrases import Phrases
    from ddaudit_desktop.language.matching import PhraseMatch
    from ddaudit_desktop.logs.days import Dating
    from ddaudit_desktop.logs.entries import Entry
    from ddaudit_desktop.logs.finding import Finder
    from ddaudit_desktop.logs.proposed import Confidence
    from ddaudit_desktop.logs.timing import Timing
    from ddaudit_desktop.logs.words import LogWords

LONGEST_TITLE = 60
_RANK = ("sure", "likely", "check")


class Proposer:
    """Makes the proposals of one log."""

    def __init__(
        self, words: LogWords, finder: Finder, phrases: Phrases | None, themes: str
    ) -> None:
        self.words = words
        self.finder = finder
        self.phrases = phrases
        self.themes = themes
        self.loose_matches: list[PhraseMatch] = []
        """Phrases of the language lists in entries that propose no event."""

    def propose(
        self,
        entries: Sequence[Entry],
        dating: Dating,
        alive: Callable[[int], None],
        *,
        most: int = 0,
    ) -> list[Proposed] | None:
        """Every proposal, in order of time; the entries are read in that order too.

        None once there are more than ``most``, where that is given.
        """
        moments, order = time_entries(entries, dating)
        earlier = Earlier()
        found: list[tuple[datetime, int, Proposed]] = []
        for count, number in enumerate(order):
            if not count % 16:
                alive(entries[number].line)
            told = self._of_entry(entries[number], moments[number], dating.days[number], earlier)
            key = moments[number][2]
            for place, one in enumerate(told):
                found.append((one.moment.earliest or key, number * 64 + min(place, 63), one))
            if most and len(found) > most:
                return None
        found.sort(key=lambda row: row[:2])
        return with_repeats([one for _, _, one in found], self.words.several)

    def _of_entry(
        self, entry: Entry, timing: Timing, day: date | None, earlier: Earlier
    ) -> list[Proposed]:
        text = entry.text
        told = self.finder.find(text, earlier)
        for one in told:
            if not one.undone:
                earlier.add(one)
        moment, doubt, span = timing[0], timing[1], None
        if not entry.timed and not entry.vague:
            moment, doubt, span = loose_moment(text, told, day, moment)
        said = _Said(entry, text, moment, doubt, span, day, self._matches(text))
        made: list[Proposed] = []
        undone = [_undone_words(text, one, one.undone) for one in told if one.undone]
        for one in told:
            if one.undone:
                continue
            event = self._event(said, one)
            if event is None:
                undone.append(_undone_words(text, one, "lies ahead"))
            else:
                made.append(event)
        has_time = entry.timed or moment.earliest is not None
        if has_time and not any(one.moment == moment for one in made):
            made.append(_plain(said, undone))
        if not made:
            self.loose_matches += said.matches
        return made

    def _event(self, said: _Said, told: Told) -> Proposed | None:
        """The proposal for one thing told; None where its own time lies after the entry."""
        moment, doubt, span = said.moment, said.doubt, said.span
        own = told.own
        if own is not None and span == (own.start, own.end):
            own = None
        if own is not None:
            ahead = told.time == "ahead"
            clock = said.entry.head.clock
            at = clock.minutes if clock else None
            moment, doubt, later = own.moment(said.day, at, ahead=ahead)
            if later and not ahead:
                return None
            span = (own.start, own.end)
        elif told.time != "entry" and said.entry.timed:
            moment, doubt, span = Moment(""), "its own time is not given", None
        sure, why = told.sure, told.why
        if doubt:
            sure = max(sure, _sure_of(doubt, moment), key=_RANK.index)
            why = "; ".join(part for part in (why, doubt) if part)
        own_lane = told.kind == told.rule.kind
        return said.proposed(
            span,
            moment=moment,
            kind=told.kind,
            lane=told.rule.lane if own_lane else self.words.kinds[told.kind].lane,
            title=_title(self.words, told),
            details=dict(told.details),
            confidence=cast("Confidence", sure),
            why=why,
        )

    def _matches(self, text: str) -> tuple[PhraseMatch, ...]:
        if self.phrases is None:
            return ()
        from ddaudit_desktop.language.matching import find_phrases

        return tuple(find_phrases(text, self.phrases, theme=self.themes))


@dataclass(frozen=True, slots=True)
class _Said:
    """An entry with its words, its time and the doubt in it, and where in the words that stands."""

    entry: Entry
    text: str
    moment: Moment
    doubt: str
    span: tuple[int, int] | None
    day: date | None
    matches: tuple[PhraseMatch, ...]

    def proposed(
        self,
        span: tuple[int, int] | None,
        *,
        moment: Moment,
        kind: str,
        lane: str,
        title: str,
        details: dict[str, str],
        confidence: Confidence,
        why: str,
    ) -> Proposed:
        """A proposal that points at this entry, or at the line of it where a time stands."""
        line, time_at = _place(self.entry, span)
        return Proposed(
            line=line,
            last_line=max(line, self.entry.last_line),
            text=self.text,
            moment=moment,
            kind=kind,
            lane=lane,
            title=title,
            details=details,
            confidence=confidence,
            why=why,
            time_at=time_at,
            matches=self.matches,
        )


def _plain(said: _Said, undone: list[str]) -> Proposed:
    """The proposal for an entry with a time that tells of no event."""
    why = [*undone[:2]] if undone else ["no event kind fits"]
    return said.proposed(
        said.span,
        moment=said.moment,
        kind="",
        lane="control_room",
        title=_shortened(said.text),
        details={},
        confidence="check",
        why="; ".join([*why, *([said.doubt] if said.doubt else [])]),
    )


def _sure_of(doubt: str, moment: Moment) -> str:
    if moment.earliest is None or doubt == NO_CLOCK or doubt.startswith("the time goes back"):
        return "check"
    return "likely"


def _place(entry: Entry, span: tuple[int, int] | None) -> tuple[int, tuple[int, int] | None]:
    """The line an event points at, and where in it the time stands."""
    if span is not None:
        line, column = entry.place(span[0])
        return line, (column, column + span[1] - span[0])
    clock = entry.head.clock
    if clock is not None:
        last = entry.head.until or clock
        return entry.line, (clock.start, last.end)
    if entry.vague:
        return entry.line, (entry.pieces[0].start, entry.pieces[0].start + len(entry.vague))
    if entry.head.day is not None:
        return entry.line, (entry.head.day.start, entry.head.day.end)
    return entry.line, None


def _undone_words(text: str, told: Told, says: str) -> str:
    return f"“{_shortened(text[told.start : told.end], 30)}”: {says}"


def _title(words: LogWords, told: Told) -> str:
    kind = words.kinds[told.kind]
    shown = {
        detail.key: detail.word(told.details[detail.key])
        for detail in kind.details
        if detail.key in told.details
    }
    wanted = told.rule.title if told.kind == told.rule.kind else ""
    if wanted and "{" in wanted:
        key = wanted[wanted.index("{") + 1 : wanted.index("}")]
        return wanted.replace(f"{{{key}}}", shown[key]) if key in shown else kind.short
    if wanted:
        return wanted
    return f"{kind.short}: {', '.join(shown.values())}" if shown else kind.short


def _shortened(text: str, most: int = LONGEST_TITLE) -> str:
    words = " ".join(text[: most * 4].split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
