"""The headers between the program and a rendering process, and the memory they share.

A request: job, what to do, document, second document, page, second page, width, rotation, clip, count, slot, size; `size` bytes of
input (a document, or the words sought) lie at the start of the shared memory. An answer: job, status, three numbers, size;
`size` bytes lie in the slot the request named. Jobs count up; an answer to an older job is nobody's any more.
"""

import mmap
import os
import secrets
import struct
import sys
import tempfile
from typing import BinaryIO

from rendering.messages import DOCUMENT_LIMIT, PAGE_PIXELS_LIMIT

REQUEST = struct.Struct("<QB16s16sIIIHIIIIIBQ")
ANSWER = struct.Struct("<QBIIIQ")

OPEN, PAGE, TEXT, FIND, OUTLINE, MEASURES, DIGEST, DIFFERENCE, FONT = range(1, 10)

OK = 0
PROBLEMS = {1: "encrypted", 2: "broken", 3: "too_large", 4: "not_supported", 5: "page_missing", 6: "not_open"}
STATUS = {code: number for number, code in PROBLEMS.items()}
NO_DOCUMENT = bytes(16)

INPUT_BYTES = DOCUMENT_LIMIT
SLOT_BYTES = 3 * PAGE_PIXELS_LIMIT
SLOTS = 2
MEMORY_BYTES = INPUT_BYTES + SLOTS * SLOT_BYTES
#: Answers to older jobs that are passed over before a process counts as gone mad.
STALE_LIMIT = 16


class Closed(Exception):
    """The other side is gone."""


def slot_at(slot: int) -> int:
    """Where a slot begins in the shared memory."""
    return INPUT_BYTES + slot * SLOT_BYTES


def read_exactly(stream: BinaryIO, size: int) -> bytes:
    """Exactly `size` bytes. Closed when the stream ends before."""
    parts = bytearray()
    while len(parts) < size:
        part = stream.read(size - len(parts))
        if not part:
            raise Closed
        parts += part
    return bytes(parts)


def new_memory() -> tuple[mmap.mmap, str, int | None]:
    """Memory to share with one process: mapped here, how the other side finds it, and the handle to pass on, if any.

    On Linux nobody can make it smaller afterwards, so the other side can't end us by cutting what we read.
    """
    if sys.platform == "win32":
        name = f"permitdesk-{secrets.token_hex(16)}"
        return mmap.mmap(-1, MEMORY_BYTES, tagname=name), name, None
    if sys.platform == "linux":
        import fcntl

        handle = os.memfd_create("permitdesk-pages", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        os.ftruncate(handle, MEMORY_BYTES)
        fcntl.fcntl(handle, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
    else:
        with tempfile.TemporaryFile() as file:
            file.truncate(MEMORY_BYTES)
            handle = os.dup(file.fileno())
    return mmap.mmap(handle, MEMORY_BYTES), str(handle), handle


def given_memory(name: str) -> mmap.mmap:
    """The memory the program shares with this process. OSError, ValueError."""
    if sys.platform == "win32":
        return mmap.mmap(-1, MEMORY_BYTES, tagname=name)
    handle = int(name)
    memory = mmap.mmap(handle, MEMORY_BYTES)
    os.close(handle)
    return memory
