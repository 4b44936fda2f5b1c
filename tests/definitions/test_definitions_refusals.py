"""A file that cannot be used is refused with file, line and what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from ddaudit_desktop.definitions import Catalogue, DefinitionError, read_pack, read_question_set
from ddaudit_desktop.definitions.intervals import read_intervals
from ddaudit_desktop.definitions.kinds import read_kinds
from ddaudit_desktop.definitions.reading import Source

if TYPE_CHECKING:
    from pathlib import Path

PACK = """\
code = "NOR-2024"
version = "1"
title = "Inspection 2024"
visited_on = "2024-02"
status = "draft"
scales = ["NCPI3"]

[[points]]
code = "N01"
area = "initial contact"
kind = "improve"
text = "See every child"
due_rule = "+3m"
themes = ["MC"]
question_ids = ["MC-04"]
check_ids = ["CK-MC-01"]
generic = ["G03"]
"""

QUESTIONS = """\
code = "CE"
version = "1"
title = "Child exploitation"
kind = "theme"

[[sections]]
id = "first"
title = "First"

[[sections.questions]]
id = "CE-01"
text = "Was the child seen?"
short = "Child seen"
type = "YPN"
parts = [
  { key = "when", type = "DT", label = "Seen", event = "CHILD_SEEN" },
]
guidance = "Look for who saw the child and when."
sources = ["S31"]
points = ["G05"]
stage = "response"

[[sections.questions]]
id = "CE-02"
text = "Which band?"
short = "Band"
type = "CH"
options = [
  { code = "low", word = "Low" },
  { code = "high", word = "High" },
]
guidance = "As first recorded."
stage = "control_room"
"""

SCALE = """\
code = "LOCAL3"
version = "1"
title = "Local"
used_for = "Our own audits"

[[grades]]
code = "good"
word = "Good"
shape = "circle"
key = "1"

