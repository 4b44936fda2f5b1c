"""A grade scale: words in order, versioned, never converted to another scale."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.records.base import STRICT, Fields, Kept, link, prose, required


class ScaleFields(Fields):
    """A scale as taken from its definition file."""

    code: str = required()
    version: str = required()
    title: str = required()
    footnote: str = prose()


class Scale(ScaleFields, Kept, table=True):
    """The scale that a deep dive fixes at its start."""

    __tablename__ = "scale"
    __table_args__ = (UniqueConstraint("code", "version"), STRICT)
    natural_key = ("code", "version")


class ScaleGradeFields(Fields):
    """One word of a scale; ``rank`` 1 is best, ``shape`` and ``key`` are how screens show it."""

    scale_id: str = link("scale.id", indexed=False)
    code: str = required()
    word: str = required()
    rank: int = Field(ge=1)
    shape: str = prose()
    key: str = prose()
    descriptor: str = prose()


class ScaleGrade(ScaleGradeFields, Kept, table=True):
    """A grade of a scale."""

    __tablename__ = "scale_grade"
    __table_args__ = (UniqueConstraint("scale_id", "code"), STRICT)
    natural_key = ("scale_id", "code")
