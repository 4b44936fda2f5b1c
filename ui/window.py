"""The window: top bar, the page in the middle, status bar, and the sheets over them.

It is painted empty first; then it is furnished, and the data layer is imported on a thread. So this
module imports nothing that the first paint does not need, the namespace `Qt` least of all: making
its hundred enumerations takes a seventh of the time until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from ui.commands import Commands
    from ui.kit.status_bar import StatusBar
    from ui.kit.top_bar import TopBar
    from ui.opening import Opening
    from ui.pages.welcome.welcome import WelcomePage
    from ui.session import Session
    from ui.settings import Settings
    from ui.work import Worker
    from ui.workspace import Workspace

NAME = "Deep Dive Audit"
SMALLEST = (1280, 720)
USUAL = (1440, 900)
QUIET = 300  # milliseconds without an opening before more is imported behind the window


class Window(QMainWindow):
    """The one window of the program.

    Signals:
        painted: the window was painted for the first time, still empty.
        furnished: bars, menus and the welcome page are there.
        ready: the data layer is imported; a deep dive can be opened.
        settled: whatever is needed next is imported too; the start is over.
        session_opened: a deep dive is open and its overview is shown.
    """

    painted = Signal()
    furnished = Signal()
    ready = Signal()
    settled = Signal()
    session_opened = Signal()

    worker: Worker
    commands: Commands
    opening: Opening
    top: TopBar
    status: StatusBar
    welcome: WelcomePage

    def __init__(self, settings: Settings, file: Path | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.session: Session | None = None
        self.workspace: Workspace | None = None
        self.asked_record = ""
        self._file = file
        self._painted = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(QUIET)
        self._rest.timeout.connect(self._warm_rest)
        self._stack = QStackedWidget()
        self.setWindowTitle(NAME)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)

    # Starting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._furnish)

    def _furnish(self) -> None:
        """Put everything into the painted window, then begin to import the data layer."""
        self.painted.emit()
        from ui import errors
        from ui.data_layer import warm_store
        from ui.look import theme
        from ui.work import Worker

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(
            app,
            self.settings.scheme,
            self.settings.text_size,
            show_keys=self.settings.show_keys,
        )
        self.worker = Worker(self)
        self._build_frame()
        self._build_commands()
        errors.show_with(self.tell)
        self.welcome.start_focus()
        self.show_hints()
        # Only now: two threads that run Python slow each other down, and the window comes first.
        self.worker.start(warm_store, lambda _: self._warmed())
        self.furnished.emit()
        if self._file is not None:
            self.opening.open(self._file)

    def _warmed(self) -> None:
        """The store can be opened; the rest is imported when nobody waits for an opening."""
        self.ready.emit()
        self._rest.start()

    def _warm_rest(self) -> None:
        from ui.data_layer import warm_rest

        self.worker.start(warm_rest, lambda _: self.settled.emit())

    def _build_frame(self) -> None:
        from ui.kit.status_bar import StatusBar
        from ui.kit.top_bar import TopBar
        from ui.pages.welcome.welcome import WelcomePage

        self.top = TopBar()
        self.top.set_in_use(False)
        self.setMenuWidget(self.top)
        self.status = StatusBar()
        centre = QWidget()
        box = QVBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._stack, 1)
        box.addWidget(self.status)
        self.welcome = WelcomePage(self.settings)
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(centre)

    def _build_commands(self) -> None:
        from ui.commands import MENUS, Commands
        from ui.menus import add_commands
        from ui.opening import Opening

        self.commands = Commands(self, self._sheet_is_open)
        self.opening = Opening(self)
        add_commands(self)
        for title in MENUS:
            self.commands.fill(self.top.menu_bar.addMenu(title), title)
        self.welcome.open_wanted.connect(self.opening.choose)
        self.welcome.file_wanted.connect(self.opening.open)
        self.welcome.example_wanted.connect(self.opening.explore)
        self.welcome.draft_finished.connect(self.opening.create)
        self.welcome.hints_changed.connect(self.show_hints)
        self.top.go_to.clicked.connect(lambda: self.commands.run("help.go"))
        self.top.raise_concern.clicked.connect(lambda: self.commands.run("concern.raise"))
        self.status.keys_asked.connect(lambda: self.commands.run("help.keys"))
        self.status.retry_asked.connect(lambda: self.commands.run("edit.retry"))

    # The open deep dive

    def show_session(self, session: Session) -> None:
        """Show an open deep dive; another one that was open is closed first."""
        from ui.workspace import Workspace

        self.close_session()
        self.session = session
        self.workspace = Workspace(session, self)
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        self.top.set_in_use(True)
        self.show_marking()
        self.workspace.start()
        if self._rest.isActive():
            self._rest.start()
        self.session_opened.emit()

    def close_session(self) -> None:
        """Close the open deep dive, if there is one, and show the welcome page."""
        if self.session is None or self.workspace is None:
            return
        self.workspace.leave()
        self._come_to_rest()
        self._stack.setCurrentWidget(self.welcome)
        self._stack.removeWidget(self.workspace)
        self.workspace.deleteLater()
        self.session.close()
        self.session = self.workspace = None
        self.setWindowTitle(NAME)
        self.top.set_in_use(False)
        self.status.set_saved("")
        self.status.set_kept("")
        self.welcome.show_recent()
        self.welcome.start_focus()
        self.show_hints()

    def _come_to_rest(self) -> None:
        """Let nothing look into a store that is about to be closed: no sheet, no timer."""
        from ui.kit.sheet import Sheet

        for holder in (self.workspace, *self.findChildren(Sheet)):
            assert holder is not None
            for timer in holder.findChildren(QTimer):
                timer.stop()
        while sheet := Sheet.uppermost(self):
            sheet.dismiss()

    def begin_new(self) -> None:
        """Show the steps of a new deep dive; an open one is closed first."""
        self.close_session()
        self.welcome.begin_new()

    def say_saved(self) -> None:
        """Say that everything is written, with the time of the last change."""
        from ddaudit_desktop.moments import local

        if self.session is not None and self.session.saved_at is not None:
            self.status.set_saved(f"Saved {local(self.session.saved_at):%H:%M:%S}")
        else:
            self.status.set_saved("Nothing to save")

    def set_place(self, words: str) -> None:
        """Say in the title bar where the person is."""
        title = self.session.deep_dive.title if self.session else ""
        self.setWindowTitle(" – ".join(part for part in (words, title, NAME) if part))

    def show_marking(self) -> None:
        """Show the protective marking of the open deep dive, and how its file is kept."""
        assert self.session is not None
        deep_dive = self.session.deep_dive
        self.status.set_kept(*_kept(self.session))
        self.top.set_marking(marking_of(deep_dive.marking, deep_dive.example), deep_dive.handling)

    def ask(self, command: str) -> None:
        """Run a command that a page asks for; a record's id may follow after a colon."""
        name, _, record_id = command.partition(":")
        self.asked_record = record_id
        self.commands.run(name)

    # Telling

    def tell(self, sentence: str, bug: bool) -> None:
        """Show what went wrong, in a sheet that goes with any key."""
        from ui.dialogs.told import tell

        tell(self, sentence, bug=bug)

    def sheet_area(self) -> QRect:
        """What a sheet's scrim covers: not the marking, the way to raise a concern, the status."""
        top = self.top.height()
        return QRect(0, top, self.width(), self.height() - top - self.status.height())

    def show_hints(self) -> None:
        """Show the keys of what takes them now: a sheet, the page, or the welcome page."""
        from ui.kit.sheet import Sheet

        sheet = Sheet.uppermost(self)
        if sheet is not None:
            self.status.set_hints(sheet.hints())
            return
        place = self.workspace.page if self.workspace is not None else self.welcome
        hints = place.hints() if place is not None else ()
        self.status.set_hints([(hint.keys, hint.text) for hint in hints])

    def _sheet_is_open(self) -> bool:
        from ui.kit.sheet import Sheet

        return Sheet.uppermost(self) is not None

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._rest.stop()
        if self._painted:
            self.close_session()
            self.worker.close()
        event.accept()


def marking_of(marking: str, example: bool) -> str:
    """The marking as the top bar shows it; the example says so everywhere."""
    return f"EXAMPLE · {marking}" if example else marking


def _kept(session: Session) -> tuple[str, str]:
    if session.store.read_only:
        return "Read only", "lock-simple"
    if session.store.encrypted:
        return "Encrypted", "lock-key"
    return "Not encrypted", "lock-simple-open"
