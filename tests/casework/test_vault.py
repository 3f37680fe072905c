import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import office_key
from casework.errors import Refused, Unavailable
from casework.vault import Box, Vault, key_from_recovery_copy, new_key, recovery_copy


@given(st.binary(max_size=200), st.text(max_size=20))
def test_what_is_sealed_opens_only_where_it_belongs(value: bytes, about: str) -> None:
    box = Box(new_key())
    sealed = box.seal(value, about)
    assert box.open(sealed, about) == value
    assert sealed != box.seal(value, about), "a nonce is never used twice"
    with pytest.raises(Unavailable, match="sealed_value_broken"):
        box.open(sealed, about + " elsewhere")
    with pytest.raises(Unavailable, match="sealed_value_broken"):
        Box(new_key()).open(sealed, about)


def test_a_changed_byte_shows() -> None:
    box = Box(new_key())
    sealed = bytearray(box.seal(b"110199199003072012", "x"))
    sealed[-1] ^= 1
    with pytest.raises(Unavailable, match="sealed_value_broken"):
        box.open(bytes(sealed), "x")


def test_marks_find_equal_values_of_one_kind() -> None:
    vault = Vault(new_key())
    assert vault.mark("phone", "13800000000") == vault.mark("phone", "13800000000")
    assert vault.mark("phone", "13800000000") != vault.mark("id_no", "13800000000")
    assert vault.mark("phone", "13800000000") != Vault(new_key()).mark("phone", "13800000000")


def test_another_key_is_recognised() -> None:
    key = new_key()
    assert Vault(key).is_right_for(Vault(key).key_check())
    assert not Vault(new_key()).is_right_for(Vault(key).key_check())
    with pytest.raises(Refused, match="office_key_wrong"):
        Vault(b"short")


def test_the_recovery_copy_survives_retyping() -> None:
    key = new_key()
    copy = recovery_copy(key)
    assert key_from_recovery_copy(copy.lower().replace("-", " ")) == key
    wrong = ("B" if copy[0] != "B" else "C") + copy[1:]
    for text in (wrong, "", "?", copy[:-2]):
        with pytest.raises(Refused, match="recovery_copy_wrong"):
            key_from_recovery_copy(text)


def test_the_key_file_is_private_and_never_overwritten(tmp_path) -> None:
    key = new_key()
    assert office_key.keep(tmp_path, key, use_keyring=False) == "file"
    assert (tmp_path / "office.key").stat().st_mode & 0o077 == 0
    assert office_key.need(tmp_path) == key
    with pytest.raises(Refused, match="office_key_exists"):
        office_key.keep(tmp_path, new_key(), use_keyring=False)
    (tmp_path / "office.key").write_text("not a key")
    with pytest.raises(Refused, match="office_key_wrong"):
        office_key.find(tmp_path)


def test_a_lost_key_is_said_plainly(tmp_path) -> None:
    with pytest.raises(Unavailable, match="office_key_missing"):
        office_key.need(tmp_path)
    assert list(tmp_path.iterdir()) == []