[[grades]]
code = "poor"
word = "Poor"
shape = "square"
key = "2"
"""

BROKEN = {
    "wrong choice": (
        "packs", PACK, 'kind = "improve"', 'kind = "improvment"',
        "packs/x.toml, line 11: kind is “improvment”; allowed are improve, strength.",
    ),
    "unknown key": (
        "packs", PACK, 'due_rule = "+3m"', 'due_rule = "+3m"\ndeadline = "soon"',
        "packs/x.toml, line 14: “deadline” is not known here; allowed are code, area, kind, text,",
    ),
    "missing key": (
        "packs", PACK, 'text = "See every child"\n', "",
        "packs/x.toml, line 8: “text” is missing; each entry of points needs it.",
    ),
    "missing key at the top": (
        "packs", PACK, 'title = "Inspection 2024"\n', "",
        "packs/x.toml, line 1: “title” is missing; the file needs it at its top.",
    ),
    "text where a list belongs": (
        "packs", PACK, '["MC"]', '"MC"',
        "packs/x.toml, line 14: themes is “MC”; allowed is a list such as [\"one\", \"two\"].",
    ),
    "number where a text belongs": (
        "packs", PACK, 'version = "1"', "version = 1",
        "packs/x.toml, line 2: version is 1; allowed is text in quotation marks.",
    ),
    "text where true or false belongs": (
        "packs", PACK, 'due_rule = "+3m"', 'due_rule = "+3m"\nverbatim = "yes"',
        "packs/x.toml, line 14: verbatim is “yes”; allowed are true, false.",
    ),
    "date in another form": (
        "packs", PACK, '"2024-02"', '"Feb 2024"',
        "line 4: visited_on is “Feb 2024”; allowed is “2020”, “2020-03” or “2020-03-12”.",
    ),
    "date rule without a date": (
        "packs", PACK, '"+3m"', '"date"',
        "line 13: due_rule is “date”; then due_on is needed, such as 2020-06-12.",
    ),
    "date in quotation marks": (
        "packs", PACK, 'due_rule = "+3m"', 'due_rule = "date"\ndue_on = "2020-06-12"',
        "line 14: due_on is “2020-06-12”; allowed is a date such as 2020-05-01, unquoted.",
    ),
    "date without its rule": (
        "packs", PACK, 'due_rule = "+3m"', 'due_rule = "+3m"\ndue_on = 2020-06-12',
        "line 14: due_on goes with due_rule “date” alone.",
    ),
    "empty text": (
        "packs", PACK, '"See every child"', '"  "',
        "line 12: text is empty; allowed is text in quotation marks.",
    ),
    "the same twice in a list": (
        "packs", PACK, '["MC-04"]', '["MC-04", "MC-04"]',
        "line 15: question_ids names “MC-04” twice; allowed is each once.",
    ),
    "unknown question": (
        "packs", PACK, "MC-04", "MC-40",
        "packs/x.toml, line 15: question_ids names “MC-40”, which is not known; allowed are MC-",
    ),
    "unknown area": (
        "packs", PACK, '"initial contact"', '"first contact"',
        "line 10: area names “first contact”, which is not known; allowed are leadership,",
    ),
    "unknown theme": (
        "packs", PACK, '["MC"]', '["MX"]',
        "line 14: themes names “MX”, which is not known; allowed are MC, DA, DI, CP, PP.",
    ),
    "unknown scale": (
        "packs", PACK, "NCPI3", "NCPI9",
        "line 6: scales names “NCPI9”, which is not known; allowed are DEEPDIVE2020, NCPI2024,",
    ),
    "unknown generic point": (
        "packs", PACK, "G03", "G33",
        "line 17: generic names “G33”, which is not known; allowed are G13, G03",
    ),
    "check of another form": (
        "packs", PACK, "CK-MC-01", "MC-01",
        "line 16: check_ids holds “MC-01”; allowed is a check such as CK-MC-01.",
    ),
    "duplicate point": (
        "packs", PACK, 'generic = ["G03"]', 'generic = ["G03"]\n[[points]]\ncode = "N01"',
        "packs/x.toml, line 19: code “N01” stands already in line 9; allowed is each code once.",
    ),
    "not TOML": (
        "packs", PACK, 'title = "Inspection 2024"', "title = Inspection 2024",
        "packs/x.toml, line 3: this is not valid TOML (Invalid value); allowed are lines of the",
    ),
    "text that never ends": (
        "packs", PACK, "", "",
        "packs/x.toml, line 18: this is not valid TOML (Unterminated string); allowed are lines",
    ),
    "unknown event kind": (
        "question_sets", QUESTIONS, "CHILD_SEEN", "CHILD_SEAN",
        "line 16: event names “CHILD_SEAN”, which is not known; allowed are CHILD_SEEN,",
    ),
    "date-time part without an event": (
        "question_sets", QUESTIONS, ', event = "CHILD_SEEN"', "",
        "question_sets/x.toml, line 16: “event” is missing; each entry of sections.questions.parts",
    ),
    "event where none belongs": (
        "question_sets", QUESTIONS, 'type = "YPN"', 'type = "YPN"\nevent = "CHILD_SEEN"',
        "line 15: event goes with type DT; here the type is YPN.",
    ),
    "unknown type": (
        "question_sets", QUESTIONS, '"YPN"', '"YN"',
        "line 14: type is “YN”; allowed are YPN, DT, CH, MULTI, NUM, TXT, DATE, GR, REC.",
    ),
    "duplicate question": (
        "question_sets", QUESTIONS, "CE-02", "CE-01",
        "question_sets/x.toml, line 24: id “CE-01” stands already in line 11; allowed is each id",
    ),
    "question of another set": (
        "question_sets", QUESTIONS, "CE-02", "MC-02",
        "line 24: id is “MC-02”; allowed is an identifier such as CE-01.",
    ),
    "short that is too long": (
        "question_sets", QUESTIONS,
        '"Child seen"', '"Was the child seen by anybody at all that day"',
        "line 13: short has 45 characters; allowed are at most 40.",
    ),
    "no guidance": (
        "question_sets", QUESTIONS, 'guidance = "As first recorded."\n', "",
        "line 23: “guidance” is missing; each entry of sections.questions needs it.",
    ),
    "no stage in a theme": (
        "question_sets", QUESTIONS, 'stage = "control_room"\n', "",
        "line 23: “stage” is missing; each entry of sections.questions needs it.",
    ),
    "unknown source": (
        "question_sets", QUESTIONS, "S31", "S99",
        "line 19: sources holds “S99”; allowed are S, S02,",
    ),
    "unknown point": (
        "question_sets", QUESTIONS, '"G05"', '"G55"',
        "line 20: points names “G55”, which is not known; allowed are G15, G05",
    ),
    "choice without options": (
        "question_sets", QUESTIONS,
        QUESTIONS[QUESTIONS.index("options = [") : QUESTIONS.index('guidance = "As')], "",
        "line 23: “options” is missing; each entry of sections.questions needs it.",
    ),
    "option that is always there": (
        "question_sets", QUESTIONS, '{ code = "low"', '{ code = "not_recorded"',
        "line 29: code is “not_recorded”; allowed is any other, this one is always offered.",
    ),
    "adverse that cannot be chosen": (
        "question_sets", QUESTIONS, 'type = "CH"', 'type = "CH"\nadverse = ["medium"]',
        "line 28: adverse holds “medium”; allowed are low, high, not_recorded, not_applicable.",
    ),
    "unknown list of options": (
        "question_sets", QUESTIONS, 'type = "CH"', 'type = "CH"\noptions_from = "bands"',
        "line 28: options_from is “bands”; allowed are none, as there are none yet.",
    ),
    "part called main": (
        "question_sets", QUESTIONS, 'key = "when"', 'key = "main"',
        "line 16: key is “main”; allowed is any other word, such as when.",
    ),
    "unit on what is no number": (
        "question_sets", QUESTIONS, 'type = "YPN"', 'type = "YPN"\nunit = "days"',
        "line 15: unit goes with type NUM; here the type is YPN.",
    ),
    "two grades with one key": (
        "scales", SCALE, 'key = "2"', 'key = "1"',
        "scales/x.toml, line 16: key “1” stands already in line 10; allowed is each key once.",
    ),
    "shape that cannot be drawn": (
        "scales", SCALE, '"square"', '"star"',
        "scales/x.toml, line 15: shape is “star”; allowed are circle, half_ring, triangle, square,",
    ),
}  # fmt: skip


def load_with(tmp_path: Path, folder: str, text: str) -> Catalogue:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "x.toml").write_text(text, encoding="utf-8")
    return Catalogue.load(tmp_path)


@pytest.mark.parametrize(
    ("folder", "text"),
    [("packs", PACK), ("question_sets", QUESTIONS), ("scales", SCALE)],
)
def test_the_files_before_they_are_broken_are_read(tmp_path: Path, folder: str, text: str) -> None:
    load_with(tmp_path, folder, text)


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    folder, text, good, bad, sentence = BROKEN[kind]
    broken = text.replace(good, bad, 1) if good else text + 'note = "no end'
    assert broken != text
    with pytest.raises(DefinitionError) as refused:
        load_with(tmp_path, folder, broken)
    assert isinstance(refused.value, KnownError)
    said = str(refused.value)
    assert sentence in said
    assert said.endswith(".")
    assert "\n" not in said


def test_every_list_of_what_is_allowed_stays_readable(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as refused:
        load_with(tmp_path, "packs", PACK.replace("MC-04", "ZZ-99"))
    assert len(str(refused.value)) < 300
    assert "more" in str(refused.value)


def test_pinned_text_is_refused_by_the_name_given() -> None:
    with pytest.raises(DefinitionError, match=r"^CE 1, line 14: type is “YN”"):
        read_question_set(QUESTIONS.replace('"YPN"', '"YN"'), "CE 1")
    with pytest.raises(DefinitionError, match=r"^pack, line 1: code is “north”"):
        read_pack(PACK.replace("NOR-2024", "north"), "pack")


def test_a_kind_in_an_unknown_lane_is_refused() -> None:
    text = """\
version = "1"
lanes = [{ id = "child", title = "Child" }]
groups = [{ id = "common", title = "Any case" }]
kinds = [
  { id = "SEEN", word = "Seen", group = "common", lane = "sky" },
]
"""
    with pytest.raises(DefinitionError, match="line 5: lane is “sky”; allowed are child"):
        read_kinds(Source("event_kinds.toml", text).root())


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ('{ kind = "span", span = "three days" }', "span is “three days”; allowed is a number"),
        ('{ kind = "span" }', "kind is “span”; then span is needed"),
        ('{ kind = "soon" }', "kind is “soon”; allowed are span, by_band"),
        ('{ kind = "by_end" }', "“steps” is missing"),
        ('"72 hours"', "limit is “72 hours”; allowed is a table"),
    ],
)
def test_a_limit_that_is_not_typed_is_refused(limit: str, sentence: str) -> None:
    text = f"""\
version = "1"
[[intervals]]
id = "IV-01"
title = "One"
starts = "A"
ends = "B"
limit = {limit}
"""
    with pytest.raises(DefinitionError, match=f"^intervals.toml, line 7: {sentence}"):
        read_intervals(Source("intervals.toml", text).root(), {})
