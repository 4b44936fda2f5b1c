"""Parts of questions: what they offer on a day, what weighs, what is asked, and in which words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.definitions import Option

question = catalogue().question


def codes(options: Iterable[Option]) -> list[str]:
    return [option.code for option in options]


def test_risk_bands_are_those_in_force_on_the_day() -> None:
    part = question("MC-07").main
    assert codes(part.options_on(date(2020, 2, 11))) == [
        "no_apparent_risk",
        "low",
        "medium",
        "high",
    ]
    assert [one.version for one in part.lists_on(date(2020, 2, 11))] == ["2017"]


def test_bands_are_put_together_in_order_of_risk_where_the_day_leaves_it_open() -> None:
    everything = ["no_apparent_risk", "very_low", "low", "medium", "high"]
    part = question("MC-07").main
    assert codes(part.options) == everything
    assert codes(part.options_on(None)) == everything
    assert codes(part.options_on(date(2024, 6, 1))) == everything
    assert codes(part.options_on(date(2009, 6, 1))) == everything


def test_a_part_without_versions_offers_the_same_on_every_day() -> None:
    part = question("DI-01").main
    assert part.options_on(date(2020, 2, 11)) == part.options


def test_a_question_in_force_later_cannot_be_asked_of_an_earlier_case() -> None:
    under_18_code = question("MC-03")
    assert not under_18_code.in_force_on(date(2020, 4, 30))
    assert under_18_code.in_force_on(date(2020, 5, 1))
    assert under_18_code.in_force_on(None)
    assert under_18_code.in_force_note
    assert question("MC-04").in_force_on(date(2001, 1, 1))


def test_no_weighs_except_where_yes_does() -> None:
    assert question("MC-12").main.is_adverse("no")
    assert question("MC-12").main.is_adverse("not_recorded")
    assert not question("MC-12").main.is_adverse("partly")
    assert not question("MC-12").main.is_adverse("not_applicable")
    assert not question("MC-12").main.is_adverse(None)
    assert question("MC-29").main.is_adverse("yes")
    assert not question("MC-29").main.is_adverse("no")
    assert question("MC-07").main.is_adverse("low")
    assert not question("MC-07").main.is_adverse("medium")
    assert question("CL-01").main.is_adverse("yes")
    assert not question("CL-01").main.is_adverse("no")
    assert question("PP-13").main.is_adverse("police_station")


def test_a_time_is_asked_after_yes_or_partly() -> None:
    when = question("MC-20").part("when")
    assert when.event_kind == "CSC_TOLD"
    assert when.is_asked("yes")
    assert when.is_asked("partly")
    assert not when.is_asked("no")
    assert not when.is_asked(None)
    assert question("PP-12").part("why_not").is_asked("no")
    assert question("MC-22").part("how").is_asked(None)


def test_questions_with_several_moments_have_several_parts() -> None:
    moments = {
        key: [p.event_kind for p in question(key).parts if p.type == "DT"]
        for key in ("MC-01", "MC-16", "DI-12", "DI-19")
    }
    assert moments == {
        "MC-01": ["LAST_SEEN", "FIRST_WORRIED"],
        "MC-16": ["DEPLOYED", "ARRIVED"],
        "DI-12": ["WARRANT_APPLIED", "WARRANT_GRANTED"],
        "DI-19": ["DF_SUBMITTED", "DF_RESULT", "ENQUIRY"],
    }
    assert question("MC-14").part("changes").many


def test_values_are_shown_in_words() -> None:
    assert question("MC-12").main.word("partly") == "Partly"
    assert question("MC-12").main.word("not_applicable") == "N/A"
    assert question("CP-09").main.word("police,health") == "Police, Health"
    assert question("CP-09").main.word("not_recorded") == "Not recorded"
    assert question("DI-05").main.word("very_high") == "Very high"


def test_sources_are_readable_and_keep_their_ids() -> None:
    found = question("MC-12")
    assert found.source.startswith("Force finding 2020; missing persons practice guidance")
    assert found.sources == ("S", "S28")
    tags = {s.title: s.tag for s in catalogue().question_sets["MC"].standards}
    assert tags["Trigger plan"] == "General knowledge, force to confirm"
    assert tags["At least medium for a child"].startswith("Stated in the force’s 2020 findings; ")
