"""Names in the safeguarding folder, whatever a reference looks like."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ddaudit_desktop.filing.names import RESERVED, place_of, safe_name

DAY = date(2020, 6, 19)


@given(st.text(min_size=1, max_size=60))
def test_a_name_is_safe_on_every_system(reference: str) -> None:
    name = safe_name(reference)
    assert 0 < len(name) <= 60
    assert name.isascii()
    assert all(letter.isalnum() or letter in "._-" for letter in name)
    assert name[0] not in ".-"
    assert name[-1] not in ".-"
    assert name.upper().partition(".")[0] not in RESERVED
    assert safe_name(reference) == name
    assert len(place_of(reference, "MC").file_name(10_000, DAY, "json")) <= 120


@given(st.lists(st.text(min_size=1, max_size=60), min_size=2, max_size=6, unique=True))
def test_two_references_never_share_a_folder(references: list[str]) -> None:
    assert len({safe_name(reference) for reference in references}) == len(references)


def test_an_ordinary_reference_stays_as_it_is() -> None:
    place = place_of("DD20-MC-03", "MC")
    assert place.folder == "MC/DD20-MC-03"
    assert place.file_name(1, DAY, "pdf") == "DD20-MC-03_MC_record_v01_2020-06-19.pdf"


def test_versions_are_read_from_names_in_any_case() -> None:
    place = place_of("DD20-MC-03", "MC")
    names = [
        "DD20-MC-03_MC_record_v01_2020-06-19.pdf",
        "dd20-mc-03_PP_record_v12_2020-06-20.PDF",
        "DD20-MC-03_MC_record_v07_2020-06-19.json",
        "DD20-MC-030_MC_record_v09_2020-06-19.pdf",
        "notes.pdf",
    ]
    assert place.versions(names, "pdf") == {1, 12}
