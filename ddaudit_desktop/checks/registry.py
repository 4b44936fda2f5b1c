"""How a check is declared, what it answers, and which there are.

A check is a function from the evidence of a case to one `Result`, or to several where it looks at
several things of one case (each child, each period), each with its subject::

    @check("CK-MC-01", "high", "First grade below Medium", themes=("MC",), sources=("S",),
           rule="A missing child is graded at least Medium from the first grade on.")
    def first_grade(case: Evidence) -> Result: ...

What every check keeps to: what it needs to know and does not is *cannot tell*, never *pass*; a
condition that does not hold makes it *not applicable*; the facts of a flag are there, every one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from ddaudit_desktop.definitions import references
from ddaudit_desktop.definitions.references import short_words

if TYPE_CHECKING:
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence
    from ddaudit_desktop.parameters.model import Parameter

Answer = Literal["pass", "flag", "cannot_tell", "not_applicable"]
Severity = Literal["critical", "high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low")
"""Worst first: from a child who may be unsafe, or a legal limit broken, to information (3.0)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure in a reason by itself, for a list with little room.

    Attributes:
        value: what was measured: ``74 h 10 min``.
        about: what makes it too much: ``over by 2 h 10 min``.
    """

    value: str
    about: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a check answers about one thing.

    Attributes:
        answer: pass, flag, cannot tell or not applicable.
        reason: one sentence with the facts in it: ``Police protection: 74 h 10 min, limit 72 h.``
        facts: what it rests on.
        severity: where it is not that of the check.
        subject: what of the case it is about, where a check looks at several; the same for the same
            thing every time, because a decision is kept under it.
        figure: of a flag that comes of a measurement, what was measured.
    """

    answer: Answer
    reason: str
    facts: tuple[Fact, ...] = ()
    severity: Severity | None = None
    subject: str = ""
    figure: Figure | None = None


Results = Result | Iterable[Result]
Seen = TypeVar("Seen")
"""What a check looks at: the evidence of a case, a graded case, or the whole deep dive."""


@dataclass(frozen=True, slots=True)
class Check(Generic[Seen]):
    """One rule.

    Attributes:
        id: stable for ever: decisions and improvement points name it.
        title: what a flag of it says in a few words.
        rule: the rule in plain words.
        sources: ids of what it rests on (`resources/sources.toml`).
        themes: themes it is asked for; none means all.
        parameters: numbers of ours in it that a force may change.
        questions: questions it concerns, so that a flag stands beside them.
        statutory: a time that is missing is worth showing, one severity lower.
        version: raised when the rule changes in meaning; kept with a decision.
    """

    id: str
    severity: Severity
    title: str
    rule: str
    sources: tuple[str, ...]
    run: Callable[[Seen], Results] = field(repr=False)
    themes: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    questions: tuple[str, ...] = ()
    statutory: bool = False
    version: str = "1"

    @property
    def source(self) -> str:
        """Where the rule comes from, in words."""
        return short_words(self.sources, references())


class Register(Generic[Seen]):
    """The checks that look at one sort of thing, by id; filled by the modules that declare them."""

    def __init__(self) -> None:
        self.checks: dict[str, Check[Seen]] = {}

    def __call__(
        self,
        check_id: str,
        severity: Severity,
        title: str,
        *,
        rule: str,
        sources: tuple[str, ...],
        themes: tuple[str, ...] = (),
        parameters: tuple[Parameter, ...] = (),
        questions: tuple[str, ...] = (),
        statutory: bool = False,
        version: str = "1",
    ) -> Callable[[Callable[[Seen], Results]], Callable[[Seen], Results]]:
        """Register a function as the check of that id."""

        def register(run: Callable[[Seen], Results]) -> Callable[[Seen], Results]:
            assert check_id not in self.checks, f"{check_id} is declared twice"
            self.checks[check_id] = Check(
                check_id, severity, title, rule, sources, run, themes, parameters, questions,
                statutory, version,
            )  # fmt: skip
            return run

        return register


check: Register[Evidence] = Register()
"""Declares a check of one case."""


def passed(reason: str, *facts: Fact, subject: str = "") -> Result:
    """The rule holds."""
    return Result("pass", reason, facts, subject=subject)


def flagged(
    reason: str,
    *facts: Fact,
    severity: Severity | None = None,
    subject: str = "",
    figure: Figure | None = None,
) -> Result:
    """The rule does not hold, or a person has to look."""
    return Result("flag", reason, facts, severity, subject, figure)


def cannot_tell(
    reason: str, *facts: Fact, severity: Severity | None = None, subject: str = ""
) -> Result:
    """Something that the rule needs is not known; the reason says what."""
    return Result("cannot_tell", reason, facts, severity, subject)


def not_applicable(reason: str, *facts: Fact, subject: str = "") -> Result:
    """The rule is not about a case like this."""
    return Result("not_applicable", reason, facts, subject=subject)


def lower(severity: Severity) -> Severity:
    """One severity lower; the lowest stays."""
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]
