"""What a record is about: the deep dive, the case, its children, the audit and who made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from ddaudit_desktop.record.shape import AtLeast, Count, Day, Given, Hash


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who made an entry and when, who changed it last, and where it was imported from."""

    created_at: Annotated[datetime, "When the entry was made."]
    created_by: Annotated[str, "Who made it; a name listed under people."]
    changed_at: Annotated[datetime, "When it was last changed."]
    changed_by: Annotated[str, "Who changed it last."]
    import_id: Annotated[str | None, "The import that brought it in, if any."] = None
    imported_from: Annotated[str, "The source that was imported, in words."] = ""
    source_ref: Annotated[str | None, "Where in that source it stood: file, sheet, row."] = None


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody who worked on this record, as they wish to be recorded."""

    id: Annotated[Given, "Identity of the person in the deep dive."]
    name: Annotated[Given, "The name used wherever this record says who."]
    role: Annotated[str, "Rank or role."] = ""


@dataclass(frozen=True, slots=True)
class InspectionTested:
    """The inspection whose findings this deep dive tests."""

    pack_code: Annotated[Given, "Code of the inspection pack, such as DUR-2019."]
    version: Annotated[str, "Version of the pack."]
    title: Annotated[str, "Title of the inspection."]
    publisher: Annotated[str, "Who published it."] = ""
    visited_on: Annotated[str, "When the inspectors visited, as far as known."] = ""
    published_on: Annotated[str, "When it was published, as far as known."] = ""
    status: Annotated[str, "Draft, or confirmed by the force."] = ""


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A number of a check or a limit that the force has set otherwise than this program."""

    key: Annotated[Given, "The check or interval and the name: CK-MC-03.episodes."]
    value: Annotated[Given, "What holds in this deep dive."]
    reason: Annotated[str, "Why it was changed."] = ""


@dataclass(frozen=True, slots=True)
class DeepDiveFacts:
    """The commissioned programme of audits to which this record belongs."""

    id: Annotated[Given, "Identity of the deep dive."]
    title: Annotated[Given, "Title of the deep dive."]
    commissioned_on: Annotated[Day, "Day of the commission."] = ""
    commissioned_by: Annotated[str, "Who commissioned it."] = ""
    led_by: Annotated[str, "Who leads it."] = ""
    purpose: Annotated[str, "What it is to find out."] = ""
    inspection: Annotated[InspectionTested | None, "The inspection it tests progress against."] = (
        None
    )
    settings: Annotated[
        tuple[SettingChanged, ...], "Numbers of checks and limits that differ from the defaults."
    ] = ()


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """A child of the case, by pseudonym only, as the police record describes them."""

    id: Annotated[Given, "Identity of the child's entry."]
    pseudonym: Annotated[Given, "How this record names the child; never the real name."]
    provenance: Annotated[Provenance, "Who made the entry and when."]
    age_years: Annotated[Count | None, "Age in years at the time."] = None
    status: Annotated[
        Literal["looked_after", "cp_plan", "child_in_need", "none", "unknown"],
        "Standing with the local authority.",
    ] = "unknown"
    lead: Annotated[bool, "Whether the audit follows this child first."] = False
    episodes_12m: Annotated[Count | None, "Missing episodes in the twelve months before."] = None
    ethnicity: Annotated[str, "Ethnicity as recorded."] = ""
    disability: Annotated[str, "Disability as recorded."] = ""
    language: Annotated[str, "Language as recorded."] = ""
    note: Annotated[str, "What else matters about this child."] = ""


@dataclass(frozen=True, slots=True)
class ThemeNamed:
    """A theme of the deep dive by code and words."""

    code: Annotated[Given, "Code such as MC."]
    title: Annotated[str, "Words such as Missing child."]


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The police case file that was audited; its police references are kept apart."""

    id: Annotated[Given, "Identity of the case."]
    reference: Annotated[Given, "Audit reference of the case; not a police reference."]
    theme: Annotated[ThemeNamed, "The lead theme."]
    children: Annotated[tuple[ChildFacts, ...], "The children, in the order of the case."]
    provenance: Annotated[Provenance, "Who made the entry and when."]
    other_themes: Annotated[tuple[ThemeNamed, ...], "Other themes the case touches."] = ()
    label: Annotated[str, "A few words that tell the case apart."] = ""
    period_from: Annotated[str, "First day of what the audit looks at."] = ""
    period_to: Annotated[str, "Last day of it."] = ""
    placing_authority: Annotated[str, "The local authority that placed the child."] = ""
    home_area: Annotated[str, "The child's home area."] = ""
    selection: Annotated[
        Literal["random", "chosen", "replacement", "unknown"], "How the case was selected."
    ] = "unknown"
    selection_note: Annotated[str, "More about the selection."] = ""


@dataclass(frozen=True, slots=True)
class DefinitionUsed:
    """A question set, scale or pack in the version this audit was made on."""

    kind: Annotated[Given, "question_set, scale, pack, event_kinds, intervals or language."]
    code: Annotated[Given, "Its code."]
    version: Annotated[str, "Its version."]
    title: Annotated[str, "Its title."] = ""
    sha256: Annotated[Hash, "Hash of its exact text, when that is pinned."] = ""


@dataclass(frozen=True, slots=True)
class SystemSeen:
    """A police system that was read for this audit, or could not be, and why."""

    id: Annotated[Given, "Identity of the entry."]
    system: Annotated[Given, "The system."]
    provenance: Annotated[Provenance, "Who made the entry and when."]
    read_on: Annotated[str, "The day it was read."] = ""
    available: Annotated[bool, "Whether it could be read."] = True
    reason: Annotated[str, "Why not, or what to know about it."] = ""


@dataclass(frozen=True, slots=True)
class OtherAudit:
    """Another audit of the same case; its grade shows only when both are signed."""

    kind: Annotated[Given, "first, second, moderated or practitioner."]
    version: Annotated[int, AtLeast(1), "Version of that audit."]
    auditor: Annotated[str, "Who made it."] = ""
    role: Annotated[str, "Rank or role."] = ""
    signed_at: Annotated[datetime | None, "When it was signed, if it is."] = None
    agrees: Annotated[
        bool | None, "Whether its grade is the same; null unless both are signed."
    ] = None


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """One auditor's examination of the case."""

    id: Annotated[Given, "Identity of the audit."]
    provenance: Annotated[Provenance, "Who made the audit and when."]
    kind: Annotated[
        Literal["first", "second", "moderated", "practitioner"], "Which audit of the case it is."
    ] = "first"
    version: Annotated[int, AtLeast(1), "Goes up when a signed audit is opened again."] = 1
    previous_id: Annotated[str | None, "The audit that this version replaces."] = None
    state: Annotated[Literal["draft", "signed"], "Draft until its auditor signs it."] = "draft"
    auditor: Annotated[str, "Who audited."] = ""
    auditor_role: Annotated[str, "Rank or role of the auditor."] = ""
    started_at: Annotated[datetime | None, "When the audit was started."] = None
    ready_at: Annotated[datetime | None, "When the auditor marked the reading as done."] = None
    signed_at: Annotated[datetime | None, "When it was signed."] = None
    signed_by: Annotated[str, "Who signed it."] = ""
    minutes: Annotated[Count, "Minutes the auditor spent."] = 0
    sittings: Annotated[Count, "In how many sittings."] = 0
    filed_on: Annotated[str, "Day of a filing made before this deep dive was kept here."] = ""
    filed_note: Annotated[str, "Where that filing is."] = ""
    definitions: Annotated[tuple[DefinitionUsed, ...], "What the audit was made on."] = ()
