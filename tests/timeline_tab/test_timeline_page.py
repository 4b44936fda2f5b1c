"""The timeline on one page: everything in it, marked, and written once and for all."""

from __future__ import annotations

import re
import shutil
import zlib
from typing import TYPE_CHECKING

import pytest
from sqlmodel import col, select

from db.errors import AlreadyExists, KnownError
from db.records import AccessEntry
from db.store import Store
from ddaudit_desktop.acts.cases import first_audit
from ddaudit_desktop.cases.stages import summaries
from ddaudit_desktop.checks.checked import Checked
from ddaudit_desktop.filing.timeline_page import export_timeline
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.record.pages import page_count, page_text, render_page
from ddaudit_desktop.record.pdf.bar_row import placed_words, words_width
from ddaudit_desktop.record.pdf.timeline_chart import Chart
from ddaudit_desktop.record.pdf.timeline_page import (
    CHART_TOP,
    FOOT,
    WIDTH,
    WORDLESS,
    fitting_chart,
    timeline_pdf,
)
from ddaudit_desktop.timeline.content import TimelineContent, timeline_content
from ddaudit_desktop.timeline.marks import HOUR, Lane, Mark, make_timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.pages.case.timeline.tab import TimelineTab
    from ui.session import Session


@pytest.fixture
def store(built_example: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "Example.ddaudit"
    shutil.copyfile(built_example, copy)
    with Store.open(copy) as opened:
        opened.sign_in("T. Auditor", "Detective sergeant")
        yield opened


@pytest.fixture
def content_of(store: Store) -> Callable[[str], tuple[str, TimelineContent]]:
    """The audit's id and what the page of a case says."""

    def made(reference: str) -> tuple[str, TimelineContent]:
        case = next(case for case in summaries(store) if case.reference == reference)
        audit = OpenAudit(store, first_audit(store, case.case_id).id, Pinned(store))
        return audit.audit_id, timeline_content(audit, Checked(audit).measured)

    return made


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_one_page_across_says_every_event_every_verdict_and_what_has_no_time(
    content_of: Callable[[str], tuple[str, TimelineContent]],
) -> None:
    _, content = content_of("DD20-MC-03")
    pdf = timeline_pdf(content)
    assert page_count(pdf) == 1
    wide, high, _ = render_page(pdf, 0, 72)
    assert (wide, high) == (842, 596)
    said = flat(page_text(pdf, 0))
    for mark in content.timeline.marks:
        assert mark.clock in said
        assert mark.short in said
    for bar in content.bars:
        assert bar.words in said
    assert "74 h 10 min of 72 h: over by 2 h 10 min" in said
    assert "No time yet: Child told why, PP-10" in said
    assert "49 h" in said
    assert "6 h 02 min" in said
    assert "Page 1 of 1" in said


def test_it_is_marked_at_top_and_foot_and_an_example_says_so(
    content_of: Callable[[str], tuple[str, TimelineContent]],
) -> None:
    _, content = content_of("DD20-MC-03")
    said = flat(page_text(timeline_pdf(content), 0))
    assert said.count("OFFICIAL-SENSITIVE · EXAMPLE") == 2
    assert said.count("EXAMPLE") == 3
    assert "DRAFT, not locked" in said


def test_its_fonts_are_inside_it(
    content_of: Callable[[str], tuple[str, TimelineContent]],
) -> None:
    _, content = content_of("DD20-MC-03")
    pdf = timeline_pdf(content)
    fonts = set(re.findall(rb"/BaseFont /([A-Za-z+\-]+)", pdf))
    assert fonts
    assert all(b"+" in font for font in fonts)
    assert pdf.count(b"/FontFile2") == len(fonts)


def test_an_expected_entry_stands_on_paper_too(
    content_of: Callable[[str], tuple[str, TimelineContent]],
) -> None:
    _, content = content_of("DD20-MC-04")
    assert "not found: RHI held, 72 h" in flat(page_text(timeline_pdf(content), 0))


@pytest.mark.parametrize("reference", ["DD20-MC-03", "DD20-CP-04", "DD20-DI-03", "DD20-PP-02"])
def test_words_of_a_bar_lie_over_no_edge_on_paper(
    content_of: Callable[[str], tuple[str, TimelineContent]], reference: str
) -> None:
    _, content = content_of(reference)
    chart = fitting_chart(content)
    for bar in content.bars:
        left = chart.x(bar.start) if bar.start is not None else chart.x(chart.axis.spans[0].start)
        right = chart.x(bar.end) if bar.end is not None else chart.width
        at, parts = placed_words(chart, bar, left, max(right, left + 1.5))
        end = at + words_width(chart, parts)
        edges = [left, right]
        if bar.deadline is not None and bar.start is not None and bar.tone != "missing":
            edges.append(chart.x(bar.deadline))
        assert not any(at < edge < end for edge in edges), bar.label
        assert end <= chart.width


@pytest.mark.parametrize("reference", ["DD20-CP-03", "DD20-DA-02", "DD20-DI-03", "DD20-PP-01"])
def test_nothing_of_a_case_is_wider_or_higher_than_the_page(
    content_of: Callable[[str], tuple[str, TimelineContent]], reference: str
) -> None:
    _, content = content_of(reference)
    pdf = timeline_pdf(content)
    assert page_count(pdf) == 1
    said = flat(page_text(pdf, 0))
    assert all(mark.clock in said for mark in content.timeline.marks)


def test_very_many_events_still_fit_one_page_and_it_says_what_is_left_out(
    content_of: Callable[[str], tuple[str, TimelineContent]],
) -> None:
    _, content = content_of("DD20-MC-03")
    lane = Lane("response", "response", "Response")
    marks = [
        Mark(
            f"e{n}", "response", n * HOUR, n * HOUR, "exact", "10:00", "Enquiry", "Enquiry", "", "X"
        )
        for n in range(3000)
    ]
    crowded = TimelineContent(
        **{**content.__dict__, "timeline": make_timeline([lane], marks), "bars": content.bars * 9}
    )
    pdf = timeline_pdf(crowded)
    assert page_count(pdf) == 1
    said = flat(page_text(pdf, 0))
    assert "too many for one page" in said
    assert "more clocks are in the record" in said
    chart = Chart(crowded.timeline, (), (), width=WIDTH, size=WORDLESS[-1])
    assert chart.height < CHART_TOP - FOOT


def test_a_case_without_a_time_is_refused_with_what_to_do(
    content_of: Callable[[str], tuple[str, TimelineContent]],
) -> None:
    with pytest.raises(KnownError, match="Give one a time first"):
        content_of("DD20-DI-02")


def test_the_same_content_makes_the_same_file(
    content_of: Callable[[str], tuple[str, TimelineContent]],
) -> None:
    _, content = content_of("DD20-MC-03")
    assert zlib.crc32(timeline_pdf(content)) == zlib.crc32(timeline_pdf(content))


def test_it_is_written_once_never_over_another_file_and_logged(
    store: Store, content_of: Callable[[str], tuple[str, TimelineContent]], tmp_path: Path
) -> None:
    audit_id, content = content_of("DD20-MC-03")
    path = tmp_path / "timeline.pdf"
    export_timeline(store, audit_id, content, path, recipient="Panel", purpose="Scrutiny")
    assert path.read_bytes() == timeline_pdf(content)
    before = path.read_bytes()
    with pytest.raises(AlreadyExists, match="is there already and is not written over"):
        export_timeline(store, audit_id, content, path, recipient="Panel", purpose="Scrutiny")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob(".timeline*")] == []
    with store.reading() as session:
        log = session.exec(select(AccessEntry).where(col(AccessEntry.verb) == "disclosure")).all()
    assert [(row.kind, row.record_id, row.recipient, row.reason) for row in log] == [
        ("audit", audit_id, "Panel", "Scrutiny")
    ]


