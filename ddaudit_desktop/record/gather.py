"""Gathering what a record says from the records of an audit and the definitions pinned for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Audit, Definition, Inspection, OverallGrade, Setting, SystemRead
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.parameters.model import is_parameter
from ddaudit_desktop.reading import one, records
from ddaudit_desktop.record.content import RecordContent
from ddaudit_desktop.record.facts import (
    AuditFacts,
    CaseFacts,
    ChildFacts,
    DeepDiveFacts,
    DefinitionUsed,
    InspectionTested,
    OtherAudit,
    SettingChanged,
    SystemSeen,
    ThemeNamed,
)
from ddaudit_desktop.record.gather_clocks import clocks_shown
from ddaudit_desktop.record.gather_evidence import events_told, extracts_quoted, sections_answered
from ddaudit_desktop.record.gather_judgement import (
    actions_set,
    concerns_told,
    feedback_given,
    flags_decided,
    grade_given,
    points_judged,
)
from ddaudit_desktop.record.whose import Whose

if TYPE_CHECKING:
    from db.store import Store


def gather_record(store: Store, audit_id: str, *, opened: OpenAudit | None = None) -> RecordContent:
    """The whole content of one audit's record, as a preview shows it: it is not yet filed.

    Args:
        store: where the audit is kept.
        audit_id: the audit.
        opened: the audit if it is loaded already.

    Raises:
        KnownError: the audit is not there any more.
    """
    audit = opened or OpenAudit(store, audit_id)
    whose = Whose(store)
    return RecordContent(
        deep_dive=_deep_dive(audit),
        case=_case(audit, whose),
        audit=_audit(audit, whose),
        grade=grade_given(audit, whose),
        sections=sections_answered(audit, whose),
        marking=audit.deep_dive.marking,
        handling=audit.deep_dive.handling,
        example=audit.deep_dive.example,
        concerns=concerns_told(audit, whose),
        points=points_judged(audit, whose),
        events=events_told(audit, whose),
        clocks=clocks_shown(audit),
        extracts=extracts_quoted(audit, whose),
        flags=flags_decided(audit, whose),
        actions=actions_set(audit, whose),
        feedback=feedback_given(audit, whose),
        systems=_systems(audit, whose),
        other_audits=_other_audits(audit, whose),
        people=whose.named(),  # last: it knows whom the rest has named
    )


def _deep_dive(audit: OpenAudit) -> DeepDiveFacts:
    row = audit.deep_dive
    inspection = None
    if row.inspection_id is not None:
        pack = one(audit.store, Inspection, row.inspection_id)
        inspection = InspectionTested(
            pack_code=pack.pack_code,
            version=pack.version,
            title=pack.title,
            publisher=pack.publisher,
            visited_on=pack.visited_on,
            published_on=pack.published_on,
            status=pack.status,
        )
    return DeepDiveFacts(
        id=row.id,
        title=row.title,
        commissioned_on=row.commissioned_on,
        commissioned_by=row.commissioned_by,
        led_by=row.led_by,
        purpose=row.purpose,
        inspection=inspection,
        settings=tuple(
            SettingChanged(row.key, row.value, row.reason)
            for row in sorted(records(audit.store, Setting), key=lambda row: row.key)
            if is_parameter(row.key)
        ),
    )


def _case(audit: OpenAudit, whose: Whose) -> CaseFacts:
    row = audit.case
    return CaseFacts(
        id=row.id,
        reference=row.reference,
        theme=_theme(audit, row.theme),
        other_themes=tuple(_theme(audit, code) for code in row.other_themes),
        label=row.label,
        period_from=row.period_from,
        period_to=row.period_to,
        placing_authority=row.placing_authority,
        home_area=row.home_area,
        selection=row.selection,
        selection_note=row.selection_note,
        children=_children(audit, whose),
        provenance=whose.provenance(row),
    )


def _theme(audit: OpenAudit, code: str) -> ThemeNamed:
    version = audit.audit.question_sets.get(code)
    title = audit.pinned.question_set(code, version).title if version else ""
    return ThemeNamed(code, title)


def _children(audit: OpenAudit, whose: Whose) -> tuple[ChildFacts, ...]:
    return tuple(
        ChildFacts(
            id=row.id,
            pseudonym=row.pseudonym,
            age_years=row.age_years,
            status=row.status,
            lead=row.lead,
            episodes_12m=row.episodes_12m,
            ethnicity=row.ethnicity,
            disability=row.disability,
            language=row.language,
            note=row.note,
            provenance=whose.provenance(row),
        )
        for row in audit.children
    )


def _audit(audit: OpenAudit, whose: Whose) -> AuditFacts:
    row = audit.audit
    return AuditFacts(
        id=row.id,
        kind=row.kind,
        version=row.version,
        previous_id=row.previous_id,
        state=row.state,
        auditor=whose.name(row.auditor_id),
        auditor_role=whose.role(row.auditor_id),
        started_at=row.started_at,
        ready_at=row.ready_at,
        signed_at=row.signed_at,
        signed_by=whose.name(row.signed_by),
        minutes=row.minutes,
        sittings=row.sittings,
        filed_on=row.filed_on,
        filed_note=row.filed_note,
        definitions=_definitions(audit),
        provenance=whose.provenance(row),
    )


def _definitions(audit: OpenAudit) -> tuple[DefinitionUsed, ...]:
    sets = audit.audit.question_sets
    pinned = {(d.kind, d.code, d.version): d.sha256 for d in records(audit.store, Definition)}
    used = [
        DefinitionUsed(
            kind="question_set",
            code=code,
            version=version,
            title=audit.pinned.question_set(code, version).title,
            sha256=pinned.get(("question_set", code, version), ""),
        )
        for code, version in sorted(sets.items())
    ]
    others = sorted(key for key in pinned if key[0] != "question_set")
    used += [
        DefinitionUsed(
            kind=kind, code=code or kind, version=version, sha256=pinned[kind, code, version]
        )
        for kind, code, version in others
    ]
    return tuple(used)


def _systems(audit: OpenAudit, whose: Whose) -> tuple[SystemSeen, ...]:
    return tuple(
        SystemSeen(
            id=row.id,
            system=row.system,
            read_on=row.read_on,
            available=row.available,
            reason=row.reason,
            provenance=whose.provenance(row),
        )
        for row in audit.rows(SystemRead)
    )


def _other_audits(audit: OpenAudit, whose: Whose) -> tuple[OtherAudit, ...]:
    """Other audits of the case; nothing of their judgement shows until both are signed."""
    others = [
        row
        for row in records(audit.store, Audit, case_id=audit.case.id)
        if row.id != audit.audit_id
    ]
    return tuple(
        OtherAudit(
            kind=row.kind,
            version=row.version,
            auditor=whose.name(row.auditor_id),
            role=whose.role(row.auditor_id),
            signed_at=row.signed_at,
            agrees=_agrees(audit, row),
        )
        for row in others
    )


def _agrees(audit: OpenAudit, other: Audit) -> bool | None:
    if audit.audit.state != "signed" or other.state != "signed" or audit.grade is None:
        return None
    grades = records(audit.store, OverallGrade, audit_id=other.id)
    return bool(grades) and grades[0].grade == audit.grade.grade
