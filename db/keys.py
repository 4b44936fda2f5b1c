"""From a passphrase to the key of a store, and the key as a code that can be printed and kept.

A sealed store begins with its 16 bytes of salt, so the one file and the passphrase are enough. Its
first four bytes are the same in every sealed store: three say "this is ours", the fourth how it was
sealed. The other twelve are random.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Literal

from db.errors import NewerStore, WrongKey

SEALED_MARK = b"DDA"
SALT_BYTES = 16
KEY_BYTES = 32

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CHECK_BYTES = 3
_CODE_LETTERS = (KEY_BYTES + _CHECK_BYTES) * 8 // 5
_GROUP = 4


@dataclass(frozen=True)
class Sealing:
    """How a store is sealed.

    Attributes:
        passes: what one guess of a passphrase costs: so many passes over ``kibibytes`` of memory on
            so many ``lanes``.
        page: bytes that are encrypted and authenticated together. Of small pages fewer bytes are
            sealed anew for each answer, and more are lost to the seals.
        digest: what authenticates them (HMAC). Present processors work SHA-256 out themselves.
    """

    passes: int
    kibibytes: int
    lanes: int
    page: int
    digest: Literal["SHA512", "SHA256"] = "SHA512"

    def has_pages_of(self, other: Sealing) -> bool:
        """Whether a page of the one has the room of a page of the other."""
        return (self.page, self.digest) == (other.page, other.digest)

    def settings(self) -> dict[str, str | int]:
        """What SQLCipher has to be told of the pages, besides the key."""
        return {"cipher_page_size": self.page, "cipher_hmac_algorithm": f"HMAC_{self.digest}"}


# Never changed, only added to: the number stands in the store's fourth byte.
SEALINGS = {
    1: Sealing(passes=6, kibibytes=128 * 1024, lanes=4, page=4096),
    2: Sealing(passes=6, kibibytes=128 * 1024, lanes=4, page=2048),
    3: Sealing(passes=6, kibibytes=128 * 1024, lanes=4, page=2048, digest="SHA256"),
}
NEWEST = 3


def new_salt() -> bytes:
    """The first 16 bytes of a new sealed store."""
    fresh = secrets.token_bytes(SALT_BYTES - len(SEALED_MARK) - 1)
    return SEALED_MARK + bytes([NEWEST]) + fresh


def sealing_of(salt: bytes) -> Sealing:
    """How the store that begins with this salt is sealed.

    Raises:
        NewerStore: in a way that came after this program.
    """
    found = SEALINGS.get(salt[len(SEALED_MARK)])
    if found is None:
        raise NewerStore(
            "This deep dive was sealed by a newer version of the program. Install the newest "
            "version, then open it again. Nothing was changed."
        )
    return found


def derive_key(passphrase: str, salt: bytes) -> bytes:
    """The key that a passphrase gives for the store beginning with this salt (argon2id).

    The same letters typed on another system give the same key, whichever way it composes accents.
    """
    from argon2.low_level import Type, hash_secret_raw

    cost = sealing_of(salt)
    return hash_secret_raw(
        secret=unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
        salt=salt,
        time_cost=cost.passes,
        memory_cost=cost.kibibytes,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def recovery_code(key: bytes) -> str:
    """The key as 14 groups of four letters and digits, the last ones a check against mistyping."""
    number = int.from_bytes(key + _check(key), "big")
    letters = "".join(
        _LETTERS[(number >> shift) & 31] for shift in range(5 * (_CODE_LETTERS - 1), -1, -5)
    )
    return "-".join(letters[at : at + _GROUP] for at in range(0, _CODE_LETTERS, _GROUP))


def key_from_recovery(code: str) -> bytes:
    """The key that a recovery code stands for; a mistyped code is told, with what to look at."""
    letters = re.sub(r"[\s\-–.]", "", code.upper()).translate(_MISREAD)
    strange = next((letter for letter in letters if letter not in _LETTERS), None)
    if strange is not None:
        raise WrongKey(f"A recovery code has no “{strange}” in it. Compare it with the sheet.")
    if len(letters) != _CODE_LETTERS:
        raise WrongKey(
            f"A recovery code has {_CODE_LETTERS} letters and digits; this has {len(letters)}. "
            "Compare it with the sheet group by group."
        )
    number = 0
    for letter in letters:
        number = number << 5 | _LETTERS.index(letter)
    raw = number.to_bytes(KEY_BYTES + _CHECK_BYTES, "big")
    key = raw[:KEY_BYTES]
    if raw[KEY_BYTES:] != _check(key):
        raise WrongKey(
            "There is a slip in the recovery code. Compare it with the sheet group by group."
        )
    return key


def opens(secret: str, key: bytes, salt: bytes) -> bool:
    """Whether a passphrase or recovery code is one that gives this key."""
    with contextlib.suppress(WrongKey):
        if hmac.compare_digest(key_from_recovery(secret), key):
            return True
    return hmac.compare_digest(derive_key(secret, salt), key)


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"ddaudit recovery code" + key).digest()[:_CHECK_BYTES]
