"""Full-text search: which words of which records are found, and how what a person types is read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.connection import Connection

TABLES = {
    "search_text": """CREATE TABLE search_text (
  rowid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL UNIQUE,
  audit_id TEXT,
  case_id TEXT,
  question_id TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT""",
    "search_words": """CREATE VIRTUAL TABLE search_words USING fts5(
  body, content='search_text', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2'
)""",
}


@dataclass(frozen=True)
class Source:
    """A noun whose words are found: which columns, and where the record belongs."""

    columns: tuple[str, ...]
    audit: bool = False
    case: str = "NULL"
    question: bool = False


# By table name. A record of an audit belongs to that audit's case.
SOURCES = {
    "action": Source(("text", "test", "note"), case="{row}.case_id"),
    "answer": Source(("text", "note"), audit=True, question=True),
    "case_file": Source(("reference", "label"), case="{row}.id"),
    "change_made": Source(("title", "text")),
    "concern": Source(("what",), case="{row}.case_id"),
    "event": Source(("title", "note"), audit=True, question=True),
    "extract": Source(("words",), audit=True, question=True),
    "feedback": Source(("text", "reply"), audit=True),
    "finding": Source(("title", "text")),
    "overall_grade": Source(("reason",), audit=True),
    "point_assessment": Source(("reason",), audit=True),
}

_BEGIN, _END = "\x02", "\x03"  # mark the words found; no stored text is shown with them
_WORDS_IN_SNIPPET = 24


@dataclass(frozen=True)
class Hit:
    """A record that holds the words: where it belongs, and the words in their surroundings.

    ``kind`` is the table's name; ``marks`` are the places in ``snippet`` that were looked for.
    """

    kind: str
    record_id: str
    audit_id: str | None
    case_id: str | None
    question_id: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


def triggers() -> dict[str, str]:
    """The SQL of every trigger that keeps the index true, by name."""
    made = {
        "search_words_added": """CREATE TRIGGER search_words_added AFTER INSERT ON search_text
BEGIN
  INSERT INTO search_words(rowid, body) VALUES (NEW.rowid, NEW.body);
END""",
        "search_words_taken": """CREATE TRIGGER search_words_taken AFTER DELETE ON search_text
BEGIN
  INSERT INTO search_words(search_words, rowid, body) VALUES ('delete', OLD.rowid, OLD.body);
END""",
        "search_words_changed": """CREATE TRIGGER search_words_changed
AFTER UPDATE OF body ON search_text
BEGIN
  INSERT INTO search_words(search_words, rowid, body) VALUES ('delete', OLD.rowid, OLD.body);
  INSERT INTO search_words(rowid, body) VALUES (NEW.rowid, NEW.body);
END""",
    }
    for table, source in SOURCES.items():
        made |= _of_source(table, source)
    return made


def _of_source(table: str, source: Source) -> dict[str, str]:
    watched = (*source.columns, "removed_at")
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in watched)
    gone = f"NEW.removed_at IS NOT NULL OR {_body(source, 'NEW')} = ''"
    add = fill(table, source, "NEW")
    return {
        f"search_insert_{table}": (
            f"CREATE TRIGGER search_insert_{table} AFTER INSERT ON {table}\nBEGIN\n  {add};\nEND"
        ),
        f"search_update_{table}": (
            f"CREATE TRIGGER search_update_{table} AFTER UPDATE OF {', '.join(watched)} "
            f"ON {table} WHEN {changed}\nBEGIN\n"
            f"  DELETE FROM search_text WHERE record_id = NEW.id AND ({gone});\n  {add};\nEND"
        ),
        f"search_delete_{table}": (
            f"CREATE TRIGGER search_delete_{table} AFTER DELETE ON {table}\nBEGIN\n"
            "  DELETE FROM search_text WHERE record_id = OLD.id;\nEND"
        ),
    }


def fill(table: str, source: Source, row: str) -> str:
    """Put a row's words into the index, or change them there, if it has any and is not removed."""
    audit = f"{row}.audit_id" if source.audit else "NULL"
    case = source.case.format(row=row)
    if source.audit:
        case = f"(SELECT case_id FROM audit WHERE id = {row}.audit_id)"
    question = f"{row}.question_id" if source.question else "''"
    rows = "" if row == "NEW" else f" FROM {table} AS {row}"
    return (
        "INSERT INTO search_text (kind, record_id, audit_id, case_id, question_id, body) "
        f"SELECT '{table}', {row}.id, {audit}, {case}, {question}, {_body(source, row)}{rows} "
        f"WHERE {row}.removed_at IS NULL AND {_body(source, row)} <> '' "
        "ON CONFLICT (record_id) DO UPDATE SET body = excluded.body"
    )


def _body(source: Source, row: str) -> str:
    """The words of a row, a line for each column."""
    columns = " || char(10) || ".join(f"{row}.{name}" for name in source.columns)
    return f"trim({columns}, char(10))"


def build(connection: Connection) -> None:
    """Make the index anew from the records."""
    for name in reversed(TABLES):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for sql in TABLES.values():
        connection.execute(sql)
    for table, source in SOURCES.items():
        connection.execute(fill(table, source, "r"))
    connection.execute("INSERT INTO search_words(search_words) VALUES ('rebuild')")


def query_for(words: str) -> str:
    """What a person typed as a query: every word must be there, the last may be unfinished.

    Each word is quoted, because O'Brien, foo-bar, a:b and AND mean something else to the engine.
    """
    asked = [word for word in words.split() if any(letter.isalnum() for letter in word)]
    quoted = ['"' + word.replace("\0", "").replace('"', '""') + '"' for word in asked]
    return " ".join(quoted) + " *" if quoted else ""


def search(connection: Connection, words: str, limit: int) -> list[Hit]:
    """The records that hold all the words, the best first; removed cases and audits left out."""
    query = query_for(words)
    if not query:
        return []
    # In steps: whose record it is, and the snippet, are dear, so they are not asked of every hit.
    best = connection.execute(
        "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rank", (query,)
    )
    there = (rowid for (rowid,) in best if _is_there(connection, rowid))
    return _hits(connection, query, list(islice(there, limit)))


def _is_there(connection: Connection, rowid: int) -> bool:
    """Whether neither the audit nor the case that the record belongs to was removed."""
    found = connection.execute(
        "SELECT 1 FROM search_text AS t WHERE t.rowid = ? "
        "AND NOT EXISTS (SELECT 1 FROM audit WHERE id = t.audit_id AND removed_at IS NOT NULL) "
        "AND NOT EXISTS (SELECT 1 FROM case_file WHERE id = t.case_id AND removed_at IS NOT NULL)",
        (rowid,),
    )
    return found.fetchone() is not None


def _hits(connection: Connection, query: str, rowids: list[int]) -> list[Hit]:
    """These records in this order, with the words in their surroundings."""
    marks = ", ".join("?" * len(rowids))
    # The plus sign keeps the engine from starting the whole query again for each row.
    found = connection.execute(
        "SELECT t.rowid, t.kind, t.record_id, t.audit_id, t.case_id, t.question_id, "
        "snippet(search_words, 0, ?, ?, '…', ?) "
        "FROM search_words JOIN search_text AS t ON t.rowid = search_words.rowid "
        f"WHERE search_words MATCH ? AND +search_words.rowid IN ({marks})",
        (_BEGIN, _END, _WORDS_IN_SNIPPET, query, *rowids),
    )
    hits: dict[int, Hit] = {}
    for rowid, kind, record_id, audit_id, case_id, question_id, text in found:
        snippet, spans = _unmarked(text)
        hits[rowid] = Hit(kind, record_id, audit_id, case_id, question_id, snippet, spans)
    return [hits[rowid] for rowid in rowids]


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet on one line without its marks, and where the marks were."""
    shown: list[str] = []
    marks: list[tuple[int, int]] = []
    begun = 0
    for letter in text:
        if letter == _BEGIN:
            begun = len(shown)
        elif letter == _END:
            marks.append((begun, len(shown)))
        else:
            shown.append(" " if letter.isspace() else letter)
    return "".join(shown), tuple(marks)
