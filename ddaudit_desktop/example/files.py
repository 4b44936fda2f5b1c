"""The files of the example deep dive: read, and checked against the definitions they speak of.

A slip in a case file (an unknown question, option, kind of event or point) is refused with the
file's name, before anything is written.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import resources
from ddaudit_desktop.definitions import NOT_APPLICABLE, NOT_RECORDED

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Catalogue, Pack, Part, Scale

Row = dict[str, Any]

DEEP_DIVE = "example/deep_dive.toml"
CASES = "example/cases"

POINT_VALUES = ("met", "partly_met", "not_met", "not_evidenced", "not_applicable")
ABSENT = (NOT_RECORDED, NOT_APPLICABLE)


class ExampleError(Exception):
    """A file of the example does not fit the definitions; the message names file and place."""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of the example as read, with its name for refusals."""

    name: str
    data: Row

    def rows(self, key: str) -> list[Row]:
        """The tables of one kind, in the order of the file."""
        rows: list[Row] = self.data.get(key, [])
        return rows

    @property
    def answers(self) -> dict[tuple[str, str], Row]:
        """What is answered, by question and part; a bare word in the file is a value."""
        found = {}
        for key, given in self.data.get("answers", {}).items():
            question, _, part = key.partition(".")
            row = given if isinstance(given, dict) else {"value": given}
            found[question, part or "main"] = row
        return found

    def refusal(self, place: str, why: str) -> ExampleError:
        """An error that names this file and the place in it."""
        return ExampleError(f"{self.name}, {place}: {why}")


@cache
def deep_dive_file() -> ExampleFile:
    """The commission of the example, its people, actions, changes and findings."""
    return _read(DEEP_DIVE)


@cache
def case_files() -> tuple[ExampleFile, ...]:
    """The cases of the example, in the order of the sample."""
    files = [_read(name) for name in resources.names(CASES, ".toml")]
    return tuple(sorted(files, key=lambda file: file.data["position"]))


def _read(name: str) -> ExampleFile:
    return ExampleFile(name, _flowing(tomllib.loads(resources.text(name))))


def _flowing(value: Any) -> Any:
    """Join the lines of long texts: where a line of a file ends means nothing."""
    if isinstance(value, str):
        return " ".join(value.split("\n")) if "\n" in value else value
    if isinstance(value, dict):
        return {key: _flowing(inner) for key, inner in value.items()}
    return [_flowing(inner) for inner in value] if isinstance(value, list) else value


def check_case(file: ExampleFile, catalogue: Catalogue, scale: Scale, pack: Pack) -> None:
    """See that everything a case file names exists.

    Raises:
        ExampleError: something it names does not.
    """
    _Check(file, catalogue).everything(scale, pack)


class _Check:
    """One reading of one case file against the definitions."""

    def __init__(self, file: ExampleFile, catalogue: Catalogue) -> None:
        self.file = file
        self.catalogue = catalogue
        themes = [file.data["theme"], *file.data["other_themes"]]
        sets = [catalogue.question_sets[code] for code in ("HD", *themes, "CL", "OV")]
        self.questions = {q.id: q for one in sets for q in one.questions()}
        self.themes = set(themes)
        self.children = {child["pseudonym"] for child in file.rows("child")}

    def everything(self, scale: Scale, pack: Pack) -> None:
        for (question, key), row in self.file.answers.items():
            self._answer(question, key, row)
        for event in self.file.rows("event"):
            self._event(event)
        titles = {event.get("title") for event in self.file.rows("event")}
        for extract in self.file.rows("extract"):
            self._question(extract["question"], extract["words"])
            if extract.get("event"):
                self._among("extract", extract["event"], titles)
        for point in self.file.rows("point"):
            known = {p.code for p in pack.points if self.themes & set(p.themes)}
            self._among("point", point["code"], known)
            self._among(f"point {point['code']}", point["value"], POINT_VALUES)
        grade = self.file.data.get("grade")
        if grade and grade.get("grade"):
            self._among("grade", grade["grade"], {g.code for g in scale.grades})

    def _answer(self, question: str, key: str, row: Row) -> None:
        place = question if key == "main" else f"{question}.{key}"
        part = self._part(question, key, place)
        value = str(row.get("value", ""))
        if not value or value in ABSENT:
            return
        match part.type:
            case "YPN" | "CH" | "MULTI":
                for code in value.split(","):
                    self._among(place, code, part.allowed())
            case "NUM":
                if not value.isdigit():
                    raise self.file.refusal(place, f"“{value}” is not a number")
            case "DATE":
                if len(value) != len("2020-02-11"):
                    raise self.file.refusal(place, f"“{value}” is not a date")
            case _:
                raise self.file.refusal(place, f"type {part.type} takes no value “{value}”")

    def _event(self, event: Row) -> None:
        place = f"event {event.get('title') or event['kind']}"
        self._among(place, event["kind"], self.catalogue.event_kinds)
        if event.get("question"):
            part = self._part(event["question"], event.get("part", "main"), place)
            if part.type != "DT":
                raise self.file.refusal(place, f"{event['question']} is not answered by an event")
        if event.get("lane"):
            self._among(place, event["lane"], self.catalogue.lanes)
        if event.get("child"):
            self._among(place, event["child"], self.children)
        for question in event.get("links", ()):
            self._question(question, place)

    def _part(self, question: str, key: str, place: str) -> Part:
        self._question(question, place)
        parts = {part.key: part for part in self.questions[question].parts}
        self._among(place, key, parts)
        return parts[key]

    def _question(self, question: str, place: str) -> None:
        self._among(place, question, self.questions)

    def _among(self, place: str, value: object, allowed: Any) -> None:
        if value not in allowed:
            words = ", ".join(str(word) for word in allowed)
            raise self.file.refusal(place, f"“{value}” is not among {words}")
