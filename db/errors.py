"""The errors a person may meet: each message says what happened and what to do.

Everything that is not a `KnownError` is a bug, shown once as such and logged without case data.
"""

from __future__ import annotations


class KnownError(Exception):
    """Something outside the program is in the way; ``str(error)`` is a sentence for the person."""


class StoreMissing(KnownError):
    """There is no file at the place given."""


class AlreadyExists(KnownError):
    """A file stands where a new one was to be made; the program never overwrites."""


class NotAStore(KnownError):
    """The file is no deep dive of this program."""


class WrongKey(KnownError):
    """The passphrase or the recovery code does not open the store."""


class DamagedStore(KnownError):
    """The file is a deep dive, but its pages do not hold together."""


class NewerStore(KnownError):
    """The file was made by a newer version of the program; nothing was changed."""


class StoreLocked(KnownError):
    """Somebody else works in this store now; the message says who and where."""


class ReadOnlyStore(KnownError):
    """The store or its folder cannot be written."""


class DiskFull(KnownError):
    """No room to write; everything saved before is kept."""


class StoreUnreachable(KnownError):
    """The disk or share under the store does not answer."""


class UpgradeFailed(KnownError):
    """An older store could not be brought to the newest schema; it was left as it was."""


class ChangedSince(KnownError):
    """An undo or redo would overwrite a later change; nothing was changed."""


class NotAllowed(KnownError):
    """The values given are not what this record allows; the message names field and reason."""
