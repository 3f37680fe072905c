"""The journal's arithmetic (design rule 6): one hash chain per stream, seals over what is complete. Pure functions.

A row's hash covers its stored bytes and the hash of the row before it in its stream. A seal signs (Ed25519) a Merkle
root and the number of rows since the seal before, and links to that seal: a cut tail or a recomputed chain shows.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GENESIS = bytes(32)


def _joined(parts: Iterable[bytes]) -> bytes:
    """The parts with their lengths, so that no two different lists join to the same bytes."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


@dataclass(frozen=True, slots=True)
class Entry:
    """The hashed part of a journal row."""

    prev: bytes
    epoch: int
    stream: str
    no: int
    key: str
    request_mark: bytes
    body: str
    outcome: str

    def hash(self) -> bytes:
        """SHA-256 over the stored bytes."""
        texts = (str(self.epoch), self.stream, str(self.no), self.key, self.body, self.outcome)
        return hashlib.sha256(_joined((self.prev, self.request_mark, *(text.encode() for text in texts)))).digest()


def access_hash(epoch: int, logged_ms: int, staff_id: int, case_id: int | None, kind: str, body: str) -> bytes:
    """SHA-256 of a row of the access log."""
    texts = (str(epoch), str(logged_ms), str(staff_id), str(case_id or ""), kind, body)
    return hashlib.sha256(_joined(text.encode() for text in texts)).digest()


def merkle_root(hashes: Sequence[bytes]) -> bytes:
    """The root of a binary hash tree; leaves and inner nodes are told apart, an odd one moves up unchanged (as in RFC 6962)."""
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in hashes]
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\1" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = pairs + (level[-1:] if len(level) % 2 else [])
    return level[0] if level else GENESIS


@dataclass(frozen=True, slots=True)
class Seal:
    """What a seal signs. The `..._to` pairs (transaction, row id) say up to where it reaches, in the order of its epoch."""

    prev: bytes
    sealed_ms: int
    epoch: int
    journal_to: tuple[int, int]
    journal_rows: int
    journal_root: bytes
    access_to: tuple[int, int]
    access_rows: int
    access_root: bytes

    def message(self) -> bytes:
        """The signed bytes."""
        numbers = (self.sealed_ms, self.epoch, *self.journal_to, self.journal_rows, *self.access_to, self.access_rows)
        parts = [str(number).encode() for number in numbers]
        return _joined([b"permitdesk seal", self.prev, *parts, self.journal_root, self.access_root])

    def digest(self) -> bytes:
        """What the next seal links to."""
        return hashlib.sha256(self.message()).digest()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the journal. `code`: changed, missing, reordered, unlinked, seal_broken, rows_missing, rows_changed."""

    code: str
    place: str


def chain_faults(rows: Iterable[tuple[Entry, bytes]]) -> Iterable[Fault]:
    """What is wrong with the rows (with their stored hashes) of one stream, in the order of their numbers."""
    prev, expected = GENESIS, 1
    for entry, stored in rows:
        place = f"{entry.stream} #{entry.no}"
        if entry.no != expected:
            yield Fault("missing", f"{entry.stream} #{expected}")
            prev = entry.prev
        if entry.prev != prev:
            yield Fault("unlinked", place)
        if entry.hash() != stored:
            yield Fault("changed", place)
        prev, expected = stored, entry.no + 1
