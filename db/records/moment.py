"""A time as a police record gives it: the words typed, and what they can mean at the most."""

from datetime import datetime
from typing import Literal, Self

from pydantic import model_validator
from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from db.records.columns import Instant

Precision = Literal["exact", "about", "range", "day", "month", "unknown"]


class MomentFields(SQLModel):
    """Typed text, earliest and latest instant (UTC), how exact, and the zone it was read in.

    ``unknown`` has neither instant; every other precision has both, in order. A missing time is
    never filled in.
    """

    typed: str = Field(default="", sa_type=Text)
    earliest: datetime | None = Field(default=None, sa_type=Instant)
    latest: datetime | None = Field(default=None, sa_type=Instant)
    precision: Precision = Field(default="unknown", sa_type=Text)
    zone: str = Field(default="Europe/London", sa_type=Text)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        known = self.precision != "unknown"
        if known != (self.earliest is not None) or known != (self.latest is not None):
            raise ValueError(
                "a known time has an earliest and a latest reading, an unknown has none"
            )
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("the earliest reading comes after the latest")
        return self
