"""The published JSON Schema of a record, drawn from the same declarations as the record itself."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import datetime
from inspect import cleandoc
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from ddaudit_desktop.record.content import RecordContent
from ddaudit_desktop.record.shape import INSTANT, AtLeast, Pattern, Slot, slots

SIMPLE = {str: "string", int: "integer", bool: "boolean"}


def record_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one individual audit record."""
    definitions: dict[str, Any] = {}
    root = _object(RecordContent, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:ddaudit:record:1",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    members = slots(cls)
    return {
        "title": _title(cls.__name__),
        "description": " ".join(cleandoc(cls.__doc__ or "").split()),
        "type": "object",
        "additionalProperties": False,
        "required": [slot.name for slot in members if slot.required],
        "properties": {slot.name: _property(slot, definitions) for slot in members},
    }


def _property(slot: Slot, definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": slot.name.replace("_", " ").capitalize(),
        "description": slot.about,
        **_of(slot.kind, slot.marks, definitions),
    }


def _of(kind: Any, marks: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if hasattr(kind, "__metadata__"):
        inner, *notes = get_args(kind)
        return _of(inner, (*marks, *notes), definitions)
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        inner = next(each for each in get_args(kind) if each is not type(None))
        return {"anyOf": [_of(inner, marks, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], (), definitions)}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if kind is datetime:
        return {"type": "string", "pattern": INSTANT.regex}
    return {"type": SIMPLE[kind], **_limits(marks)}


def _limits(marks: tuple[Any, ...]) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    for mark in marks:
        if isinstance(mark, Pattern):
            limits["pattern"] = mark.regex
        elif isinstance(mark, AtLeast):
            limits["minimum"] = mark.least
    return limits


def _title(name: str) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return words.strip().capitalize()
