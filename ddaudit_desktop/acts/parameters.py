"""Changing a parameter of a check or clock for this deep dive, and giving it back its default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from db.records import Setting
from ddaudit_desktop.limits.values import read_value, show_value
from ddaudit_desktop.reading import rows, today

if TYPE_CHECKING:
    from db.store import Changes, Store
    from ddaudit_desktop.parameters.model import Parameter


def set_parameter(store: Store, parameter: Parameter, value: str, reason: str) -> Changes:
    """Give a parameter another value than its default; the reason is kept beside it.

    Args:
        store: the deep dive.
        parameter: which one.
        value: as a person types it.
        reason: why this deep dive needs it so.

    Raises:
        KnownError: the value is not what the parameter holds, it is the default, or there is no
            reason.
    """
    kept = read_value(parameter, value, today(store))
    if kept == parameter.default:
        raise KnownError(
            f"{show_value(parameter, kept)} is the default. Choose “Back to the default” instead."
        )
    if not reason.strip():
        raise KnownError("Say why it changes: the reason stands beside the value.")
    with store.act(f"change {parameter.key}", reason=reason.strip()) as tx:
        tx.put(Setting, {"key": parameter.key}, value=kept, reason=reason.strip())
    return tx.changes


def reset_parameter(store: Store, parameter: Parameter) -> Changes:
    """Give a parameter its default back.

    Raises:
        KnownError: it has its default.
    """
    kept = rows(store, Setting, key=parameter.key)
    if not kept:
        raise KnownError("It has its default already.")
    with store.act(f"give {parameter.key} its default back") as tx:
        tx.remove(Setting, kept[0].id)
    return tx.changes
