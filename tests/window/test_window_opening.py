"""Opening and making deep dives in the window: what is asked, what is refused, what is kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import resources
from db.store import Store
from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
from ddaudit_desktop.definitions import catalogue, catalogue_in_use
from ui.app import lay_ground
from ui.dialogs.recovery import RecoverySheet
from ui.dialogs.unlock import UnlockSheet
from ui.kit.labels import Label
from ui.kit.sheet import Sheet
from ui.look.tokens import DARK, LIGHT, Palette
from ui.pages.settings.passphrase_sheet import PassphraseSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.settings import Scheme
    from ui.window import Window

PATIENCE = 20_000
SECRET = "harbour walnut seven violet ladder drum"


@pytest.fixture(scope="module")
def built_locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted deep dive; only copied."""
    path = tmp_path_factory.mktemp("locked") / "Locked.ddaudit"
    store = Store.create(path, passphrase=SECRET)
    store.sign_in("Auditor 1", "Lead")
    commission = Commission(title="Locked deep dive", scale="NCPI3", themes=("MC",))
    create_deep_dive(store, commission, catalogue())
    store.close()
    return path


@pytest.fixture
def locked(built_locked: Path, tmp_path: Path) -> Path:
    """An encrypted deep dive of the test's own."""
    return Path(shutil.copy(built_locked, tmp_path))


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_a_wrong_passphrase_is_told_and_the_right_one_opens(
    qtbot: QtBot, empty_window: Window, locked: Path
) -> None:
    empty_window.opening.open(locked)
    sheet = Sheet.uppermost(empty_window)
    assert isinstance(sheet, UnlockSheet)
    sheet.name.setText("Auditor 2")
    sheet.passphrase.setText("not the passphrase")
    QTest.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in words(sheet), timeout=PATIENCE)
    sheet.passphrase.setText(SECRET)
    with qtbot.waitSignal(empty_window.session_opened, timeout=PATIENCE):
        QTest.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    assert empty_window.session is not None
    assert empty_window.session.deep_dive.title == "Locked deep dive"
    assert empty_window.settings.auditor == ("Auditor 2", "")
    assert [entry.title for entry in empty_window.settings.recent] == ["Locked deep dive"]


def test_the_name_is_asked_for(empty_window: Window, locked: Path) -> None:
    empty_window.opening.open(locked)
    sheet = Sheet.uppermost(empty_window)
    assert isinstance(sheet, UnlockSheet)
    sheet.passphrase.setText(SECRET)
    QTest.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    assert "who is auditing" in words(sheet).lower()
    assert empty_window.session is None


def test_the_recovery_code_opens_too(qtbot: QtBot, empty_window: Window, locked: Path) -> None:
    store = Store.open(locked, passphrase=SECRET)
    code = store.recovery_code()
    store.close()
    empty_window.opening.open(locked)
    sheet = Sheet.uppermost(empty_window)
    assert isinstance(sheet, UnlockSheet)
    sheet.switch()
    sheet.passphrase.setText(code)
    sheet.name.setText("Auditor 1")
    with qtbot.waitSignal(empty_window.session_opened, timeout=PATIENCE):
        QTest.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    empty_window.commands.run("file.passphrase")  # what whoever lost it wants next
    assert isinstance(Sheet.uppermost(empty_window), PassphraseSheet)


@pytest.mark.parametrize(
    ("contents", "said"),
    [(b"", ""), (b"hello", ""), (b"x" * 5000, "")],
    ids=["empty", "short", "rubbish"],
)
def test_what_is_no_deep_dive_is_refused_in_a_sheet(
    qtbot: QtBot, empty_window: Window, tmp_path: Path, contents: bytes, said: str
) -> None:
    path = tmp_path / "Other.ddaudit"
    path.write_bytes(contents)
    empty_window.opening.open(path)
    qtbot.waitUntil(lambda: Sheet.uppermost(empty_window) is not None, timeout=PATIENCE)
    assert empty_window.session is None
    assert path.read_bytes() == contents


def test_a_missing_file_is_told(qtbot: QtBot, empty_window: Window, tmp_path: Path) -> None:
    empty_window.opening.open(tmp_path / "gone.ddaudit")
    qtbot.waitUntil(lambda: Sheet.uppermost(empty_window) is not None, timeout=PATIENCE)
    sheet = Sheet.uppermost(empty_window)
    assert sheet is not None
    assert "gone.ddaudit" in words(sheet)


