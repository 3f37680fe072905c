"""The only threads of the program: lanes in which work runs, and one way back to the GUI thread.

Reading and rendering may overlap; writing is one after another, in the order it was asked for; transfers, rendering ahead of
what is looked at, the change feed and keeping processes at hand have a thread each, so that a slow one holds up nobody. An
answer is dropped when its owner is gone or a newer request of the same owner bears the same key.
"""

import gc
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from itertools import count
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

T = TypeVar("T")


class Lane(StrEnum):
    """Where work runs."""

    READ = "read"
    WRITE = "write"
    TRANSFER = "transfer"
    RENDER = "render"
    AHEAD = "ahead"
    FEED = "feed"
    KEEP = "keep"


COLLECT_MS = 500
#: How long the GUI thread may have to wait for its turn while a lane computes; Python's own 5 ms are a third of a frame.
TURN_S = 0.001
YOUNG, OLD = 1, 2
THREADS = {Lane.READ: 2, Lane.WRITE: 1, Lane.TRANSFER: 1, Lane.RENDER: 2, Lane.AHEAD: 1, Lane.FEED: 1, Lane.KEEP: 1}


class Tasks(QObject):
    """Runs work off the GUI thread. Made, used and closed in the GUI thread.

    While it is open, Python's cycles are collected in the GUI thread alone: a lane that happened to collect a forgotten
    widget would destroy it in the wrong thread, and the program with it.
    """

    unhandled = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._numbers = count(1)
        self._newest: dict[tuple[int, str], int] = {}
        self._running: set[Future[Any]] = set()
        self._is_closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._turn_s = sys.getswitchinterval()
        sys.setswitchinterval(TURN_S)
        gc.disable()
        self._oldest = YOUNG
        self._collector = QTimer(self, interval=COLLECT_MS)
        self._collector.timeout.connect(self._collect)
        self._collector.start()

    def settle(self) -> None:
        """Take what is loaded by now for as lasting as the program: only what comes after is looked through for garbage.

        Looking through all modules takes a tenth of a second, in the GUI thread, which would be felt. Until this is called
        the old are not looked through at all; called again it does nothing.
        """
        if self._oldest == YOUNG:
            gc.freeze()
            self._oldest = OLD

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject,
        key: str | None = None,
    ) -> None:
        """Run `work` in a lane; then `done` with its answer or `failed` with its exception, in the GUI thread.

        Without `failed` an exception goes to `unhandled`. With a `key`, work that has not begun when a newer request of the
        same owner and key comes is not done at all, and answers of older ones are dropped.
        """
        if self._is_closed:
            return
        number = next(self._numbers)
        place = (id(owner), key) if key is not None else None
        if place is not None:
            self._newest[place] = number

        def is_wanted() -> bool:
            return place is None or self._newest.get(place) == number

        def carry_out() -> None:
            if not is_wanted():
                return
            send(*_outcome(work))

        def send(answer: T | None, error: Exception | None) -> None:
            if not self._is_closed or lane is Lane.WRITE:
                self._finished.emit((owner, is_wanted, done, failed, answer, error))

        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(THREADS[lane], f"permitdesk-{lane}")
        future = self._lanes[lane].submit(carry_out)
        self._running.add(future)
        future.add_done_callback(self._running.discard)

    def _deliver(self, parcel: tuple[Any, ...]) -> None:
        owner, is_wanted, done, failed, answer, error = parcel
        if not shiboken6.isValid(owner) or not is_wanted():
            return
        if error is None:
            if done is not None:
                done(answer)
        elif failed is not None:
            failed(error)
        else:
            self.unhandled.emit(error)

    def forget(self, owner: QObject) -> None:
        """Drop the keys of an owner that is going away."""
        for place in [place for place in self._newest if place[0] == id(owner)]:
            del self._newest[place]

    def close(self) -> None:
        """Finish what is being written, drop what only waits elsewhere, and end all threads."""
        self._is_closed = True
        for lane, pool in self._lanes.items():
            pool.shutdown(wait=False, cancel_futures=lane is not Lane.WRITE)
        for pool in self._lanes.values():
            pool.shutdown(wait=True)
        self._lanes.clear()
        self._collector.stop()
        gc.unfreeze()
        gc.enable()
        sys.setswitchinterval(self._turn_s)

    def _collect(self) -> None:
        """Collect what has become due, as Python itself would: the young often, the old seldom."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(3) if counts[generation] > limits[generation]]
        if due:
            gc.collect(min(max(due), self._oldest))


def _outcome(work: Callable[[], T]) -> tuple[T | None, Exception | None]:
    """What work answers, or raises. Nobody on the way to here may keep the error in a variable: it remembers all of them, and
    such a circle keeps what they held, say the pages of a killed rendering process, until circles are collected.
    """
    try:
        return work(), None
    except Exception as raised:  # every failure is delivered to somebody
        return None, raised
