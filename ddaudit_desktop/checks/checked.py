"""What clocks and checks say of an open audit, worked out again when its records change.

All screens of a case share one of these, so that form, timeline and grading say the same. Nothing
is worked out before somebody asks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from db.records import FlagDisposition, Inspection
from ddaudit_desktop.checks.flags import Flags, flags_of
from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.clocks.measuring import measure
from ddaudit_desktop.evidence.of_audit import evidence_of, parameters_of
from ddaudit_desktop.reading import present, row

if TYPE_CHECKING:
    from ddaudit_desktop.checks.outcome import Outcome
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import Evidence
    from ddaudit_desktop.open_audit import OpenAudit
    from ddaudit_desktop.parameters.model import Parameters


class _Worked:
    """What follows from the records as they are at one moment, each part once it is asked for."""

    def __init__(self, audit: OpenAudit, parameters: Parameters, published_on: str) -> None:
        self.audit = audit
        self.evidence = evidence_of(
            audit, as_of=present(audit.store), parameters=parameters, published_on=published_on
        )

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        return measure(self.evidence)

    @cached_property
    def outcomes(self) -> list[Outcome]:
        return run_checks(self.evidence)

    @cached_property
    def flags(self) -> Flags:
        return flags_of(self.outcomes, self.audit.rows(FlagDisposition))


class Checked:
    """The evidence, clocks, outcomes and flags of one open audit."""

    def __init__(self, audit: OpenAudit) -> None:
        self.audit = audit
        self._revision = -1
        self._parameters = parameters_of(audit.store)
        self._published = _published(audit)
        self._worked: _Worked | None = None

    @property
    def evidence(self) -> Evidence:
        """The case as clocks and checks see it."""
        return self._now().evidence

    @property
    def measured(self) -> tuple[Measured, ...]:
        """Every interval, measured."""
        return self._now().measured

    @property
    def outcomes(self) -> list[Outcome]:
        """What every check came to."""
        return self._now().outcomes

    @property
    def flags(self) -> Flags:
        """What asks for judgement, and what was decided."""
        return self._now().flags

    def settings_changed(self) -> None:
        """Read the parameters of the deep dive again."""
        self._parameters = parameters_of(self.audit.store)
        self._worked = None

    def _now(self) -> _Worked:
        if self._worked is None or self._revision != self.audit.revision:
            self._revision = self.audit.revision
            self._worked = _Worked(self.audit, self._parameters, self._published)
        return self._worked


def _published(audit: OpenAudit) -> str:
    """When the inspection of the deep dive was published, as its pack says."""
    inspection = audit.deep_dive.inspection_id
    return row(audit.store, Inspection, inspection).published_on if inspection else ""