def test_without_a_log_nothing_leaves(
    store: Store, content_of: Callable[[str], tuple[str, TimelineContent]], tmp_path: Path
) -> None:
    audit_id, content = content_of("DD20-MC-03")
    store.close()
    copy = tmp_path / "Example.ddaudit"
    with Store.open(copy, read_only=True) as reading, pytest.raises(KnownError, match="reading"):
        export_timeline(
            reading, audit_id, content, tmp_path / "a.pdf", recipient="Panel", purpose="Scrutiny"
        )
    assert not (tmp_path / "a.pdf").exists()


def test_the_sheet_asks_writes_and_says_what_came_of_it(
    qtbot: QtBot, tab: TimelineTab, session: Session, tmp_path: Path
) -> None:
    from ui.pages.case.timeline.page_sheet import export_timeline_page
    from ui.work import Worker

    worker = Worker(tab)
    assert tab.audit is not None
    sheet = export_timeline_page(tab.window(), session, worker, tab.audit)
    sheet.file.setText(str(tmp_path / "page"))
    sheet.finish_asked.emit()
    qtbot.waitUntil(lambda: sheet.finished, timeout=20_000)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    again = export_timeline_page(tab.window(), session, worker, tab.audit)
    again.file.setText(str(tmp_path / "page.pdf"))
    again.finish_asked.emit()
    qtbot.waitUntil(lambda: "is there already" in again._wrong.text())
    worker.close()
