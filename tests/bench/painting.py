"""How long a new process takes until its window has painted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

SETTINGS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
CHILD = Path(__file__).with_name("painted_child.py")


def seconds_until_painted(home: Path, kind: str) -> float:
    """From starting the process to the end of the paint that `kind` waits for.

    Settings are read from `home`, so that nobody's own are read or changed.
    """
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-P", str(CHILD), kind],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(SETTINGS, str(home))},
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("painted ")]
    if not told:
        raise RuntimeError(
            f"The {kind} process ended with {done.returncode}, unpainted:\n{done.stderr}"
        )
    return float(told[0].split()[1]) - begun
