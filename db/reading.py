"""Sessions that read: queries over the store's one connection, which they never end or write to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from sqlmodel import Session
from typing_extensions import override

if TYPE_CHECKING:
    from sqlalchemy import Engine


class ReadingSession(Session):
    """A session whose objects may be kept after it; changing them changes nothing in the store."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False, autoflush=False)

    @override
    def commit(self) -> NoReturn:
        """Refused: it would end the act that this session may be reading in."""
        raise RuntimeError("A session only reads; changes go through Store.act")

    @override
    def flush(self, objects: object = None) -> None:
        """Refused when there is anything to write."""
        if self.new or self.dirty or self.deleted:
            raise RuntimeError("A session only reads; changes go through Store.act")
