"""Uploaded bytes and the database: taking them in, opening them for who may, forgetting those nothing refers to."""

import hashlib
import os
from collections.abc import Iterator
from datetime import timedelta
from typing import BinaryIO

from sqlalchemy import delete, select, update

from casework.database.act import Act, Look, number
from casework.database.office_data import OfficeData
from casework.database.tables import blob, cases, file
from casework.documents import FILE_LIMIT, chunks_of, format_of
from casework.errors import NotFound, Refused
from casework.office import Blob, BlobId, Progress
from casework.vault import new_key

UNREFERENCED_LIFE = timedelta(hours=24)


class Arriving:
    """Bytes on their way into the store: their format is known from the first chunk, their hash at the end."""

    def __init__(self, stream: BinaryIO, size: int, progress: Progress | None) -> None:
        if size > FILE_LIMIT:
            raise Refused("file_too_large", {"size": size, "limit": FILE_LIMIT})
        self._chunks = chunks_of(stream, size, progress)
        self._first = next(self._chunks, b"")
        self._hash = hashlib.sha256()
        self.size = 0
        if not self._first:
            raise Refused("file_empty")
        found = format_of(self._first[:1024])
        if found is None:
            raise Refused("format_not_accepted")
        self.format = found

    def chunks(self) -> Iterator[bytes]:
        """The bytes, counted and hashed as they pass."""
        yield self._counted(self._first)
        for chunk in self._chunks:
            yield self._counted(chunk)

    def _counted(self, chunk: bytes) -> bytes:
        self.size += len(chunk)
        self._hash.update(chunk)
        return chunk

    def digest(self) -> bytes:
        """SHA-256 of all that passed."""
        return self._hash.digest()


def store(office: OfficeData, stream: BinaryIO, size: int, progress: Progress | None) -> tuple[Blob, bytes, bytes]:
    """Put bytes into the store; answers with the blob, its sealed key and its content mark, still to be recorded."""
    arriving = Arriving(stream, size, progress)
    blob_id, key = BlobId(os.urandom(16).hex()), new_key()
    office.store.put(blob_id, key, arriving.chunks())
    mark = office.vault.mark("content", arriving.digest())
    return Blob(blob_id, arriving.size, arriving.format), office.vault.wrap(key, f"blob {blob_id}"), mark


def record_blob(act: Act, stored: Blob, key_sealed: bytes, content_mark: bytes) -> None:
    """Remember bytes that have arrived."""
    act.connection.execute(
        blob.insert().values(
            id=stored.id,
            size=stored.size,
            format=stored.format,
            content_mark=content_mark,
            key_sealed=key_sealed,
            put_at=act.now,
            put_by=act.my_id,
            is_used=False,
        )
    )


def where_file_lies(look: Look, file_id: str) -> tuple[int, str, bytes]:
    """A file's case, its object's name and its key. NotFound: file_not_found. Unavailable: case_erased."""
    wanted = (
        select(file.c.case_id, file.c.blob_id, file.c.key_sealed, cases.c.data_key_sealed, cases.c.id)
        .join(cases, cases.c.id == file.c.case_id)
        .where(file.c.id == number(file_id, "file_not_found"))
    )
    row = look.connection.execute(wanted).mappings().one_or_none()
    if row is None:
        raise NotFound("file_not_found")
    key = look.box(row).open(row["key_sealed"], f"file key {row['blob_id']}")
    return row["case_id"], row["blob_id"], key


def expire_blobs(act: Act) -> int:
    """Forget bytes nothing refers to after 24 h; answers how many."""
    old = act.now - UNREFERENCED_LIFE
    wanted = select(blob.c.id).where(~blob.c.is_used, blob.c.put_at < old).limit(200)
    names = list(act.connection.execute(wanted).scalars())
    if names:
        act.connection.execute(delete(blob).where(blob.c.id.in_(names), ~blob.c.is_used))
        for name in names:
            act.office.store.remove(name)
    return len(names)


def mark_used(act: Act, blob_id: str) -> None:
    """The blob belongs to a file now."""
    act.connection.execute(update(blob).where(blob.c.id == blob_id).values(is_used=True))
