"""The nouns of a deep dive as records; one noun, or one small family, a file."""

from db.records.audit import (
    Answer,
    Audit,
    Extract,
    FlagDisposition,
    OverallGrade,
    PointAssessment,
    SystemRead,
)
from db.records.base import Fields, Kept, alive, fields_of
from db.records.case import Case, Child, PoliceReference
from db.records.concern import Concern, ConcernNote
from db.records.deep_dive import DeepDive, Definition, Governance, Setting
from db.records.event import Event, EventLink
from db.records.filing import Filing, ImportRun
from db.records.follow_up import Action, ChangeMade, Feedback, Finding, FindingCase
from db.records.history import AccessEntry, ActContext, JournalEntry
from db.records.inspection import ImprovementPoint, Inspection, PointStatus
from db.records.people import Person
from db.records.scale import Scale, ScaleGrade

__all__ = [
    "AccessEntry",
    "ActContext",
    "Action",
    "Answer",
    "Audit",
    "Case",
    "ChangeMade",
    "Child",
    "Concern",
    "ConcernNote",
    "DeepDive",
    "Definition",
    "Event",
    "EventLink",
    "Extract",
    "Feedback",
    "Fields",
    "Filing",
    "Finding",
    "FindingCase",
    "FlagDisposition",
    "Governance",
    "ImportRun",
    "ImprovementPoint",
    "Inspection",
    "JournalEntry",
    "Kept",
    "OverallGrade",
    "Person",
    "PointAssessment",
    "PointStatus",
    "PoliceReference",
    "Scale",
    "ScaleGrade",
    "Setting",
    "SystemRead",
    "alive",
    "fields_of",
]
