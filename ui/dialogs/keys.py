"""All keys: those of the page in sight first, then every command with its key (F1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.commands import MENUS
from ui.kit.buttons import PrimaryButton
from ui.kit.keys import KeyCap
from ui.kit.labels import Label
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.window import Window

Keys = tuple[Sequence[str], str]


def show_keys(window: Window) -> Sheet:
    """Show every key that works, in two columns."""
    sheet = Sheet(window, "All keys", width=900)
    columns = QHBoxLayout()
    columns.setSpacing(32)
    groups = _groups(window)
    half = (sum(len(keys) + 2 for _, keys in groups) + 1) // 2
    made, used = [_column(columns)], 0
    for title, keys in groups:
        if used >= half:
            made.append(_column(columns))
            used = 0
        made[-1].addWidget(_group(title, keys))
        used += len(keys) + 2
    for column in made:
        column.addStretch(1)
    sheet.body.addLayout(columns)
    sheet.note.setText("Single letters work while a row, list or card has the focus.")
    close = PrimaryButton("Close", keys="Esc", measure="dialog")
    close.setAutoDefault(True)
    close.clicked.connect(sheet.dismiss)
    sheet.add_to_footer(close)
    sheet.present(close)
    return sheet


def _groups(window: Window) -> list[tuple[str, list[Keys]]]:
    groups: list[tuple[str, list[Keys]]] = []
    if window.workspace is not None and window.workspace.page is not None:
        here = [(hint.keys, hint.text) for hint in window.workspace.page.hints()]
        if here:
            groups.append(("Here", list(here)))
    for menu in MENUS:
        found: list[Keys] = [
            (command.keys[:1], command.plain_text.rstrip("…"))
            for command in window.commands.in_menu(menu)
            if command.keys
        ]
        if found:
            groups.append((menu.replace("&", ""), found))
    return groups


def _column(columns: QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(16)
    columns.addLayout(column, 1)
    return column


def _group(title: str, keys: Iterable[Keys]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.addWidget(Label(title, "heading"), 0, 0, 1, 2)
    for row, (caps, words) in enumerate(keys, 1):
        grid.addWidget(Label(words), row, 0)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addStretch(1)
        for cap in caps:
            line.addWidget(KeyCap(cap))
        grid.addLayout(line, row, 1, Qt.AlignmentFlag.AlignRight)
    return group
