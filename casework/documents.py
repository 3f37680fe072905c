"""Where uploaded bytes lie: one encrypted object per file on any fsspec URL, written whole or not at all.

An object is a row of chunks of 4 MB, each AES-256-GCM under the file's own key; a chunk's place and whether it is the last
are associated data, so chunks can't be dropped, swapped or cut off unnoticed. Nothing is decoded here: `format_of` looks at
the first bytes only.
"""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.errors import NotFound, Refused, Unavailable
from casework.office import Progress

CHUNK = 4 * 1024 * 1024
FILE_LIMIT = 20 * 1024 * 1024
_OVERHEAD = 12 + 16

MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (8, b"WEBP", "webp"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (0, b"BM", "bmp"),
)
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"})


def format_of(head: bytes) -> str | None:
    """The format the first 1024 bytes speak of (domain.md 10.19: accepted by content), or None when it is not accepted."""
    if b"%PDF-" in head[:1024]:
        return None if head[:2] in (b"MZ", b"PK") or head[:4] == b"\x7fELF" else "pdf"
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        return "heic"
    return next((name for at, magic, name in MAGIC if head[at : at + len(magic)] == magic), None)


def chunks_of(stream: BinaryIO, size: int, progress: Progress | None = None) -> Iterator[bytes]:
    """The stream in chunks of 4 MB. Refused: file_too_large, as soon as it is; upload_stopped when progress says so."""
    done = 0
    while chunk := stream.read(CHUNK):
        done += len(chunk)
        if done > FILE_LIMIT:
            raise Refused("file_too_large", {"size": max(done, size), "limit": FILE_LIMIT})
        if progress is not None and not progress(done, max(size, done)):
            raise Refused("upload_stopped")
        yield chunk


class ObjectStore:
    """Encrypted objects by name under a folder or any fsspec URL."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._files: Any = None
        self._root = ""

    def _opened(self) -> Any:
        if self._files is None:
            from fsspec.core import url_to_fs

            self._files, self._root = url_to_fs(self._place)
        return self._files

    @property
    def is_near(self) -> bool:
        """Whether the objects lie in a folder of this PC, where asking for one costs nothing."""
        return "://" not in self._place or self._place.startswith("file://")

    def _path(self, name: str) -> str:
        return f"{self._root}/{name[:2]}/{name[2:]}"

    def put(self, name: str, key: bytes, chunks: Iterator[bytes]) -> None:
        """Write an object. Unavailable: disk_full, documents_unavailable; a half-written one is taken away again."""
        files = self._opened()
        path, cipher = self._path(name), AESGCM(key)
        part = f"{path}.part"
        try:
            files.makedirs(os.path.dirname(path), exist_ok=True)
            with files.open(part, "wb") as target:
                for sealed in _sealed(cipher, name, chunks):
                    target.write(sealed)
                target.flush()
                if hasattr(target, "fileno"):
                    os.fsync(target.fileno())
            files.mv(part, path)
            self._sync_folder(path)
        except OSError as error:
            self._take_away(part)
            code = "disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "documents_unavailable"
            raise Unavailable(code) from error
        except BaseException:
            self._take_away(part)
            raise

    def get(self, name: str, key: bytes) -> bytes:
        """An object in clear. NotFound: file_missing. Refused: file_changed. Unavailable: documents_unavailable."""
        try:
            with self._opened().open(self._path(name), "rb") as source:
                return b"".join(_clear(AESGCM(key), name, source.read()))
        except FileNotFoundError as error:
            raise NotFound("file_missing") from error
        except InvalidTag as error:
            raise Refused("file_changed") from error
        except OSError as error:
            raise Unavailable("documents_unavailable") from error

    def has(self, name: str) -> bool:
        """Whether the object is there."""
        try:
            return bool(self._opened().exists(self._path(name)))
        except OSError:
            return False

    def remove(self, name: str) -> None:
        """Delete an object; one that is gone already is fine."""
        self._take_away(self._path(name))

    def _take_away(self, path: str) -> None:
        try:
            self._opened().rm_file(path)
        except OSError:
            pass  # gone already, or left to the sweep of unreferenced objects

    def _sync_folder(self, path: str) -> None:
        folder = Path(path).parent
        if os.name == "posix" and folder.is_dir():
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _about(name: str, index: int, is_last: bool) -> bytes:
    return f"{name} {index} {'last' if is_last else 'more'}".encode()


def _sealed(cipher: AESGCM, name: str, chunks: Iterator[bytes]) -> Iterator[bytes]:
    held, index = next(chunks, b""), 0
    for chunk in chunks:
        nonce = os.urandom(12)
        yield nonce + cipher.encrypt(nonce, held, _about(name, index, False))
        held, index = chunk, index + 1
    nonce = os.urandom(12)
    yield nonce + cipher.encrypt(nonce, held, _about(name, index, True))


def _clear(cipher: AESGCM, name: str, sealed: bytes) -> Iterator[bytes]:
    step = CHUNK + _OVERHEAD
    for index, start in enumerate(range(0, max(len(sealed), 1), step)):
        chunk = sealed[start : start + step]
        if len(chunk) < _OVERHEAD:
            raise InvalidTag
        yield cipher.decrypt(chunk[:12], chunk[12:], _about(name, index, start + step >= len(sealed)))
