"""Clients of an office in processes of their own: they book against each other, are killed, and keep a ledger of what was acknowledged."""

import json
import multiprocessing
import os
import random
import time
import traceback
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from casework.bookings import BookingId, BookingOf, BookSlot, CancelBooking, MoveBooking
from casework.cases import CaseId
from casework.database.columns import from_ms
from casework.database.office import DatabaseOffice
from casework.database.opening import open_office
from casework.errors import Conflict, NotFound, OfficeError, Refused, Unavailable
from casework.people import Me
from casework.reservations import SlotId

SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Address:
    """How a process of its own reaches the office under test. `now_ms` None: the database's own clock."""

    url: str
    folder: Path
    key: bytes
    now_ms: int | None

    def open(self) -> DatabaseOffice:
        """Open it."""
        now_ms = self.now_ms
        clock = None if now_ms is None else lambda: from_ms(now_ms)
        return open_office(self.url, self.folder, self.key, clock=clock)


@dataclass(frozen=True, slots=True)
class Booked:
    """What became of one booker: in which slot, or refused by which code; how long each attempt took."""

    slot_id: str | None
    code: str
    took_ms: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Storm:
    """A whole rush: what became of everybody, and how long it took from the first attempt to the last answer."""

    booked: tuple[Booked, ...]
    seconds: float

    @property
    def accepted(self) -> list[str]:
        """The slots that were given away, one for each place."""
        return [one.slot_id for one in self.booked if one.slot_id is not None]


Wishes = Sequence[tuple[CaseId, tuple[SlotId, ...]]]


def storm(address: Any, wishes: Wishes, processes: int, threads: int, booker: Any = None) -> Storm:
    """Everybody books at once: each case tries its slots in turn until one is its own.

    `booker(address, wishes, threads, gate, results)` runs in each process; it puts (booked, began, ended) into `results`.
    """
    results = SPAWN.SimpleQueue()
    gate = SPAWN.Barrier(processes)
    work = (booker or office_booker, address)
    running = [
        SPAWN.Process(target=_told, args=(*work, list(wishes[n::processes]), threads, gate, results))
        for n in range(processes)
    ]
    for process in running:
        process.start()
    parts = [results.get() for _ in running]
    for process in running:
        process.join()
        process.close()
    results.close()
    failed = [part for part in parts if isinstance(part, str)]
    if failed:
        raise RuntimeError(failed[0])
    began, ended = min(part[1] for part in parts), max(part[2] for part in parts)
    return Storm(tuple(booked for part in parts for booked in part[0]), ended - began)


def _told(booker: Any, address: Any, wishes: list[Any], threads: int, gate: Any, results: Any) -> None:
    """Run a booker; what it stumbles over is told instead of leaving everybody waiting."""
    try:
        booker(address, wishes, threads, gate, results)
    except BaseException:
        gate.abort()
        results.put(traceback.format_exc())


def office_booker(address: Address, wishes: list[Any], threads: int, gate: Any, results: Any) -> None:
    """Book through the office, with a door for each thread."""
    office = address.open()
    doors = [office.acting_as("chen") for _ in range(threads)]

    def work(number: int) -> list[Booked]:
        return [book_one(doors[number], case_id, slots) for case_id, slots in wishes[number::threads]]

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda door: door.ask(Me()), doors))  # connections are open before the gate is
        gate.wait()
        began = time.perf_counter()
        done = [booked for part in pool.map(work, range(threads)) for booked in part]
        ended = time.perf_counter()
    results.put((done, began, ended))
    office.close()


def book_one(door: DatabaseOffice, case_id: CaseId, slots: Sequence[SlotId]) -> Booked:
    """Try slots in turn."""
    took: list[float] = []
    code = ""
    for slot_id in slots:
        began = time.perf_counter()
        try:
            door.do(BookSlot(case_id, slot_id), f"storm-{uuid.uuid4().hex}")
        except OfficeError as error:
            code = error.code
        except Exception as error:  # a bug: told as such, so that whoever waits for this process hears of it
            code = f"{type(error).__name__}: {error}"
        else:
            code = ""
        took.append((time.perf_counter() - began) * 1000)
        if not code:
            return Booked(slot_id, "", tuple(took))
    return Booked(None, code, tuple(took))


