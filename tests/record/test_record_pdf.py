"""The PDF, read back by two readers that did not write it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from ddaudit_desktop.record.content import FilingMark
from ddaudit_desktop.record.pages import page_count, page_text, render_page
from ddaudit_desktop.record.pdf import render_pdf
from ddaudit_desktop.record.pdf.summary import TITLE_WORDS

if TYPE_CHECKING:
    from ddaudit_desktop.record.content import RecordContent

MARK = FilingMark(
    3,
    "DD20-MC-03_MC_record_v03_2020-06-19.pdf",
    datetime(2020, 6, 19, 9, 14, tzinfo=UTC),
    filed_by="Lead auditor",
    place="Safeguarding/MC/DD20-MC-03",
)


def reader(content: RecordContent) -> PdfReader:
    return PdfReader(BytesIO(render_pdf(content)))


def words(text: str) -> str:
    """Text without its line breaks, as two readers break lines differently."""
    return " ".join(text.split())


def texts(content: RecordContent) -> list[str]:
    pdf = render_pdf(content)
    return [words(page_text(pdf, number)) for number in range(page_count(pdf))]


def test_both_readers_find_marking_and_page_number_on_every_page(record: RecordContent) -> None:
    pdf = render_pdf(record)
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == page_count(pdf) > 2
    for number, page in enumerate(pages, start=1):
        for text in (page.extract_text(), page_text(pdf, number - 1)):
            assert text.count("OFFICIAL-SENSITIVE") == 2
            assert "Police and named safeguarding partners only" in text
            assert f"Page {number} of {len(pages)}" in text
            assert "DD20-MC-03" in text


def test_the_file_says_what_it_is_and_names_nobody(record: RecordContent) -> None:
    pdf = reader(replace(record, filing=MARK))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Individual audit record DD20-MC-03"
    assert pdf.metadata.author is not None
    assert pdf.metadata.author.startswith("Deep Dive Audit")
    assert pdf.metadata.subject == "OFFICIAL-SENSITIVE. Child protection audit, theme MC"
    assert pdf.metadata.creation_date == MARK.filed_at
    assert "auditor" not in str(dict(pdf.metadata)).lower()
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_font_is_ours_and_embedded(record: RecordContent) -> None:
    pdf = render_pdf(record)
    assert b"Helvetica" not in pdf
    fonts: dict[Any, Any] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        fonts |= {font["/BaseFont"]: font for font in resources["/Font"].get_object().values()}
    names = {str(name).split("+")[-1].split("-")[0] for name in fonts}
    assert names <= {"InterDeepDive", "JetBrainsMonoDeepDive"}
    for font in fonts.values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()


def test_bookmarks_lead_to_their_pages(record: RecordContent) -> None:
    pdf = reader(record)
    places: dict[str, int] = {}

    def walk(outline: list[Any]) -> None:
        for entry in outline:
            if isinstance(entry, list):
                walk(entry)
            else:
                page = pdf.get_destination_page_number(entry)
                assert page is not None
                places[str(entry.title)] = page

    walk(pdf.outline)
    for heading in ("Timeline", "Answers", "Questions in full", "Events", "Actions", "Sign-off"):
        assert words(heading) in words(pdf.pages[places[heading]].extract_text())
    assert list(places.values()) == sorted(places.values())


def test_the_same_record_is_the_same_file_on_every_machine(record: RecordContent) -> None:
    pdf = render_pdf(record)
    assert render_pdf(record) == pdf
    script = (
        "import hashlib, sys, importlib.util as u;"
        "s = u.spec_from_file_location('c', sys.argv[1]); m = u.module_from_spec(s);"
        "s.loader.exec_module(m);"
        "from ddaudit_desktop.record.pdf import render_pdf;"
        "print(hashlib.sha256(render_pdf(m.RECORD)).hexdigest())"
    )
    import hashlib
    import os
    from pathlib import Path

    here = Path(__file__).parent / "conftest.py"
    for zone, seed in (("Asia/Tokyo", "1"), ("America/New_York", "2")):
        other = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        said = subprocess.run(
            [sys.executable, "-c", script, str(here)],
            env=other, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert said.stdout.strip() == hashlib.sha256(pdf).hexdigest()


def test_a_concern_comes_first_and_the_order_is_the_readers(record: RecordContent) -> None:
    text = " ".join(texts(record))
    order = [
        TITLE_WORDS,
        "Immediate concern raised during this audit",
        "Overall grade",
        "Timeline",
        "Against the inspection’s improvement points",
        "Strengths",
        "Areas for development",
        "Answers",
        "Questions in full",
        "Signed by Lead auditor, D/Insp, 19 June 2020 10:00.",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)
    assert "Acknowledged in 18 min" in text
    assert "Immediate concern" not in " ".join(texts(replace(record, concerns=())))


def test_a_draft_says_so_beside_the_grade_and_on_every_page(
    record: RecordContent, draft: RecordContent
) -> None:
    pages = texts(draft)
    assert "DRAFT, not locked" in pages[0]
    assert all("DRAFT, not locked" in page for page in pages)
    assert "Not signed." in pages[-1]
    assert not any("DRAFT" in page for page in texts(record))


def test_an_example_says_so_on_every_page(record: RecordContent) -> None:
    for page in texts(replace(record, example=True)):
        assert page.count("EXAMPLE") == 3  # marking twice, watermark
    assert not any("EXAMPLE" in page for page in texts(record))


def test_a_filed_record_tells_its_file_and_hash(record: RecordContent) -> None:
    page = texts(replace(record, filing=MARK))[0]
    assert "DD20-MC-03_MC_record_v03_2020-06-19.pdf · filed 19 Jun 2020 10:14" in page
    assert "to Safeguarding/MC/DD20-MC-03" in page
    assert "Version 3 · content SHA-256" in page
    assert "Preview, not filed" in texts(record)[0]


def test_no_grade_tells_why(record: RecordContent) -> None:
    grade = replace(
        record.grade, grade="", word="", no_grade="withdrawn", no_grade_word="Withdrawn",
        reason="Another force has taken it on.",
    )  # fmt: skip
    page = texts(replace(record, grade=grade))[0]
    assert "No grade" in page
    assert "Withdrawn. Another force has taken it on." in page


def test_the_scales_note_stands_wherever_its_grade_does(record: RecordContent) -> None:
    assert "“Fair” is a grade of this deep dive alone." in texts(record)[0]


LONG = " ".join(f"word{number}" for number in range(1400))
UNBROKEN = "x" * 10_000


@pytest.mark.parametrize("text", [LONG, UNBROKEN], ids=["10,000 letters", "one long word"])
def test_long_text_wraps_and_goes_on_over_pages(record: RecordContent, text: str) -> None:
    sections = tuple(
        replace(section, questions=tuple(replace(q, note=text) for q in section.questions[:1]))
        for section in record.sections
    )
    long = replace(
        record,
        sections=sections,
        grade=replace(record.grade, reason=text, differs_reason=text),
        concerns=(replace(record.concerns[0], what=text),),
        extracts=tuple(replace(each, words=text) for each in record.extracts),
        points=tuple(replace(each, reason=text, text=text) for each in record.points),
        events=tuple(replace(each, note=text, source=text) for each in record.events[:2]),
        flags=tuple(replace(each, reason=text) for each in record.flags),
        actions=tuple(replace(each, note=text) for each in record.actions),
        feedback=tuple(replace(each, text=text, reply=text) for each in record.feedback),
    )
    pages = texts(long)
    assert len(pages) > 40
    told = 1 + 1 + 1 + 3 + 2 + 4 + 4 + 2 + 1 + 2
    whole = "".join("".join(pages).split())
    if text == LONG:
        assert whole.count("word777") >= told
    else:
        assert whole.count("x") >= told * len(text)


def test_five_hundred_events_are_readable(record: RecordContent) -> None:
    events = tuple(replace(record.events[n % 14], id=f"e{n}") for n in range(500))
    pages = texts(replace(record, events=events))
    assert sum(page.count("Reported missing") for page in pages) >= 500 // 14
    assert "36 events without a time" in pages[0] or "35 events without a time" in pages[0]


HEADINGS = (
    "Events", "Actions", "Feedback", "Flags", "Timeline", "Sign-off", "Answers", "Systems read",
    "The case", "Questions in full", "Initial contact", "Risk assessment",
)  # fmt: skip


def test_headings_never_stand_alone_at_the_foot_of_a_page(record: RecordContent) -> None:
    """Push everything down step by step, and see that each heading keeps what follows it."""
    for lines in range(0, 60, 3):
        reason = "Line.\n" * lines
        for page in texts(replace(record, grade=replace(record.grade, reason=reason))):
            body = page.rpartition("Preview, not filed")[0].rstrip()
            assert not body.endswith(HEADINGS), (lines, body[-30:])


def test_strengths_stand_with_their_heading_however_full_the_page_is(
    record: RecordContent,
) -> None:
    turned = set()
    for more in range(12):
        points = (*record.points, *(replace(record.points[0], code=f"X{n}") for n in range(more)))
        pages = texts(replace(record, points=points))
        at = next(n for n, page in enumerate(pages) if "Areas for development" in page)
        assert "Police protection was reasoned in full" in pages[at]
        assert "nobody looked again in the night" in pages[at]
        turned.add(at)
    assert turned == {0, 1}


def test_what_a_font_lacks_is_shown_as_its_code(record: RecordContent) -> None:
    odd = "Łódź Ŵyn ½ “q” → 中 👍 ש \x07 a\tb <b>&amp;"
    page = texts(replace(record, grade=replace(record.grade, reason=odd)))[0]
    assert "Łódź Ŵyn ½ “q” →" in page
    assert "[U+4E2D] [U+1F44D] [U+05E9] [U+0007]" in page
    assert "<b>&amp;" in page


def test_an_empty_record_is_a_page(record: RecordContent) -> None:
    bare = replace(
        record, sections=(), concerns=(), points=(), events=(), extracts=(), flags=(), actions=(),
        feedback=(), systems=(), other_audits=(), people=(),
        grade=replace(record.grade, grade="", word="", reason=""),
    )  # fmt: skip
    assert "Not graded yet" in texts(bare)[0]


def test_a_page_as_a_picture(record: RecordContent) -> None:
    pdf = render_pdf(record)
    wide, high, pixels = render_page(pdf, 0, 72)
    assert (wide, high) == (596, 842)
    assert len(pixels) == wide * high * 4
    assert pixels[:4] == b"\xff\xff\xff\xff"
    assert b"\x1d\x21\xa3\xff" in pixels  # blue, green, red: the square of "inadequate"


def test_the_typesetter_is_not_loaded_before_it_is_needed() -> None:
    script = (
        "import sys, ddaudit_desktop.record.pdf, ddaudit_desktop.record.pages,"
        "ddaudit_desktop.record.as_json, ddaudit_desktop.recovery_sheet;"
        "print([m for m in ('reportlab', 'pypdfium2', 'sqlalchemy') if m in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


def test_a_preview_and_an_export_may_run_at_once(record: RecordContent) -> None:
    from concurrent.futures import ThreadPoolExecutor

    expected = render_pdf(record)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: render_pdf(record), range(12)))
    assert all(pdf == expected for pdf in made)
