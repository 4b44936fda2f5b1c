"""check, timeline, indicators and rules on the command line: on a deep dive and on a record."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks.page import rules_page
from ddaudit_desktop.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parents[2] / "docs"
OUTCOMES = {"pass", "flag", "cannot_tell", "not_applicable"}


@pytest.fixture(scope="module")
def example(built_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(built_example, tmp_path_factory.mktemp("cli")))


@pytest.fixture(scope="module")
def record(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    done = main(
        ["export", str(example), "--to", str(folder), "--case", "DD20-MC-03", "--format", "json"]
    )
    assert done == 0
    (file,) = folder.glob("MC/DD20-MC-03/*.json")
    return file


@pytest.fixture
def files(example: Path, record: Path) -> dict[str, Path]:
    return {"example": example, "record": record}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any]]:
    def ran(*words: object) -> tuple[int, Any]:
        capsys.readouterr()
        status = main([*map(str, words), "--json"])
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else said.err

    return ran


def test_every_check_answers_for_every_case(
    run: Callable[..., tuple[int, Any]], example: Path
) -> None:
    status, rows = run("check", example)
    assert status == 1  # there are flags
    assert {row["outcome"] for row in rows} == OUTCOMES
    assert {row["case"] for row in rows if row["case"]} == {
        f"DD20-{theme}-0{n}"
        for theme, most in (("MC", 6), ("DA", 4), ("DI", 3), ("CP", 4), ("PP", 3))
        for n in range(1, most + 1)
    }
    listed = {row["id"] for row in run("rules")[1]}
    assert {row["id"] for row in rows} == listed
    for row in rows:
        assert set(row) >= {"case", "id", "outcome", "severity", "reason", "facts"}
        assert row["reason"].rstrip("”")[-1] in ".?"
        assert row["severity"] in ("critical", "high", "medium", "low")


def test_one_case_alone(run: Callable[..., tuple[int, Any]], example: Path) -> None:
    _, rows = run("check", example, "--case", "DD20-MC-03")
    assert {row["case"] for row in rows} == {"DD20-MC-03"}
    flags = {row["id"] for row in rows if row["outcome"] == "flag"}
    assert {"CK-PP-01", "CK-MC-03", "CK-MC-05", "CK-MC-06", "CK-MC-07"} <= flags
    over = next(row for row in rows if row["id"] == "CK-PP-01")
    assert "74 h 10 min" in over["reason"]
    assert over["severity"] == "critical"


def test_a_record_says_what_the_deep_dive_says(
    run: Callable[..., tuple[int, Any]], example: Path, record: Path
) -> None:
    _, here = run("check", example, "--case", "DD20-MC-03")
    status, there = run("check", record)
    assert status == 1
    of_case = [row for row in there if row["case"]]
    assert [(r["id"], r["outcome"], r["subject"]) for r in of_case] == [
        (r["id"], r["outcome"], r["subject"])
        for r in here
        if r["id"] not in {row["id"] for row in there if row["case"] is None}
    ]
    whole = [row for row in there if row["case"] is None]
    assert {row["outcome"] for row in whole} == {"cannot_tell"}


def test_the_timeline_measures_the_case(
    run: Callable[..., tuple[int, Any]], example: Path, record: Path
) -> None:
    status, found = run("timeline", example, "--case", "DD20-MC-03")
    assert status == 1  # a limit is broken
    assert len(found["events"]) == 27  # 24 on the axis, 3 in the tray
    intervals = {(row["id"], row["subject"]): row for row in found["intervals"]}
    assert {key[0] for key in intervals} == {f"IV-{n:02}" for n in range(1, 31)}
    protection = next(row for key, row in intervals.items() if key[0] == "IV-01")
    assert protection["elapsed_minutes"] == 74 * 60 + 10
    assert protection["limit_minutes"] == 72 * 60
    assert protection["verdict"] == "broken"
    ids = {event["id"] for event in found["events"]}
    assert {protection["from"], protection["to"]} <= ids
    interview = next(row for key, row in intervals.items() if key[0] == "IV-15")
    assert (interview["elapsed_minutes"], interview["verdict"]) == (58 * 60 + 30, "met")
    again = run("timeline", record)[1]
    assert again["intervals"] == found["intervals"]


def test_indicators_count_cases(run: Callable[..., tuple[int, Any]], example: Path) -> None:
    status, rows = run("indicators", example)
    assert status == 0
    worn = next(row for row in rows if row["title"] == "Body-worn video used")
    assert (worn["n"], worn["of"]) == (4, 4)
    assert worn["low"] == pytest.approx(0.5101, abs=0.0001)
    assert worn["cases"] == [f"DD20-DA-0{n}" for n in range(1, 5)]
    for row in rows:
        assert 0 <= row["low"] <= row["high"] <= 1
        assert row["n"] <= row["of"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("check", "{folder}/nothing.ddaudit"), "nothing.ddaudit"),
        (("check", "{folder}/broken.json"), "cannot be read"),
        (("check", "{folder}/list.json"), "object"),
        (("check", "{folder}/binary.json"), "no UTF-8 text"),
        (("check", "{example}", "--case", "DD20-XX-99"), "There is no case DD20-XX-99"),
        (("timeline", "{example}"), "--case REF"),
        (("timeline", "{record}", "--case", "DD20-MC-01"), "it is the record of DD20-MC-03"),
        (("indicators", "{folder}/nothing.ddaudit"), "nothing.ddaudit"),
    ],
)
def test_a_refusal_is_one_sentence(
    words: tuple[str, ...],
    says: str,
    run: Callable[..., tuple[int, Any]],
    files: dict[str, Path],
    tmp_path: Path,
) -> None:
    (tmp_path / "broken.json").write_text('{"format": ')
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00{" * 9)
    places = {"folder": tmp_path, **files}
    status, said = run(*(word.format(**places) for word in words))
    assert status == 2
    assert says in said
    assert said.count("\n") == 1


def test_a_record_written_by_hand_as_the_page_tells(
    run: Callable[..., tuple[int, Any]], tmp_path: Path
) -> None:
    """The pieces that docs/record-format.md shows, put together."""
    page = (DOCS / "record-format.md").read_text(encoding="utf-8")
    blocks = [part.partition("```")[0] for part in page.split("```json\n")[1:]]
    whole, section, event = (json.loads(block) for block in blocks[:3])
    whole["sections"] = [section]
    whole["events"] = [event]
    file = tmp_path / "by-hand.json"
    file.write_text(json.dumps(whole))
    status, rows = run("check", file)
    assert status == 1
    first = next(row for row in rows if row["id"] == "CK-MC-01")
    assert first["outcome"] == "cannot_tell"  # below Medium, and no child with an age
    whole["case"]["children"] = [
        {"id": "k-1", "pseudonym": "Child A", "age_years": 14, "lead": True,
         "provenance": whole["case"]["provenance"]}
    ]  # fmt: skip
    file.write_text(json.dumps(whole))
    assert next(r for r in run("check", file)[1] if r["id"] == "CK-MC-01")["outcome"] == "flag"
    shown = run("timeline", file)[1]["events"]
    assert [(e["kind"], e["details"]) for e in shown] == [("RISK_SET", {"band": "medium"})]


def test_the_page_of_rules_is_the_one_in_the_documentation() -> None:
    page = (DOCS / "checks-and-clocks.md").read_text(encoding="utf-8")
    assert page.rstrip("\n") == rules_page().rstrip("\n"), (
        "write it anew: python3 dev.py cli rules > docs/checks-and-clocks.md"
    )


def test_every_rule_of_the_brief_is_on_the_page() -> None:
    page = rules_page()
    counts = {"MC": 22, "DA": 14, "DI": 14, "CP": 14, "PP": 18, "GR": 18}
    for theme, most in counts.items():
        for n in range(1, most + 1):
            assert f"| CK-{theme}-{n:02} |" in page
    for n in range(1, 31):
        assert f"| IV-{n:02} |" in page
