"""The filings as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.table import TextCell
from ui.models.columns import Column

if TYPE_CHECKING:
    from ddaudit_desktop.filing.filed import FiledRecord

FILING_COLUMNS: tuple[Column[FiledRecord], ...] = (
    Column("Case", lambda row: TextCell(row.reference, weight=500)),
    Column("Version", lambda row: TextCell(row.version)),
    Column("Format", lambda row: TextCell(row.format)),
    Column("Filed", lambda row: TextCell(row.when)),
    Column("By", lambda row: TextCell(row.by)),
    Column("Recipient", lambda row: TextCell(row.recipient)),
    Column("SHA-256", lambda row: TextCell(row.sha256[:12] or "none held", code=True, size=11)),
    Column("Place", lambda row: TextCell(row.place, colour="t2", size=12)),
)
