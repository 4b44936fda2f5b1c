"""Pictures of every screen, from the real program on the example: ``python3 dev.py shot``.

For the eye, and for the user guide. ``--look`` also says what is cut off or has no name.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from ui.app import make_application
from ui.kit.sheet import Sheet
from ui.look import inspection, theme
from ui.places import Place
from ui.settings import Settings
from ui.window import Window
from ui.work import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.settings import Scheme

SIZES = ((1440, 900), (1280, 720))
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PATIENCE = 20_000
"""Milliseconds that opening the example, or coming to rest, may take before it counts as failed."""
SOON = 1000
"""A timer that runs out within so many milliseconds is about to change something."""
LOOKS, BETWEEN = 3, 20
"""How often in a row nothing is going on in a window at rest, with milliseconds between."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its name, how to get there, and whether the user guide shows it."""

    name: str
    show: Callable[[Window], None]
    guide: bool = True


def settle(window: Window) -> None:
    """Let the window come to rest: nothing in hand, and nothing about to happen by itself.

    Raises:
        RuntimeError: it does not.
    """
    loop = QEventLoop()
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = 0 if _busy(window) else quiet + 1
        if quiet == LOOKS:
            loop.quit()

    looking, giving_up = QTimer(), QTimer()
    looking.timeout.connect(look)
    looking.start(BETWEEN)
    giving_up.timeout.connect(loop.quit)
    giving_up.start(PATIENCE)
    loop.exec()
    if quiet < LOOKS:
        raise RuntimeError("The window does not come to rest.")


def _busy(window: Window) -> bool:
    workers = window.findChildren(Worker)  # there is none before the window is furnished
    if not workers or any(worker.busy for worker in workers):
        return True
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON
        for timer in window.findChildren(QTimer)
    )


def _case(window: Window, reference: str) -> str:
    assert window.session is not None
    return next(c.case_id for c in window.session.cases if c.reference == reference)


def _go(
    section: str, reference: str = "", tab: str = "", question: str = ""
) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        assert window.workspace is not None
        case_id = _case(window, reference) if reference else ""
        window.workspace.go(
            Place(section, case_id=case_id, tab=tab, question_id=question)  # type: ignore[arg-type]
        )

    return show


def _cases(window: Window) -> None:
    """The list once the flags of its cases are counted."""
    _go("cases")(window)
    settle(window)


def _run(command: str) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        window.commands.run(command)
        settle(window)

    return show


def _find(words: str) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QLineEdit

        window.commands.run("help.go")
        settle(window)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, words)
        settle(window)

    return show


def _limit(words: str) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        from ui.dialogs.parameters import show_parameters

        assert window.session is not None
        sheet = show_parameters(window, window.session)
        sheet.search.setText(words)
        sheet.search.returnPressed.emit()

    return show


def _paste(reference: str, log: str) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        import resources

        _go("cases", reference, "timeline")(window)
        QApplication.clipboard().setText(resources.text(log))
        window.commands.run("case.paste_log")
        settle(window)
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_F8)  # the row to check, where there is one

    return show


def _columns(reference: str, *rows: str, read: bool = False) -> Callable[[Window], None]:
    """The columns of a table, or its rows once it is read."""

    def show(window: Window) -> None:
        from PySide6.QtWidgets import QApplication

        from ui.dialogs.paste.columns_sheet import ColumnsSheet
        from ui.dialogs.paste.sheet import paste_log

        _go("cases", reference, "timeline")(window)
        QApplication.clipboard().clear()
        assert window.session is not None
        case_id = _case(window, reference)
        sheet = paste_log(window, window.session, window.worker, case_id, window.settings)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "events.csv"
            path.write_text("\n".join(rows) + "\n", encoding="utf-8")
            sheet.take_file(path)
            settle(window)
            columns = Sheet.uppermost(window)
            if read and isinstance(columns, ColumnsSheet):
                columns.finish_asked.emit()
                settle(window)

    return show


_TABLE = (
    "Date,Time,Entry,Type,System",
    "13/02/2020,19:02,Call from carer: Child A not back,,Command log",
    "13/02/2020,19:24,RISK MEDIUM,Risk grade set,Command log",
    "13/02/2020,20:10,Sergeant aware,,Command log",
    "14/02/2020,05:40,Child A found at the bus station,,Command log",
    "14/02/2020,09:10,Social care told by telephone,,Social care",
    "15/02/2020,,Return interview,,Social care",
)

