"""One rendering process, seen from the program: started, asked one thing at a time, killed when it is late or talks nonsense."""

import ctypes
import itertools
import mmap
import os
import select
import struct
import subprocess
import sys
import time
import weakref
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rendering import confinement
from rendering.messages import Clip, RenderingError, Urgency
from rendering.protocol import (
    ANSWER,
    MEMORY_BYTES,
    NO_DOCUMENT,
    OK,
    PROBLEMS,
    REQUEST,
    SLOT_BYTES,
    SLOTS,
    STALE_LIMIT,
    Closed,
    new_memory,
    slot_at,
)
from rendering.windows_job import Job

START_LIMIT_S = 20.0
#: What a process may hold between two jobs before another takes its place.
RESIDENT_LIMIT = 300 * 1024 * 1024
DOCUMENTS_LIMIT = 200
POLL_S = 0.0005
PIECE_BYTES = 8 * 1024 * 1024


NO_CLIP = Clip(0, 0, 0, 0)


class _Slot(ctypes.Array[ctypes.c_ubyte]):
    """The bytes of a slot; the slot is free again when the last view of it is gone."""

    _type_ = ctypes.c_ubyte
    _length_ = SLOT_BYTES


class TooLate(Exception):
    """The other side did not answer in time."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to do. `name` and `other` are documents by `name_of`."""

    op: int
    name: bytes = NO_DOCUMENT
    page: int = 0
    width: int = 0
    rotation: int = 0
    clip: Clip = NO_CLIP
    count: int = 0
    other: bytes = NO_DOCUMENT
    other_page: int = 0

    def packed(self, job: int, slot: int, size: int) -> bytes:
        """As a header. RenderingError `too_large`, `page_missing` for numbers that fit no header."""
        clip = (self.clip.left, self.clip.top, self.clip.width, self.clip.height)
        pages = (self.page, self.other_page)
        try:
            return REQUEST.pack(
                job, self.op, self.name, self.other, *pages, self.width, self.rotation, *clip, self.count, slot, size
            )
        except struct.error as error:
            raise RenderingError("page_missing" if min(pages) < 0 else "too_large") from error


@dataclass(frozen=True, slots=True)
class Answer:
    """Three numbers and bytes; the bytes lie in shared memory and may change while a hostile process lives."""

    a: int
    b: int
    c: int
    body: memoryview


def worker_command() -> list[str]:
    """How a rendering process is started: the frozen program itself with a switch, else this Python."""
    if getattr(sys, "frozen", False):
        name = "permitdesk.exe" if sys.platform == "win32" else "permitdesk"
        return [str(Path(sys.executable).with_name(name)), "--rendering-worker"]
    return [sys.executable, "-m", "rendering.worker"]


