"""The record on paper: A4 pages with real text, embedded fonts and the marking on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ddaudit_desktop.record.content import RecordContent


def render_pdf(content: RecordContent) -> bytes:
    """The record as a PDF; the same content gives the same bytes.

    The typesetter is loaded by the first call, never before.
    """
    from ddaudit_desktop.record.pdf.document import record_pdf

    return record_pdf(content)
