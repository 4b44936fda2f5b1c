"""What the workstation says of keys and hints holds from the first case that is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.segmented import Segmented
from ui.pages.case.nudge import Nudge
from ui.places import Place

if TYPE_CHECKING:
    import pytest

    from ui.window import Window


def test_keys_and_hints_are_as_set_without_a_visit_to_the_settings(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Segmented, "single_letters", True)
    monkeypatch.setattr(Nudge, "wanted", True)
    window.settings.single_letters = False
    window.settings.nudges = False
    assert window.workspace is not None
    assert window.session is not None
    window.workspace.go(Place("cases", case_id=window.session.cases[0].case_id))
    assert Segmented.single_letters is False
    assert Nudge.wanted is False
