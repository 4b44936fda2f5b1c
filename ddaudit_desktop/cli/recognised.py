"""A record by another hand: everything in it that rules go by has to be known, and stand once.

A kind of event or a setting that is misspelt would be passed over, and what it was to say would
count as missing; so it is refused instead.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from db.errors import KnownError
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.evidence.days import iso_day
from ddaudit_desktop.parameters.model import is_parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.parameters.model import Parameter
    from ddaudit_desktop.record.content import RecordContent

READ_BY_CLOCKS = ("span", "clock", "ranges", "choice")
MOST_DIGITS = 9


class NotRecognised(KnownError):
    """A record names something that this program does not know, or one thing twice."""


def recognise(content: RecordContent) -> None:
    """See that a record can be looked at as it is meant.

    Raises:
        NotRecognised: it names an unknown theme, kind of event or setting, or one id twice.
        SettingWrong: the value of a setting cannot be read.
    """
    themes = (content.case.theme, *content.case.other_themes)
    _known("theme", catalogue().themes, (theme.code for theme in themes))
    _known("kind of event", catalogue().event_kinds, (event.kind for event in content.events))
    _once("events", (event.id for event in content.events))
    _once("children", (child.id for child in content.case.children))
    questions = [question for section in content.sections for question in section.questions]
    _once("questions", (question.id for question in questions))
    for question in questions:
        _once(f"parts of {question.id}", (part.key for part in question.parts))
    for event in content.events:
        _once(f"details of {event.id}", (detail.key for detail in event.details))
    _once("settings", (setting.key for setting in content.deep_dive.settings))
    _settings(content)


def _known(what: str, known: Iterable[str], named: Iterable[str]) -> None:
    allowed = set(known)
    for code in named:
        if code not in allowed:
            likely = next((one for one in sorted(allowed) if one == code.upper()), "")
            meant = f" Is {likely} meant?" if likely else ""
            raise NotRecognised(f"The record has “{code}”, which is no {what} known here.{meant}")


def _once(what: str, named: Iterable[str]) -> None:
    for name, times in Counter(named).items():
        if times > 1:
            raise NotRecognised(
                f"The record has “{name}” {times} times among the {what}; each stands once."
            )


def _settings(content: RecordContent) -> None:
    from ddaudit_desktop.checks.run import case_checks, dive_checks
    from ddaudit_desktop.clocks.settings import clock_parameters

    declared: dict[str, Parameter] = {
        parameter.key: parameter
        for parameters in (
            *(rule.parameters for rule in case_checks()),
            *(rule.parameters for rule in dive_checks()),
            clock_parameters(catalogue().intervals.values()),
        )
        for parameter in parameters
    }
    for setting in content.deep_dive.settings:
        if is_parameter(setting.key):
            _known("setting", declared, [setting.key])
            _readable(declared[setting.key], setting.value)


def _readable(parameter: Parameter, value: str) -> None:
    from ddaudit_desktop.clocks.settings import read_setting

    if parameter.type in READ_BY_CLOCKS:
        read_setting(parameter, value)
    elif parameter.type == "date":
        if value and iso_day(value) is None:
            raise NotRecognised(_wrong(parameter, value, "a day, such as 2020-06-01"))
    elif not (value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS):
        raise NotRecognised(_wrong(parameter, value, "a whole number"))


def _wrong(parameter: Parameter, value: str, write: str) -> str:
    return f"The setting {parameter.key} ({parameter.title}) is “{value}”. Write {write}."
