"""The rendering process: requests on standard input, answers on standard output, everything large in shared memory.

It starts without the program's environment, loads and warms all it will need, puts up the walls, says which of them stand,
and only then is given documents. It is killed when a document takes too long; it ends itself when the program is gone.
"""

import faulthandler
import gc
import mmap
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import BinaryIO

from rendering import confinement, walls
from rendering.desk import Desk, Done, Job
from rendering.messages import RenderingError
from rendering.protocol import (
    ANSWER,
    INPUT_BYTES,
    MEMORY_BYTES,
    OK,
    OPEN,
    REQUEST,
    SLOT_BYTES,
    SLOTS,
    STATUS,
    Closed,
    given_memory,
    read_exactly,
    slot_at,
)
from rendering.warming import warm

UNPROTECTED = 3
#: What a page fitted to a window takes.
TOUCHED_BYTES = 8 * 1024 * 1024
#: The program kills a slow process; this is for the case that the program itself is gone.
GRACE_S = 2.0


def serve(source: BinaryIO, target: BinaryIO, memory: mmap.mmap, seconds: float, resident: Callable[[], int]) -> None:
    """Answer requests until the other side is gone."""
    desk, view = Desk(resident), memoryview(memory)
    while True:
        try:
            job = Job(*REQUEST.unpack(read_exactly(source, REQUEST.size)))
        except Closed:
            return
        _deadline(seconds)
        try:
            done = desk.done(job, memory[: min(job.size, INPUT_BYTES)], partial(_room, view, slot_at(job.slot)))
            size = len(done.body) + len(done.tail)
            if size > SLOT_BYTES:
                raise RenderingError("too_large")
            _place(memory, slot_at(job.slot), done)
            head = ANSWER.pack(job.job, OK, done.a, done.b, done.c, size)
        except RenderingError as error:
            head = ANSWER.pack(job.job, STATUS.get(error.code, STATUS["broken"]), 0, 0, 0, 0)
        except MemoryError:
            head = ANSWER.pack(job.job, STATUS["too_large"], 0, 0, 0, 0)
        except Exception:  # whatever a library raises over a file, it is the file that is broken
            head = ANSWER.pack(job.job, STATUS["broken"], 0, 0, 0, 0)
        _deadline(0)
        target.write(head)
        target.flush()
        if job.op != OPEN:  # a page is wanted next
            desk.tidy()


def _room(view: memoryview, at: int, size: int) -> memoryview:
    if size > SLOT_BYTES:
        raise RenderingError("too_large")
    return view[at : at + size]


def _place(memory: mmap.mmap, at: int, done: Done) -> None:
    if done.is_placed:
        return
    memory[at : at + len(done.body)] = done.body
    at += len(done.body)
    memory[at : at + len(done.tail)] = done.tail


def resident_here() -> Callable[[], int]:
    """A question for the memory this process holds, in bytes, that needs no file to be opened later; 0 where it can't be told."""
    if sys.platform != "linux":
        return lambda: 0
    told = os.open("/proc/self/statm", os.O_RDONLY)
    return lambda: int(os.pread(told, 100, 0).split()[1]) * mmap.PAGESIZE


def _deadline(seconds: float) -> None:
    """The system ends this process a little after `seconds`, of work or by the clock; 0 takes it back."""
    if sys.platform == "win32":
        if seconds:
            faulthandler.dump_traceback_later(seconds + GRACE_S, exit=True, file=2)
        else:
            faulthandler.cancel_dump_traceback_later()
    else:
        import signal

        signal.setitimer(signal.ITIMER_PROF, seconds + GRACE_S if seconds else 0)
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_S if seconds else 0)


NICE = 10
"""The window comes first: a file that eats a processor must not take it from whoever scrolls (on Windows by a creation flag)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve standard input and output. What libraries print goes nowhere."""
    given = dict(part.partition("=")[::2] for part in (sys.argv[1:] if arguments is None else arguments))
    target = os.fdopen(os.dup(1), "wb")
    source = os.fdopen(os.dup(0), "rb")
    if sys.platform != "win32":
        os.nice(NICE)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    memory = given_memory(given["--memory"])
    warm()
    for slot in range(SLOTS):  # the first page shall not have to wait for its memory
        memory[slot_at(slot) : slot_at(slot) + TOUCHED_BYTES] = bytes(TOUCHED_BYTES)
    gc.collect()
    gc.freeze()  # what the libraries made is never garbage; looking through it again and again costs half a page
    resident = resident_here()
    parts = walls.put_up(MEMORY_BYTES)
    target.write(ANSWER.pack(0, OK, confinement.mask_of(parts), 0, 0, 0))
    target.flush()
    if "--strict" in given and confinement.level_of(parts) != "full":
        return UNPROTECTED
    serve(source, target, memory, float(given["--seconds"]), resident)
    return 0


if __name__ == "__main__":
    sys.exit(main())
