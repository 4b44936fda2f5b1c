"""The window: ``ddaudit-desktop [FILE]``."""

from __future__ import annotations

import sys

LIBRARIES = (
    "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1 "
    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)


def main() -> int:
    """Open the window, on a file if one is named; the exit status."""
    try:
        from ui.app import run
    except ImportError as error:
        if "PySide6" not in str(error) and ".so" not in str(error):
            raise
        print(
            f"The window cannot open: {error}. On Debian or Ubuntu install the system libraries "
            f"with: sudo apt-get install -y --no-install-recommends {LIBRARIES}",
            file=sys.stderr,
        )
        return 2
    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
