"""Filing a record: where it goes, what is kept of it, and that nothing is ever replaced."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from db import clock
from db.errors import KnownError, NotAllowed, ReadOnlyStore
from db.records import AccessEntry, Filing
from db.store import Store
from ddaudit_desktop.acts import cases
from ddaudit_desktop.filing import filing
from ddaudit_desktop.filing.filing import FiledFile, file_records
from ddaudit_desktop.filing.manifest import read_manifest
from ddaudit_desktop.filing.verify import verify_folder, verify_store
from ddaudit_desktop.placing import PART, FolderGone, FolderRefused
from ddaudit_desktop.reading import records
from ddaudit_desktop.record.as_json import content_sha256, read_record_json

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2020-06-19"


@pytest.fixture(autouse=True)
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    monkeypatch.setattr(clock, "now", lambda: datetime(2020, 6, 19, 9, 14, tzinfo=UTC))


def export(store: Store, audit_ids: list[str], folder: Path, **more: Any) -> list[FiledFile]:
    told = {"recipient": "Safeguarding unit", "purpose": "Learning", **more}
    return file_records(store, audit_ids, folder, **told)


def names(folder: Path) -> list[str]:
    hidden = {"manifest.json", ".ddaudit-filing.lock"}
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in hidden]
    return sorted(path.relative_to(folder).as_posix() for path in files)


def test_a_record_goes_to_its_theme_and_case(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    (filed,) = export(store, [audits["DD-MC-01"]], folder)
    assert names(folder) == [f"MC/DD-MC-01/DD-MC-01_MC_record_v01_{DAY}.pdf"]
    assert filed.path == folder / names(folder)[0]
    assert filed.error == ""
    data = filed.path.read_bytes()
    assert data.startswith(b"%PDF")
    assert filed.sha256 == hashlib.sha256(data).hexdigest()
    assert filed.size == len(data)


def test_what_was_filed_is_kept_in_the_store_and_in_the_folder(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    (filed,) = export(store, [audits["DD-MC-01"]], folder)
    (row,) = records(store, Filing)
    assert (row.folder, row.path) == (str(folder), names(folder)[0])
    assert (row.sha256, row.content_sha256) == (filed.sha256, filed.content_sha256)
    assert (row.version, row.filed_by, row.recipient) == (1, "Auditor 1", "Safeguarding unit")
    (entry,) = read_manifest(folder)
    assert (entry.path, entry.sha256, entry.case) == (row.path, row.sha256, "DD-MC-01")
    with store.reading() as session:
        log = session.exec(select(AccessEntry)).all()
    assert [(e.verb, e.record_id, e.recipient, e.reason) for e in log] == [
        ("disclosure", audits["DD-MC-01"], "Safeguarding unit", "Learning")
    ]


def test_every_filing_is_a_new_version_and_tells_of_the_one_before(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    for _ in range(3):
        export(store, [audits["DD-MC-01"]], folder)
    assert [name.split("_")[-2] for name in names(folder)] == ["v01", "v02", "v03"]
    first, second, third = sorted(records(store, Filing), key=lambda row: row.version)
    assert (first.superseded_by, second.superseded_by) == (second.id, third.id)
    assert third.superseded_by is None
    assert first.content_sha256 == third.content_sha256


def test_formats_count_their_own_versions(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    export(store, [audits["DD-MC-01"]], folder)
    filed = export(store, [audits["DD-MC-01"]], folder, formats=("pdf", "json"))
    assert [(f.format, f.version) for f in filed] == [("pdf", 2), ("json", 1)]
    assert filed[1].path is not None
    content = read_record_json(filed[1].path.read_text(encoding="utf-8"))
    assert content.filing is not None
    assert content.filing.content_sha256 == content_sha256(content) == filed[1].content_sha256
    assert content.filing.place == "Safeguarding/MC/DD-MC-01"


def test_a_file_that_is_there_already_stays_as_it_is(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    there = folder / "MC" / "DD-MC-01" / f"dd-mc-01_MC_record_v01_{DAY}.PDF"
    there.parent.mkdir(parents=True)
    there.write_text("somebody else's")
    (filed,) = export(store, [audits["DD-MC-01"]], folder)
    assert filed.version == 2
    assert there.read_text() == "somebody else's"


def test_a_name_taken_at_the_last_moment_is_left_alone(
    store: Store, audits: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program, without our lock, takes the next name while ours is being written."""
    rendered = filing._rendered

    def and_then_another(content: Any, ending: Any) -> bytes:
        if content.filing.version < 3:
            place = folder / "MC" / "DD-MC-01" / content.filing.file_name
            place.write_text("quicker")
        return rendered(content, ending)

    monkeypatch.setattr(filing, "_rendered", and_then_another)
    (filed,) = export(store, [audits["DD-MC-01"]], folder)
    assert filed.version == 3
    assert [(folder / name).read_bytes()[:7] for name in names(folder)] == [
        b"quicker",
        b"quicker",
        b"%PDF-1.",
    ]