# Chaos


@contextmanager
def clients(
    address: Address, parts: Sequence[Sequence[CaseId]], slots: Sequence[SlotId], folder: Path
) -> Iterator["Herd"]:
    """A process for each part of the cases, doing whatever may be done to bookings until the herd is told to stop."""
    herd = Herd(address, parts, slots, folder)
    try:
        yield herd
    finally:
        herd.end()


class Herd:
    """Client processes that may be killed at any moment; a killed one comes back and goes on with its ledger."""

    def __init__(
        self, address: Address, parts: Sequence[Sequence[CaseId]], slots: Sequence[SlotId], folder: Path
    ) -> None:
        self._start: list[Callable[[], Any]] = []
        self._stop = SPAWN.Event()
        for number, part in enumerate(parts):
            ledger = folder / f"ledger-{number}"
            of_this = (address, list(part), list(slots), ledger, self._stop)
            self._start.append(partial(SPAWN.Process, target=_client, args=of_this))
        self._running = [start() for start in self._start]
        for process in self._running:
            process.start()

    def kill_one(self, pick: random.Random) -> None:
        """Kill a client as the power does, and start it again."""
        number = pick.randrange(len(self._running))
        self._running[number].kill()
        self._running[number].join()
        self._running[number].close()
        self._running[number] = self._start[number]()
        self._running[number].start()

    def end(self) -> None:
        """Let everybody finish what they are at."""
        self._stop.set()
        for process in self._running:
            process.join(20)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()


def _client(address: Address, cases: list[CaseId], slots: list[SlotId], ledger: Path, stop: Any) -> None:
    """Book, move and cancel one's cases at random. Every act's key is written before it is sent and its answer after it came."""
    pick = random.Random(os.getpid())
    with ledger.open("a", buffering=1) as book:
        while not stop.is_set():
            try:
                office = address.open()
            except OfficeError:
                time.sleep(0.1)
                continue
            try:
                _act_until(stop, office.acting_as("chen"), cases, slots, book, pick)
            except OfficeError:
                time.sleep(0.05)  # the database is gone for a moment
            finally:
                office.close()


def _act_until(stop: Any, door: DatabaseOffice, cases: list[CaseId], slots: list[SlotId], book: Any, pick: Any) -> None:
    while not stop.is_set():
        case_id, slot_id = pick.choice(cases), pick.choice(slots)
        booked = door.ask(BookingOf(case_id))
        command: Any
        if booked is None:
            command = BookSlot(case_id, slot_id)
        elif pick.random() < 0.5:
            command = CancelBooking(BookingId(booked.id), booked.version, "试")
        else:
            command = MoveBooking(BookingId(booked.id), booked.version, slot_id, "试")
        key = f"chaos-{uuid.uuid4().hex}"
        told = _carry_out(door, command, key)
        if told is not None and pick.random() < 0.05:
            told = _carry_out(door, command, key)  # the answer was lost on the way: asked for again
        if told is not None:
            book.write(json.dumps({"key": key, **told}) + "\n")


def _carry_out(door: DatabaseOffice, command: Any, key: str) -> dict[str, str] | None:
    for _ in range(20):
        try:
            answer = door.do(command, key).answer
        except Unavailable:
            time.sleep(0.1)  # it may have been done or not: the same key tells
            continue
        except (Refused, Conflict, NotFound):
            return None
        return {"kind": type(command).__name__, "booking": getattr(answer, "id", "")}
    return None


def ledger_of(folder: Path) -> list[dict[str, str]]:
    """Everything that was acknowledged; a line cut by a kill was not."""
    found = []
    for path in sorted(folder.glob("ledger-*")):
        for line in path.read_text().splitlines():
            if line.endswith("}"):
                found.append(json.loads(line))
    return found
