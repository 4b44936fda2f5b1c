"""Records as a stranger writes them by hand, and what the command line says of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONDON = ZoneInfo("Europe/London")
WRITTEN = {
    "created_at": "2010-06-01T09:00:00Z",
    "created_by": "Auditor 1",
    "changed_at": "2010-06-01T09:00:00Z",
    "changed_by": "Auditor 1",
}
SCALE = {
    "code": "DEEPDIVE2020",
    "version": "1.0",
    "title": "Deep dive 2020, 4 grades",
    "grades": [
        {"code": code, "word": code.replace("_", " "), "rank": rank}
        for rank, code in enumerate(("good", "fair", "requires_improvement", "inadequate"), 1)
    ],
}


def instant(local: str) -> str:
    """A local time of London as an instant; without a year it is 2020."""
    text = local if local.count("-") == 2 else f"2020-{local}"
    there = datetime.fromisoformat(text).replace(tzinfo=LONDON)
    return there.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def when(typed: str) -> dict[str, Any]:
    """A time: ``?`` unknown, ``A..B`` anywhere between, else exact."""
    if typed == "?":
        return {"typed": "", "precision": "unknown"}
    earliest, _, latest = typed.partition("..")
    return {
        "typed": typed,
        "precision": "range" if latest else "exact",
        "earliest": instant(earliest),
        "latest": instant(latest or earliest),
    }


def event(number: int, line: str) -> dict[str, object]:
    """An event: kind, time, then its fields and details as ``key=value``."""
    kind, time, *pairs = line.split()
    values = dict(pair.split("=", 1) for pair in pairs)
    fields: dict[str, object] = {
        key: values.pop(key) for key in ("who", "child_id", "question_id") if key in values
    }
    details = [{"key": key, "value": value} for key, value in values.items()]
    written = {"id": f"e{number}", "kind": kind, "when": when(time), "details": details}
    return {**written, **fields, "provenance": WRITTEN}


def part(key: str, value: str) -> dict[str, str]:
    """A part of an answer; ``words*25`` is a text of so many words."""
    word, star, count = value.partition("*")
    if star:
        return {"key": key, "text": " ".join([word] * int(count))}
    return {"key": key, "value": value}


def questions(answers: str) -> list[dict[str, Any]]:
    """Answers as ``MC-07=low MC-11.in_90_days=3 PP-02.reason=words*25``."""
    parts: dict[str, list[dict[str, str]]] = {}
    for pair in answers.split():
        name, _, value = pair.partition("=")
        question_id, _, key = name.partition(".")
        parts.setdefault(question_id, []).append(part(key or "main", value))
    return [{"id": question_id, "text": "", "parts": some} for question_id, some in parts.items()]


def told(text: str) -> dict[str, Any]:
    """What else a record holds, with ``;`` between: child, day, now, setting, quote, published."""
    found: dict[str, Any] = {"children": [], "settings": {}, "quotes": []}
    for line in filter(None, map(str.strip, text.split(";"))):
        word, _, rest = line.partition(" ")
        if word in ("child", "no"):
            found["children"] += [rest] if word == "child" else []
            found["childless"] = word == "no"
        elif word == "setting":
            found["settings"].update([rest.split("=", 1)])
        elif word == "quote":
            found["quotes"].append(tuple(rest.split("=", 1)))
        else:
            found[word] = rest.replace("?", "")
    return found


def child(number: int, line: str) -> dict[str, Any]:
    """A child: age, status, and its other numbers as ``key=value``."""
    age, status, *pairs = line.split()
    return {
        "id": f"child-{number}",
        "pseudonym": f"Child {chr(64 + number)}",
        "age_years": int(age) if age.isdigit() else None,
        "status": status,
        "lead": number == 1,
        "provenance": WRITTEN,
        **{key: int(value) for key, value in (pair.split("=") for pair in pairs)},
    }


def record(theme: str, answers: str = "", events: str = "", more: str = "") -> dict[str, Any]:
    """A record by hand; `questions`, `event` and `told` say how the parts are written.

    Without other words there is one child of 14, looked after, the rules are those of February
    2020, and the record was last changed in June.
    """
    extra = told(more)
    children = extra["children"] or ([] if "childless" in extra else ["14 looked_after"])
    inspection = {"pack_code": "X", "version": "1", "title": "Inspection"}
    published = extra.get("published")
    changed = {**WRITTEN, "changed_at": instant(extra.get("now", "06-18T14:32"))}
    return {
        "deep_dive": {
            "id": "d-1",
            "title": "Autumn deep dive",
            "settings": [{"key": k, "value": value} for k, value in extra["settings"].items()],
            "inspection": {**inspection, "published_on": published} if published else None,
        },
        "case": {
            "id": "c-1",
            "reference": f"AD-{theme}-01",
            "theme": {"code": theme, "title": theme},
            "period_from": extra.get("day", "2020-02-10"),
            "children": [child(number, line) for number, line in enumerate(children, 1)],
            "provenance": WRITTEN,
        },
        "audit": {"id": "a-1", "provenance": changed},
        "grade": {"scale": SCALE},
        "sections": [
            {
                "set_code": theme,
                "set_version": "1.1",
                "set_title": "All",
                "kind": "theme",
                "id": "all",
                "title": "All",
                "questions": questions(answers),
            }
        ],
        "events": [
            event(number, line)
            for number, line in enumerate(filter(None, map(str.strip, events.split(";"))), 1)
        ],
        "extracts": [
            {"id": f"x{number}", "words": words, "question_id": question, "provenance": WRITTEN}
            for number, (question, words) in enumerate(extra["quotes"], 1)
        ],
    }


@pytest.fixture
def by_hand_record() -> Callable[..., dict[str, Any]]:
    """Makes a record by hand, to be changed before it is read."""
    return record


@pytest.fixture
def by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Writes a record by hand and gives what a command prints of it as JSON.

    ``by_hand("check", "MC", "MC-07=low", "RISK_SET 02-11T19:24 band=low", "day 2020-02-11")``;
    further members of the record, by name, replace those that stand there.
    """

    def say(command: str, *said: str, **members: Any) -> Any:
        from ddaudit_desktop.cli.main import main

        path = tmp_path / "by-hand.json"
        path.write_text(json.dumps({**record(*said), **members}), encoding="utf-8")
        status = main([command, str(path), "--json"])
        printed = capsys.readouterr()
        assert status in (0, 1), printed.err
        assert printed.err == ""
        return json.loads(printed.out)

    return say