def test_numbers_are_not_used_again_when_files_were_taken_away(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    (filed,) = export(store, [audits["DD-MC-01"]], folder)
    assert filed.path is not None
    filed.path.unlink()
    (again,) = export(store, [audits["DD-MC-01"]], folder)
    assert again.version == 2
    assert verify_store(store).missing == (f"MC/DD-MC-01/DD-MC-01_MC_record_v01_{DAY}.pdf",)


def test_many_are_filed_with_progress_and_stop_when_asked(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    told: list[tuple[int, int, str]] = []
    filed = export(
        store,
        list(audits.values()),
        folder,
        progress=lambda *step: told.append(step),
        cancelled=lambda: len(told) == 2,
    )
    assert [f.case for f in filed] == ["DD-MC-01", "DD-MC-02"]
    assert told == [(0, 3, "DD-MC-01"), (1, 3, "DD-MC-02"), (2, 3, "")]
    assert verify_folder(folder).ok


def test_one_that_cannot_be_filed_does_not_hold_up_the_others(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    (folder / "MC").mkdir()
    (folder / "MC" / "DD-MC-01").write_text("a file in the way")
    filed = export(store, list(audits.values()), folder)
    assert [bool(f.error) for f in filed] == [True, False, False]
    assert "Move the file away" in filed[0].error
    assert len(records(store, Filing)) == 2


@pytest.mark.parametrize("what", ["missing", "file"])
def test_a_folder_that_is_none_is_told(
    store: Store, audits: dict[str, str], tmp_path: Path, what: str
) -> None:
    target = tmp_path / "elsewhere"
    if what == "file":
        target.write_text("x")
    with pytest.raises(FolderGone if what == "missing" else FolderRefused) as refused:
        export(store, list(audits.values()), target)
    assert str(target) in str(refused.value)
    assert ("make the folder first" if what == "missing" else "Choose") in str(refused.value)
    assert target.exists() == (what == "file")
    assert records(store, Filing) == []


def test_a_folder_that_goes_away_midway_leaves_whole_files(
    store: Store, audits: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    def unplug(done: int, _: int, __: str) -> None:
        if done == 1:
            folder.rename(tmp_path / "unplugged")

    filed = export(store, list(audits.values()), folder, progress=unplug)
    assert [bool(f.error) for f in filed] == [False, True, True]
    assert "not there any more" in filed[1].error
    assert names(tmp_path / "unplugged") == [f"MC/DD-MC-01/DD-MC-01_MC_record_v01_{DAY}.pdf"]
    assert not folder.exists()


def test_what_a_crash_left_is_cleared_before_the_next_filing(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    stray = folder / "PP" / "DD-PP-01" / f".DD-PP-01_PP_record_v01.pdf.0123{PART}"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"half a rec")
    export(store, [audits["DD-MC-01"]], folder)
    assert not stray.exists()
    assert verify_folder(folder).ok


def test_a_store_open_for_reading_files_nothing(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    path = store.path
    store.close()
    with Store.open(path, read_only=True) as reader, pytest.raises(ReadOnlyStore) as refused:
        export(reader, list(audits.values()), folder)
    assert "Copy it" in str(refused.value)
    assert names(folder) == []


def test_somebody_has_to_be_signed_in(audits: dict[str, str], store: Store, folder: Path) -> None:
    path = store.path
    store.close()
    with Store.open(path) as unsigned, pytest.raises(NotAllowed):
        export(unsigned, list(audits.values()), folder)
    assert names(folder) == []


def test_what_the_store_cannot_keep_is_not_left_in_the_folder(
    store: Store, audits: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise KnownError("There is no room for the store.")

    monkeypatch.setattr(filing, "record_filing", full)
    (filed,) = export(store, [audits["DD-MC-01"]], folder)
    assert filed.error == "There is no room for the store."
    assert names(folder) == []
    assert read_manifest(folder) == []


def test_odd_references_get_names_that_every_system_takes(store: Store, folder: Path) -> None:
    odd = ["a/b\\c:d*?", "CON", "..", "Fall Ünï 7 ", "x" * 60, "日本"]
    for reference in odd:
        cases.add_case(store, cases.CaseFacts(reference, "MC"))
    filed = export(store, [a.id for a in records_of(store, odd)], folder)
    assert [f.error for f in filed] == [""] * len(odd)
    for name in names(folder):
        assert all(letter.isascii() and (letter.isalnum() or letter in "._-/") for letter in name)
        assert all(len(part) <= 120 and not part.startswith(".") for part in name.split("/"))
    assert len({f.path.parent for f in filed if f.path}) == len(odd)


def records_of(store: Store, references: list[str]) -> list[Any]:
    from db.records import Audit, Case

    chosen = {case.id for case in records(store, Case) if case.reference in references}
    return [audit for audit in records(store, Audit) if audit.case_id in chosen]


def test_a_manifest_that_was_lost_or_broken_is_made_again(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    export(store, [audits["DD-MC-01"]], folder)
    (folder / "manifest.json").write_text("{ broken")
    export(store, [audits["DD-PP-01"]], folder)
    assert verify_folder(folder).ok
    assert json.loads((folder / "manifest.json").read_text())["format"] == "ddaudit-manifest"
