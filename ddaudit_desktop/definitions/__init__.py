"""Question sets, scales, packs, event kinds and intervals, read from data files.

`catalogue()` gives what ships, `catalogue_in_use()` also what an administrator has added.
Everything handed out is frozen. A file that cannot be used is refused with a `DefinitionError`
whose sentence names the file, the line and what is allowed.
"""

from ddaudit_desktop.definitions.catalogue import (
    Catalogue,
    catalogue,
    catalogue_in_use,
    language_in_use,
    read_event_kinds,
    read_intervals_text,
    read_language,
    read_pack,
    read_question_set,
    read_scale,
    references,
    shipped_intervals,
    themes,
)
from ddaudit_desktop.definitions.intervals import BASES, Interval, Limit, Span, Step
from ddaudit_desktop.definitions.kinds import Detail, EventKind, EventKinds, KindGroup, Lane
from ddaudit_desktop.definitions.packs import Pack, Point, PointStatus
from ddaudit_desktop.definitions.parts import (
    ALWAYS_ALLOWED,
    NOT_APPLICABLE,
    NOT_RECORDED,
    YES_PARTLY_NO,
    Option,
    OptionList,
    Part,
)
from ddaudit_desktop.definitions.phrases import Phrase, PhraseList, Phrases
from ddaudit_desktop.definitions.questions import STAGES, Question, QuestionSet, Section, Standard
from ddaudit_desktop.definitions.reading import DefinitionError
from ddaudit_desktop.definitions.references import Reference
from ddaudit_desktop.definitions.scales import SHAPES, Grade, Scale
from ddaudit_desktop.definitions.themes import Area, Theme

__all__ = [
    "ALWAYS_ALLOWED",
    "BASES",
    "NOT_APPLICABLE",
    "NOT_RECORDED",
    "SHAPES",
    "STAGES",
    "YES_PARTLY_NO",
    "Area",
    "Catalogue",
    "DefinitionError",
    "Detail",
    "EventKind",
    "EventKinds",
    "Grade",
    "Interval",
    "KindGroup",
    "Lane",
    "Limit",
    "Option",
    "OptionList",
    "Pack",
    "Part",
    "Phrase",
    "PhraseList",
    "Phrases",
    "Point",
    "PointStatus",
    "Question",
    "QuestionSet",
    "Reference",
    "Scale",
    "Section",
    "Span",
    "Standard",
    "Step",
    "Theme",
    "catalogue",
    "catalogue_in_use",
    "language_in_use",
    "read_event_kinds",
    "read_intervals_text",
    "read_language",
    "read_pack",
    "read_question_set",
    "read_scale",
    "references",
    "shipped_intervals",
    "themes",
]
