"""How long a new process takes until its window has painted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

CHILD = Path(__file__).with_name("painted_child.py")


def seconds_until_painted(kind: str, *arguments: str) -> float:
    """From starting the process to the end of the paint that `kind` waits for."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-P", str(CHILD), kind, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("painted ")]
    if not told:
        raise RuntimeError(f"The {kind} process painted nothing:\n{done.stderr}")
    return float(told[0].split()[1]) - begun
