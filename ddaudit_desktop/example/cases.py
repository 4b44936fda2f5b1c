"""One case of the example, written into the store: its header first, its audit when it was made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.records import (
    Action,
    Answer,
    Audit,
    Case,
    Child,
    Event,
    EventLink,
    Extract,
    Feedback,
    FlagDisposition,
    OverallGrade,
    PointAssessment,
    PoliceReference,
    SystemRead,
)
from ddaudit_desktop.moments import ZONE
from ddaudit_desktop.pinned import HEADER_SETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Kept
    from db.store import Transaction
    from ddaudit_desktop.definitions import Catalogue
    from ddaudit_desktop.example.files import ExampleFile, Row

CASE_FACTS = (
    "reference", "theme", "other_themes", "label", "period_from", "period_to", "selection",
    "selection_note", "placing_authority", "home_area", "position",
)  # fmt: skip
EXTRACT_FACTS = ("words", "source_system", "source", "said_when")
EVENT_FACTS = ("kind", "title", "lane", "source_system", "source", "who", "note", "details")


def instant(text: str) -> datetime | None:
    """The instant of a local time such as ``2020-02-11 19:24``; none for an empty text."""
    return local_instant(text) if text else None


def local_instant(text: str) -> datetime:
    """The instant of a local time such as ``2020-02-11 19:24``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


class CaseWriter:
    """Writes one case file; afterwards it knows the ids of what findings point at."""

    def __init__(
        self,
        file: ExampleFile,
        people: Mapping[str, str],
        points: Mapping[str, str],
        scale_id: str,
    ) -> None:
        self.file = file
        self.people = people
        self.points = points
        self.scale_id = scale_id
        self.case_id = ""
        self.audit_id = ""
        self.children: dict[str, str] = {}
        self.events: dict[str, str] = {}
        self.extracts: dict[str, str] = {}

    @property
    def reference(self) -> str:
        """The case's reference."""
        return str(self.file.data["reference"])

    @property
    def changed(self) -> datetime:
        """When the auditor last worked on it."""
        return local_instant(self.file.data["changed"])

    def add(self, tx: Transaction, definitions: Catalogue) -> None:
        """Put the case into the sample with its header and an audit not yet begun."""
        data = self.file.data
        self.case_id = tx.insert(Case, **{key: data[key] for key in CASE_FACTS})
        children = self.file.rows("child")
        ids = tx.insert_many(
            Child,
            [{"case_id": self.case_id, "position": n, **row} for n, row in enumerate(children)],
        )
        self.children = {
            row["pseudonym"]: child_id for row, child_id in zip(children, ids, strict=True)
        }
        tx.insert_many(
            PoliceReference,
            [{"case_id": self.case_id, **row} for row in self.file.rows("police_reference")],
        )
        codes = (*HEADER_SETS, data["theme"], *data["other_themes"])
        self.audit_id = tx.insert(
            Audit,
            case_id=self.case_id,
            auditor_id=self.people[data["auditor"]],
            scale_id=self.scale_id,
            question_sets={code: definitions.version("question_set", code) for code in codes},
        )

    def audit(self, tx: Transaction) -> None:
        """Write what the auditor found, graded and fed back."""
        data = self.file.data
        tx.update(
            Audit,
            self.audit_id,
            minutes=data["minutes"],
            sittings=data["sittings"],
            started_at=instant(data["started"]),
            ready_at=instant(data["ready"]),
            filed_on=data["filed_on"],
            filed_note=data["filed_note"],
        )
        self._mine(tx, SystemRead, self.file.rows("system_read"))
        self._mine(tx, Answer, [_answer(key, row) for key, row in self.file.answers.items()])
        self._events(tx)
        self._extracts(tx)
        self._grading(tx)
        self._mine(tx, Feedback, self.file.rows("feedback"))
        tx.insert_many(
            Action, [{"case_id": self.case_id, **row} for row in self.file.rows("action")]
        )

    def _mine(self, tx: Transaction, model: type[Kept], rows: list[Row]) -> list[str]:
        """Write records of this audit; their ids."""
        return tx.insert_many(model, [{"audit_id": self.audit_id, **row} for row in rows])

    def _events(self, tx: Transaction) -> None:
        rows = self.file.rows("event")
        ids = self._mine(tx, Event, [self._event(row) for row in rows])
        self.events = {row.get("title", ""): event for row, event in zip(rows, ids, strict=True)}
        links = [
            {"event_id": event_id, "question_id": question}
            for row, event_id in zip(rows, ids, strict=True)
            for question in row.get("links", ())
        ]
        self._mine(tx, EventLink, links)

    def _event(self, row: Row) -> Row:
        """An event as the store keeps it; it answers a question where the file says so."""
        return {
            **{key: row[key] for key in EVENT_FACTS if key in row},
            "typed": row["time"],
            "earliest": instant(row.get("earliest", "")),
            "latest": instant(row.get("latest", "")),
            "precision": row["precision"],
            "question_id": row.get("question", ""),
            "part": row.get("part", "main") if row.get("question") else "",
            "child_id": self.children[row["child"]] if row.get("child") else None,
        }

    def _extracts(self, tx: Transaction) -> None:
        rows = self.file.rows("extract")
        kept = [
            {
                "question_id": row["question"],
                "event_id": self.events[row["event"]] if row.get("event") else None,
                "position": position,
                **{key: row.get(key, "") for key in EXTRACT_FACTS},
            }
            for position, row in enumerate(rows)
        ]
        ids = self._mine(tx, Extract, kept)
        self.extracts = {row["words"]: extract for row, extract in zip(rows, ids, strict=True)}

    def _grading(self, tx: Transaction) -> None:
        points = [
            {"point_id": self.points[row["code"]], "value": row["value"], "reason": row["reason"]}
            for row in self.file.rows("point")
        ]
        self._mine(tx, PointAssessment, points)
        flags = [
            {"check_id": row["check"], "decision": row["decision"], "reason": row["reason"]}
            for row in self.file.rows("flag")
        ]
        self._mine(tx, FlagDisposition, flags)
        given: Row | None = self.file.data.get("grade")
        if given:
            grade = {key: value for key, value in given.items() if key != "at"}
            grade["graded_at"] = instant(given["at"])
            grade["graded_by"] = self.people[self.file.data["auditor"]]
            self._mine(tx, OverallGrade, [grade])


def _answer(key: tuple[str, str], row: Row) -> Row:
    """An answer as the store keeps it."""
    question, part = key
    given = {name: value for name, value in row.items() if name != "bwv"}
    return {**given, "question_id": question, "part": part, "seen_on_bwv": row.get("bwv", False)}
