"""Filing records: a PDF or JSON of an audit, placed in the safeguarding folder and recorded.

A file is written under a temporary name, flushed, read back, compared and only then named; no file
is ever replaced. The store keeps what was filed where, the folder keeps a manifest of its own.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sqlmodel import select

from db import clock
from db.errors import AlreadyExists, KnownError, NotAllowed, ReadOnlyStore, StoreLocked
from db.records import Audit, Case, Filing, Person
from ddaudit_desktop.acts.filing import record_filing
from ddaudit_desktop.filing.manifest import LOCK, Entry, listed, renew_manifest
from ddaudit_desktop.filing.names import place_of
from ddaudit_desktop.moments import local
from ddaudit_desktop.placing import (
    check_folder,
    clear_unfinished,
    folder_told,
    make_folder,
    place_new,
)
from ddaudit_desktop.reading import one
from ddaudit_desktop.record.as_json import content_sha256, record_json
from ddaudit_desktop.record.content import FilingMark, RecordContent
from ddaudit_desktop.record.gather import gather_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from db.store import Store
    from ddaudit_desktop.filing.names import Place

Format = Literal["pdf", "json"]
TRIES = 50
"""How often another number is tried when somebody else keeps taking the next one."""
WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class FiledFile:
    """What became of one file; with an ``error`` nothing was filed and the rest is empty."""

    case: str
    audit_id: str
    format: str
    path: Path | None = None
    version: int = 0
    sha256: str = ""
    content_sha256: str = ""
    size: int = 0
    error: str = ""


def file_records(
    store: Store,
    audit_ids: Sequence[str],
    folder: Path,
    *,
    formats: Sequence[Format] = ("pdf",),
    recipient: str,
    purpose: str,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[FiledFile]:
    """File the records of audits; one result for each file that was tried.

    Args:
        store: where the audits are kept; somebody has to be signed in.
        audit_ids: the audits, in the order in which they are filed.
        folder: the safeguarding folder; it has to exist.
        formats: what to write of each.
        recipient: for whom; the access log keeps it.
        purpose: why; the access log keeps it.
        progress: told before each file how many are done, how many there are, and which is next.
        cancelled: asked before each file; files already placed stay.

    Raises:
        KnownError: nothing can be filed there at all, or nothing can be recorded in the store.
    """
    folder = folder.absolute()
    _must_be_able_to_record(store)
    check_folder(folder)
    wanted = [(audit_id, ending) for audit_id in audit_ids for ending in formats]
    filed: list[FiledFile] = []
    with _alone_in(folder):
        clear_unfinished(folder)
        for number, (audit_id, ending) in enumerate(wanted):
            if cancelled is not None and cancelled():
                break
            case = one(store, Case, one(store, Audit, audit_id).case_id)
            if progress is not None:
                progress(number, len(wanted), case.reference)
            job = _Job(store, case, audit_id, ending, folder, recipient, purpose)
            filed.append(job.done())
    if progress is not None:
        progress(len(filed), len(wanted), "")
    return filed


def _must_be_able_to_record(store: Store) -> None:
    if store.read_only:
        raise ReadOnlyStore(
            f"{store.path.name} is open for reading only, so a filing could not be recorded in it. "
            "Copy it to a folder where you may write, and export from the copy."
        )
    if not store.person_id:
        raise NotAllowed("Say who you are first: every filing is recorded with its author.")


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other programs from filing into the folder meanwhile, where its disk can do that."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=WAIT_SECONDS)
    with folder_told(folder):
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreLocked(
                f"Somebody else is filing into {folder} now. Try again when they are done."
            ) from error
        except NotImplementedError:
            pass  # a share without locks: names are still never taken twice
    try:
        yield
    finally:
        with suppress(OSError):
            lock.release()


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to be filed."""

    store: Store
    case: Case
    audit_id: str
    ending: Format
    folder: Path
    recipient: str
    purpose: str

    def done(self) -> FiledFile:
        """File it, or say why not; one that fails does not keep the others from being filed."""
        try:
            with folder_told(self.folder):
                return self._file()
        except KnownError as error:
            return FiledFile(self.case.reference, self.audit_id, self.ending, error=str(error))

    def _file(self) -> FiledFile:
        content = gather_record(self.store, self.audit_id)
        place = place_of(self.case.reference, self.case.theme)
        home = make_folder(self.folder, place.folder)
        first = max(self._taken_versions(home), default=0) + 1
        for version in range(first, first + TRIES):
            mark = self._mark(place, version, content_sha256(content))
            data = _rendered(replace(content, filing=mark), self.ending)
            path = home / mark.file_name
            try:
                sha256 = place_new(path, data)
            except FileExistsError:
                continue
            filed = FiledFile(
                case=self.case.reference,
                audit_id=self.audit_id,
                format=self.ending,
                path=path,
                version=version,
                sha256=sha256,
                content_sha256=mark.content_sha256,
                size=len(data),
            )
            self._keep(filed, f"{place.folder}/{mark.file_name}", mark)
            return filed
        raise AlreadyExists(
            f"Files with the next version numbers keep appearing in {home}. See who else writes "
            "there, and export again."
        )

    def _mark(self, place: Place, version: int, digest: str) -> FilingMark:
        """What the file says of itself."""
        now = clock.now()
        return FilingMark(
            version=version,
            file_name=place.file_name(version, local(now).date(), self.ending),
            filed_at=now,
            filed_by=one(self.store, Person, self.store.person_id).name,
            place=f"{self.folder.name}/{place.folder}",
            recipient=self.recipient,
            purpose=self.purpose,
            content_sha256=digest,
        )

    def _taken_versions(self, home: Path) -> set[int]:
        """Numbers used in this folder for this case and format, by the store or by files."""
        place = place_of(self.case.reference, self.case.theme)
        with self.store.reading() as session:
            rows = session.exec(
                select(Filing.version).where(
                    Filing.case_id == self.case.id,
                    Filing.format == self.ending,
                    Filing.folder == str(self.folder),
                )
            )
            kept = set(rows)
        names = {entry.path.rpartition("/")[2] for entry in listed(self.folder)}
        names |= {path.name for path in home.iterdir()}
        return kept | place.versions(names, self.ending)

    def _keep(self, filed: FiledFile, relative: str, mark: FilingMark) -> None:
        """Keep a filing in the folder's manifest and in the store; else the file goes again."""
        entry = Entry(
            path=relative,
            sha256=filed.sha256,
            size=filed.size,
            case=filed.case,
            format=filed.format,
            version=filed.version,
            filed_at=mark.filed_at.isoformat(),
        )
        try:
            renew_manifest(self.store, self.folder, entry)
            record_filing(
                self.store,
                filed.case,
                case_id=self.case.id,
                audit_id=self.audit_id,
                format=filed.format,
                version=filed.version,
                folder=str(self.folder),
                path=relative,
                sha256=filed.sha256,
                content_sha256=filed.content_sha256,
                size_bytes=filed.size,
                filed_at=mark.filed_at,
                filed_by=mark.filed_by,
                recipient=self.recipient,
                purpose=self.purpose,
            )
        except BaseException:
            with suppress(OSError):
                (self.folder / relative).unlink()
                renew_manifest(self.store, self.folder, without=relative)
            raise


def _rendered(content: RecordContent, ending: Format) -> bytes:
    if ending == "json":
        return record_json(content).encode()
    from ddaudit_desktop.record.pdf import render_pdf

    return render_pdf(content)
