"""A queue of threads for one writer: first come, first served, as neither SQLite's busy handler nor a plain lock promises."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from casework.errors import Unavailable


class Turn:
    """One thread at a time, in the order they came."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_taken = False

    @contextmanager
    def taken(self, at_most_s: float) -> Iterator[None]:
        """Wait for one's turn. Unavailable: database_busy, when it didn't come in time."""
        self._wait(at_most_s)
        try:
            yield
        finally:
            self._pass_on()

    def _wait(self, at_most_s: float) -> None:
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return
            place = threading.Lock()
            place.acquire()
            self._waiting.append(place)
        if place.acquire(timeout=at_most_s):
            return
        with self._guard:
            if place in self._waiting:
                self._waiting.remove(place)
                raise Unavailable("database_busy")
        # the turn came just as we gave up: it is ours

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False
