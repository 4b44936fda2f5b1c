"""The door for values: checked by the noun's fields before any row is written.

Table classes validate nothing (SQLModel means it so), so nothing but this makes their values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from db.errors import NotAllowed

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from db.records import Fields


def validated(fields: type[Fields], noun: str, values: dict[str, Any]) -> Fields:
    """The values as the noun's fields, or one sentence that names each field and its trouble."""
    try:
        # The same as model_validate without its detour for tables; a third of an answer's checking.
        checked: Fields = fields.__new__(fields)
        fields.__pydantic_validator__.validate_python(values, self_instance=checked)
        return checked
    except ValidationError as error:
        said = dict.fromkeys(_sentence(detail) for detail in error.errors(include_url=False))
        raise NotAllowed(f"{noun.capitalize()}: {'; '.join(said)}.") from None


def noun_of(model: type) -> str:
    """What a table's records are called in a sentence: `PointAssessment` is a point assessment."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower()


def _sentence(detail: ErrorDetails) -> str:
    """One trouble in words, without the value: it may be case material."""
    where = [str(part) for part in detail["loc"]]
    field = where[0].removesuffix("_id").replace("_", " ") if where else ""
    return f"{field} {_trouble(detail)}" if field else _trouble(detail)


def _trouble(detail: ErrorDetails) -> str:
    kind, limits = detail["type"], detail.get("ctx", {})
    if kind == "string_too_short" and limits.get("min_length") == 1:
        kind = "missing"
    for start, words in _WORDS.items():
        if kind.startswith(start):
            return words.format(**limits)
    return detail["msg"].removeprefix("Value error, ")


_WORDS = {
    "missing": "has to be given",
    "string_too_short": "has to be at least {min_length} long",
    "string_too_long": "can be at most {max_length} letters long",
    "string_": "has to be text",
    "int_": "has to be a whole number",
    "float_": "has to be a number",
    "bool_": "has to be yes or no",
    "greater_than_equal": "cannot be below {ge}",
    "less_than_equal": "cannot be above {le}",
    "literal_error": "has to be one of {expected}",
    "list_type": "has to be a list",
    "dict_type": "has to be a list of pairs",
    "date": "has to be a date and time with its zone",
    "timezone": "has to be a time with its zone",
    "extra_forbidden": "is not known here",
}
