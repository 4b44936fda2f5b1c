"""A deep dive of every theme in a real store, and one case of it opened on its form."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.records import Case
from db.store import Store
from ddaudit_desktop.acts.cases import CaseFacts, ChildFacts, add_case, first_audit
from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import records
from ui.look import theme
from ui.pages.case.form.tab import FormTab
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

FRAME = (56, 156)  # what the window keeps for its rail, bars, case header and tabs


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One case for each theme, the first about a missing child in 2020; only copied."""
    made = Store.create(tmp_path_factory.mktemp("form") / "form.ddaudit", passphrase=None)
    made.sign_in("T. Auditor", "Detective sergeant")
    definitions = catalogue()
    themes = tuple(s.code for s in definitions.question_sets.values() if s.kind == "theme")
    commission = Commission("Test", "DEEPDIVE2020", "DUR-2019", themes)
    create_deep_dive(made, commission, definitions)
    for number, code in enumerate(sorted(themes, key=lambda code: code != "MC"), start=1):
        facts = CaseFacts(
            f"DD20-{code}-{number:02d}",
            code,
            children=(ChildFacts("Child A", 14, "looked_after", lead=True),),
            police_references=(("log", "0871"),),
            more={"label": "Child A", "period_from": "2020-02-11", "period_to": "2020-02-15"},
        )
        add_case(made, facts)
    made.close()
    return made.path


@pytest.fixture
def store(built_store: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of the test's own with one case for each theme."""
    made = Store.open(shutil.copy(built_store, tmp_path))
    made.sign_in("T. Auditor")
    yield made
    made.close()


@pytest.fixture
def audit(store: Store) -> OpenAudit:
    """The first audit of the missing child."""
    case = next(case for case in records(store, Case) if case.theme == "MC")
    return OpenAudit(store, first_audit(store, case.id).id)


@pytest.fixture
def session(qapp: QApplication, store: Store) -> Session:
    """A sitting with the store."""
    look = theme.current()
    plain = look.applied and (look.scheme, look.text_size, look.show_keys) == ("light", 100, True)
    if not plain:  # to apply it anew takes its time
        theme.apply(qapp, "light", 100)
    return Session(store)


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> Iterator[FormTab]:
    """The form of the missing child in a window of 1440 by 900, its first question focused."""
    form = FormTab(session)
    qtbot.addWidget(form)
    session.changed.connect(form.refresh)
    form.resize(1440 - FRAME[0], 900 - FRAME[1])
    form.show()
    case = next(case for case in session.cases if case.theme == "MC")
    form.open(session.audit_of(case.case_id))
    form.start_focus()
    yield form
    form.leave()
