"""Records by hand that cannot be looked at as they are meant: refused in one sentence, exit 2."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ddaudit_desktop.evidence.model import Evidence

BEGIN = "MIS_REPORTED 02-11T10:00; LOCATED 02-11T12:00"
AT_THE_END = {"typed": "", "earliest": "9999-12-31T23:59:59Z", "latest": "9999-12-31T23:59:59Z"}
WRITTEN = {"created_at": "2020-06-01T09:00:00Z", "changed_at": "2020-06-01T09:00:00Z"}
QUOTED = {
    "id": "x1",
    "words": "Back by tea.",
    "event_id": "gone",
    "provenance": {**WRITTEN, "created_by": "", "changed_by": ""},
}
Record = dict[str, Any]


def setting(key: str, value: str) -> Callable[[Record], object]:
    return lambda record: record["deep_dive"]["settings"].append({"key": key, "value": value})


def answer(question: str, *values: str) -> Callable[[Record], object]:
    parts = [{"key": "main", "value": value} for value in values]
    added = {"id": question, "text": "", "parts": parts}
    return lambda record: record["sections"][0]["questions"].append(added)


def part(question: str, key: str, value: str) -> Callable[[Record], object]:
    added = {"id": question, "text": "", "parts": [{"key": key, "value": value}]}
    return lambda record: record["sections"][0]["questions"].append(added)


def detail(kind: str, key: str, value: str) -> Callable[[Record], object]:
    added = {"kind": kind, "details": [{"key": key, "value": value}]}
    return lambda record: record["events"][0].update(added)


def child(**changed: int) -> Callable[[Record], object]:
    return lambda record: record["case"]["children"][0].update(changed)


REFUSED: list[tuple[Callable[[Record], object], str]] = [
    (lambda r: r["events"][0].update(kind="mis_reported"), "Is MIS_REPORTED meant?"),
    (lambda r: r["events"][0].update(kind="FOUND"), "no kind of event known here"),
    (lambda r: r["case"]["theme"].update(code="XX"), "no theme known here"),
    (lambda r: r["case"].update(other_themes=[{"code": "YY", "title": ""}]), "“YY”"),
    (lambda r: r["events"][1].update(id="e1"), "“e1” 2 times among the events"),
    (lambda r: r["case"]["children"].append(r["case"]["children"][0]), "among the children"),
    (answer("MC-07", "low"), "among the questions"),
    (answer("MC-09", "yes", "no"), "among the parts of MC-09"),
    (lambda r: r["events"][0].update(details=[{"key": "k", "value": "1"}] * 2), "details of e1"),
    (setting("CK-MC-03.episodes", "many"), "Write a whole number."),
    (setting("CK-MC-03.episodes", "9" * 400), "Write a whole number."),
    (setting("CK-MC-09.rule_from", "June"), "Write a day, such as 2020-06-01."),
    (setting("IV-11.limit", "soon"), "Write a number and its unit"),
    (setting("IV-11.limits", "1 hour"), "no setting known here"),
    (lambda r: r["events"][0].update(when=AT_THE_END), "has to be an instant"),
    (answer("MC-99", "yes"), "no question known here"),
    (answer("mc-15", "yes"), "Is MC-15 meant?"),
    (answer("MC-15", "Yes"), "Is yes meant?"),
    (answer("MC-14", "grave"), "Write one of no_apparent_risk"),
    (answer("MC-11", "three"), "MC-11.main is “three”. Write a whole number."),
    (answer("MC-11", "9" * 5000), "MC-11.main has 5,000 figures. Write a number of at most 9."),
    (answer("MC-02", "2020-02-11T10:00:00Z"), "enter an event of the kind MIS_REPORTED"),
    (answer("HD-10", "crime,rumour"), "“rumour”, which is no answer to HD-10.main"),
    (part("MC-11", "in_90_dayz", "3"), "no part of the question. Write one of main"),
    (detail("RISK_SET", "bnd", "low"), "no particular of RISK_SET. Write one of band."),
    (detail("RISK_SET", "band", "Low"), "Is low meant?"),
    (detail("ENQUIRY", "band", "low"), "no particular of ENQUIRY. It has none."),
    (lambda r: r["events"][0].update(child_id="nobody"), "“nobody”, which is no child"),
    (lambda r: r["extracts"].append(QUOTED), "“gone”, which is no event of the record"),
    (lambda r: r["extracts"].extend([{**QUOTED, "event_id": None}] * 2), "among the extracts"),
    (lambda r: r["grade"].update(grade="Good"), "Is good meant?"),
    (lambda r: r["events"][0]["when"].update(zone="Mars/Base"), "Write Europe/London."),
    (lambda r: r["case"].update(period_from="2020-02-30"), "on no calendar"),
    (child(age_years=9999), "is 9999. Write a number up to 120"),
    (child(age_years=10**400), "a figure of many digits"),
    (child(episodes_12m=10**9), "episodes_12m of"),
]


@pytest.fixture
def refusal(
    by_hand_record: Callable[..., Record], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What a command says when it refuses a record that was changed."""

    def refuse(command: str, change: Callable[[Record], object]) -> str:
        record = by_hand_record("MC", "MC-07=low", BEGIN)
        change(record)
        path = tmp_path / "record.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        assert main([command, str(path), "--json"]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        return printed.err

    return refuse


