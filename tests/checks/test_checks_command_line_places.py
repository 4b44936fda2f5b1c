"""Where a command reads from and prints to: no pipe to wait for, no traceback for a full disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = ["check", "timeline", "read-log", "list", "verify"]
GRADED = "2020-05-01T10:00:00Z"


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line on standard error of a command that refuses."""
    assert main([*arguments, "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err
    return printed.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_a_device_and_no_path_are_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if hasattr(os, "mkfifo"):
        pipe = tmp_path / "pipe.json"
        os.mkfifo(pipe)
        assert "is a pipe or a device" in refused(capsys, command, str(pipe))
    assert refused(capsys, command, os.devnull)
    assert "no path can have" in refused(capsys, command, "a\0b")
    assert "too long" in refused(capsys, command, "a" * 5000)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_not_there_or_leads_nowhere_is_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    folder = tmp_path / "folder.json"
    folder.mkdir()
    for path in (loop, folder, tmp_path / "missing.json"):
        assert path.stem in refused(capsys, command, str(path))


@pytest.mark.parametrize(
    "day", ["2020-02-30", "20200211", "2020-W07-2", "11/02/2020", "0001-01-01", "9999-12-31"]
)
def test_a_day_that_no_log_has_is_refused(
    day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.txt"
    log.write_text("18:58 Reported missing\n0130 Located\n", encoding="utf-8")
    assert day in refused(capsys, "read-log", str(log), "--date", day)


def ddaudit(*arguments: str, encoding: str = "utf-8", out: Any = subprocess.PIPE) -> Any:
    """A process of its own that runs a command, its output in an encoding."""
    program = "import sys; from ddaudit_desktop.cli.main import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        stdout=out,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
    )


def test_json_is_utf_8_wherever_it_goes_and_text_never_fails() -> None:
    done = ddaudit("rules", "--json", encoding="ascii")
    assert done.returncode == 0
    assert any("’" in row["title"] for row in json.loads(done.stdout.decode("utf-8")))
    told = ddaudit("rules", encoding="ascii")
    assert told.returncode == 0
    assert told.stdout.isascii()


def test_an_answer_that_nobody_takes_is_said() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    try:
        done = ddaudit("rules", "--json", out=writes)
    finally:
        os.close(writes)
    assert done.returncode == 2
    assert done.stderr.startswith(b"ddaudit: The answer could not be written")
    assert done.stderr.count(b"\n") == 1


def test_the_ends_of_a_clock_are_events_of_the_timeline(by_hand: Callable[..., Any]) -> None:
    """A grade, a concern and feedback are measured, but are no events that one could look up."""
    written = {"created_at": GRADED, "created_by": "", "changed_at": GRADED, "changed_by": ""}
    scale = {"code": "S", "version": "1", "title": "S"}
    grade = {"scale": scale, "grade": "good", "graded_at": GRADED}
    concern = {"id": "c1", "what": "Alone", "raised_at": GRADED, "raised_by": "Auditor 1"}
    feedback = [
        {"id": "f1", "recipient": "officer", "given_on": "2020-05-02", "provenance": written}
    ]
    members = {
        "grade": grade,
        "concerns": [{**concern, "acknowledged_at": GRADED, "provenance": written}],
        "feedback": feedback,
    }
    shown = by_hand("timeline", "MC", "", "MIS_REPORTED 02-11T10:00", **members)
    verdicts = {row["id"]: row["verdict"] for row in shown["intervals"]}
    assert (verdicts["IV-27"], verdicts["IV-28"]) == ("met", "met")
    events = {event["id"] for event in shown["events"]} | {None}
    assert {row[end] for row in shown["intervals"] for end in ("from", "to")} <= events
    facts = [fact for row in by_hand("check", "MC", **members) for fact in row["facts"]]
    assert {fact["id"] for fact in facts if fact["kind"] == "grade"} == {"a-1"}
