"""Reading a log or a table on the worker; of several readings only the last one counts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Event as Stop
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date
    from pathlib import Path

    from db.records import Extract
    from ddaudit_desktop.logs.against import Placed
    from ddaudit_desktop.logs.columns import ColumnMapping
    from ddaudit_desktop.logs.csv_file import Table
    from ddaudit_desktop.logs.proposed import LogRead
    from ddaudit_desktop.logs.words import LogWords
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.work import Worker


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, held against the timeline.

    Attributes:
        there: The log as it is kept already, where it was pasted before.
        table: The name of the file, where it is a table.
    """

    read: LogRead
    placed: tuple[Placed, ...]
    there: Extract | None = None
    table: str = ""


class LogReader(QObject):
    """Asks the worker to read, and passes on what came of the newest asking.

    Signals:
        read: the `Reading`, or none for an empty text.
        opened: what a file holds: its text, or its `Table`.
        refused: the `KnownError` that says why it cannot be read.
        progressed: per cent of the reading that is done.
    """

    read = Signal(object)
    opened = Signal(object)
    refused = Signal(object)
    progressed = Signal(int)

    def __init__(self, worker: Worker, audit: OpenAudit, parent: QObject) -> None:
        super().__init__(parent)
        self.worker = worker
        self._audit = audit
        self._asked = 0
        self._stop = Stop()

    def ask(self, text: str, day: date | None) -> None:
        """Read a text; a reading that still runs is stopped."""
        if not text.strip():
            self.stop()
            self._asked += 1
            self.read.emit(None)
            return
        from ddaudit_desktop.logs.kept import kept_log, lines_told, logs_of, quoted_lines
        from ddaudit_desktop.logs.proposed import MOST_EVENTS
        from ddaudit_desktop.logs.reading import read_log

        audit, events, logs = self._audit, list(self._audit.events), logs_of(self._audit)
        quoted = quoted_lines(audit)
        told = lines_told(events, logs)

        def job(still: _Still) -> Reading:
            read = read_log(
                text,
                day=day,
                words=still.words,
                phrases=audit.pinned.language,
                theme=audit.case.theme,
                other_themes=audit.case.other_themes,
                most=MOST_EVENTS,
                cancelled=still.cancelled,
                progress=still.progress,
            )
            there = kept_log(logs, text)
            return still.placed(read, events, there=there, quoted=quoted, told=told)

        self._start(job, self.read.emit)

    def ask_table(self, table: Table, mapping: ColumnMapping) -> None:
        """Read a table; a reading that still runs is stopped."""
        from ddaudit_desktop.logs.csv_events import read_events

        audit, events = self._audit, list(self._audit.events)

        def job(still: _Still) -> Reading:
            read = read_events(
                table,
                mapping,
                words=still.words,
                theme=audit.case.theme,
                cancelled=still.cancelled,
                progress=still.progress,
            )
            return still.placed(read, events, table=table.path.name)

        self._start(job, self.read.emit)

    def open(self, path: Path) -> None:
        """Look into a file: a table by its ending, else a text."""
        from ddaudit_desktop.logs.csv_file import ENDINGS, open_table
        from ddaudit_desktop.logs.door import read_text

        look = open_table if path.suffix.lower() in ENDINGS else read_text
        self._start(lambda _: look(path), self.opened.emit)

    def stop(self) -> None:
        """Stop a reading that runs; nothing more is heard of it."""
        self._stop.set()

    def _start(self, job: Callable[[_Still], Any], done: Callable[[Any], None]) -> None:
        self.stop()
        self._asked += 1
        asked, stop = self._asked, Stop()
        self._stop = stop
        still = _Still(stop, self.progressed.emit)

        def finished(found: Any) -> None:
            if asked == self._asked and not stop.is_set():
                done(found)

        def failed(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            if asked == self._asked and not stop.is_set():
                self.refused.emit(error)

        self.worker.start(lambda: job(still), finished, failed)


class _Still:
    """One reading on the worker: whether it is still wanted, and how far it is."""

    def __init__(self, stop: Stop, tell: Callable[[int], None]) -> None:
        self.cancelled = stop.is_set
        self._tell = tell
        self._told = 0

    @property
    def words(self) -> LogWords:
        """The word file, read on the worker the first time."""
        from ddaudit_desktop.logs.words import log_words

        return log_words()

    def progress(self, done: int, total: int) -> None:
        """Tell the window how far the reading is, once for each per cent."""
        percent = 100 * done // max(1, total)
        if percent > self._told:
            self._told = percent
            with suppress(RuntimeError):  # the sheet went away between asking and telling
                self._tell(percent)

    def placed(
        self,
        read: LogRead,
        events: list[Any],
        *,
        there: Extract | None = None,
        table: str = "",
        quoted: Mapping[str, Collection[str]] | None = None,
        told: Mapping[str, str] | None = None,
    ) -> Reading:
        """What was read, held against the timeline."""
        from ddaudit_desktop.logs.against import propose_against

        log_id = there.id if there else ""
        several = self.words.several
        placed = propose_against(
            read, events, log_id=log_id, table=table, several=several, quoted=quoted, told=told
        )
        return Reading(read, placed, there, table)
