"""Stopped hard while somebody types, the program has lost at most the last second."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from ddaudit_desktop.cases.stages import summaries
from ddaudit_desktop.open_audit import OpenAudit

if TYPE_CHECKING:
    from collections.abc import Iterator

CHILD = Path(__file__).with_name("typing_child.py")
CASE = "DD20-MC-03"
QUESTION = "MC-13"
LOST_AT_MOST = 1.0
PATIENCE = 60


def typed_until_killed(file: Path, seconds: float) -> tuple[list[tuple[int, float]], float]:
    """Let the child type for some seconds after its first letter, then kill it."""
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(file), CASE],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    lines = _lines(child)
    typed = [next(lines)]
    until = typed[0][1] + seconds
    while typed[-1][1] < until:
        typed.append(next(lines))
    child.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    child.communicate(timeout=PATIENCE)
    return typed, killed


def _lines(child: subprocess.Popen[str]) -> Iterator[tuple[int, float]]:
    assert child.stdout is not None
    for line in child.stdout:
        number, at = line.split()
        yield int(number), float(at)
    assert child.stderr is not None
    pytest.fail(f"The child stopped by itself: {child.stderr.read()[-2000:]}")


def test_a_kill_while_typing_loses_at_most_the_last_second(example: Path) -> None:
    rng = random.Random(20)
    kept_before = 0
    for _ in range(3):
        typed, killed = typed_until_killed(example, rng.uniform(1.6, 2.8))
        store = Store.open(example)
        case = next(c for c in summaries(store) if c.reference == CASE)
        audit = OpenAudit(store, case.audit_id)
        answer = audit.answers.get((QUESTION, "main"))
        note = answer.note if answer else ""
        store.close()
        sure = [number for number, at in typed if at < killed - LOST_AT_MOST]
        assert sure
        assert len(note) - kept_before >= sure[-1]
        kept_before = len(note)
