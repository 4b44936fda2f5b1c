"""Every command of the window, declared once: words, menu, key, and what it does.

Dialogs are imported when they are asked for: most need the data layer, which a thread imports while
the commands are registered, and two threads must not import it at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.commands import MENUS, Command
from ui.in_hand import InHand
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
SCHEMES: tuple[tuple[Scheme, str], ...] = (
    ("light", "&Light"),
    ("dark", "&Dark"),
    ("system", "Light or dark as the s&ystem"),
)
TABS = (
    ("form", "&Form"),
    ("timeline", "&Timeline"),
    ("grading", "&Grading"),
    ("record", "&Record"),
)


def add_commands(window: Window) -> None:
    """Register all commands with their keys."""
    hand = InHand(window)
    for command in (
        *_file(hand),
        *_edit(hand),
        *_view(hand),
        *_deep_dive(hand),
        *_case(hand),
        *_help(hand),
    ):
        window.commands.add(command)


def _file(hand: InHand) -> list[Command]:
    window = hand.window

    def recovery() -> None:
        from ui.dialogs.recovery import show_recovery_sheet

        show_recovery_sheet(window, hand.session)

    def passphrase() -> None:
        from ui.pages.settings.passphrase_sheet import change_passphrase

        change_passphrase(window, hand.session).changed.connect(recovery)

    def sealed() -> bool:
        return hand.is_encrypted() and hand.is_writable()

    return [
        Command("file.new", "&New deep dive…", FILE, window.begin_new, ("Ctrl+Shift+N",)),
        Command("file.open", "&Open…", FILE, window.opening.choose, ("Ctrl+O",)),
        Command(
            "file.example", "&Explore the example", FILE, window.opening.explore, ("Ctrl+Shift+E",)
        ),
        Command("file.recovery", "&Recovery sheet…", FILE, recovery, (), hand.is_encrypted),
        Command("file.passphrase", "Change &passphrase…", FILE, passphrase, (), sealed),
        Command(
            "file.close", "&Close deep dive", FILE, window.close_session, ("Ctrl+W",), hand.is_open
        ),
        Command("file.quit", "&Quit", FILE, window.close, ("Ctrl+Q",)),
    ]


def _edit(hand: InHand) -> list[Command]:
    def can_undo() -> bool:
        return hand.is_open() and hand.session.store.undo_text() is not None

    def can_redo() -> bool:
        return hand.is_open() and hand.session.store.redo_text() is not None

    def undo() -> None:
        hand.write_typed()
        hand.session.undo()

    def redo() -> None:
        hand.session.redo()

    def write_now() -> None:
        hand.write_typed()
        hand.window.say_saved()

    return [
        Command("edit.undo", "&Undo", EDIT, undo, ("Ctrl+Z",), can_undo),
        Command("edit.redo", "&Redo", EDIT, redo, ("Ctrl+Shift+Z", "Ctrl+Y"), can_redo),
        Command("edit.write", "&Write at once", EDIT, write_now, ("Ctrl+S",), hand.is_shown),
        Command("edit.retry", "&Try to save again", EDIT, write_now, (), hand.is_shown),
    ]


def _view(hand: InHand) -> list[Command]:
    window = hand.window

    def section(name: str) -> None:
        hand.workspace.open_section(name)

    def toggle_nav() -> None:
        nav = hand.workspace.nav
        nav.set_collapsed(not nav.collapsed)

    return [
        *(
            Command(
                f"view.{name}", words, VIEW, partial(section, name), (f"Ctrl+{n}",), hand.is_shown
            )
            for n, (name, words) in enumerate(SECTIONS, 1)
        ),
        *(
            Command(f"view.{scheme}", words, VIEW, partial(_set_scheme, window, scheme))
            for scheme, words in SCHEMES
        ),
        Command(
            "view.larger", "Lar&ger text", VIEW, lambda: _step_text(window, 1), ("Ctrl++", "Ctrl+=")
        ),
        Command("view.smaller", "S&maller text", VIEW, lambda: _step_text(window, -1), ("Ctrl+-",)),
        Command("view.keys", "Show &keys", VIEW, lambda: _toggle_keys(window)),
        Command(
            "view.nav", "&Wide or narrow navigation", VIEW, toggle_nav, ("Ctrl+B",), hand.is_shown
        ),
        Command("view.full", "F&ull screen", VIEW, lambda: _toggle_full(window), ("F11",)),
    ]


def _deep_dive(hand: InHand) -> list[Command]:
    window = hand.window

    def add() -> None:
        from ui.dialogs.case_header import add_case

        go = hand.workspace.go
        add_case(window, hand.session, lambda case_id: go(Place("cases", case_id=case_id)))

    def export() -> None:
        from ui.dialogs.export import export_records

        hand.write_typed()
        export_records(window, hand.session, window.worker, hand.workspace.chosen_cases())

    def indicators() -> None:
        from ui.dialogs.indicators import show_indicators

        show_indicators(window, hand.session, window.worker, hand.workspace.go, hand.case_id)

    def parameters() -> None:
        from ui.dialogs.parameters import show_parameters

        hand.write_typed()
        show_parameters(window, hand.session)

    add_keys, export_keys = ("Ctrl+N",), ("Ctrl+E",)

    shares, limits = ("Ctrl+Shift+D",), ("Ctrl+Shift+K",)
    return [
        Command("case.add", "&Add case…", DIVE, add, add_keys, hand.is_writable),
        Command("record.export", "&Export records…", DIVE, export, export_keys, hand.is_writable),
        _no_grade(hand),
        Command("dive.indicators", "&Indicators…", DIVE, indicators, shares, hand.is_shown),
        Command(
            "dive.parameters",
            "&Limits of checks and clocks…",
            DIVE,
            parameters,
            limits,
            hand.is_shown,
        ),
    ]


def _no_grade(hand: InHand) -> Command:
    def missing() -> list[str]:
        return [case.case_id for case in hand.session.cases if not (case.grade or case.no_grade)]

    def any_missing() -> bool:
        return hand.is_shown() and bool(missing())

    def say_why() -> None:
        """On to the next case that is not accounted for; from elsewhere, to the first."""
        ids = missing()
        at = ids.index(hand.case_id) + 1 if hand.case_id in ids else 0
        case_id = ids[at % len(ids)]
        hand.workspace.go(Place("cases", case_id=case_id, tab="grading", part="no_grade"))

    words = "Give &reasons for no grade"
    return Command("dive.no_grade", words, DIVE, say_why, ("Alt+R",), any_missing)


def _flags(hand: InHand) -> list[Command]:
    def page() -> Page | None:
        return hand.workspace.page if hand.is_shown() else None

    def some() -> bool:
        shown = page()
        return shown is not None and shown.has_flags()

    def step(by: int) -> None:
        if shown := page():
            shown.next_flag(by)

    return [
        Command("case.next_flag", "Next f&lag", CASE, lambda: step(1), ("F8",), some),
        Command(
            "case.previous_flag", "Previo&us flag", CASE, lambda: step(-1), ("Shift+F8",), some
        ),
    ]


def _case(hand: InHand) -> list[Command]:
    from ui.dialogs.case_acts import case_acts

    shown = hand.is_case_open

    def tab(name: str) -> None:
        hand.case_page.show_tab(name)

    def step(by: int) -> None:
        hand.workspace.step_case(by)

    return [
        *(
            Command(f"case.{name}", words, CASE, partial(tab, name), (f"Alt+{n}",), shown)
            for n, (name, words) in enumerate(TABS, 1)
        ),
        Command("case.next", "&Next case", CASE, lambda: step(1), ("Ctrl+PgDown",), shown),
        Command("case.previous", "&Previous case", CASE, lambda: step(-1), ("Ctrl+PgUp",), shown),
        *_flags(hand),
        *_timeline(hand),
        *case_acts(hand, CASE),
    ]


def _timeline(hand: InHand) -> list[Command]:
    window, writable = hand.window, hand.is_case_writable

    def paste() -> None:
        from ui.dialogs.paste.sheet import paste_log

        hand.write_typed()
        paste_log(window, hand.session, window.worker, hand.case_id, window.settings)

    def from_file() -> None:
        from ui.dialogs.paste.sheet import events_from_file

        hand.write_typed()
        events_from_file(window, hand.session, window.worker, hand.case_id, window.settings)

    def as_pdf() -> None:
        from ui.pages.case.timeline.page_sheet import export_timeline_page

        export_timeline_page(window, hand.session, window.worker, hand.audit())

    return [
        Command("case.paste_log", "Paste l&og…", CASE, paste, ("Ctrl+Shift+V",), writable),
        Command("case.events_file", "&Events from a file…", CASE, from_file, (), writable),
        Command("timeline.page", "T&imeline as PDF page…", CASE, as_pdf, ("Ctrl+P",), writable),
    ]


def _help(hand: InHand) -> list[Command]:
    window = hand.window

    def go_to() -> None:
        from ui.dialogs.go_to import go_to_anything

        go_to_anything(window, hand.session, window.commands, hand.workspace.go, hand.case_id)

    def keys() -> None:
        from ui.dialogs.keys import show_keys

        show_keys(window)

    def about() -> None:
        from ui.dialogs.about import show_about

        show_about(window)

    return [
        Command("help.go", "&Go to anything…", HELP, go_to, ("Ctrl+K",), hand.is_open),
        *_concerns(hand),
        Command("help.keys", "All &keys", HELP, keys, ("F1",)),
        Command("help.about", "&About", HELP, about),
    ]


def _concerns(hand: InHand) -> list[Command]:
    def concern() -> None:
        from ui.dialogs.concern import raise_concern

        raise_concern(hand.window, hand.session, hand.case_id)

    def acknowledge() -> None:
        from ui.dialogs.concern import acknowledge_concern

        acknowledge_concern(hand.window, hand.session, hand.window.asked_record)

    return [
        Command(
            "concern.raise",
            "Raise an immediate &concern…",
            HELP,
            concern,
            ("Ctrl+Shift+C",),
            hand.is_writable,
            over_sheets=True,
        ),
        Command(
            "concern.acknowledge",
            "Record who acknowledged it",
            "",
            acknowledge,
            (),
            hand.is_writable,
        ),
    ]


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
