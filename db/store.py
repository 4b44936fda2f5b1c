"""The one file of a deep dive, open: reading, acts, undo, search, access log, copies."""

from __future__ import annotations

import os
import threading
import unicodedata
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from db import clock, search
from db.access import Access, AccessLog
from db.errors import ChangedSince, NotAllowed, ReadOnlyStore
from db.ids import new_id
from db.looking import Noun, Standing, look, standings
from db.opening import key_from, make_file, open_file
from db.peek import Peek, peek
from db.reading import ReadingSession
from db.records import Person
from db.search import Hit
from db.transaction import Act, Changes, Transaction
from db.trouble import files_told, known, told
from db.undo import Sitting, Step, last_entry, turn_round

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime
    from types import TracebackType

    from sqlmodel import Session

    from db.records.history import Verb
    from db.store_file import StoreFile

__all__ = ["Changes", "Hit", "Peek", "Store", "Transaction"]


class Store:
    """An open deep dive. Made by `create` or `open`; every method may be called from any thread.

    One re-entrant lock guards the one connection: whoever reads or acts has the store for itself
    until its block ends, so blocks are to be short.
    """

    def __init__(self, file: StoreFile) -> None:
        self.path = file.path
        self.read_only = file.read_only
        self.notices = file.notices
        self.person_id = ""
        self._guard = threading.RLock()
        self._file = file
        self._transaction: Transaction | None = None
        self._sitting = Sitting(since=last_entry(file.connection))
        self._access = AccessLog(file.connection)
        self._closed = False

    # ------------------------------------------------------------------ opening and closing

    @classmethod
    def create(cls, path: Path | str, *, passphrase: str | None, who: str = "") -> Self:
        """Make a new store and open it; sealed unless the passphrase is knowingly None."""
        path = _real(path)
        key = make_file(path, passphrase)
        return cls(open_file(path, lambda _seen: key, read_only=False, who=who))

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        passphrase: str | None = None,
        recovery: str | None = None,
        read_only: bool = False,
        who: str = "",
    ) -> Self:
        """Open a store by its passphrase or recovery code; a plain one needs neither.

        ``who`` is told to somebody who tries to open it meanwhile. Where the file cannot be
        written it is opened for reading, and ``notices`` say so.
        """
        path = _real(path)
        file = open_file(
            path,
            lambda seen: key_from(path, seen, passphrase, recovery),
            read_only=read_only,
            who=who,
        )
        return cls(file)

    @staticmethod
    def peek(path: Path | str) -> Peek:
        """What can be told of a file without its key."""
        return peek(path)

    def close(self) -> None:
        """Bring everything into the one file and give it free; closing twice does no harm."""
        with self._guard:
            if self._closed:
                return
            self._must_be_between_acts()
            self._closed = True
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ who

    def sign_in(self, name: str, role: str = "", *, at: datetime | None = None) -> str:
        """Say who is working; recorded on every change from now on. Gives the person's id.

        ``at`` is for stores that are written to stand for earlier days, such as the example.
        """
        name = unicodedata.normalize("NFC", " ".join(name.split()))
        if not name:
            raise NotAllowed("Type your name. It is recorded with every change you make.")
        with self._guard:
            there = next(iter(self.rows(Person, name=name)), None)
            if self.read_only:
                self.person_id = there.id if there else ""
                return self.person_id
            person_id = there.id if there else new_id()
            with self._acting("sign in", person_id=person_id, undoable=False, at=at) as tx:
                if there is None:
                    tx.insert(Person, id=person_id, name=name, role=role)
                elif role:
                    tx.update(Person, person_id, role=role)
            self.person_id = person_id
            if self._file.lock is not None:
                self._file.lock.tell(name)
            return person_id

    # ------------------------------------------------------------------ reading and changing

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for queries. Inside an act it sees what the act has written so far.

        Objects may be kept after the block; they are never written back.
        """
        with self._guard, told(self.path):
            self._must_be_open()
            with ReadingSession(self._file.engine) as session:
                yield session

    def rows(self, model: type[Noun], **equal: object) -> list[Noun]:
        """Records of a kind with these column values, oldest first, to be looked at only.

        They have the fields of a record and are read sooner than by a session: for first screens.
        """
        with self._guard, told(self.path):
            self._must_be_open()
            return look(self._file.connection, model, **equal)

    def standings(self) -> dict[str, Standing]:
        """How far each audit with an answer or event has come."""
        with self._guard, told(self.path):
            self._must_be_open()
            return standings(self._file.connection)

    def act(
        self,
        name: str,
        *,
        undoable: bool = True,
        reason: str | None = None,
        at: datetime | None = None,
    ) -> AbstractContextManager[Transaction]:
        """One act of a person: all its changes are durable when the block ends, or none is made.

        ``name`` is what undo calls it. ``at`` is for acts that stand for an earlier time, such as
        imports.
        """
        return self._acting(name, undoable=undoable, reason=reason, at=at, remembered=True)

    def undo(self) -> Changes | None:
        """Take back the last act of this sitting; None when there is none.

        Raises:
            ChangedSince: something done later stands in the way; the act is not offered again.
        """
        return self._turn_round("undo", self._sitting.done, self._sitting.undone)

    def redo(self) -> Changes | None:
        """Do again what was undone last; None when there is nothing."""
        return self._turn_round("redo", self._sitting.undone, self._sitting.done)

    def undo_text(self) -> str | None:
        """What the next undo takes back."""
        return self._sitting.done[-1].text if self._sitting.done else None

    def redo_text(self) -> str | None:
        """What the next redo does again."""
        return self._sitting.undone[-1].text if self._sitting.undone else None

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """The records that hold all the words, best first."""
        with self._guard, told(self.path):
            self._must_be_open()
            return search.search(self._file.connection, words, limit)

    def log_access(
        self, verb: Verb, kind: str, record_id: str, *, recipient: str = "", reason: str = ""
    ) -> None:
        """Write down that a record was read, taken out, brought in, joined or erased, and for whom.

        Looking at a record again in the same sitting adds nothing. A store open for reading only
        cannot keep a log.
        """
        access = Access(verb, kind, record_id, recipient, reason)
        with self._guard, told(self.path):
            self._must_be_open()
            if self.read_only:
                return
            added = self._access.add(self._file.connection, access, self._person())
            if added and self._transaction is not None:
                self._transaction.keep()

    # ------------------------------------------------------------------ the file

    @property
    def encrypted(self) -> bool:
        """Whether the file is sealed by a passphrase."""
        return self._file.key is not None

    def recovery_code(self) -> str:
        """The code that opens this file when the passphrase is forgotten."""
        return self._file.recovery_code()

    def backup_to(self, path: Path | str) -> None:
        """Write a verified copy, opened by the same passphrase."""
        target = Path(path).absolute()
        with self._guard, files_told(target):
            self._must_be_open()
            self._must_be_between_acts()
            self._file.copy_to(target)

    def change_passphrase(self, new: str, *, old: str = "") -> None:
        """Seal the store by another passphrase; the recovery code becomes another one too.

        ``old`` is the passphrase or recovery code of a store that is sealed: whoever finds it open
        must not be able to lock its people out. Copies made before keep the old one.

        Raises:
            WrongKey: ``old`` does not open the store; nothing was changed.
        """
        if not new.strip():
            raise NotAllowed("Type the new passphrase.")
        self._file.refuse_unless_opened_by(old)
        with self._guard, files_told(self.path):
            self._must_be_open()
            self._must_be_between_acts()
            self._must_be_writable()
            self._file.seal(new)

    # ------------------------------------------------------------------ inside

    @contextmanager
    def _acting(
        self,
        name: str,
        *,
        person_id: str = "",
        undoable: bool = True,
        reason: str | None = None,
        at: datetime | None = None,
        remembered: bool = False,
    ) -> Iterator[Transaction]:
        """An act, by who signed in unless somebody is named; undo offers it if it is remembered."""
        with self._guard:
            self._must_be_open()
            self._must_be_between_acts()
            self._must_be_writable()
            by, when = person_id or self._person(), at or clock.now()
            act = Act(new_id(), name, by, when, reason, undoable)
            tx = self._transaction = Transaction(self._file.connection, act)
            try:
                tx.begin()
                yield tx
                tx.commit()
            except BaseException as error:
                tx.roll_back()
                sentence = known(error, self.path)
                if sentence is None:
                    raise
                raise sentence from error
            finally:
                self._transaction = None
            if remembered and tx.undoable:
                self._sitting.did(act.id, name)

    def _turn_round(self, verb: str, these: list[Step], those: list[Step]) -> Changes | None:
        with self._guard:
            if not these:
                return None
            step = these[-1]
            try:
                with self._acting(f"{verb} {step.text}") as tx:
                    turn_round(self._file.connection, tx, step.act_id, self._sitting.since)
            except ChangedSince:
                these.pop()
                raise
            these.pop()
            those.append(Step(tx.act.id, step.text))
            return tx.changes

    def _person(self) -> str:
        if not self.person_id:
            raise NotAllowed("Say who you are first: every change is recorded with its author.")
        return self.person_id

    def _must_be_open(self) -> None:
        if self._closed:
            raise RuntimeError("This store is closed")

    def _must_be_between_acts(self) -> None:
        if self._transaction is not None:
            raise RuntimeError("An act is going on; it has to end first")

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyStore(
                f"{self.path.name} is open for reading only, so nothing can be changed in it. "
                "Copy it to a folder where you may write, and open the copy."
            )


def _real(path: Path | str) -> Path:
    """The file itself: lock, journal and a new passphrase belong to it, not to a link to it."""
    return Path(os.path.realpath(path))
