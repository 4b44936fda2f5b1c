"""A record as JSON: the text to keep, its hash, and reading one that anybody may have written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

from db.errors import KnownError
from ddaudit_desktop.record.content import RecordContent
from ddaudit_desktop.record.shape import NotThisShape, from_plain, to_plain

if TYPE_CHECKING:
    from pathlib import Path

MOST_CHARACTERS = 64_000_000
MOST_BYTES = 4 * MOST_CHARACTERS


def record_plain(content: RecordContent) -> dict[str, Any]:
    """The record as dicts, lists and simple values."""
    plain: dict[str, Any] = to_plain(content)
    return plain


def record_json(content: RecordContent) -> str:
    """The record as a file: indented, members sorted, so that two versions compare line by line."""
    return json.dumps(record_plain(content), ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def canonical_json(content: RecordContent) -> str:
    """The one text of a content: members sorted, no spaces, and without the filing's own mark."""
    plain = record_plain(replace(content, filing=None))
    del plain["filing"]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_sha256(content: RecordContent) -> str:
    """The hash that proves a content across layouts, formats and filings."""
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def read_record_file(path: Path) -> RecordContent:
    """A record from a file that anybody may have written.

    Raises:
        NotThisShape: the file is too large, is no UTF-8 text, or is no record.
        KnownError: the file cannot be read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotThisShape(f"{path.name} is too large to be the record of one audit.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotThisShape(f"{path.name} is no UTF-8 text, so it is no record.") from error
    except OSError as error:
        raise KnownError(
            f"{path} cannot be read: {error.strerror or error}. See that it is there."
        ) from error
    return read_record_json(text)


def read_record_json(text: str) -> RecordContent:
    """A record from JSON; `NotThisShape` says where it differs from the format."""
    if len(text) > MOST_CHARACTERS:
        raise NotThisShape("This file is too large to be the record of one audit.")
    try:
        plain = json.loads(
            text, object_pairs_hook=_once_each, parse_constant=_no_number, parse_float=_no_number
        )
    except json.JSONDecodeError as error:
        raise NotThisShape(
            f"This is no JSON: line {error.lineno}, column {error.colno} cannot be read."
        ) from error
    except RecursionError as error:
        raise NotThisShape("This JSON is nested too deeply to be a record.") from error
    except ValueError as error:  # Python reads no number of more than some thousand digits
        raise NotThisShape("This JSON holds a number that is too long for a record.") from error
    return from_plain(RecordContent, plain)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two members of one name would let a file say two things; refuse it."""
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotThisShape(f"The member {twice!r} is given twice in one object.")
    return members


def _no_number(text: str) -> NoReturn:
    raise NotThisShape(f"A record has whole numbers only; {text} is not one.")
