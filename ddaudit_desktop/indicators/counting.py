"""Indicators: of how many cases something can be said, and in how many it is so (brief 3.8).

A case counts only when the answer is known. What is not recorded is not shown; what is not looked
at yet, or cannot be told, stays out of the count and is named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.indicators.wilson import wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ddaudit_desktop.checks.outcome import Outcome
    from ddaudit_desktop.evidence.model import Evidence

YES, NOT_APPLICABLE = "yes", "not_applicable"
WORDS_QUESTIONS = {"MC": "MC-29", "DA": "DA-26", "CP": "CP-27"}
"""Where each theme asks for words that blame or minimise."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one case adds: so many of so many (cases, children or actions)."""

    n: int
    of: int


NOT_ASKED = Share(0, 0)
SHOWN, MISSING = Share(1, 1), Share(0, 1)


@dataclass(frozen=True)
class Looked:
    """A case with what its checks came to, so that indicators need not run them again."""

    case: Evidence
    outcomes: Sequence[Outcome]

    def answers(self, check_id: str) -> set[str]:
        """What a check answered about this case."""
        return {outcome.answer for outcome in self.outcomes if outcome.id == check_id}


Counted = Callable[[Looked], Share | None]
"""What a case adds to an indicator; none when that cannot be told yet."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted.

    Attributes:
        unit: what is counted: cases, children or actions.
        good: whether a high share is good practice; words that blame are not.
    """

    id: str
    title: str
    themes: tuple[str, ...]
    counted: Counted = field(repr=False)
    unit: str = "cases"
    good: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """An indicator counted over cases.

    Attributes:
        theme: the theme counted, empty for all together.
        low, high: the 95 % Wilson interval of the share, from 0 to 1.
        cases: references of the cases that show it; ``not_shown`` of those that do not, or not
            wholly; ``cannot_tell`` of those that do not count.
    """

    indicator: Indicator
    theme: str
    n: int
    of: int
    cases: tuple[str, ...]
    not_shown: tuple[str, ...]
    cannot_tell: tuple[str, ...]

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share."""
        return wilson(self.n, self.of)

    @property
    def words(self) -> str:
        """The count as people read it: ``17 of 20, 64 to 95 %``; no percentage under five."""
        if not self.of:
            return "no case to count"
        said = f"{self.n} of {self.of}"
        if self.of < LEAST_FOR_PERCENTAGES:
            return said
        low, high = self.interval
        return f"{said}, {low * 100:.0f} to {high * 100:.0f} %"


LEAST_FOR_PERCENTAGES = 5
"""Below this many there are counts only (CK-GR-09)."""


def indicators_of(cases: Iterable[Evidence]) -> list[Tally]:
    """Every indicator over these cases: all themes together, then each theme it speaks of."""
    looked = [Looked(case, run_checks(case)) for case in cases]
    found = []
    for indicator in INDICATORS:
        found.append(_tally(indicator, "", looked))
        if len(indicator.themes) > 1:
            found += [_tally(indicator, theme, looked) for theme in indicator.themes]
    return found


def _tally(indicator: Indicator, theme: str, looked: Iterable[Looked]) -> Tally:
    shown: list[str] = []
    missing: list[str] = []
    unknown: list[str] = []
    n = of = 0
    for one in looked:
        themes = {one.case.theme} if theme else set(one.case.themes)
        if not themes & ({theme} if theme else set(indicator.themes)):
            continue
        share = indicator.counted(one)
        if share is None:
            unknown.append(one.case.reference)
        elif share.of:
            n, of = n + share.n, of + share.of
            (shown if share.n == share.of else missing).append(one.case.reference)
    return Tally(indicator, theme, n, of, tuple(shown), tuple(missing), tuple(unknown))


def _answered(**questions: str) -> Counted:
    """Counted by the answer to a question, another one in each theme: yes shows it."""

    def counted(one: Looked) -> Share | None:
        asked = [questions[theme] for theme in one.case.themes if theme in questions]
        values = [one.case.value(question) for question in asked]
        given = [value for value in values if value not in ("", NOT_APPLICABLE)]
        if not given:
            return None if "" in values else NOT_ASKED
        return SHOWN if all(value == YES for value in given) else MISSING

    return counted


def _checked(*check_ids: str) -> Counted:
    """Counted by checks: every one that applies has to pass."""

    def counted(one: Looked) -> Share | None:
        answers = set().union(*(one.answers(check_id) for check_id in check_ids))
        if "flag" in answers:
            return MISSING
        if "cannot_tell" in answers:
            return None
        return SHOWN if "pass" in answers else NOT_ASKED

    return counted


def _at_least_medium(one: Looked) -> Share | None:
    band = one.case.value("MC-07")
    if not band:
        return None
    return SHOWN if band in ("medium", "high") else MISSING


def _per_child(question: str) -> Counted:
    """Counted per child of the household: all of them after yes, the number given otherwise."""

    def counted(one: Looked) -> Share | None:
        value = one.case.value(question)
        children = one.case.number("DA-07", "children") or len(one.case.children)
        if value == NOT_APPLICABLE:
            return NOT_ASKED
        if not value or not children:
            return None
        if value == YES:
            return Share(children, children)
        some = one.case.number(question, "count")
        if some is not None:
            return Share(min(some, children), children)
        return None if value == "partly" else Share(0, children)

    return counted


def _blaming_words(one: Looked) -> Share | None:
    """Whether the record holds words that blame: the answer, or a match kept as evidence."""
    case = one.case
    kept = any(
        d.decision == "accept" and d.check_id.startswith("LG-") and d.check_id < "LG-30"
        for d in case.decisions
    )
    if kept:
        return SHOWN
    values = [case.value(WORDS_QUESTIONS[t]) for t in case.themes if t in WORDS_QUESTIONS]
    if any(value in (YES, "partly") for value in values):
        return SHOWN
    return MISSING if "no" in values else None


def _feedback(one: Looked) -> Share | None:
    given = [f for f in one.case.feedback if f.given_on]
    if not one.case.grade.code:
        return None
    return SHOWN if given and all(f.received == "receptive" for f in given) else MISSING


def _retested(one: Looked) -> Share | None:
    actions = one.case.actions
    return Share(sum(bool(a.retest_result.strip()) for a in actions), len(actions))


ALL = ("MC", "DA", "DI", "CP", "PP")
INDICATORS: tuple[Indicator, ...] = (
    Indicator("IN-01", "Body-worn video used", ("DA",), _answered(DA="DA-05")),
    Indicator("IN-02", "Children seen", ("DA",), _per_child("DA-08"), "children"),
    Indicator("IN-03", "Children spoken to", ("DA",), _per_child("DA-09"), "children"),
    Indicator(
        "IN-04",
        "THRIVE with content",
        ("MC", "DA", "CP"),
        _answered(MC="MC-04", DA="DA-02", CP="CP-02"),
    ),
    Indicator("IN-05", "First grade at least Medium", ("MC",), _at_least_medium),
    Indicator("IN-06", "Grade explained by the child’s facts", ("MC",), _answered(MC="MC-09")),
    Indicator("IN-07", "Risk reviewed overnight", ("MC",), _checked("CK-MC-07")),
    Indicator("IN-08", "Supervisor’s review before closing", ("MC",), _checked("CK-MC-09")),
    Indicator("IN-09", "Prevention interview with the child’s words", ("MC",),
              _answered(MC="MC-24")),
    Indicator("IN-10", "Reason for using police protection", ("PP",), _answered(PP="PP-02")),
    Indicator("IN-11", "Reason for ending police protection", ("PP",), _answered(PP="PP-25")),
    Indicator("IN-12", "Designated officer another person", ("PP",), _checked("CK-PP-03")),
    Indicator("IN-13", "Strategy discussion within 24 hours", ("CP", "PP"),
              _checked("CK-CP-01", "CK-PP-12")),
    Indicator("IN-14", "Enforced within the limit for the risk", ("DI",), _checked("CK-DI-01")),
    Indicator("IN-15", "Shared with social care before enforcement", ("DI",),
              _checked("CK-DI-05")),
    Indicator("IN-16", "Words that blame or minimise", ALL, _blaming_words, good=False),
    Indicator("IN-17", "Feedback given and received well", ALL, _feedback),
    Indicator("IN-18", "Actions tested again", ALL, _retested, "actions"),
)  # fmt: skip
"""The indicators of the domain brief, 3.8, in its order."""
