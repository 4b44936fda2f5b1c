"""Commands: each thing a person can do, declared once with its words and its key.

The same declaration feeds the menus, the shortcuts, "go to anything" and the list of keys (F1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QMenu, QWidget

MENUS = ("&File", "&Edit", "&View", "Deep &dive", "&Case", "&Help")
"""The menus in order; every command is in one."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        id: stable name, such as ``case.next``.
        text: its words in menu and search, with ``&`` before the menu letter.
        menu: one of `MENUS`.
        run: what it does.
        keys: its shortcuts in portable form, the first one shown.
        enabled: whether it can be done now.
        over_sheets: whether it works while a dialog is open.
    """

    id: str
    text: str
    menu: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    enabled: Callable[[], bool] = _always
    over_sheets: bool = False

    @property
    def plain_text(self) -> str:
        """The words without the menu letter's mark."""
        return self.text.replace("&", "")


@dataclass(frozen=True, slots=True)
class KeyHint:
    """Keys that a screen handles itself, for the status bar and the list of keys."""

    keys: tuple[str, ...]
    text: str
    where: str = ""


class Commands(QObject):
    """The register of commands of a window, and their actions."""

    def __init__(self, window: QWidget, blocked: Callable[[], bool]) -> None:
        """Keep the commands of a window; ``blocked`` says that a dialog is open."""
        super().__init__(window)
        self._window = window
        self._blocked = blocked
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def add(self, command: Command) -> QAction:
        """Register a command; its key works in the whole window."""
        action = QAction(command.text, self)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: self.run(command.id))
        self._window.addAction(action)
        self._commands[command.id] = command
        self._actions[command.id] = action
        return action

    def run(self, command_id: str) -> None:
        """Run a command if it can be done now."""
        command = self._commands[command_id]
        if self.possible(command):
            command.run()

    def possible(self, command: Command) -> bool:
        """Whether a command can be done now."""
        return command.enabled() and (command.over_sheets or not self._blocked())

    def fill(self, menu: QMenu, title: str) -> None:
        """Put the commands of a menu into it.

        What cannot be done now is grey while the menu is open, and only then: the key of a grey
        action is dead, and nobody would bring it to life when the command can be done again.
        """
        commands = self.in_menu(title)
        actions = [self._actions[command.id] for command in commands]
        menu.addActions(actions)

        def show_possible() -> None:
            for command, action in zip(commands, actions, strict=True):
                action.setEnabled(self.possible(command))

        def give_keys_back() -> None:
            for action in actions:
                action.setEnabled(True)

        menu.aboutToShow.connect(show_possible)
        menu.aboutToHide.connect(give_keys_back)

    def in_menu(self, menu: str) -> list[Command]:
        """The commands of a menu, in order of registration."""
        return [command for command in self if command.menu == menu]

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())
