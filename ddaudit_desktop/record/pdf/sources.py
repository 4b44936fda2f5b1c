"""Where the record comes from: the case and its children, systems read, who made it and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from ddaudit_desktop.record.pdf.dates import long_date, long_moment
from ddaudit_desktop.record.pdf.outline import heading
from ddaudit_desktop.record.pdf.styles import BODY, HINT, PART, SMALL, STRONG, WIDTH, prose
from ddaudit_desktop.record.pdf.tables import SMALL_DROP, fact_table, ruled_table
from ddaudit_desktop.wording import AUDIT_KIND, CHILD_STATUS, SELECTION

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.facts import ChildFacts, Provenance


def case_in_full(content: RecordContent) -> list[Flowable]:
    """The case as it was selected, and its children as the police record describes them."""
    case, deep_dive = content.case, content.deep_dive
    selection = ". ".join(filter(None, (SELECTION[case.selection], case.selection_note)))
    inspection = deep_dive.inspection
    facts = [
        ("Case", ", ".join(filter(None, (case.reference, case.label)))),
        ("Selected", selection),
        ("Placing authority", case.placing_authority),
        ("Home area", case.home_area),
        ("Deep dive", deep_dive.title),
        ("Commissioned", _commission(content)),
        ("Led by", deep_dive.led_by),
        ("Purpose", deep_dive.purpose),
        (
            "Inspection",
            f"{inspection.title}, {inspection.publisher}, pack {inspection.pack_code} "
            f"version {inspection.version} ({inspection.status})"
            if inspection
            else "",
        ),
    ]
    story = [heading("The case", PART, 0), *fact_table(facts), Spacer(1, 6)]
    return [*story, *_children(case.children)]


def _commission(content: RecordContent) -> str:
    on = long_date(content.deep_dive.commissioned_on)
    by = content.deep_dive.commissioned_by
    return " by ".join(filter(None, (on, by)))


def _children(children: tuple[ChildFacts, ...]) -> list[Flowable]:
    if not children:
        return []
    rows = [[_who(child), _standing(child), _described(child)] for child in children]
    return [
        ruled_table(
            ["Child", "Standing", "As recorded"], rows, [110, 150, WIDTH - 260], {2: SMALL_DROP}
        )
    ]


def _who(child: ChildFacts) -> list[Flowable]:
    age = f"{child.age_years} years" if child.age_years is not None else "Age not recorded"
    lines: list[Flowable] = [prose(child.pseudonym, STRONG), prose(age, SMALL)]
    if child.lead:
        lines.append(prose("Lead child of this audit", HINT))
    return lines


def _standing(child: ChildFacts) -> list[Flowable]:
    lines: list[Flowable] = [prose(CHILD_STATUS[child.status], BODY)]
    if child.episodes_12m is not None:
        lines.append(prose(f"{child.episodes_12m} missing episodes in 12 months", SMALL))
    return lines


def _described(child: ChildFacts) -> list[Flowable]:
    facts = [
        f"{name}: {value}"
        for name, value in (
            ("Ethnicity", child.ethnicity),
            ("Disability", child.disability),
            ("Language", child.language),
        )
        if value
    ]
    lines: list[Flowable] = [prose("; ".join(facts) or "Nothing recorded", SMALL)]
    if child.note:
        lines.append(prose(child.note, SMALL))
    return lines


def systems(content: RecordContent) -> list[Flowable]:
    """What was read, when, and what could not be read and why."""
    if not content.systems:
        return []
    rows = [
        [
            prose(seen.system, STRONG),
            prose(f"Read {long_date(seen.read_on)}".strip() if seen.available else "Not available"),
            prose(seen.reason, SMALL),
        ]
        for seen in content.systems
    ]
    return [
        heading("Systems read", PART, 0),
        ruled_table(["System", "Read", "Remark"], rows, [190, 130, WIDTH - 320], {2: SMALL_DROP}),
    ]


def provenance(content: RecordContent) -> list[Flowable]:
    """Who made the record, when, on which definitions, and where it came from."""
    audit = content.audit
    made = audit.provenance
    sets = [d for d in audit.definitions if d.kind == "question_set"]
    others = [d for d in audit.definitions if d.kind not in {"question_set", "scale"}]
    scale = content.grade.scale
    kind = AUDIT_KIND[audit.kind]
    facts = [
        ("Audit", f"{kind}, version {audit.version}{_replaces(content)}"),
        ("Created", _by(long_moment(made.created_at), made.created_by)),
        ("Changed last", _by(long_moment(made.changed_at), made.changed_by)),
        ("Started", long_moment(audit.started_at)),
        ("Ready to grade", long_moment(audit.ready_at)),
        ("Filed before", " ".join(filter(None, (long_date(audit.filed_on), audit.filed_note)))),
        ("Audit imported", _imported(made)),
        ("Case imported", _imported(content.case.provenance)),
        ("Question sets", "; ".join(f"{d.code} {d.version} {d.title}".strip() for d in sets)),
        ("Grade scale", f"{scale.code} {scale.version} {scale.title}".strip()),
        ("Other definitions", "; ".join(f"{d.code.replace('_', ' ')} {d.version}" for d in others)),
        (
            "People",
            "; ".join(", ".join(filter(None, (p.name, p.role))) for p in content.people),
        ),
        ("Identity", f"Audit {audit.id}\ncase {content.case.id}"),
    ]
    return [heading("How this record was made", PART, 0), *fact_table(facts)]


def _by(when: str, who: str) -> str:
    return f"{when} by {who}" if who else when


def _replaces(content: RecordContent) -> str:
    previous = content.audit.previous_id
    return f"; replaces the audit {previous}" if previous else ""


def _imported(made: Provenance) -> str:
    if not made.import_id:
        return ""
    return ", ".join(filter(None, (made.imported_from or made.import_id, made.source_ref)))
