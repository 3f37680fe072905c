"""The change feed: what anybody changed reaches the screens within a second, and what is due is done on the way."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from casework.errors import NotAllowed, OfficeError, Unavailable
from casework.office import Feed, Office
from desktop.tasks import Lane, Tasks

WAIT_MS = 900
AGAIN_MS = 3_000


class ChangeFeed(QObject):
    """`changed(tuple of Changed, whether to read everything anew)`; `reachable` tells when the office stops or begins to answer.

    `run_due` is what this program does for the office every second, where no service does it.
    """

    changed = Signal(object, bool)
    reachable = Signal(bool)
    session_lost = Signal()

    def __init__(self, office: Office, tasks: Tasks, run_due: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._office, self._tasks, self._run_due = office, tasks, run_due
        self._cursor: str | None = None
        self._is_on = False
        self._is_reachable = True

    def start(self) -> None:
        """Listen."""
        self._is_on = True
        self._next()

    def stop(self) -> None:
        """Listen no more; the office itself is told to let a waiting call end."""
        self._is_on = False

    def _next(self) -> None:
        if self._is_on:
            self._tasks.run(Lane.FEED, partial(self._look, self._cursor), self._arrived, self._failed, owner=self)

    def _look(self, cursor: str | None) -> Feed:
        """In the lane: wait for changes, then do what is due."""
        feed = self._office.changes(cursor, 0 if cursor is None else WAIT_MS)
        if self._run_due is not None:
            try:
                self._run_due()
            except Unavailable:
                pass  # due again in a second
        return feed

    def _arrived(self, feed: Feed) -> None:
        if not self._is_on:
            return
        self._cursor = feed.cursor
        self._tell_reachable(True)
        if feed.changed or feed.is_reset:
            self.changed.emit(feed.changed, feed.is_reset)
        self._next()

    def _failed(self, error: Exception) -> None:
        if not self._is_on:
            return
        if isinstance(error, NotAllowed):
            self._is_on = False
            self.session_lost.emit()
            return
        if not isinstance(error, OfficeError):
            self._tasks.unhandled.emit(error)
        self._tell_reachable(False)
        QTimer.singleShot(AGAIN_MS, self, self._next)

    def _tell_reachable(self, is_reachable: bool) -> None:
        if is_reachable != self._is_reachable:
            self._is_reachable = is_reachable
            self.reachable.emit(is_reachable)
