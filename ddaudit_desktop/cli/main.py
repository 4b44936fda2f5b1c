"""Reading the command line and refusing in one sentence."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop import __version__
from ddaudit_desktop.cli import checking, commands, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ddaudit_desktop.cli.outcome import Outcome

DONE, PROBLEMS, REFUSED = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """A parser that refuses with one sentence."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"ddaudit: {message} (ddaudit --help lists the commands)\n")


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
        outcome = options.run(options)
    except KnownError as error:
        print(f"ddaudit: {error}", file=sys.stderr)
        return REFUSED
    _show(outcome.data if options.json else outcome.lines, as_json=options.json)
    return PROBLEMS if outcome.problems else DONE


def _show(what: Any, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(what, ensure_ascii=False, indent=2))
    else:
        for line in what:
            print(line)
