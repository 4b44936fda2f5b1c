"""Who works in this deep dive: asked at opening, never taken from the system's login."""

from db.records.base import STRICT, Fields, Kept, prose, required


class PersonFields(Fields):
    """A person as they wish to be recorded, with rank or role."""

    name: str = required(min_length=1)
    role: str = prose()


class Person(PersonFields, Kept, table=True):
    """Somebody who opens the store: auditor, lead, moderator or administrator."""

    __tablename__ = "person"
    __table_args__ = STRICT
    natural_key = ("name",)
