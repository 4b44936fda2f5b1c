"""Commissioning a deep dive and changing its facts and settings."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from db.records import (
    DeepDive,
    Definition,
    ImprovementPoint,
    Inspection,
    PointStatus,
    Scale,
    ScaleGrade,
)
from ddaudit_desktop.pinned import HEADER_SETS
from ddaudit_desktop.reading import the_deep_dive

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Changes, Store, Transaction
    from ddaudit_desktop.definitions import Catalogue, Pack
    from ddaudit_desktop.definitions import Scale as ScaleDefinition


@dataclass(frozen=True, slots=True)
class Commission:
    """What has to be known to begin a deep dive; dates are ISO text, empty when not known."""

    title: str
    scale: str
    pack: str = ""
    themes: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)


def create_deep_dive(store: Store, commission: Commission, catalogue: Catalogue) -> Changes:
    """Begin the deep dive of a new store and pin the definitions it is carried out on."""
    with store.act("begin the deep dive", undoable=False) as tx:
        begin(tx, commission, catalogue)
    return tx.changes


def begin(tx: Transaction, commission: Commission, catalogue: Catalogue) -> str:
    """Write the deep dive, its scale, inspection and pinned definitions; its id."""
    if commission.scale not in catalogue.scales:
        raise KnownError(f"There is no grade scale “{commission.scale}”.")
    pin_definitions(tx, commission, catalogue)
    scale_id = attach_scale(tx, catalogue.scales[commission.scale])
    inspection_id = None
    if commission.pack:
        if commission.pack not in catalogue.packs:
            raise KnownError(f"There is no inspection pack “{commission.pack}”.")
        inspection_id = attach_inspection(tx, catalogue.packs[commission.pack])
    return tx.insert(
        DeepDive,
        title=commission.title,
        themes=list(commission.themes),
        scale_id=scale_id,
        inspection_id=inspection_id,
        **commission.facts,
    )


def pin_definitions(tx: Transaction, commission: Commission, catalogue: Catalogue) -> None:
    """Keep the text of every definition in use, so that old audits show as they were asked."""
    wanted = [("question_set", code) for code in (*HEADER_SETS, *commission.themes)]
    wanted.append(("scale", commission.scale))
    if commission.pack:
        wanted.append(("pack", commission.pack))
    wanted += [("event_kinds", ""), ("intervals", ""), ("language", "")]
    for kind, code in wanted:
        pin(tx, catalogue, kind, code)


def pin(tx: Transaction, catalogue: Catalogue, kind: str, code: str) -> None:
    """Keep the text of one definition in the store."""
    text = catalogue.source_text(kind, code)
    tx.put(
        Definition,
        {"kind": kind, "code": code, "version": catalogue.version(kind, code)},
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=text,
    )


def attach_scale(tx: Transaction, scale: ScaleDefinition) -> str:
    """Write a scale and its grades; the scale's record id."""
    scale_id = tx.insert(
        Scale,
        code=scale.code,
        version=scale.version,
        title=scale.title,
        footnote=scale.footnote,
    )
    for grade in scale.grades:
        tx.insert(
            ScaleGrade,
            scale_id=scale_id,
            code=grade.code,
            word=grade.word,
            rank=grade.rank,
            shape=grade.shape,
            key=grade.key,
            descriptor=grade.descriptor,
        )
    return scale_id


def attach_inspection(tx: Transaction, pack: Pack) -> str:
    """Write an inspection and its improvement points; the inspection's record id."""
    inspection_id = tx.insert(
        Inspection,
        pack_code=pack.code,
        version=pack.version,
        title=pack.title,
        publisher=pack.publisher,
        visited_on=pack.visited_on,
        published_on=pack.published_on,
        status=pack.status,
        note=pack.note,
    )
    for position, point in enumerate(pack.points):
        point_id = tx.insert(
            ImprovementPoint,
            inspection_id=inspection_id,
            code=point.code,
            area=point.area,
            kind=point.kind,
            text=point.text,
            short=point.short,
            verbatim=point.verbatim,
            due_rule=point.due_rule,
            due_on=point.due_on,
            owner=point.owner,
            themes=list(point.themes),
            question_ids=list(point.question_ids),
            check_ids=list(point.check_ids),
            generic=list(point.generic),
            reference=point.source_ref,
            position=position,
        )
        for said in point.status_history:
            tx.insert(
                PointStatus,
                point_id=point_id,
                on_date=said.day.isoformat(),
                status=said.status,
                comment=said.comment,
                said_by=said.by,
            )
    return inspection_id


def edit_deep_dive(store: Store, **values: Any) -> Changes:
    """Change facts of the deep dive."""
    deep_dive = the_deep_dive(store)
    with store.act("change the deep dive's facts") as tx:
        tx.update(DeepDive, deep_dive.id, **values)
    return tx.changes


def change_marking(store: Store, marking: str, handling: str, reason: str) -> Changes:
    """Change the protective marking or the handling line; the journal keeps the reason.

    Raises:
        KnownError: there is no marking, or no reason.
    """
    if not marking.strip():
        raise KnownError("Write the marking, such as OFFICIAL-SENSITIVE.")
    if not reason.strip():
        raise KnownError("Say why the marking changes: it stands on every page that leaves.")
    deep_dive = the_deep_dive(store)
    with store.act("change the marking", reason=reason.strip()) as tx:
        tx.update(DeepDive, deep_dive.id, marking=marking.strip(), handling=handling.strip())
    return tx.changes


def attach_pack(store: Store, code: str, catalogue: Catalogue) -> Changes:
    """Attach an inspection to a deep dive that was begun without one, and pin its text.

    Raises:
        KnownError: there is no such pack, or the deep dive is tested against one already.
    """
    if code not in catalogue.packs:
        raise KnownError(f"There is no inspection pack “{code}”.")
    deep_dive = the_deep_dive(store)
    if deep_dive.inspection_id is not None:
        raise KnownError("This deep dive is tested against an inspection already.")
    with store.act(f"attach {catalogue.packs[code].title}") as tx:
        pin(tx, catalogue, "pack", code)
        inspection_id = attach_inspection(tx, catalogue.packs[code])
        tx.update(DeepDive, deep_dive.id, inspection_id=inspection_id)
    return tx.changes


def choose_safeguarding_folder(store: Store, folder: Path) -> Changes:
    """Say where filed records go from now on.

    Raises:
        KnownError: the folder does not exist.
    """
    if not folder.is_dir():
        raise KnownError(f"There is no folder {folder}. Choose one that exists.")
    return edit_deep_dive(store, safeguarding_folder=str(folder))
