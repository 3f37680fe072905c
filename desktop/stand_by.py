"""Has a rendering process stand by again after one stepped in, at a moment when that disturbs nobody."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks import Lane, Tasks

if TYPE_CHECKING:
    from rendering.client import Renderer

log = logging.getLogger(__name__)

#: Starting a process and clearing one away hold up all of Python for some milliseconds, and with it the window: not at the
#: moment somebody waits for the page that had to be given to another process.
LATER_MS = 250


class StandBy(QObject):
    """A while after `short` was emitted, from whatever thread, another process is prepared."""

    short = Signal()

    def __init__(self, tasks: Tasks, renderer: "Callable[[], Renderer]", parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._renderer = tasks, renderer
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._prepare)
        self.short.connect(self._wait)

    def _wait(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _prepare(self) -> None:
        self._tasks.run(Lane.KEEP, self._renderer().prepare, failed=_tell, owner=self)


def _tell(error: Exception) -> None:
    """Whoever needs a process next starts it, and is told if that fails again."""
    log.warning("no rendering process could be started to stand by: %s", type(error).__name__)
