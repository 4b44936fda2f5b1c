"""A record by another hand: what the rules read in it has to be known here, and be there once.

A misspelt kind of event or setting would otherwise be passed over, and what it says would count as
missing; so it is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from db.errors import KnownError
from ddaudit_desktop.cli.recognised_answers import recognise_answers
from ddaudit_desktop.definitions import catalogue_in_use
from ddaudit_desktop.evidence.days import iso_day
from ddaudit_desktop.moments import ZONE
from ddaudit_desktop.parameters.model import is_parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.parameters.model import Parameter
    from ddaudit_desktop.record.content import RecordContent

A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
READ_BY_CLOCKS = ("span", "clock", "ranges", "choice")
MOST_DIGITS = 9
OLDEST = 120
"""Years of age beyond which a figure is a slip, by which a child would count as grown up."""


class NotRecognised(KnownError):
    """A record names something that this program does not know, or one thing twice."""


def recognise(content: RecordContent) -> None:
    """See that a record can be looked at as it is meant.

    Raises:
        NotRecognised: it names an unknown theme, kind of event, child or setting, or one id twice.
        NotAnAnswer: an answer is to no question known here, or by no code of it.
        SettingWrong: the value of a setting cannot be read.
    """
    themes = (content.case.theme, *content.case.other_themes)
    _known("theme", catalogue_in_use().themes, (theme.code for theme in themes))
    _known(
        "kind of event", catalogue_in_use().event_kinds, (event.kind for event in content.events)
    )
    for what, entries in (
        ("events", content.events),
        ("children", content.case.children),
        ("extracts", content.extracts),
        ("actions", content.actions),
        ("feedback", content.feedback),
        ("concerns", content.concerns),
    ):
        _once(what, (entry.id for entry in entries))
    questions = [question for section in content.sections for question in section.questions]
    _once("questions", (question.id for question in questions))
    for question in questions:
        _once(f"parts of {question.id}", (part.key for part in question.parts))
    for event in content.events:
        _once(f"details of {event.id}", (detail.key for detail in event.details))
    _once("settings", (setting.key for setting in content.deep_dive.settings))
    _children(content)
    _named_entries(content)
    recognise_answers(content)
    _settings(content)


def _children(content: RecordContent) -> None:
    """An age and a number of episodes are as people have them."""
    for child in content.case.children:
        for key, most in (("age_years", OLDEST), ("episodes_12m", 10**MOST_DIGITS - 1)):
            number = getattr(child, key)
            if number is not None and number > most:
                said = number if number < 10**MOST_DIGITS else "a figure of many digits"
                raise NotRecognised(
                    f"{key} of {child.pseudonym} is {said}. Write a number up to {most}, or null."
                )


def _named_entries(content: RecordContent) -> None:
    """What one entry of the record says of another has to be there."""
    children = [child.id for child in content.case.children]
    _known("child of the case", children, (e.child_id for e in content.events if e.child_id))
    events = [event.id for event in content.events]
    _known("event of the record", events, (x.event_id for x in content.extracts if x.event_id))
    given, grades = content.grade.grade, [grade.code for grade in content.grade.scale.grades]
    if given and grades:
        _known(f"grade of the scale {content.grade.scale.code}", grades, [given])
    begun = content.case.period_from
    if A_DAY.fullmatch(begun) and iso_day(begun) is None:
        raise NotRecognised(f"case.period_from is {begun}, which is on no calendar.")
    for event in content.events:
        if event.when.zone != ZONE.key and event.when.zone not in available_timezones():
            raise NotRecognised(
                f"The time of {event.id} is in the zone “{event.when.zone}”, which is not known. "
                f"Write {ZONE.key}."
            )


def _known(what: str, known: Iterable[str], named: Iterable[str]) -> None:
    allowed = set(known)
    for code in named:
        if code not in allowed:
            likely = next((one for one in sorted(allowed) if one.upper() == code.upper()), "")
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
            clock_parameters(catalogue_in_use().intervals.values()),
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
