"""The command line: ``ddaudit COMMAND …``."""

from __future__ import annotations

import sys

from ddaudit_desktop.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
