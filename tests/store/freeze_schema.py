"""Write the first schema and its two stored files anew; by hand, and only before its release.

`python tests/store/freeze_schema.py` after the records changed. Once the schema is released, a
change of the records is a new migration step instead, and these files stay for ever.
"""

from __future__ import annotations

import gzip
import tempfile
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from db.records import Answer, Audit, Case, Concern, DeepDive, Event, Scale
from db.schema import table_statements
from db.store import Store

FIXTURES = Path(__file__).parent / "fixtures"
PASSPHRASE = "seven grey herons"


def write_statements() -> None:
    """The tables and indexes as they are declared now."""
    target = Path(str(resources.files("db"))) / "migrations" / "first_schema.sql"
    tidy = [
        "\n".join(line.rstrip().replace("\t", "  ") for line in statement.splitlines())
        for statement in table_statements()
    ]
    target.write_text(";\n\n".join(tidy) + ";\n", encoding="utf-8")


def write_stores() -> None:
    """A plain and a sealed store with a few records, as this version writes them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, passphrase in (("plain", None), ("sealed", PASSPHRASE)):
            path = Path(folder) / name
            with Store.create(path, passphrase=passphrase) as store:
                fill(store)
                (FIXTURES / f"first-schema-{name}.recovery").write_text(
                    store.recovery_code() + "\n" if passphrase else "", encoding="utf-8"
                )
            packed = gzip.compress(path.read_bytes(), mtime=0)
            (FIXTURES / f"first-schema-{name}.gz").write_bytes(packed)
    (FIXTURES / "first-schema-plain.recovery").unlink()


def fill(store: Store) -> None:
    """What the test of the stored files looks for."""
    store.sign_in("Anna Example", "lead")
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    with store.act("a small deep dive", at=at) as tx:
        scale = tx.insert(Scale, code="OPEN", version="1", title="Four words")
        tx.insert(DeepDive, title="A small deep dive", scale_id=scale, themes=["CE", "MC"])
        case = tx.insert(Case, reference="SYN-CE-001", theme="CE")
        audit = tx.insert(Audit, case_id=case, scale_id=scale)
        tx.insert(Answer, audit_id=audit, question_id="MC-12", value="no", note="Zoë was found.")
        tx.insert(
            Event,
            audit_id=audit,
            kind="call",
            typed="11 Feb 2020 18:58",
            earliest=datetime(2020, 2, 11, 18, 58, tzinfo=UTC),
            latest=datetime(2020, 2, 11, 18, 58, tzinfo=UTC),
            precision="exact",
        )
        tx.insert(Concern, what="The address is not safe.", raised_at=at, raised_by="Anna Example")


if __name__ == "__main__":
    write_statements()
    write_stores()
