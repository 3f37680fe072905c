"""Telling other processes that something changed: after the commit, gathered for all doors of this process."""

import threading
import time
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from casework.database.engine import Engines

CHANNEL = "permitdesk"
GATHER_S = 0.1


class Announcer:
    """One for all doors to an office: at most one announcement in 100 ms, however many write."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._guard = threading.Lock()
        self._last = 0.0
        self._is_due = False

    def changed(self) -> None:
        """Something was committed."""
        if self._engines.is_sqlite:
            return  # the file's own version tells
        self._is_due = True
        if time.monotonic() - self._last >= GATHER_S:
            self.flush()

    def flush(self) -> None:
        """Send what was gathered. A lost announcement costs others a second, so a failure is not raised."""
        with self._guard:
            if not self._is_due:
                return
            self._is_due, self._last = False, time.monotonic()
        with suppress(SQLAlchemyError), self._engines.write.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(f"NOTIFY {CHANNEL}")
