"""Opening: an existing deep dive, a new one, or the example; the slow part on the worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from db.errors import KnownError
from db.peek import peek
from ddaudit_desktop import __version__
from ui.errors import show_error
from ui.pages.welcome.draft import ENDING, Draft, create

if TYPE_CHECKING:
    from db.store import Store
    from ui.dialogs.unlock import UnlockSheet
    from ui.window import Window

UNNAMED = "Auditor"


class Opening(QObject):
    """The ways into a deep dive."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def choose(self) -> None:
        """Ask which file to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a deep dive", "", f"Deep dive (*{ENDING});;All files (*)"
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open a file: ask for its passphrase if it has one, and who is auditing."""
        try:
            found = peek(path)
        except KnownError as error:
            show_error(error)
            return
        if not found.exists:
            self._window.settings.forget(path)
            self._window.welcome.show_recent()
        if not found.encrypted:
            self._start(path, lambda: _open_plain(path), None)
            return
        from ui.dialogs.unlock import UnlockSheet

        sheet = UnlockSheet(self._window, path, self._window.settings.auditor)
        sheet.finish_asked.connect(lambda: self._unlock(path, sheet))
        sheet.present(sheet.passphrase)

    def explore(self) -> None:
        """Open the example; it is made the first time."""
        place = QStandardPaths.StandardLocation.AppDataLocation
        folder = Path(QStandardPaths.writableLocation(place))
        path = folder / f"Example {__version__}{ENDING}"
        self._start(path, lambda: _open_example(path), None)

    def create(self, draft: Draft) -> None:
        """Make a new deep dive, open it, and offer its recovery sheet."""

        def done(store: Store) -> None:
            self._window.welcome.end_new()
            self._window.settings.auditor = draft.auditor
            self._show(store)
            if store.encrypted:
                self._window.commands.run("file.recovery")

        self._window.worker.start(lambda: create(draft), done)

    def _unlock(self, path: Path, sheet: UnlockSheet) -> None:
        entered = sheet.entered()
        if entered is None:
            return
        sheet.set_busy(True)
        self._start(path, lambda: _open_locked(path, **entered), sheet)

    def _start(self, path: Path, job: object, sheet: UnlockSheet | None) -> None:
        """Run an opening on the worker and show what it opened, or why it did not."""

        def done(store: Store) -> None:
            if sheet is not None:
                self._window.settings.auditor = sheet.auditor()
                sheet.dismiss()
            self._identify(store, path)

        def failed(error: BaseException) -> None:
            if sheet is not None and isinstance(error, KnownError):
                sheet.set_busy(False)
                sheet.refuse(str(error))
            else:
                show_error(error)

        assert callable(job)
        self._window.worker.start(job, done, failed)

    def _identify(self, store: Store, path: Path) -> None:
        """Make sure that who is auditing is known before anything can be changed."""
        if store.person_id or store.read_only:
            self._show(store)
            return
        from ui.dialogs.unlock import UnlockSheet

        sheet = UnlockSheet(self._window, path, self._window.settings.auditor, locked=False)

        def signed() -> None:
            if sheet.entered() is None:
                return
            name, role = sheet.auditor()
            store.sign_in(name, role)
            self._window.settings.auditor = (name, role)
            sheet.dismiss()
            self._show(store)

        sheet.finish_asked.connect(signed)
        sheet.cancelled.connect(store.close)
        sheet.present(sheet.name)

    def _show(self, store: Store) -> None:
        from ui.session import Session

        session = Session(store, self._window)
        self._window.show_session(session)
        deep_dive = session.deep_dive
        if not deep_dive.example:
            self._window.settings.remember(deep_dive.title, store.path)
        for notice in store.notices:
            self._window.tell(notice, bug=False)


def _open_plain(path: Path) -> Store:
    from db.store import Store
    from ddaudit_desktop.reading import people, the_deep_dive

    store = Store.open(path, who=UNNAMED)
    if the_deep_dive(store).example and not store.read_only:
        lead = people(store)[0]
        store.sign_in(lead.name, lead.role)
    return store


def _open_example(path: Path) -> Store:
    if not path.exists():
        from ddaudit_desktop.example.building import build_example

        path.parent.mkdir(parents=True, exist_ok=True)
        build_example(path, passphrase=None)
    return _open_plain(path)


def _open_locked(path: Path, *, secret: str, recovery: bool, name: str, role: str) -> Store:
    from db.store import Store

    store = (
        Store.open(path, who=name, recovery=secret)
        if recovery
        else Store.open(path, who=name, passphrase=secret)
    )
    if not store.read_only:
        store.sign_in(name, role)
    return store