class Worker:
    """One rendering process. Asked by one thread at a time; `kill` may come from any."""

    def __init__(self, command: Sequence[str], time_limit_s: float, is_strict: bool) -> None:
        self._memory, name, handle = new_memory()
        self._time_limit_s, self._is_strict = time_limit_s, is_strict
        arguments = [f"--memory={name}", f"--seconds={time_limit_s:g}", *(["--strict"] if is_strict else [])]
        flags: dict[str, Any] = {"creationflags": 0x08000000 | 0x00004000} if sys.platform == "win32" else {}
        try:
            self._process = subprocess.Popen(
                [*command, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                bufsize=0,
                pass_fds=() if handle is None else (handle,),
                **flags,
            )
        finally:
            if handle is not None:
                os.close(handle)
        self._job = Job.around(self._process) if sys.platform == "win32" else None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        self._told = os.open(f"/proc/{self.pid}/statm", os.O_RDONLY) if sys.platform == "linux" else None
        self._jobs = itertools.count(1)
        self._free = list(range(SLOTS))
        self._started_by = time.monotonic() + START_LIMIT_S
        self.parts: frozenset[str] | None = None
        self.has: set[bytes] = set()
        self.opened = 0
        self.urgency = Urgency.NOW
        self.is_stopped = False

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def greet(self) -> frozenset[str]:
        """Wait until the process is ready; the walls that stand. RenderingError: crashed, too_slow, unprotected."""
        if self.parts is None:
            job, status, mask, _, _, _ = self._answer(self._started_by, is_late="crashed")
            if job != 0 or status != OK:
                raise self._gone("crashed")
            parts = confinement.parts_of(mask) | ({confinement.JOB_OBJECT} if self._job is not None else frozenset())
            if self._is_strict and confinement.level_of(parts) != "full":
                raise self._gone("unprotected")
            self.parts = parts
        return self.parts

    def ask(self, request: Request, data: bytes = b"") -> Answer:
        """One request and its answer.

        RenderingError: what the process says, too_slow, crashed, stopped; after the last three it is dead.
        """
        self.greet()
        slot = self._free.pop()
        try:
            a, b, c, size = self._exchanged(request, slot, data)
        except RenderingError:
            self._free.append(slot)
            raise
        return Answer(a, b, c, self._lease(slot, size))

    def _exchanged(self, request: Request, slot: int, data: bytes) -> tuple[int, int, int, int]:
        """Three numbers, and how many bytes lie in the slot."""
        job = next(self._jobs)
        header = request.packed(job, slot, len(data))
        until = time.monotonic() + self._time_limit_s
        self._memory[: len(data)] = data
        try:
            os.write(self._in, header)
        except OSError as error:
            raise self._gone("crashed") from error
        for _ in range(STALE_LIMIT):
            answered, status, a, b, c, size = self._answer(until, is_late="too_slow")
            if answered >= job:
                break
        if answered != job or size > SLOT_BYTES or (status != OK and status not in PROBLEMS):
            raise self._gone("crashed")
        if status != OK:
            raise RenderingError(PROBLEMS[status])
        return a, b, c, size

    def _answer(self, until: float, *, is_late: str) -> tuple[int, int, int, int, int, int]:
        """The next header. RenderingError: `is_late`, crashed, stopped; the process is dead then."""
        try:
            return ANSWER.unpack(self._read(ANSWER.size, until))
        except (OSError, Closed) as error:
            raise self._gone("crashed") from error
        except TooLate as error:
            raise self._gone(is_late) from error

    def _read(self, size: int, until: float) -> bytes:
        parts = b""
        while len(parts) < size:
            self._wait(until)
            part = os.read(self._out, size - len(parts))
            if not part:
                raise Closed
            parts += part
        return parts

    def _wait(self, until: float) -> None:
        """Until there is something to read. TooLate, Closed."""
        if sys.platform == "win32":
            import _winapi
            import msvcrt

            pipe = msvcrt.get_osfhandle(self._out)
            while not _winapi.PeekNamedPipe(pipe, 0)[0]:  # OSError when the other side is gone
                if time.monotonic() >= until:
                    raise TooLate
                time.sleep(POLL_S)
        else:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._out], [], [], left)[0]:
                raise TooLate

    def _lease(self, slot: int, size: int) -> memoryview:
        """The answer's bytes, read-only; a copy of them when this was the last free slot."""
        at = slot_at(slot)
        if not self._free:
            copied = self._memory[at : at + size]
            self._free.append(slot)
            return memoryview(copied)
        lease = _Slot.from_buffer(self._memory, at)
        weakref.finalize(lease, _release, self._free, slot, self._memory, size).atexit = False
        return memoryview(lease).cast("B")[:size].toreadonly()

    def _gone(self, code: str) -> RenderingError:
        """Kill the process; why it is gone."""
        self._process.kill()
        return RenderingError("stopped" if self.is_stopped else code)

    @property
    def is_worn(self) -> bool:
        """Whether it has opened enough documents, or holds so much memory, that another should take its place."""
        return self.opened >= DOCUMENTS_LIMIT or self.resident() > RESIDENT_LIMIT

    def resident(self) -> int:
        """The memory it holds, in bytes; 0 where the system does not tell cheaply."""
        if self._told is None:
            return 0
        try:
            return int(os.pread(self._told, 100, 0).split()[1]) * mmap.PAGESIZE
        except (OSError, ValueError, IndexError):
            return 0

    def stop(self) -> None:
        """Kill it because its work is not wanted any more: whoever waits for it gets `stopped`. Any thread; returns at once."""
        self.is_stopped = True
        self._process.kill()

    def kill(self) -> None:
        """Kill it; returns at once. `end` is still to be called."""
        self._process.kill()

    def end(self) -> None:
        """Kill it, and wait until it is gone and nothing of it is left here. May be called twice."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        if self._told is not None:
            os.close(self._told)
            self._told = None
        if self._job is not None:
            self._job.close()
        self._let_memory_go()

    def _let_memory_go(self) -> None:
        """Give the shared memory back; a page somebody still looks at keeps it. In pieces: all Python waits for each."""
        if len(self._free) == SLOTS and hasattr(mmap, "MADV_REMOVE") and not self._memory.closed:
            for at in range(0, MEMORY_BYTES, PIECE_BYTES):
                self._memory.madvise(mmap.MADV_REMOVE, at, min(PIECE_BYTES, MEMORY_BYTES - at))
                time.sleep(0)
        with suppress(BufferError):
            self._memory.close()


def _release(free: list[int], slot: int, memory: mmap.mmap, size: int) -> None:
    """A slot nobody looks at any more; what a large page took is given back to the system."""
    if size > SLOT_BYTES // 3 and hasattr(mmap, "MADV_REMOVE"):
        memory.madvise(mmap.MADV_REMOVE, slot_at(slot), SLOT_BYTES)
    free.append(slot)


def _environment() -> dict[str, str]:
    """What a rendering process may know of the program's environment."""
    passed_on = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "PYTHONDONTWRITEBYTECODE", "TMPDIR")
    kept = {key: os.environ[key] for key in passed_on if key in os.environ}
    if not getattr(sys, "frozen", False):
        kept["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
    return kept
