"""Where each key of a TOML text stands, so that a refusal can name the line.

`tomllib` gives values without their places. This scanner walks a text that `tomllib` has already
accepted and notes the line of every table, key and array element. It is only run once something
is wrong, so it may take its time.
"""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")


def line_numbers(text: str) -> dict[Path, int]:
    """Return the line, counted from 1, of every path in a valid TOML text.

    A path is what one would write to reach the value: ``("points", 3, "kind")``.
    """
    return _Scanner(text).scan()


class _Scanner:
    """One walk over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {(): 1}
        self.arrays: dict[Path, int] = {}  # an array of tables and its last index

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while not self._at_end():
            if self._take("[["):
                table = self._array_header()
            elif self._take("["):
                table = self._table_header()
            else:
                self._pair(table)
        return self.lines

    def _at_end(self) -> bool:
        self._skip_blank()
        return self.at >= len(self.text)

    def _skip_blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        if found:
            self.at = found.end()

    def _take(self, sign: str) -> bool:
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def _note(self, path: Path, at: int) -> None:
        self.lines.setdefault(path, self.text.count("\n", 0, at) + 1)

    def _array_header(self) -> Path:
        start = self.at
        path = self._resolved(self._key())
        self._take("]]")
        index = self.arrays.get(path, -1) + 1
        self.arrays[path] = index
        self._note(path, start)
        self._note((*path, index), start)
        return (*path, index)

    def _table_header(self) -> Path:
        start = self.at
        keys = self._key()
        self._take("]")
        path = (*self._resolved(keys[:-1], whole=False), keys[-1])
        self._note(path, start)
        return path

    def _resolved(self, keys: tuple[str, ...], *, whole: bool = True) -> Path:
        """Put the current index behind every array of tables on the way to the last key."""
        path: Path = ()
        for place, key in enumerate(keys):
            path = (*path, key)
            is_target = whole and place == len(keys) - 1
            if not is_target and path in self.arrays:
                path = (*path, self.arrays[path])
        return path

    def _key(self) -> tuple[str, ...]:
        keys: list[str] = []
        while True:
            self._skip_blank()
            keys.append(self._simple_key())
            self._skip_blank()
            if not self._take("."):
                return tuple(keys)

    def _simple_key(self) -> str:
        quoted = _STRING.match(self.text, self.at)
        if quoted:
            self.at = quoted.end()
            return quoted.group()[1:-1]
        bare = _BARE_KEY.match(self.text, self.at)
        if not bare:
            raise ValueError(f"no key at character {self.at}")
        self.at = bare.end()
        return bare.group()

    def _pair(self, table: Path) -> None:
        start = self.at
        path = (*table, *self._key())
        self._note(path, start)
        self._take("=")
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip_blank()
        quoted = _STRING.match(self.text, self.at)
        if quoted:
            self.at = quoted.end()
        elif self._take("["):
            self._array(path)
        elif self._take("{"):
            self._inline_table(path)
        else:
            scalar = _SCALAR.match(self.text, self.at)
            self.at = scalar.end() if scalar else len(self.text)

    def _array(self, path: Path) -> None:
        index = 0
        while True:
            self._skip_blank()
            if self._take("]") or self.at >= len(self.text):
                return
            if self._take(","):
                continue
            self._note((*path, index), self.at)
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: Path) -> None:
        while True:
            self._skip_blank()
            if self._take("}") or self.at >= len(self.text):
                return
            if self._take(","):
                continue
            self._pair(path)