@pytest.mark.parametrize("command", ["check", "timeline"])
@pytest.mark.parametrize(("change", "says"), REFUSED)
def test_what_is_not_known_is_refused(
    refusal: Callable[..., str], command: str, change: Callable[[Record], object], says: str
) -> None:
    sentence = refusal(command, change)
    assert says in sentence
    assert sentence.count("\n") == 1


def test_what_says_what_it_means_is_taken_as_it_is(by_hand: Callable[..., Any]) -> None:
    """A record filed on other definitions gives the words and labels of its codes itself."""
    own = {"key": "main", "value": "grave", "words": "Grave"}
    also = {"key": "since", "value": "x", "label": "Since"}
    section = {"set_code": "MC", "set_version": "9", "set_title": "", "kind": "theme"}
    question = {"id": "MC-07", "text": "", "parts": [own, also]}
    other = {**section, "set_code": "ZZ", "id": "zz", "title": ""}
    sections = [
        {**section, "id": "all", "title": "", "questions": [question]},
        {**other, "questions": [{"id": "ZZ-01", "text": "", "parts": [also]}]},
    ]
    found = {row["id"]: row for row in by_hand("check", "MC", "", BEGIN, "", sections=sections)}
    assert found["CK-MC-01"]["outcome"] == "cannot_tell"


def test_a_text_may_stand_where_a_code_would(by_hand: Callable[..., Any]) -> None:
    words = "She had bruises on both arms and the adults who lived there were still shouting and "
    reason = {"key": "reason", "value": f"{words} would not say who had hurt her or when it was."}
    said = {"key": "main", "value": "yes"}
    section = {"set_code": "PP", "set_version": "1", "set_title": "", "kind": "theme"}
    question = {"id": "PP-02", "text": "", "parts": [said, reason]}
    sections = [{**section, "id": "all", "title": "", "questions": [question]}]
    found = {row["id"]: row for row in by_hand("check", "PP", sections=sections)}
    assert found["CK-PP-07"]["outcome"] == "pass"


def test_a_number_that_nobody_counts_to_is_no_number(a_case: Callable[..., Evidence]) -> None:
    assert a_case("MC", {"MC-11": "9" * 5000}).number("MC-11") is None
    assert a_case("MC", {"MC-11": "9" * 9}).number("MC-11") == 999_999_999


def test_an_event_may_have_any_place_in_the_file(by_hand: Callable[..., Any]) -> None:
    one = by_hand("timeline", "MC", "", BEGIN)
    other = by_hand("timeline", "MC", "", "; ".join(reversed(BEGIN.split("; "))))
    verdicts = [[row["verdict"] for row in said["intervals"]] for said in (one, other)]
    assert verdicts[0] == verdicts[1]
    assert [e["kind"] for e in one["events"]] == [e["kind"] for e in other["events"]]


def test_a_theme_of_a_log_has_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "log.txt"
    log.write_text("11/02/2020 18:58 Child reported missing\n", encoding="utf-8")
    assert main(["read-log", str(log), "--theme", "XX", "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "write one of MC, DA, DI, CP, PP, or none" in printed.err
