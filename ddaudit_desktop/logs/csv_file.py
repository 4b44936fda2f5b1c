"""A table of events as a CSV file: its encoding, its separator, its headings and its rows.

Rows are read one by one, so a table of a million lines needs no more memory than one of ten. Cells
are text, whatever they hold: a formula is never computed.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.clock import clock_at, day_at, stamp_at
from ddaudit_desktop.logs.door import check_size, is_text, no_text
from ddaudit_desktop.logs.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

ENDINGS = (".csv", ".tsv")
DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 1_000_000
MOST_COLUMNS = 256
LONGEST_CELL = 131_072
SAMPLE = 50
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HEAD = 1_000_000
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        number: its place in the table as a spreadsheet counts, headings and empty rows included.
        line: the line of the file on which it begins; a quoted cell may span several.
        width: how many cells it has; only `MOST_COLUMNS` of them are kept.
    """

    cells: tuple[str, ...]
    number: int
    line: int
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file that was looked at: how to read it, where its headings are, its first rows.

    Attributes:
        heads: The number of the row that holds the headings; 0 for none, then the columns are
            "Column 1" and so on. What stands above the headings is no row of the table.
        first: The first rows of the file, headings and what is above them included.
        width: The most cells a row has; more than `MOST_COLUMNS` are not offered.
    """

    path: Path
    encoding: str
    delimiter: str
    heads: int
    first: tuple[Row, ...]
    width: int

    @property
    def headed(self) -> bool:
        """Whether a row holds headings."""
        return self.heads > 0

    @property
    def headings(self) -> tuple[str, ...]:
        """What each column is called."""
        names = next((row.cells for row in self.first if row.number == self.heads), ())
        return tuple(
            (names[number].strip() if number < len(names) else "") or f"Column {number + 1}"
            for number in range(min(MOST_COLUMNS, self.width))
        )

    @property
    def above(self) -> tuple[Row, ...]:
        """The headings and what stands above them."""
        return tuple(row for row in self.first if row.number <= self.heads)

    @property
    def sample(self) -> tuple[Row, ...]:
        """The first rows below the headings."""
        return tuple(row for row in self.first if row.number > self.heads)

    @property
    def signature(self) -> str:
        """What tells this kind of table from others, by its headings in any letter case.

        It is kept outside the case, and the first row of a table without headings may be taken for
        them, so the words cannot be read from it.
        """
        plain = "|".join(" ".join(heading.lower().split()) for heading in self.headings)
        return hashlib.sha256(plain.encode()).hexdigest()

    def with_heads(self, number: int) -> Table:
        """The same table with its headings in another of its first rows; 0 for none."""
        return replace(self, heads=number)

    def rows(self) -> Iterator[Row]:
        """Every row below the headings.

        Raises:
            LogError: there are too many rows, or one cannot be read.
        """
        rows = _rows(self.path, self.encoding, self.delimiter)
        below = (row for row in rows if row.number > self.heads)
        for number, row in enumerate(below):
            if number >= MOST_ROWS:
                raise LogError(
                    f"{self.path.name} has more than {MOST_ROWS:,} rows. Split it into parts."
                )
            yield row


def open_table(path: Path) -> Table:
    """Look at a CSV file.

    Raises:
        LogError: the file cannot be read, is no text, or is no table.
    """
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            head = file.read(_HEAD)
    except (OSError, UnicodeDecodeError) as error:
        raise LogError(f"{path.name} cannot be read: try a copy of it.") from error
    delimiter = _delimiter(head)
    if delimiter is None and head.strip():
        raise LogError(
            f"{path.name} is no table: no row has two cells set apart by comma, semicolon, tab or "
            "bar. Paste it as a log instead."
        )
    first = tuple(islice(_rows(path, encoding, delimiter), SAMPLE + 1)) if delimiter else ()
    if delimiter is None or not first:
        raise LogError(
            f"{path.name} is empty: no cell holds anything. See that it is the right file."
        )
    width = max(row.width for row in first)
    return Table(path, encoding, delimiter, _heads(first), first, width)


def _heads(first: Sequence[Row]) -> int:
    """The row that looks like headings: the fullest above the first that holds a time."""
    timed = next((at for at, row in enumerate(first) if any(map(_is_time, row.cells))), 1)
    if timed == 0:
        return 0
    fullest = max(first[:timed], key=_filled)
    return fullest.number if _filled(fullest) > 1 or timed == 1 else 0


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _is_time(cell: str) -> bool:
    text = cell.strip()
    if not text:
        return False
    stamp = stamp_at(text, 0)
    day = day_at(text, 0)
    clock = clock_at(text, 0)
    return stamp is not None or day is not None or (clock is not None and clock.end == len(text))


def _encoding(path: Path) -> str:
    """The encoding of a file: UTF-8, UTF-16 with its mark, or the usual Windows one."""
    try:
        check_size(path)
        with path.open("rb") as file:
            head = file.read(_CHUNK)
            if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            if not is_text(head):
                raise LogError(no_text(path.name))
            decoder = codecs.getincrementaldecoder("utf-8")()
            try:
                while head:
                    decoder.decode(head)
                    head = file.read(_CHUNK)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                return "cp1252"
    except FileNotFoundError:
        raise LogError(f"There is no file {path}.") from None
    except OSError as error:
        raise LogError(f"{path} cannot be read ({error.strerror}): try a copy.") from error
    return "utf-8-sig"


def _delimiter(head: str) -> str | None:
    """The sign that cuts most rows into as many cells as the first row, and into two at least.

    Where the first row is a title without the sign, half of the rows have to agree instead.
    """
    best: tuple[int, int, str] | None = None
    for delimiter in DELIMITERS:
        reader = csv.reader(head.splitlines(keepends=True), delimiter=delimiter)
        widths: list[int] = []
        with suppress(csv.Error):  # reading the rows tells where the error is
            widths.extend(len(row) for row in islice(reader, SAMPLE) if row)
        if not widths:
            continue
        usual, number = Counter(widths).most_common(1)[0]
        agreed = number > 1 and 2 * number >= len(widths)
        wanted = usual if widths[0] < 2 and agreed else widths[0]
        if wanted < 2:
            continue
        found = (widths.count(wanted), wanted, delimiter)
        if best is None or found[:2] > best[:2]:
            best = found
    return best[2] if best else None


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """Every row that has a cell with something in it."""
    csv.field_size_limit(LONGEST_CELL)
    raw: list[str] = []
    line = 1
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            reader = csv.reader(_heard(file, raw), delimiter=delimiter)
            for number, cells in enumerate(reader, 1):
                if any(cell.strip() for cell in cells):
                    yield Row(tuple(cells[:MOST_COLUMNS]), number, line, len(cells))
                unclosed = len(raw) > 1 and _is_unclosed(raw, delimiter)
                if unclosed:
                    raise LogError(f"{path.name}, line {line}: {_UNCLOSED}")
                raw.clear()
                line = reader.line_num + 1
    except csv.Error as error:
        raise LogError(
            f"{path.name}, line {line}: the row cannot be read ({error}). A quotation mark "
            "may be missing there."
        ) from None
    except OSError as error:
        raise LogError(
            f"{path.name} cannot be read any more ({error.strerror}): see whether it is still "
            "there, and open it again."
        ) from error


_UNCLOSED = (
    "a quotation mark opens there and is never closed, so every row after it would be lost. "
    "Close it, and open the file again."
)


def _heard(file: Iterable[str], raw: list[str]) -> Iterator[str]:
    """The lines of a file, cleaned of signs that no table holds; those of one row stay in `raw`."""
    for line in file:
        raw.append(line)
        yield _CONTROL.sub(" ", line)


def _is_unclosed(raw: list[str], delimiter: str) -> bool:
    """Whether the lines taken for one row end within quotation marks, as the file does."""
    try:
        for _ in csv.reader(raw, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
