"""A program that is killed while it writes loses nothing that it said was saved."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name == "nt", reason="forks and kills")
def test_ten_kills_lose_nothing(tmp_path: Path) -> None:
    harness = Path(__file__).with_name("kill_harness.py")
    done = subprocess.run(
        [sys.executable, str(harness), str(tmp_path), "10"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = re.fullmatch(
        r"10 kills, (\d+) answers acknowledged, (\d+) journals recovered\n", done.stdout
    )
    assert told, done.stdout
    assert int(told[1]) > 50
    assert int(told[2]) > 0