def test_a_new_deep_dive_is_made_in_three_steps(
    qtbot: QtBot, empty_window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "New.ddaudit"
    empty_window.begin_new()
    new = empty_window.welcome.steps
    assert new is not None
    new.steps[0].title.setText("Winter deep dive")
    new.go_on()
    new.go_on()
    protect = new.protect
    protect.path.setText(str(path))
    protect.passphrase.setText(SECRET)
    protect.again.setText(SECRET)
    protect.auditor.setText("Auditor 1")
    with qtbot.waitSignal(empty_window.session_opened, timeout=PATIENCE):
        new.go_on()
    assert empty_window.session is not None
    assert empty_window.session.store.encrypted
    assert isinstance(Sheet.uppermost(empty_window), RecoverySheet)
    assert empty_window.session.deep_dive.title == "Winter deep dive"


def test_a_new_deep_dive_is_made_by_keys_alone(
    qtbot: QtBot, empty_window: Window, tmp_path: Path
) -> None:
    def focus() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        QTest.keyClick(focus(), key, held)

    control = Qt.KeyboardModifier.ControlModifier
    empty_window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is empty_window.welcome.new)
    press(Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(focus(), "Winter deep dive")
    press(Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    new = empty_window.welcome.steps
    assert new is not None
    assert new.steps[0].title.text() == "Winter deep dive"
    press(Qt.Key.Key_Return, control)
    assert new.at == 1
    press(Qt.Key.Key_Return, control)
    assert new.at == 2
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert new.at == 1
    press(Qt.Key.Key_Enter, control)
    protect = new.protect
    protect.path.setText(str(tmp_path / "New.ddaudit"))
    QTest.keyClicks(focus(), SECRET)
    press(Qt.Key.Key_Return, control)
    assert new.at == 2  # it is not made before everything is said
    protect.again.setText(SECRET)
    protect.auditor.setText("Auditor 1")
    with qtbot.waitSignal(empty_window.session_opened, timeout=PATIENCE):
        press(Qt.Key.Key_Return, control)


@pytest.mark.parametrize("typed", ["May 2020", "between 4 and 6 May 2020", "?", "31/02/2020"])
def test_a_commission_is_of_one_day_or_of_none(empty_window: Window, typed: str) -> None:
    empty_window.begin_new()
    new = empty_window.welcome.steps
    assert new is not None
    step = new.steps[0]
    step.title.setText("Winter deep dive")
    step.asked_on.setText(typed)
    assert typed in step.missing()
    step.asked_on.setText("")
    assert step.missing() == ""


def test_working_without_a_passphrase_has_to_be_said(empty_window: Window, tmp_path: Path) -> None:
    empty_window.begin_new()
    new = empty_window.welcome.steps
    assert new is not None
    protect = new.protect
    protect.path.setText(str(tmp_path / "Plain.ddaudit"))
    protect.auditor.setText("Auditor 1")
    assert "stronger passphrase" in protect.missing()
    protect.unprotected.setChecked(True)
    assert protect.missing() == ""


def test_the_example_opens_at_once_and_says_so(qtbot: QtBot, empty_window: Window) -> None:
    with qtbot.waitSignal(empty_window.session_opened, timeout=PATIENCE):
        empty_window.commands.run("file.example")
    assert empty_window.session is not None
    assert len(empty_window.session.cases) == 20
    assert "EXAMPLE" in empty_window.top.marking.text()
    assert empty_window.settings.recent == []


def test_an_administrators_pack_is_offered_and_a_broken_one_is_told(
    empty_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = tmp_path / "definitions" / "packs"
    packs.mkdir(parents=True)
    shipped = resources.text("packs/gen-ncpi.toml")
    (packs / "own.toml").write_text(shipped.replace('"GEN-NCPI"', '"OWN-2027"', 1))
    monkeypatch.setenv("DDAUDIT_DEFINITIONS", str(packs.parent))
    catalogue_in_use.cache_clear()
    empty_window.begin_new()
    steps = empty_window.welcome.steps
    assert steps is not None
    pack = steps.steps[0].pack
    assert "OWN-2027" in [pack.itemData(at) for at in range(pack.count())]
    (packs / "own.toml").write_text("code = 3")
    catalogue_in_use.cache_clear()
    empty_window.welcome.new.click()
    sheet = Sheet.uppermost(empty_window)
    assert sheet is not None
    assert "own.toml, line 1" in words(sheet)
    monkeypatch.delenv("DDAUDIT_DEFINITIONS")
    catalogue_in_use.cache_clear()


def test_the_ground_follows_the_theme(qtbot: QtBot, empty_window: Window) -> None:
    for scheme, palette in (("dark", DARK), ("light", LIGHT)):
        empty_window.commands.run(f"view.{scheme}")
        qtbot.wait(50)
        ground = empty_window.grab().toImage().pixelColor(900, 120)
        assert ground.name().upper() == palette.colours["win"]


@pytest.mark.parametrize(
    ("scheme", "system", "ground"),
    [
        ("dark", LIGHT, DARK),
        ("light", DARK, LIGHT),
        ("system", DARK, DARK),
        ("system", LIGHT, LIGHT),
    ],
)
def test_the_empty_window_has_the_ground_it_will_have(
    qapp: QApplication, scheme: Scheme, system: Palette, ground: Palette
) -> None:
    before = qapp.palette()
    palette = QPalette(before)
    palette.setColor(QPalette.ColorRole.Window, QColor(system.colours["win"]))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(system.colours["t1"]))
    qapp.setPalette(palette)
    lay_ground(qapp, scheme)
    found = qapp.palette().color(QPalette.ColorRole.Window).name().upper()
    qapp.setPalette(before)
    assert found == ground.colours["win"]
