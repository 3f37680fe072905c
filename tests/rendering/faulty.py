"""A rendering process that decodes nothing and, once or always, misbehaves at one step of the protocol.

    faulty.py DEED STEP MARK --memory=.. --seconds=..

It misbehaves as long as the file MARK holds fewer lines than its first line says, and adds one each time. STEP is start, ready,
open, page or text. Without libraries, so that it starts at once.
"""

import os
import signal
import sys
import time

from rendering.answers import pack_facts, pack_text
from rendering.messages import Facts, PageText, Word
from rendering.protocol import (
    ANSWER,
    OK,
    OPEN,
    PAGE,
    REQUEST,
    SLOT_BYTES,
    STATUS,
    Closed,
    given_memory,
    read_exactly,
    slot_at,
)

HUGE = 0xFFFFFFFF


def main() -> None:
    """Serve, badly."""
    deed, step, mark = sys.argv[1:4]
    memory = given_memory(next(each for each in sys.argv if each.startswith("--memory=")).partition("=")[2])
    seconds = float(next(each for each in sys.argv if each.startswith("--seconds=")).partition("=")[2])
    source, target = sys.stdin.buffer, sys.stdout.buffer

    def say(job: int, status: int, a: int = 0, b: int = 0, c: int = 0, size: int = 0) -> None:
        target.write(ANSWER.pack(job, status, a, b, c, size))
        target.flush()

    def is_due(now: str) -> bool:
        if now != step:
            return False
        with open(mark) as file:
            times, *done = file.read().split()
        if len(done) >= int(times):
            return False
        with open(mark, "a") as file:
            file.write("x\n")
        return True

    def misbehave(job: int, slot: int) -> None:
        """What can be done instead of an answer; returns for deeds that go with one."""
        lies = {
            "wide": (HUGE, 10, HUGE, 3000),
            "high": (10, HUGE, 30, 3000),
            "stride": (10, 10, 3, 30),
            "long stride": (10, 10, HUGE, 30),
            "size": (10, 10, 30, SLOT_BYTES + 1),
            "endless size": (10, 10, 30, (1 << 64) - 1),
            "short": (10, 10, 30, 299),
            "nothing": (0, 0, 0, 0),
            "wider": (101, 10, 303, 3030),
        }
        if deed in lies:
            say(job, OK, *lies[deed])
        elif deed == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif deed == "fault":
            os.kill(os.getpid(), signal.SIGSEGV)
        elif deed == "leave":
            os._exit(0)
        elif deed == "stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        elif deed == "hang":
            while True:
                pass
        elif deed == "late":
            time.sleep(seconds * 3)
        elif deed == "garbage":
            target.write(b"\xa5" * ANSWER.size)
            target.flush()
        elif deed == "half":
            target.write(ANSWER.pack(job, OK, 1, 1, 3, 3)[:11])
            target.flush()
            os._exit(0)
        elif deed == "half and wait":
            target.write(ANSWER.pack(job, OK, 1, 1, 3, 3)[:11])
            target.flush()
            time.sleep(60)
        elif deed == "status":
            say(job, 250)
        elif deed == "ahead":
            say(job + 5, OK, 1, 1, 3, 3)
        elif deed == "flood":
            for _ in range(10_000):
                say(0, OK, 1, 1, 3, 3)
        elif deed == "memory":
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
            kept = []
            while True:
                kept.append(bytearray(32 << 20))
        elif deed == "nonsense":
            memory[slot_at(slot) : slot_at(slot) + 40] = b'[["pdf"],1e999,{"a":[]}]' + b"[" * 16
            say(job, OK, 0, 0, 0, 40)
        elif deed == "deep":
            memory[slot_at(slot) : slot_at(slot) + 200_000] = b"[" * 200_000
            say(job, OK, 0, 0, 0, 200_000)
        elif deed == "not open":
            say(job, STATUS["not_open"])
        elif deed == "twice":
            say(job - 1, OK, 1, 1, 3, 3)  # the answer before, once more; its own follows

    if is_due("start"):
        misbehave(0, 0)
    if is_due("ready"):
        misbehave(0, 0)
        if deed not in ("late", "twice"):
            time.sleep(60)
    say(0, OK, 7)
    while True:
        try:
            job, op, *_, width, _rotation, _l, _t, _w, _h, _count, slot, _size = REQUEST.unpack(
                read_exactly(source, REQUEST.size)
            )
        except Closed:
            return
        step_now = {OPEN: "open", PAGE: "page"}.get(op, "text")
        is_bad = is_due(step_now)
        if is_bad:
            misbehave(job, slot)
            if deed not in ("late", "twice"):
                continue
        at = slot_at(slot)
        if op == PAGE:
            memory[at : at + width * 10 * 3] = b"\x7f" * (width * 10 * 3)
            say(job, OK, width, 10, width * 3, width * 30)
        else:
            word = Word("word", 0.1, 0.1, 0.2, 0.1, 0)
            body = pack_facts(Facts("pdf", ((100.0, 10.0),) * 3)) if op == OPEN else pack_text(PageText((word,), True))
            memory[at : at + len(body)] = body
            say(job, OK, 0, 0, 0, len(body))


if __name__ == "__main__":
    main()
