"""The rendering processes together: who works for whom, and who steps in for whom.

As many as `size` work at a time, and one more stands by, warm, and takes the place of one that died at once. Somebody who
waits (NOW) never waits for what is prepared AHEAD: that is stopped. What is prepared AHEAD leaves one process to NOW.
"""

import threading
from collections.abc import Callable

from rendering.messages import RenderingError, Urgency
from rendering.process import Worker


class Crew:
    """Hands out processes. Every call may come from any thread; `take` blocks until one is free.

    `short` is called, in any thread, when nobody stands by any more or somebody died: then `stand_by` is wanted, soon. Without
    it nobody stands by unasked, and the dead are cleared away when the next one follows them.
    """

    def __init__(self, start: Callable[[], Worker], size: int, short: Callable[[], None] | None = None) -> None:
        self._start, self._size, self._short = start, max(size, 1), short
        self._changed = threading.Condition()
        self._idle: list[Worker] = []
        self._busy: dict[Worker, bytes] = {}
        self._spare: Worker | None = None
        self._dying: list[Worker] = []
        self._is_closed = False

    def take(self, name: bytes, urgency: Urgency) -> Worker:
        """A process for a document, given back with `give_back` or `bury`. RenderingError: stopped, once closed."""
        with self._changed:
            while True:
                if self._is_closed:
                    raise RenderingError("stopped")
                worker = self._found(name, urgency)
                if worker is not None:
                    worker.urgency = urgency
                    self._busy[worker] = name
                    return worker
                self._changed.wait()

    def _found(self, name: bytes, urgency: Urgency) -> Worker | None:
        if urgency is Urgency.AHEAD and self._running(Urgency.AHEAD) >= max(self._size - 1, 1):
            return None
        working = len(self._busy)
        self._bury_found_dead()
        suited = [worker for worker in self._idle if worker.urgency is urgency]
        holding = [
            worker for worker in self._idle if name in worker.has and (urgency is Urgency.NOW or worker in suited)
        ]
        for choice in (holding, suited):
            if choice:
                self._idle.remove(choice[-1])
                return choice[-1]
        if working + len(self._idle) < self._size:
            return self._recruit()
        if self._idle:
            return self._idle.pop()
        if urgency is Urgency.AHEAD:
            return None
        for worker in list(self._busy):
            if worker.urgency is Urgency.AHEAD:
                del self._busy[worker]
                worker.stop()
                return self._recruit()
        # All work for somebody who waits, perhaps on documents that never end: one more may join them for the time.
        return self._recruit() if working == self._size else None

    def _bury_found_dead(self) -> None:
        """Those that died while they had nothing to do: the system took them, no document did."""
        dead = [worker for worker in self._idle if not worker.is_alive]
        self._idle = [worker for worker in self._idle if worker not in dead]
        if self._spare is not None and not self._spare.is_alive:
            dead.append(self._spare)
            self._spare = None
        if dead:
            self._dying += dead
            self._call()

    def _running(self, urgency: Urgency) -> int:
        return sum(worker.urgency is urgency for worker in self._busy)

    def _recruit(self) -> Worker:
        worker, self._spare = self._spare, None
        self._call()
        return worker or self._start()

    def _call(self) -> None:
        """Call for `stand_by`; where nobody listens, clear away those that are gone for good."""
        if self._short is not None:
            self._short()
            return
        with self._changed:
            gone = [worker for worker in self._dying if not worker.is_alive]
            self._dying = [worker for worker in self._dying if worker not in gone]
        for worker in gone:
            worker.end()

    def stand_by(self) -> None:
        """Have one process more than work, started and waiting, and clear away the dead. Blocks until that is done.

        Both hold up all of Python for some milliseconds: best done when nobody is asking for anything. OSError: none starts.
        """
        with self._changed:
            is_missing = self._spare is None and not self._is_closed
            gone, self._dying = self._dying, []
        try:
            worker = self._start() if is_missing else None
            with self._changed:
                if self._spare is None and not self._is_closed:
                    self._spare = worker
                elif worker is not None:
                    gone.append(worker)
        finally:
            for one in gone:
                one.end()

    def give_back(self, worker: Worker) -> None:
        """A process that has done its work; a worn one, or one too many, is replaced or let go."""
        with self._changed:
            self._busy.pop(worker, None)
            is_too_many = len(self._busy) + len(self._idle) >= self._size
            is_done = self._is_closed or is_too_many or worker.is_stopped or worker.is_worn
            if not is_done:
                self._idle.append(worker)
            self._changed.notify_all()
        if is_done:
            self.bury(worker)

    def bury(self, worker: Worker) -> None:
        """A process that is dead, or to be. Returns at once; what is left of it goes later."""
        worker.kill()
        with self._changed:
            self._busy.pop(worker, None)
            self._dying.append(worker)
            self._changed.notify_all()
            is_closed = self._is_closed
        if is_closed:
            worker.end()
        else:
            self._call()

    def stop(self, name: bytes) -> None:
        """Stop what runs for a document. Returns at once."""
        with self._changed:
            for worker in [worker for worker, theirs in self._busy.items() if theirs == name]:
                del self._busy[worker]
                worker.stop()
            self._changed.notify_all()

    @property
    def all(self) -> list[Worker]:
        """Everybody, also the one that stands by."""
        with self._changed:
            return [*self._idle, *self._busy, *([self._spare] if self._spare else [])]

    def close(self) -> None:
        """End all, also those at work."""
        with self._changed:
            self._is_closed = True
            resting = [*self._idle, *self._dying, *([self._spare] if self._spare else [])]
            for worker in self._busy:
                worker.stop()
            self._idle, self._dying, self._spare = [], [], None
            self._changed.notify_all()
        for worker in resting:
            worker.end()
