"""Passphrase to key, and the key as a code that survives being written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import keys
from db.errors import WrongKey

KNOWN = "53d97b5e90a032ea06993adb2c717901a7a8369f7cd9c953d80ec6747c661156"
KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_code_gives_back_its_key(key: bytes) -> None:
    code = keys.recovery_code(key)
    assert [len(group) for group in code.split("-")] == [4] * 14
    assert keys.key_from_recovery(code) == key


@given(KEYS, st.booleans(), st.sampled_from(["", " ", "-", "–", "\n"]))
def test_a_code_may_be_typed_as_it_looks(key: bytes, small: bool, between: str) -> None:
    code = keys.recovery_code(key).replace("-", between).replace("0", "O").replace("1", "l")
    assert keys.key_from_recovery(code.lower() if small else code) == key


@given(KEYS, st.integers(0, 55), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_found(key: bytes, place: int, letter: str) -> None:
    code = keys.recovery_code(key).replace("-", "")
    if code[place] == letter:
        return
    with pytest.raises(WrongKey, match="a slip in the recovery code"):
        keys.key_from_recovery(code[:place] + letter + code[place + 1 :])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "has 56 letters and digits; this has 0"),
        ("ABCD-EFGH", "this has 8"),
        ("U" * 56, "no “U” in it"),
        ("7" * 57, "this has 57"),
    ],
)
def test_what_is_no_code_is_told(code: str, said: str) -> None:
    with pytest.raises(WrongKey, match=said):
        keys.key_from_recovery(code)


def test_a_key_follows_from_passphrase_and_salt_for_ever() -> None:
    """Were this to change, no store in the field would open any more."""
    salt = bytes.fromhex("44444101000102030405060708090a0b")
    assert keys.derive_key("seven grey herons", salt).hex() == KNOWN
    assert keys.derive_key("seven grey heron", salt).hex() != KNOWN


def test_a_salt_says_whose_it_is_and_is_new_each_time() -> None:
    salts = {keys.new_salt() for _ in range(100)}
    assert len(salts) == 100
    assert {salt[:4] for salt in salts} == {b"DDA" + bytes([keys.NEWEST])}
    assert {len(salt) for salt in salts} == {16}
