"""The look of the program, as the tests of its parts need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.look import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """The light theme at 100 % for one test, and again after it."""
    found = theme.current()
    if not is_plain(found):
        theme.apply(qapp, "light", 100)
    yield found
    if not is_plain(found):
        theme.apply(qapp, "light", 100)


def is_plain(look: theme.Theme) -> bool:
    """Whether the look is what a test starts from; to apply it anew takes its time."""
    return look.applied and (look.scheme, look.text_size, look.show_keys) == ("light", 100, True)
