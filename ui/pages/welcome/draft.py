"""What the steps of a new deep dive collect, and how it is made from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".ddaudit"


@dataclass
class Draft:
    """A deep dive that does not exist yet; nothing is written before the last step.

    ``facts`` are columns of the deep dive by name, as `acts.deep_dives.Commission` takes them.
    """

    title: str = ""
    scale: str = ""
    pack: str = ""
    themes: tuple[str, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
    path: Path | None = None
    passphrase: str | None = None
    auditor: tuple[str, str] = ("", "")


def create(draft: Draft) -> object:
    """Make the file, begin the deep dive in it and sign in; the open store.

    Runs on the worker: deriving the key takes a moment.

    Raises:
        KnownError: the file exists, or its folder cannot be written.
    """
    from db.store import Store
    from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
    from ddaudit_desktop.definitions import catalogue_in_use

    assert draft.path is not None
    store = Store.create(draft.path, passphrase=draft.passphrase)
    try:
        store.sign_in(*draft.auditor)
        commission = Commission(
            draft.title, draft.scale, draft.pack, draft.themes, dict(draft.facts)
        )
        create_deep_dive(store, commission, catalogue_in_use())
    except BaseException:
        store.close()
        draft.path.unlink(missing_ok=True)
        raise
    return store
