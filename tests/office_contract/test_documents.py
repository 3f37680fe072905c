"""Uploaded bytes: taken in whole or not at all, encrypted where they lie."""

import errno
import io
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from casework import documents
from casework.errors import NotAllowed, NotFound, Refused, Unavailable
from tests.office_contract.house import PIXEL, House


def put(house: House, data: bytes, user_name: str = "chen"):  # type: ignore[no-untyped-def] # a Blob
    return house.as_(user_name).documents.put(io.BytesIO(data), len(data))


def objects(house: House) -> list[Path]:
    return [path for path in (house.folder / "documents").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"MZ\x90\0" + b"%PDF-1.7", "format_not_accepted"),
        (b"\x7fELF" + bytes(50), "format_not_accepted"),
        (b"PK\3\4" + b" %PDF-1.7", "format_not_accepted"),
        (b"<html>", "format_not_accepted"),
        (b"%PDF-1.7\n" + bytes(documents.FILE_LIMIT), "file_too_large"),
    ],
)
def test_what_is_not_accepted_leaves_nothing(office_house: House, data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        put(office_house, data)
    assert objects(office_house) == []


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"%PDF-1.4\n", "pdf"),
        (b"\n\n%PDF-1.4\n", "pdf"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"II*\0", "tiff"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"GIF89a", "gif"),
        (b"BM\0\0", "bmp"),
    ],
)
def test_formats_are_told_by_content(head: bytes, name: str) -> None:
    assert documents.format_of(head + bytes(100)) == name


def test_large_files_travel_in_chunks_and_come_back(office_house: House, tmp_path: Path) -> None:
    data = PIXEL + bytes(range(256)) * (9 * 4096)
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        steps.append((done, total))
        return True

    blob = office_house.as_("chen").documents.put(io.BytesIO(data), len(data), progress)
    assert (blob.size, blob.format) == (len(data), "png")
    assert steps[-1] == (len(data), len(data))
    (path,) = objects(office_house)
    assert data[100:200] not in path.read_bytes()


def test_stopping_leaves_nothing(office_house: House) -> None:
    with pytest.raises(Refused, match="upload_stopped"):
        office_house.as_("chen").documents.put(io.BytesIO(PIXEL), len(PIXEL), lambda done, total: False)
    assert objects(office_house) == []


def test_a_full_disk_is_said_and_leaves_nothing(office_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(documents.os, "fsync", full)
    with pytest.raises(Unavailable, match="disk_full"):
        put(office_house, PIXEL)
    monkeypatch.undo()
    assert objects(office_house) == []
    assert put(office_house, PIXEL).size == len(PIXEL)


def test_unreferenced_bytes_expire_after_a_day(office_house: House) -> None:
    put(office_house, PIXEL)
    office_house.office.run_due()
    assert len(objects(office_house)) == 1
    office_house.later(hours=24, seconds=1)
    office_house.office.run_due()
    assert objects(office_house) == []
    with office_house.office.data.engines.read.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM blob")).scalar_one() == 0


def test_the_store_names_every_damage(tmp_path: Path) -> None:
    store = documents.ObjectStore(str(tmp_path))
    key, name = bytes(32), "ab" * 16
    data = bytes(range(256)) * 40_000
    store.put(
        name,
        key,
        iter([data[: documents.CHUNK], data[documents.CHUNK : 2 * documents.CHUNK], data[2 * documents.CHUNK :]]),
    )
    path = tmp_path / name[:2] / name[2:]
    assert store.get(name, key) == data
    whole = path.read_bytes()
    step = documents.CHUNK + 28
    damages = [
        whole[:-1],
        whole[:step],
        whole[step:] + whole[:step],
        b"",
        whole + b"x",
        bytes([whole[0] ^ 1]) + whole[1:],
    ]
    for damaged in damages:
        path.write_bytes(damaged)
        with pytest.raises(Refused, match="file_changed"):
            store.get(name, key)
    path.unlink()
    with pytest.raises(NotFound, match="file_missing"):
        store.get(name, key)
    assert not store.has(name)


def test_who_may_put_and_open(office_house: House) -> None:
    for user_name in ("shen", "guan", "qian"):
        with pytest.raises(NotAllowed, match="not_your_role"):
            put(office_house, PIXEL, user_name)
    for file_id in ("1", "x", "-1", "999999999999999999999"):
        with pytest.raises(NotFound, match="file_not_found"):
            office_house.as_("wangmin").documents.open(file_id)  # type: ignore[arg-type] # made up
    assert timedelta(hours=24)
