"""What the deep dive is tested against, and the scale it is graded on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.errors import KnownError
from ddaudit_desktop.acts.deep_dives import attach_pack
from ddaudit_desktop.definitions import catalogue, catalogue_in_use
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.overview.ledger import scale_grades
from ddaudit_desktop.reading import one, records
from ui.errors import show_error
from ui.kit.buttons import SecondaryButton
from ui.kit.combo import Combo
from ui.kit.facts import FactList
from ui.kit.flow import FlowLayout
from ui.kit.grades import GradeBadge
from ui.kit.labels import Label, Pill
from ui.kit.panels import Card

if TYPE_CHECKING:
    from db.records import DeepDive, Inspection
    from ddaudit_desktop.definitions import Catalogue
    from ui.session import Session

STATUSES = {"draft": "Draft wording", "confirmed": "Confirmed wording", "generic": "Generic points"}


class InspectionCard(Card):
    """The inspection whose points cases are assessed against, or the offer to attach one."""

    def __init__(self, session: Session) -> None:
        super().__init__("Tested against")
        self._session = session
        self._status = Pill("", "plain")
        self.title_row.addWidget(self._status)
        self._name = Label("", "strong", wrap=True)
        self._facts = FactList()
        self._about = Label("", "small t2", wrap=True)
        self.pack = Combo("Inspection pack", empty="Choose an inspection")
        self.attach = SecondaryButton("Attach")
        self.attach.setEnabled(False)
        self._offer = QWidget()
        row = QHBoxLayout(self._offer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.pack, 1)
        row.addWidget(self.attach)
        for widget in (self._name, self._facts, self._about, self._offer):
            self.body.addWidget(widget)
        self.pack.chosen.connect(lambda code: self.attach.setEnabled(code is not None))
        self.attach.clicked.connect(self._attach)

    def show_of(self, deep_dive: DeepDive, *, writable: bool) -> None:
        """Show what is attached, or offer to attach."""
        from db.records import Inspection

        attached = deep_dive.inspection_id is not None
        self._offer.setVisible(not attached and writable)
        self._status.setVisible(attached)
        self._facts.setVisible(attached)
        self._name.setVisible(attached)
        if deep_dive.inspection_id is None:
            self.pack.set_options(_packs())
            self._about.setText(
                "No inspection is attached. Its improvement points appear beside each case when "
                "you grade; attaching one takes nothing away from what is answered already."
            )
            return
        inspection = one(self._session.store, Inspection, deep_dive.inspection_id)
        self._name.setText(inspection.title)
        words = STATUSES.get(inspection.status, inspection.status)
        self._status.say(words, "amb" if inspection.status == "draft" else "plain")
        self._facts.set_facts(self._facts_of(inspection))
        self._about.setText(inspection.note)
        self._about.setVisible(bool(inspection.note))

    def _facts_of(self, inspection: Inspection) -> list[tuple[str, str]]:
        from db.records import ImprovementPoint

        points = records(self._session.store, ImprovementPoint, inspection_id=inspection.id)
        kinds = Counter(point.kind for point in points)
        days = [
            f"{word} {day_or_month(day)}"
            for word, day in (
                ("visited", inspection.visited_on),
                ("published", inspection.published_on),
            )
            if day
        ]
        said = f"{len(points)}: {kinds['improve']} to improve, {kinds['strength']} strengths"
        return [
            ("Points", said),
            ("Publisher", ", ".join([inspection.publisher, *days]) or "Not given"),
            ("Pack", f"{inspection.pack_code}, version {inspection.version}"),
        ]

    def _attach(self) -> None:
        code = self.pack.value()
        if code is not None:
            self._session.run(attach_pack, code, _in_use())


def day_or_month(iso: str) -> str:
    """A day, or a month where only that is known: ``Dec 2019``."""
    if len(iso) == len("2019-12"):
        return f"{date.fromisoformat(f'{iso}-01'):%b %Y}"
    return show_date(iso)


def _packs() -> list[tuple[str, str]]:
    return [
        (pack.code, f"{pack.title} (draft)" if pack.status == "draft" else pack.title)
        for pack in _in_use().packs.values()
    ]


def _in_use() -> Catalogue:
    """What ships and what an administrator has added; what ships alone if that has a fault."""
    try:
        return catalogue_in_use()
    except KnownError as error:
        show_error(error)
        return catalogue()


class ScaleCard(Card):
    """The grade scale: fixed when the deep dive was begun."""

    def __init__(self, session: Session) -> None:
        super().__init__("Grading scale")
        self._session = session
        self._fixed = Label("Fixed at the start", "small t2")
        self.title_row.addWidget(self._fixed)
        self._name = Label("", "strong", wrap=True)
        self._grades = FlowLayout(gap=6)
        self._footnote = Label("", "small t2", wrap=True)
        self.body.addWidget(self._name)
        self.body.addLayout(self._grades)
        self.body.addWidget(self._footnote)

    def show_of(self, deep_dive: DeepDive) -> None:
        """Show its words in order, and its footnote."""
        from db.records import Scale

        scale = one(self._session.store, Scale, deep_dive.scale_id)
        self._name.setText(scale.title)
        grades = scale_grades(self._session.store)
        self._grades.replace(GradeBadge(grade.shape, grade.word) for grade in grades)
        self._footnote.setText(" ".join(scale.footnote.split()))
        self._footnote.setVisible(bool(scale.footnote))
