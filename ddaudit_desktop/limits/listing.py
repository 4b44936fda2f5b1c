"""Every parameter of checks and clocks: the rule it belongs to, and what holds in a deep dive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Setting
from ddaudit_desktop.checks.run import case_checks, dive_checks
from ddaudit_desktop.clocks.settings import clock_parameters
from ddaudit_desktop.limits.values import show_value
from ddaudit_desktop.reading import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.store import Store
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.parameters.model import Parameter


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter as it holds now.

    Attributes:
        rule_id: the check or interval that uses it.
        rule: what that says, in plain words.
        value: what holds, as it is kept.
        reason: why it is another than the default; empty where it is not.
        differs: whether the deep dive has a value of its own.
    """

    parameter: Parameter
    rule_id: str
    rule: str
    value: str
    reason: str = ""
    differs: bool = False

    @property
    def key(self) -> str:
        """The key it is kept under."""
        return self.parameter.key

    @property
    def title(self) -> str:
        """What it is."""
        return self.parameter.title

    @property
    def default_words(self) -> str:
        """The default, in words."""
        return show_value(self.parameter, self.parameter.default)

    @property
    def value_words(self) -> str:
        """What holds, in words."""
        return show_value(self.parameter, self.value)

    def has(self, words: str) -> bool:
        """Whether every one of some words stands somewhere in it."""
        said = (self.rule_id, self.title, self.rule, self.default_words, self.value_words)
        text = " ".join((*said, self.reason)).casefold()
        return all(word in text for word in words.casefold().split())


def parameter_rows(store: Store, intervals: Mapping[str, Interval]) -> list[ParameterRow]:
    """Every parameter once, checks first, each by the id of its rule.

    Args:
        store: the deep dive.
        intervals: the clocks it was begun on, by id.
    """
    kept = {row.key: row for row in rows(store, Setting)}
    found: dict[str, ParameterRow] = {}
    for rule_id, rule, parameter in _declared(intervals):
        own = kept.get(parameter.key)
        found[parameter.key] = ParameterRow(
            parameter,
            rule_id,
            rule,
            own.value if own else parameter.default,
            own.reason if own else "",
            differs=own is not None,
        )
    return sorted(found.values(), key=lambda row: row.rule_id)


def _declared(intervals: Mapping[str, Interval]) -> Iterator[tuple[str, str, Parameter]]:
    """The rule and its words with each parameter; one that two rules use is its namesake's."""
    checks: Iterable[tuple[str, str, tuple[Parameter, ...]]] = [
        *((rule.id, rule.rule, rule.parameters) for rule in case_checks()),
        *((rule.id, rule.rule, rule.parameters) for rule in dive_checks()),
    ]
    for rule_id, rule, parameters in checks:
        for parameter in parameters:
            if parameter.key.startswith(f"{rule_id}."):
                yield rule_id, rule, parameter
    for parameter in clock_parameters(intervals.values()):
        interval = intervals[parameter.key.partition(".")[0]]
        yield interval.id, f"From “{interval.starts}” to “{interval.ends}”.", parameter
