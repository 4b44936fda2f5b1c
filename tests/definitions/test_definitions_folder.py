"""An administrator's folder adds packs, question sets and scales to what ships."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import resources
from ddaudit_desktop.definitions import (
    Catalogue,
    DefinitionError,
    catalogue,
    catalogue_in_use,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PACK = """\
code = "NOR-2024"
version = "1"
title = "Inspection 2024"
status = "confirmed"

[[points]]
code = "N01"
area = "initial contact"
kind = "improve"
text = "See every child"
due_rule = "date"
due_on = 2024-09-01
themes = ["MC", "CE"]
question_ids = ["MC-04", "CE-01"]
generic = ["G05"]
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
guidance = "Look for who saw the child and when."
source = "Our own policy"
stage = "response"
"""


def put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_folder_adds_a_pack_and_a_question_set(tmp_path: Path) -> None:
    put(tmp_path, "packs/north.toml", PACK)
    put(tmp_path, "question_sets/exploitation.toml", QUESTIONS)
    found = Catalogue.load(tmp_path)
    assert set(found.packs) == {*catalogue().packs, "NOR-2024"}
    point = found.packs["NOR-2024"].point("N01")
    assert point.due_on == "2024-09-01"
    assert found.packs["NOR-2024"].points == (point,)
    assert "CE" in point.themes
    assert found.question("CE-01").source == "Our own policy"
    assert found.themes["CE"].title == "Child exploitation"
    assert found.source_text("pack", "NOR-2024") == PACK
    assert found.version("question_set", "CE") == "1"


def test_what_is_added_stays_out_of_what_ships(tmp_path: Path) -> None:
    put(tmp_path, "question_sets/exploitation.toml", QUESTIONS)
    Catalogue.load(tmp_path)
    assert "CE" not in catalogue().question_sets
    assert "CE" not in catalogue().themes


def test_an_empty_folder_adds_nothing(tmp_path: Path) -> None:
    assert Catalogue.load(tmp_path) == catalogue()


def test_a_code_already_taken_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "packs/again.toml", resources.text("packs/dur-2019.toml"))
    with pytest.raises(DefinitionError) as refused:
        Catalogue.load(tmp_path)
    said = str(refused.value)
    assert said.startswith("packs/again.toml, line ")
    assert "is already that of packs/dur-2019.toml, version 2019.1" in said
    assert 'replaces = "2019.1"' in said


def test_two_added_files_with_one_code_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "question_sets/a.toml", QUESTIONS)
    put(tmp_path, "question_sets/b.toml", QUESTIONS)
    with pytest.raises(
        DefinitionError, match=r"^question_sets/b\.toml, line 1: code “CE” is already"
    ):
        Catalogue.load(tmp_path)


def test_a_file_may_replace_the_version_it_names(tmp_path: Path) -> None:
    text = resources.text("packs/dur-2019.toml")
    confirmed = text.replace('version = "2019.1"', 'version = "2019.2"\nreplaces = "2019.1"')
    put(tmp_path, "packs/confirmed.toml", confirmed.replace('"draft"', '"confirmed"'))
    found = Catalogue.load(tmp_path)
    assert found.version("pack", "DUR-2019") == "2019.2"
    assert found.packs["DUR-2019"].status == "confirmed"


def test_a_file_cannot_replace_a_version_that_is_not_there(tmp_path: Path) -> None:
    text = resources.text("scales/ncpi3.toml")
    put(tmp_path, "scales/x.toml", text.replace('version = "1.0"', 'version = "9"\nreplaces = "8"'))
    with pytest.raises(DefinitionError, match=r'replaces = "1\.0"'):
        Catalogue.load(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"There is no folder .*missing"):
        Catalogue.load(tmp_path / "missing")


@pytest.mark.parametrize("name", ["north.toml", "pack/north.toml", "packs/old/north.toml"])
def test_a_file_that_would_never_be_read_is_refused(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, PACK)
    with pytest.raises(DefinitionError, match="question_sets, scales, packs, language"):
        Catalogue.load(tmp_path)


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "packs" / "x.toml"
    path.parent.mkdir()
    path.write_bytes('code = "X-1"\ntitle = "caf\xe9"\n'.encode("latin-1"))
    with pytest.raises(DefinitionError, match=r"^packs/x\.toml, line 2: the text is not UTF-8"):
        Catalogue.load(tmp_path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "question_sets" / "x.toml"
    path.parent.mkdir()
    path.write_text(QUESTIONS, encoding="utf-8-sig")
    assert "CE" in Catalogue.load(tmp_path).question_sets


def test_a_path_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "packs" / "x.toml").mkdir(parents=True)
    with pytest.raises(DefinitionError, match=r"^packs/x\.toml, line 1: the file cannot be read"):
        Catalogue.load(tmp_path)


@pytest.fixture
def nothing_read_yet() -> Iterator[None]:
    catalogue_in_use.cache_clear()
    yield
    catalogue_in_use.cache_clear()


@pytest.mark.usefixtures("nothing_read_yet")
def test_the_administrators_folder_is_used_when_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "question_sets/exploitation.toml", QUESTIONS)
    monkeypatch.setenv("DDAUDIT_DEFINITIONS", str(tmp_path))
    assert "CE" in catalogue_in_use().question_sets


@pytest.mark.usefixtures("nothing_read_yet")
def test_a_folder_that_is_named_has_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DDAUDIT_DEFINITIONS", str(tmp_path / "gone"))
    with pytest.raises(DefinitionError, match="gone"):
        catalogue_in_use()


def test_the_examples_of_the_page_work(tmp_path: Path) -> None:
    """What docs/question-sets.md shows works as it stands there."""
    page = Path(__file__).parents[2] / "docs" / "question-sets.md"
    shown = re.findall(r"```toml\n# (\S+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert [name.split("/")[0] for name, _ in shown] == ["packs", "question_sets", "language"]
    for name, text in shown:
        put(tmp_path, name, text)
    found = Catalogue.load(tmp_path)
    assert len(found.packs) == len(catalogue().packs) + 1
    assert len(found.question_sets) == len(catalogue().question_sets) + 1
    assert list(found.language.lists) == ["LG-11", "LG-30"]
