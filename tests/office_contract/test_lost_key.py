"""An office whose key is lost or damaged on this PC: said plainly, and nothing is overwritten or made anew."""

import hashlib
from pathlib import Path

import pytest

from casework import office_key
from casework.database.opening import create_office, embedded_url, open_office
from casework.errors import Refused, Unavailable
from casework.vault import key_from_recovery_copy, new_key, recovery_copy


def digests(folder: Path) -> dict[str, str]:
    """What lies in the folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def left(tmp_path: Path) -> tuple[Path, bytes]:
    """The folder of an office nobody has open, and its key, kept in a file."""
    folder, key = tmp_path / "office", new_key()
    create_office(embedded_url(folder), folder, key, "测试").close()
    assert office_key.keep(folder, key, use_keyring=False) == "file"
    return folder, key


def test_a_lost_key_is_said_and_the_recovery_copy_opens_again(left: tuple[Path, bytes]) -> None:
    folder, key = left
    copy = recovery_copy(key)
    (folder / office_key.FILE_NAME).unlink()
    before = digests(folder)
    with pytest.raises(Unavailable, match="office_key_missing") as missing:
        office_key.need(folder)
    assert missing.value.values == {"folder": str(folder)}
    with pytest.raises(Unavailable, match="office_key_wrong"):
        open_office(embedded_url(folder), folder, new_key())
    with pytest.raises(Refused, match="office_exists"):
        create_office(embedded_url(folder), folder, new_key(), "另一个")
    assert digests(folder) == before
    found = key_from_recovery_copy(copy)
    open_office(embedded_url(folder), folder, found).close()
    office_key.keep(folder, found, use_keyring=False)
    assert office_key.need(folder) == key


@pytest.mark.parametrize("kept", ["", "no key", "ab" * 31, "ab" * 33, "\udcff"])
def test_a_damaged_key_is_said_and_left_as_it_is(left: tuple[Path, bytes], kept: str) -> None:
    folder, _ = left
    path = folder / office_key.FILE_NAME
    path.write_bytes(kept.encode("utf-8", "surrogateescape"))
    before = digests(folder)
    for act in (office_key.need, lambda place: office_key.keep(place, new_key(), use_keyring=False)):
        with pytest.raises(Refused, match="office_key_wrong"):
            act(folder)
    assert digests(folder) == before


def test_a_kept_key_is_never_replaced(left: tuple[Path, bytes]) -> None:
    folder, key = left
    with pytest.raises(Refused, match="office_key_exists"):
        office_key.keep(folder, new_key(), use_keyring=False)
    assert office_key.need(folder) == key
