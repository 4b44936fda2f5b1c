"""ddaudit read-log, run as its own program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parent / "samples" / "07-midnight.txt"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "ddaudit_desktop", "read-log", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_events_are_printed_as_json() -> None:
    done = run(str(SAMPLE), "--date", "2020-01-17", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = json.loads(done.stdout)
    wanted = {"line", "text", "earliest", "latest", "kind", "lane", "confidence", "matches"}
    assert all(wanted <= row.keys() for row in rows)
    (risk,) = [row for row in rows if row["kind"] == "RISK_SET"]
    assert (risk["line"], risk["earliest"], risk["latest"]) == (
        4,
        "2020-01-17T22:21:00Z",
        "2020-01-17T22:21:00Z",
    )


def test_phrases_of_the_language_lists_are_named(tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    file.write_text("11/02/20 19:11 THRIVE. VULN: STREET WISE, STAFF NOT WORRIED", encoding="utf-8")
    (row,) = json.loads(run(str(file), "--json").stdout)
    assert row["matches"] == ["LG-01", "LG-34"]


def test_without_a_date_the_instants_are_null(tmp_path: Path) -> None:
    done = run(str(SAMPLE), "--json")
    assert {row["earliest"] for row in json.loads(done.stdout)} == {None}
    assert "give the date of its first line" in run(str(SAMPLE)).stdout


def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    rubbish = tmp_path / "log.bin"
    rubbish.write_bytes(bytes(range(256)) * 40)
    for arguments, said in (
        ((str(rubbish),), "not a text file"),
        ((str(tmp_path / "none.txt"),), "There is no file"),
        ((str(SAMPLE), "--date", "17/01/2020"), "is not a date"),
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
