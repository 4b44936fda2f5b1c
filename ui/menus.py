"""Every command of the window, declared once: words, menu, key, and what it does.

Dialogs are imported when they are asked for: most need the data layer, which a thread imports while
the commands are registered, and two threads must not import it at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.commands import MENUS, Command
from ui.look import theme
from ui.places import Place
from ui.settings import TEXT_SIZES

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.settings import Scheme
    from ui.window import Window

FILE, EDIT, VIEW, DIVE, CASE, HELP = MENUS
SECTIONS = (
    ("overview", "&Overview"),
    ("cases", "&Cases"),
    ("concerns", "Co&ncerns"),
    ("actions", "&Actions and changes"),
    ("records", "&Records"),
    ("settings", "&Settings"),
)
TABS = (
    ("form", "&Form"),
    ("timeline", "&Timeline"),
    ("grading", "&Grading"),
    ("record", "&Record"),
)


def add_commands(window: Window) -> None:
    """Register all commands with their keys."""
    for command in (
        *_file(window),
        *_edit(window),
        *_view(window),
        *_deep_dive(window),
        *_case(window),
        *_help(window),
    ):
        window.commands.add(command)


def _file(window: Window) -> list[Command]:
    def open_now() -> bool:
        return window.session is not None

    def recovery() -> None:
        from ui.dialogs.recovery import show_recovery_sheet

        assert window.session is not None
        show_recovery_sheet(window, window.session)

    def encrypted() -> bool:
        return window.session is not None and window.session.store.encrypted

    return [
        Command("file.new", "&New deep dive…", FILE, window.begin_new, ("Ctrl+Shift+N",)),
        Command("file.open", "&Open…", FILE, window.opening.choose, ("Ctrl+O",)),
        Command(
            "file.example", "&Explore the example", FILE, window.opening.explore, ("Ctrl+Shift+E",)
        ),
        Command("file.recovery", "&Recovery sheet…", FILE, recovery, (), encrypted),
        Command(
            "file.close", "&Close deep dive", FILE, window.close_session, ("Ctrl+W",), open_now
        ),
        Command("file.quit", "&Quit", FILE, window.close, ("Ctrl+Q",)),
    ]


def _edit(window: Window) -> list[Command]:
    def can_undo() -> bool:
        return window.session is not None and window.session.store.undo_text() is not None

    def can_redo() -> bool:
        return window.session is not None and window.session.store.redo_text() is not None

    def undo() -> None:
        assert window.session is not None
        assert window.workspace is not None
        window.workspace.leave()
        window.session.undo()

    def redo() -> None:
        assert window.session is not None
        window.session.redo()

    def write_now() -> None:
        assert window.workspace is not None
        window.workspace.leave()
        window.say_saved()

    def open_now() -> bool:
        return window.workspace is not None

    return [
        Command("edit.undo", "&Undo", EDIT, undo, ("Ctrl+Z",), can_undo),
        Command("edit.redo", "&Redo", EDIT, redo, ("Ctrl+Shift+Z", "Ctrl+Y"), can_redo),
        Command("edit.write", "&Write at once", EDIT, write_now, ("Ctrl+S",), open_now),
        Command("edit.retry", "&Try to save again", EDIT, write_now, (), open_now),
    ]


def _view(window: Window) -> list[Command]:
    def open_now() -> bool:
        return window.workspace is not None

    def section(name: str) -> None:
        assert window.workspace is not None
        window.workspace.open_section(name)

    def toggle_nav() -> None:
        assert window.workspace is not None
        nav = window.workspace.nav
        nav.set_collapsed(not nav.collapsed)

    commands = [
        Command(f"view.{name}", words, VIEW, partial(section, name), (f"Ctrl+{n}",), open_now)
        for n, (name, words) in enumerate(SECTIONS, 1)
    ]
    schemes: tuple[tuple[Scheme, str], ...] = (
        ("light", "&Light"),
        ("dark", "&Dark"),
        ("system", "Light or dark as the s&ystem"),
    )
    commands += [
        Command(f"view.{scheme}", words, VIEW, partial(_set_scheme, window, scheme))
        for scheme, words in schemes
    ]
    return [
        *commands,
        Command(
            "view.larger", "Lar&ger text", VIEW, lambda: _step_text(window, 1), ("Ctrl++", "Ctrl+=")
        ),
        Command("view.smaller", "S&maller text", VIEW, lambda: _step_text(window, -1), ("Ctrl+-",)),
        Command("view.keys", "Show &keys", VIEW, lambda: _toggle_keys(window)),
        Command("view.nav", "&Wide or narrow navigation", VIEW, toggle_nav, ("Ctrl+B",), open_now),
        Command("view.full", "F&ull screen", VIEW, lambda: _toggle_full(window), ("F11",)),
    ]


def _deep_dive(window: Window) -> list[Command]:
    def writable() -> bool:
        return window.session is not None and not window.session.store.read_only

    def add() -> None:
        from ui.dialogs.case_header import add_case

        assert window.session is not None
        assert window.workspace is not None
        go = window.workspace.go
        add_case(window, window.session, lambda case_id: go(Place("cases", case_id=case_id)))

    def export() -> None:
        from ui.dialogs.export import export_records

        assert window.session is not None
        assert window.workspace is not None
        window.workspace.leave()
        export_records(window, window.session, window.worker, window.workspace.chosen_cases())

    def open_now() -> bool:
        return window.workspace is not None

    def indicators() -> None:
        from ui.dialogs.indicators import show_indicators

        assert window.session is not None
        assert window.workspace is not None
        place = window.workspace
        show_indicators(window, window.session, window.worker, place.go, place.case_id)

    def parameters() -> None:
        from ui.dialogs.parameters import show_parameters

        assert window.session is not None
        assert window.workspace is not None
        window.workspace.leave()
        show_parameters(window, window.session)

    return [
        Command("case.add", "&Add case…", DIVE, add, ("Ctrl+N",), writable),
        Command("record.export", "&Export records…", DIVE, export, ("Ctrl+E",), writable),
        Command("dive.indicators", "&Indicators…", DIVE, indicators, ("Ctrl+Shift+D",), open_now),
        Command(
            "dive.parameters",
            "&Limits of checks and clocks…",
            DIVE,
            parameters,
            ("Ctrl+Shift+K",),
            open_now,
        ),
    ]


def _flags(window: Window) -> list[Command]:
    def page() -> Page | None:
        return window.workspace.page if window.workspace is not None else None

    def some() -> bool:
        shown = page()
        return shown is not None and shown.has_flags()

    def step(by: int) -> None:
        if shown := page():
            shown.next_flag(by)

    return [
        Command("case.next_flag", "Next f&lag", CASE, lambda: step(1), ("F8",), some),
        Command(
            "case.previous_flag", "Previous fla&g", CASE, lambda: step(-1), ("Shift+F8",), some
        ),
    ]


def _case(window: Window) -> list[Command]:
    from ui.dialogs.case_acts import case_acts

    def in_case() -> bool:
        return window.workspace is not None and bool(window.workspace.case_id)

    def tab(name: str) -> None:
        assert window.workspace is not None
        window.workspace.case_page.show_tab(name)

    def step(by: int) -> None:
        assert window.workspace is not None
        window.workspace.step_case(by)

    def can_write() -> bool:
        return in_case() and window.session is not None and not window.session.store.read_only

    def paste() -> None:
        from ui.dialogs.paste.sheet import paste_log

        assert window.session is not None
        assert window.workspace is not None
        window.workspace.leave()
        case_id = window.workspace.case_id
        paste_log(window, window.session, window.worker, case_id, window.settings)

    def from_file() -> None:
        from ui.dialogs.paste.sheet import events_from_file

        assert window.session is not None
        assert window.workspace is not None
        window.workspace.leave()
        case_id = window.workspace.case_id
        events_from_file(window, window.session, window.worker, case_id, window.settings)

    as_pdf = partial(_timeline_page, window)
    tabs = [
        Command(f"case.{name}", words, CASE, partial(tab, name), (f"Alt+{n}",), in_case)
        for n, (name, words) in enumerate(TABS, 1)
    ]
    return [
        *tabs,
        Command("case.next", "&Next case", CASE, lambda: step(1), ("Ctrl+PgDown",), in_case),
        Command("case.previous", "&Previous case", CASE, lambda: step(-1), ("Ctrl+PgUp",), in_case),
        *_flags(window),
        Command("case.paste_log", "Paste &log…", CASE, paste, ("Ctrl+Shift+V",), can_write),
        Command("case.events_file", "E&vents from a file…", CASE, from_file, (), can_write),
        Command("timeline.page", "T&imeline as PDF page…", CASE, as_pdf, ("Ctrl+P",), can_write),
        *case_acts(window, CASE, in_case),
    ]


def _timeline_page(window: Window) -> None:
    from ui.pages.case.timeline.page_sheet import export_timeline_page

    assert window.session is not None
    assert window.workspace is not None
    audit = window.session.peek_audit(window.workspace.case_id)
    export_timeline_page(window, window.session, window.worker, audit)


def _help(window: Window) -> list[Command]:
    def open_now() -> bool:
        return window.session is not None

    def writable() -> bool:
        return window.session is not None and not window.session.store.read_only

    def go_to() -> None:
        from ui.dialogs.go_to import go_to_anything

        assert window.session is not None
        assert window.workspace is not None
        place = window.workspace
        go_to_anything(window, window.session, window.commands, place.go, place.case_id)

    def concern() -> None:
        from ui.dialogs.concern import raise_concern

        assert window.session is not None
        assert window.workspace is not None
        raise_concern(window, window.session, window.workspace.case_id)

    def acknowledge() -> None:
        from ui.dialogs.concern import acknowledge_concern

        assert window.session is not None
        acknowledge_concern(window, window.session, window.asked_record)

    def keys() -> None:
        from ui.dialogs.keys import show_keys

        show_keys(window)

    def about() -> None:
        from ui.dialogs.about import show_about

        show_about(window)

    commands = [
        Command("help.go", "&Go to anything…", HELP, go_to, ("Ctrl+K",), open_now),
        Command(
            "concern.raise",
            "Raise an immediate &concern…",
            HELP,
            concern,
            ("Ctrl+Shift+C",),
            writable,
            over_sheets=True,
        ),
        Command("help.keys", "All &keys", HELP, keys, ("F1",)),
        Command("help.about", "&About", HELP, about),
    ]
    hidden = Command(
        "concern.acknowledge", "Record who acknowledged it", "", acknowledge, (), writable
    )
    return [*commands, hidden]


def _set_scheme(window: Window, scheme: Scheme) -> None:
    window.settings.scheme = scheme
    _apply_look(window)


def _step_text(window: Window, by: int) -> None:
    at = TEXT_SIZES.index(window.settings.text_size) + by
    window.settings.text_size = TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, at))]
    _apply_look(window)


def _toggle_keys(window: Window) -> None:
    window.settings.show_keys = not window.settings.show_keys
    _apply_look(window)


def _toggle_full(window: Window) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def _apply_look(window: Window) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings = window.settings
    theme.apply(app, settings.scheme, settings.text_size, show_keys=settings.show_keys)
