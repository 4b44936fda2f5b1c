"""The figure that a flag of a measurement carries by itself, and which results carry none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks.registry import Figure, Result, check
from ddaudit_desktop.checks.run import run_checks

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

USED = ("PP_EXERCISED", "12/2/2020 0555")


@pytest.fixture
def protection(a_case: Callable[..., Evidence]) -> Callable[[str], Result]:
    """What the limit of police protection shows when it ended at a time."""

    def shown(ended: str) -> Result:
        case = a_case("PP", {}, [USED, ("PP_ENDED", ended)])
        found: Any = check.checks["CK-PP-01"].run(case)
        (result,) = [found] if isinstance(found, Result) else found
        return result

    return shown


def test_a_broken_limit_carries_what_was_measured(protection: Callable[[str], Result]) -> None:
    broken = protection("15/2/2020 0805")
    assert broken.figure == Figure("74 h 10 min", "over by 2 h 10 min")
    assert broken.figure.value in broken.reason


def test_at_the_limit_there_is_nothing_to_carry(protection: Callable[[str], Result]) -> None:
    assert protection("15/2/2020 0555").figure is None
    over = protection("15/2/2020 0556").figure
    assert over == Figure("72 h 01 min", "over by 1 min")


def test_a_child_seen_late_carries_when(a_case: Callable[..., Evidence]) -> None:
    case = a_case("CP", {}, [("CALL_RECEIVED", "6/2/2020 1520"), ("CHILD_SEEN", "7/2/2020 1800")])
    (late,) = [one for one in run_checks(case) if one.id == "CK-CP-07"]
    assert late.result.figure == Figure("26 h 40 min", "seen late, limit 24 h")


def test_telling_after_the_door_carries_how_long_after(a_case: Callable[..., Evidence]) -> None:
    events = [
        ("CHILD_LINKED", "4/2/2020 1125"),
        ("ENFORCED", "12/2/2020 0710"),
        ("CSC_TOLD", "14/2/2020 1050"),
    ]
    (late,) = [one for one in run_checks(a_case("DI", {}, events)) if one.id == "CK-DI-05"]
    assert late.result.figure == Figure("51 h 40 min", "told after enforcement")


def test_only_flags_carry_a_figure_and_each_stands_in_the_reason(
    a_case: Callable[..., Evidence],
) -> None:
    case = a_case("PP", {}, [USED, ("PP_ENDED", "15/2/2020 0805"), ("DO_TOLD", "12/2/2020 0820")])
    carried = [one for one in run_checks(case) if one.result.figure is not None]
    assert carried
    for one in carried:
        assert one.answer == "flag"
        assert one.result.figure is not None
        assert one.result.figure.value in one.reason
