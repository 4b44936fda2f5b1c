"""Indicators as a screen shows them: how many of how many, in words, and which cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ddaudit_desktop.definitions import themes
from ddaudit_desktop.evidence.of_all import all_evidence
from ddaudit_desktop.indicators.counting import LEAST_FOR_PERCENTAGES, indicators_of

if TYPE_CHECKING:
    from db.store import Store
    from ddaudit_desktop.indicators.counting import Tally

Standing = Literal["shown", "not_shown", "cannot_tell", ""]
IN_CASE: dict[Standing, str] = {
    "shown": "Shown",
    "not_shown": "Not shown",
    "cannot_tell": "Cannot tell",
    "": "–",
}


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One indicator over all its themes, or over one of them, as a row."""

    tally: Tally

    @property
    def title(self) -> str:
        """What is counted; a theme is named under its indicator."""
        theme = themes().get(self.tally.theme)
        if self.tally.theme:
            return theme.title if theme else self.tally.theme
        return self.tally.indicator.title

    @property
    def under(self) -> bool:
        """Whether it is a part of the row above: one theme of several."""
        return bool(self.tally.theme)

    @property
    def counted(self) -> str:
        """So many of so many, with what is counted where it is not cases."""
        tally = self.tally
        if not tally.of:
            return "–"
        unit = "" if tally.indicator.unit == "cases" else f" {tally.indicator.unit}"
        return f"{tally.n} of {tally.of}{unit}"

    @property
    def reading(self) -> str:
        """The interval in words; counts alone where there are too few for percentages."""
        tally = self.tally
        if not tally.of:
            return "Nothing to count yet"
        if tally.of < LEAST_FOR_PERCENTAGES:
            return "Too few for percentages"
        low, high = tally.interval
        return f"between {low * 100:.0f} and {high * 100:.0f} %"

    def standing(self, reference: str) -> Standing:
        """What one case says of it; empty where the case is none of those asked."""
        if reference in self.tally.cases:
            return "shown"
        if reference in self.tally.not_shown:
            return "not_shown"
        return "cannot_tell" if reference in self.tally.cannot_tell else ""

    @property
    def told(self) -> list[tuple[str, tuple[str, ...]]]:
        """The cases behind the count, by what they say."""
        tally = self.tally
        parts = (
            ("Shown", tally.cases),
            ("Not shown, or not wholly", tally.not_shown),
            ("Cannot tell", tally.cannot_tell),
        )
        return [(words, cases) for words, cases in parts if cases]


def share_rows(store: Store) -> list[ShareRow]:
    """Every indicator of the deep dive, each followed by its themes where there are several."""
    return [ShareRow(tally) for tally in indicators_of(all_evidence(store).cases)]
