"""The program's side of the wall: `Renderer` keeps a few rendering processes, kills what is too slow and starts anew what died.

May be used from several threads; each request takes one process for itself. Documents stay in memory on both sides.
"""

import hashlib
import os
import queue
import select
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rendering.messages import (
    ANSWER,
    ANSWER_LIMIT,
    DOCUMENT_LIMIT,
    FONT,
    OK,
    OPEN,
    PAGE,
    PROBLEMS,
    REQUEST,
    Closed,
    Facts,
    PageImage,
    RenderingError,
    unpack_facts,
)

TIME_LIMIT_S = 10.0
START_LIMIT_S = 20.0
DEATHS_ALLOWED = 2
LATE_EXIT = 1


def worker_command() -> list[str]:
    """How a rendering process is started: the frozen program itself with a switch, else this Python."""
    if getattr(sys, "frozen", False):
        name = "permitdesk.exe" if sys.platform == "win32" else "permitdesk"
        return [str(Path(sys.executable).with_name(name)), "--rendering-worker"]
    return [sys.executable, "-m", "rendering.worker"]


class TooLate(Exception):
    """The other side did not answer in time."""


class Pipes:
    """A process's input and output with a deadline. Windows can't wait on pipes: there the worker ends itself in time."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out = process.stdin.fileno(), process.stdout.fileno()
        self._may_wait = sys.platform != "win32"
        if self._may_wait:
            os.set_blocking(self._in, False)
            os.set_blocking(self._out, False)

    def write(self, data: bytes, until: float) -> None:
        """Write all of it. TooLate, OSError."""
        view = memoryview(data)
        while view:
            self._wait(self._in, until, is_writing=True)
            view = view[os.write(self._in, view[:65536]) :]

    def read(self, size: int, until: float) -> bytes:
        """Read exactly `size` bytes. TooLate, Closed, OSError."""
        parts = bytearray()
        while len(parts) < size:
            self._wait(self._out, until, is_writing=False)
            part = os.read(self._out, min(size - len(parts), 1 << 20))
            if not part:
                raise Closed
            parts += part
        return bytes(parts)

    def _wait(self, handle: int, until: float, *, is_writing: bool) -> None:
        if not self._may_wait:
            return
        left = until - time.monotonic()
        sides = ([], [handle]) if is_writing else ([handle], [])
        if left <= 0 or not any(select.select(*sides, [], left)):
            raise TooLate


class Worker:
    """One rendering process."""

    def __init__(self, command: Sequence[str], time_limit_s: float) -> None:
        passed_on = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "PYTHONDONTWRITEBYTECODE", "TMPDIR")
        kept = {key: os.environ[key] for key in passed_on if key in os.environ}
        if not getattr(sys, "frozen", False):
            kept["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        flags: dict[str, Any] = {"creationflags": 0x08000000} if sys.platform == "win32" else {}
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kept,
            bufsize=0,
            **flags,
        )
        self._pipes = Pipes(self._process)
        self._time_limit_s = time_limit_s
        self._is_new = True
        self.has: set[bytes] = set()

    def ask(
        self, op: int, name: bytes, page: int, width: int, rotation: int, data: bytes
    ) -> tuple[int, int, int, bytes]:
        """One request and its answer. RenderingError: what the worker says, too_slow, crashed; after the last two it is dead."""
        until = time.monotonic() + self._time_limit_s + (START_LIMIT_S if self._is_new else 0)
        try:
            self._pipes.write(REQUEST.pack(op, name, page, width, rotation, len(data)), until)
            self._pipes.write(data, until)
            status, a, b, c, size = ANSWER.unpack(self._pipes.read(ANSWER.size, until))
            if size > ANSWER_LIMIT:
                raise Closed
            body = self._pipes.read(size, until)
        except (OSError, Closed) as error:
            code = "too_slow" if self.end() == LATE_EXIT else "crashed"
            raise RenderingError(code) from error
        except TooLate as error:
            self.end()
            raise RenderingError("too_slow") from error
        self._is_new = False
        if status != OK:
            raise RenderingError(PROBLEMS.get(status, "broken"))
        return a, b, c, body

    def end(self) -> int:
        """End the process; its exit code, if it had ended by itself."""
        code = self._process.poll()
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    pass  # what was not flushed is nobody's any more
        self._process.wait()
        return code if code is not None else 0


def name_of(data: bytes) -> bytes:
    """What a document is called between both sides: the first half of its SHA-256."""
    return hashlib.sha256(data).digest()[:16]


class Renderer:
    """Opens documents and paints pages in processes of their own.

    A document that ended a process twice is not tried again (`crashed`).
    """

    def __init__(
        self, processes: int = 2, *, command: Sequence[str] | None = None, time_limit_s: float = TIME_LIMIT_S
    ) -> None:
        self._command = tuple(command or worker_command())
        self._time_limit_s = time_limit_s
        self._free: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(processes):
            self._free.put(None)
        self._lock = threading.Lock()
        self._deaths: Counter[bytes] = Counter()
        self._all: set[Worker] = set()
        self._is_closed = False

    def open(self, data: bytes) -> Facts:
        """What a document is. RenderingError: encrypted, broken, too_large, not_supported, too_slow, crashed."""
        if len(data) > DOCUMENT_LIMIT:
            raise RenderingError("too_large")
        name = name_of(data)
        return unpack_facts(self._ask(OPEN, name, data)[3])

    def page(self, data: bytes, page: int, width: int, rotation: int = 0) -> PageImage:
        """A page (from 0) of a document, `width` pixels wide after turning clockwise. RenderingError as `open`, page_missing."""
        name = name_of(data)
        wide, high, stride, pixels = self._ask(PAGE, name, data, page, width, rotation)
        if wide <= 0 or high <= 0 or stride < wide * 3 or len(pixels) < stride * (high - 1) + wide * 3:
            raise RenderingError("broken")
        return PageImage(wide, high, stride, pixels)

    def count_pages(self, data: bytes) -> tuple[int | None, str]:
        """How many pages a document has, or None and the code of why it can't be shown. Nothing is raised."""
        try:
            return self.open(data).page_count, ""
        except RenderingError as error:
            return None, error.code

    def font(self) -> bytes:
        """A font with Chinese characters, for machines that have none."""
        return self._ask(FONT, bytes(16), b"")[3]

    def _ask(
        self, op: int, name: bytes, data: bytes, page: int = 0, width: int = 0, rotation: int = 0
    ) -> tuple[int, int, int, bytes]:
        if self._deaths[name] >= DEATHS_ALLOWED:
            raise RenderingError("crashed")
        worker = self._take()
        try:
            if op == PAGE and name not in worker.has:
                worker.ask(OPEN, name, 0, 0, 0, data)
                worker.has.add(name)
            try:
                answer = worker.ask(op, name, page, width, rotation, data if op == OPEN else b"")
            except RenderingError as error:
                if error.code != "not_open":
                    raise
                worker.ask(OPEN, name, 0, 0, 0, data)
                answer = worker.ask(op, name, page, width, rotation, b"")
            if op == OPEN:
                worker.has.add(name)
        except RenderingError as error:
            if error.code in ("too_slow", "crashed"):
                self._deaths[name] += 1
                self._bury(worker)
                self._free.put(None)
                if error.code == "crashed" and self._deaths[name] < DEATHS_ALLOWED and not self._is_closed:
                    return self._ask(op, name, data, page, width, rotation)
                raise
            self._free.put(worker)
            raise
        except BaseException:
            self._bury(worker)
            self._free.put(None)
            raise
        self._free.put(worker)
        return answer

    def _take(self) -> Worker:
        if self._is_closed:
            raise RenderingError("crashed")
        worker = self._free.get()
        if worker is None:
            worker = Worker(self._command, self._time_limit_s)
            with self._lock:
                self._all.add(worker)
        return worker

    def _bury(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.end()

    def close(self) -> None:
        """End all rendering processes, also those at work."""
        self._is_closed = True
        with self._lock:
            workers, self._all = self._all, set()
        for worker in workers:
            worker.end()
