"""Where in the safeguarding folder a record goes: names that every system takes, without people."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LONGEST = 48
"""Letters of a reference in a name; with theme, version and day a name stays well under 120."""
RESERVED = {"CON", "PRN", "AUX", "NUL"} | {
    f"{port}{n}" for port in ("COM", "LPT") for n in "123456789"
}


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of one case, counted from the safeguarding folder, and how its files begin."""

    theme: str
    case: str

    @property
    def folder(self) -> str:
        """Theme and case, with a forward slash."""
        return f"{self.theme}/{self.case}"

    def file_name(self, version: int, day: date, ending: str) -> str:
        """The name of one version: ``DD20-MC-03_MC_record_v01_2020-06-19.pdf``."""
        return f"{self.case}_{self.theme}_record_v{version:02d}_{day.isoformat()}.{ending}"

    def versions(self, names: Iterable[str], ending: str) -> set[int]:
        """The version numbers that files of these names have taken."""
        pattern = re.compile(
            rf"{re.escape(self.case)}_.*_record_v(\d+)_.*\.{re.escape(ending)}", re.IGNORECASE
        )
        return {int(match[1]) for name in names if (match := pattern.fullmatch(name))}


def place_of(reference: str, theme: str) -> Place:
    """The place of a case's records."""
    return Place(theme=safe_name(theme), case=safe_name(reference))


def safe_name(text: str) -> str:
    """A name without anything that Windows, a share or an archive would refuse.

    A text that has to be changed gets a short mark of its own, so that two different references
    never share a folder.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip(".-")[:LONGEST].rstrip(".-")
    if safe == text and safe.upper().partition(".")[0] not in RESERVED:
        return safe
    mark = hashlib.sha256(text.encode()).hexdigest()[:6]
    return f"{safe or 'case'}-{mark}"
