"""`python3 dev.py bench [NAME]…`: how much dearer the program is than the barest that does it.

Each bench_*.py beside this file has a function `budgets(folder)`. A budget compares two timings
taken in turn on the same machine and disk, so that what else the machine does hits both alike.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path

from measuring import Budget, measure

HERE = Path(__file__).parent


def wanted(names: list[str]) -> list[str]:
    """The bench modules asked for, or all of them."""
    every = sorted(file.stem.removeprefix("bench_") for file in HERE.glob("bench_*.py"))
    unknown = sorted(set(names) - set(every))
    if unknown:
        sys.exit(f"No bench is called {', '.join(unknown)}. There are: {', '.join(every)}.")
    return names or every


def report(budget: Budget) -> bool:
    """Measure one budget, print its line, and say whether it holds."""
    found = measure(budget)
    verdict = "ok" if found.ratio < budget.limit else "OVER"
    print(
        f"{budget.name:44} bare {found.bare * 1000:8.2f} ms   ours {found.ours * 1000:8.2f} ms   "
        f"{found.ratio:5.2f} x, under {budget.limit} x: {verdict}",
        flush=True,
    )
    return found.ratio < budget.limit


def main(names: list[str]) -> int:
    """Measure what was asked for; 1 when something is over its budget."""
    held = True
    # In the checkout, not in /tmp: the disk under a store is what is measured, not memory.
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=HERE) as folder:
        for name in wanted(names):
            for budget in importlib.import_module(f"bench_{name}").budgets(Path(folder)):
                held = report(budget) and held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
