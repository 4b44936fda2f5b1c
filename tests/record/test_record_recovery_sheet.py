"""The recovery sheet: the whole code, readable, on one page, and nothing of any case."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from db.keys import key_from_recovery, recovery_code
from ddaudit_desktop.record.pages import page_count, page_text
from ddaudit_desktop.recovery_sheet import groups, recovery_sheet

KEY = bytes(range(40, 72))


def test_the_code_on_the_sheet_opens_the_file() -> None:
    code = recovery_code(KEY)
    pdf = recovery_sheet("Autumn deep dive", code, date(2020, 6, 18))
    assert page_count(pdf) == 1
    text = page_text(pdf, 0)
    printed = [part for line in groups(code) for part in line]
    assert all(part in text for part in printed)
    assert key_from_recovery(" ".join(printed)) == KEY
    assert "Autumn deep dive" in text
    assert "18 June 2020" in text
    assert "KEEP LOCKED AWAY" in text


def test_the_sheet_is_a_proper_file() -> None:
    pdf = recovery_sheet("Łódź and 中", recovery_code(KEY), date(2020, 6, 18))
    assert b"Helvetica" not in pdf
    meta = PdfReader(BytesIO(pdf)).metadata
    assert meta is not None
    assert meta.title == "Recovery sheet"
    assert recovery_code(KEY) not in str(dict(meta))
    assert pdf == recovery_sheet("Łódź and 中", recovery_code(KEY), date(2020, 6, 18))
