"""CK-DA-07 counts the incidents on the timeline where the auditor did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks.domestic_risk import repeats_graded_standard
from ddaudit_desktop.checks.registry import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

STANDARD = {"DA-14": "standard"}
OF_CASE = ("INCIDENT", "11/2/2020 1900", {"id": "i0", "question_id": "HD-05"})


@pytest.mark.parametrize(
    ("times", "answer", "counted"),
    [
        (("11/2/2019 1000", "1/2/2020 1000"), "flag", {"i0", "i1", "i2"}),
        (("10/2/2019 1000", "1/2/2020 1000"), "cannot_tell", {"i0", "i2"}),
        (("1/2/2020 1000", "1/2/2020 1800"), "cannot_tell", {"i0", "i1"}),
        (("1/2/2020 1000", "11/2/2020 0800"), "cannot_tell", {"i0", "i1"}),
        (("1/2/2020 1000", "20/2/2020 0800"), "cannot_tell", {"i0", "i1"}),
        (("1/2/2020 1000", "?"), "cannot_tell", {"i0", "i1"}),
        (
            ("1/2/2020 1000", "between 1000 on 1/2/2020 and 1000 on 3/2/2020"),
            "cannot_tell",
            {"i0", "i1"},
        ),
        (
            ("1/2/2020 1000", "between 1000 on 2/2/2020 and 1000 on 3/2/2020"),
            "flag",
            {"i0", "i1", "i2"},
        ),
    ],
)
def test_incidents_entered_are_counted(
    a_case: Callable[..., Evidence], times: tuple[str, str], answer: str, counted: set[str]
) -> None:
    earlier = [("INCIDENT", time, {"id": f"i{n}"}) for n, time in enumerate(times, 1)]
    case = a_case("DA", STANDARD, [*earlier, OF_CASE])
    found = repeats_graded_standard(case)
    assert isinstance(found, Result)
    assert found.answer == answer
    assert {fact.id for fact in found.facts if fact.kind == "event"} == counted


def test_a_count_of_the_auditor_weighs_more(a_case: Callable[..., Evidence]) -> None:
    earlier: list[tuple[Any, ...]] = [("INCIDENT", f"{day}/2/2020 1000", {}) for day in (1, 2)]
    case = a_case("DA", {**STANDARD, "DA-03.incidents_12m": "2"}, [*earlier, OF_CASE])
    found = repeats_graded_standard(case)
    assert isinstance(found, Result)
    assert found.answer == "not_applicable"


def test_which_incident_is_that_of_the_case_has_to_be_known(
    a_case: Callable[..., Evidence],
) -> None:
    case = a_case("DA", STANDARD, [("INCIDENT", f"{day}/2/2020 1000", {}) for day in (1, 2, 3)])
    found = repeats_graded_standard(case)
    assert isinstance(found, Result)
    assert found.answer == "cannot_tell"
