"""Reading the command line and refusing in one sentence."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop import __version__
from ddaudit_desktop.cli import checking, commands, log
from ddaudit_desktop.cli.outcome import no_endless_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ddaudit_desktop.cli.outcome import Outcome

DONE, PROBLEMS, REFUSED = 0, 1, 2
LONGEST_NAME = 200
TARGETS = {"file", "target", "text"}
"""The arguments that name what a command looks at."""


class _Parser(argparse.ArgumentParser):
    """A parser that refuses with one sentence."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"ddaudit: {message} (ddaudit --help lists the commands)\n")


@cache
def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="ddaudit",
        description="Deep Dive Audit without a window.",
        epilog="The passphrase is read from DDAUDIT_PASSPHRASE, who you are from DDAUDIT_AUDITOR.",
    )
    parser.add_argument("--version", action="version", version=f"ddaudit {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], Outcome], what: str, target: str = "file"
    ) -> argparse.ArgumentParser:
        sub = subparsers.add_parser(name, help=what, description=what)
        sub.add_argument(target, type=Path, metavar=target.upper())
        sub.add_argument("--json", action="store_true", help="print JSON on standard output")
        sub.set_defaults(run=run)
        return sub

    command("example", commands.example, "Make the example deep dive in FILE.")
    command("list", commands.list_cases, "List the cases with stage and grade.")
    command("ledger", commands.ledger, "Say whether the sample adds up.")
    export = command("export", commands.export, "File records into the safeguarding folder.")
    export.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    export.add_argument("--case", action="append", default=[], metavar="REF")
    export.add_argument("--all", action="store_true", help="every case of the deep dive")
    export.add_argument("--format", choices=("pdf", "json"), default="pdf")
    export.add_argument("--recipient", default="", help="who receives the records")
    export.add_argument("--purpose", default="", help="why they leave the store")
    command("verify", commands.verify, "Compare filed records with their hashes.", "target")
    for name, run, what in (
        ("check", checking.check, "Run every check on a deep dive, or on one record (JSON)."),
        ("timeline", checking.timeline, "Show the events and clocks of one case."),
    ):
        looking = command(name, run, what, "target")
        looking.add_argument("--case", action="append", default=[], metavar="REF")
    rules = subparsers.add_parser("rules", help="List every check and clock with its source.")
    rules.add_argument("--json", action="store_true", help="print JSON on standard output")
    rules.add_argument("--record", action="store_true", help="list what a record can hold instead")
    rules.set_defaults(run=checking.rules)
    command("indicators", checking.indicators, "Count what the cases show.", "target")
    reading = command("read-log", log.read_log, "Read an incident log into events.", "text")
    reading.add_argument("--date", default="", help="the day of its first line, as 2020-02-11")
    reading.add_argument("--theme", default="", help="the theme of the case, such as MC")
    command("migrate", commands.migrate, "Bring a store up to this version's schema.")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    options = _parser().parse_args(arguments)
    try:
        for name in TARGETS & vars(options).keys():
            no_endless_file(getattr(options, name))
        outcome = options.run(options)
        _show(outcome.data if options.json else outcome.lines, as_json=options.json)
    except KnownError as error:
        return _refused(str(error))
    except OSError as error:
        where = f"{_shortened(error.filename)}: " if error.filename else ""
        return _refused(f"{where}{error.strerror or error}; see to it and try again.")
    return PROBLEMS if outcome.problems else DONE


def _refused(why: str) -> int:
    print(f"ddaudit: {why}", file=sys.stderr)
    return REFUSED


def _shortened(name: object) -> str:
    text = str(name)
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…"


def _show(what: Any, *, as_json: bool) -> None:
    """Print an answer: JSON as UTF-8 wherever it goes, text as its place can show it.

    Raises:
        KnownError: the place where it goes does not take it.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = "utf-8" if as_json else sys.stdout.encoding
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    lines = [json.dumps(what, ensure_ascii=False, indent=2)] if as_json else what
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except OSError as error:
        # What is left over would be tried again, and fail again, when the program ends.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        raise KnownError(f"The answer could not be written ({error.strerror}).") from error