SCENES = (
    Scene("overview", _go("overview")),
    Scene("cases", _cases),
    Scene("form", _go("cases", "DD20-MC-03", "form", "MC-12")),
    Scene("timeline", _go("cases", "DD20-MC-03", "timeline")),
    Scene("paste-log", _paste("DD20-MC-03", "example/log-0871.txt")),
    Scene("columns", _columns("DD20-CP-04", *_TABLE), guide=False),
    Scene("table-read", _columns("DD20-CP-04", *_TABLE, read=True), guide=False),
    Scene("grading", _go("cases", "DD20-CP-04", "grading")),
    Scene("record", _go("cases", "DD20-MC-06", "record")),
    Scene("concerns", _go("concerns")),
    Scene("actions", _go("actions"), guide=False),
    Scene("records", _go("records")),
    Scene("settings", _go("settings"), guide=False),
    Scene("indicators", _run("dive.indicators")),
    Scene("raise-concern", _run("concern.raise")),
    Scene("go-to-anything", _find("night"), guide=False),
    Scene("add-case", _run("case.add"), guide=False),
    Scene("export", _run("record.export"), guide=False),
    Scene("limits", _run("dive.parameters"), guide=False),
    Scene("limit", _limit("first risk"), guide=False),
    Scene("keys", _run("help.keys")),
)


def _open_example(folder: Path) -> tuple[Window, Path]:
    from ddaudit_desktop.example.building import build_example

    path = folder / "Example.ddaudit"
    build_example(path, passphrase=None)
    window = Window(Settings(folder / "settings.ini"), path)
    loop = QEventLoop()
    window.session_opened.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop.quit)
    window.show()
    loop.exec()
    if window.session is None:
        raise SystemExit("The example did not open.")
    return window, path


def _picture(window: Window, scene: Scene, file: Path, *, look: bool) -> None:
    while sheet := Sheet.uppermost(window):
        sheet.dismiss()
        settle(window)
    scene.show(window)
    settle(window)
    window.grab().save(str(file))
    if look:
        for fault in (*inspection.clipped(window), *inspection.unnamed(window)):
            print(f"{file.stem}: {fault}")


def _welcome(folder: Path, out: Path, scheme: Scheme) -> None:
    settings = Settings(folder / f"welcome-{scheme}.ini")
    settings.scheme = scheme
    window = Window(settings)
    window.show()
    settle(window)
    window.grab().save(str(out / f"welcome-{scheme}.png"))
    window.begin_new()
    settle(window)
    window.grab().save(str(out / f"new-{scheme}.png"))
    window.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures; the exit status."""
    parser = argparse.ArgumentParser(description="Pictures of every screen.")
    parser.add_argument("--out", type=Path, default=Path("shots"), help="the folder for them")
    parser.add_argument("--guide", action="store_true", help="only those of the user guide")
    parser.add_argument("--scene", action="append", help="only this one, as often as needed")
    parser.add_argument("--scheme", choices=SCHEMES, help="only this one")
    parser.add_argument("--text", type=int, default=100, help="text size in per cent")
    parser.add_argument("--look", action="store_true", help="say what is cut off or unnamed")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    app = make_application(sys.argv[:1])
    schemes = (options.scheme,) if options.scheme else SCHEMES
    sizes = SIZES[:1] if options.guide else SIZES
    wanted = [
        scene
        for scene in SCENES
        if (not options.scene or scene.name in options.scene) and (scene.guide or not options.guide)
    ]
    with tempfile.TemporaryDirectory() as folder:
        if not options.scene:
            for scheme in schemes:
                _welcome(Path(folder), options.out, scheme)
        window, _ = _open_example(Path(folder))
        for scheme in schemes:
            theme.apply(app, scheme, options.text)
            for width, height in sizes:
                window.resize(width, height)
                settle(window)
                tail = scheme if options.guide else f"{scheme}-{width}"
                for scene in wanted:
                    file = options.out / f"{scene.name}-{tail}.png"
                    _picture(window, scene, file, look=options.look)
        window.close()
    print(f"The pictures are in {options.out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
