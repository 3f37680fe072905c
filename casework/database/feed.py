"""Live changes: waiting for another person's write, by LISTEN on PostgreSQL and by watching the file's version on SQLite."""

import time
from typing import Any

from casework.database.announcer import CHANNEL, GATHER_S
from casework.database.engine import in_our_words, reading
from casework.database.journal_rows import head, since
from casework.database.office_data import OfficeData
from casework.office import Feed

MOST = 500
POLL_S = 0.1
LOOK_ANYWAY_S = 1.0


def cursor_of(text: str) -> tuple[int, int, int] | None:
    """The cursor a client holds, or None when it is none of ours."""
    parts = text.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    epoch, xid, row_id = (int(part) for part in parts)
    return epoch, xid, row_id


class Watch:
    """One waiting reader of the feed; used from one thread at a time, with a connection of its own."""

    def __init__(self, office: OfficeData) -> None:
        self._office = office
        self._connection: Any = None
        self._driver: Any = None
        self._seen = 0
        self.is_closed = False

    def changes(self, cursor: str | None, wait_ms: int) -> Feed:
        """What changed since the cursor; waits up to `wait_ms` for something."""
        at = cursor_of(cursor) if cursor else None
        if at is None or at[0] != self._office.epoch:
            with reading(self._office.engines) as connection:
                newest = head(connection, self._office)
            return Feed(".".join(map(str, newest)), (), is_reset=cursor is not None)
        until = time.monotonic() + wait_ms / 1000
        while True:
            if wait_ms:
                self._prepare()
            with reading(self._office.engines) as connection:
                rows = since(connection, self._office, at, MOST)
            left = until - time.monotonic()
            if rows or left <= 0 or self.is_closed:
                newest = rows[-1][0] if rows else at
                return Feed(".".join(map(str, newest)), tuple(changed for _, changed in rows))
            self._wait(min(left, LOOK_ANYWAY_S))

    def _prepare(self) -> None:
        """Begin to watch before looking, so that nothing written in between is missed."""
        with in_our_words():
            if self._connection is None:
                self._connection = self._office.engines.read.connect()
                self._driver = self._connection.connection.driver_connection
                if not self._office.engines.is_sqlite:
                    self._driver.autocommit = True
                    self._driver.execute(f"LISTEN {CHANNEL}")
            if self._office.engines.is_sqlite:
                self._seen = self._version()

    def _wait(self, seconds: float) -> None:
        with in_our_words():
            if not self._office.engines.is_sqlite:
                for _ in self._driver.notifies(timeout=seconds, stop_after=1):
                    time.sleep(GATHER_S / 2)  # what follows at once is read with it
                return
            until = time.monotonic() + seconds
            while time.monotonic() < until and not self.is_closed and self._version() == self._seen:
                time.sleep(POLL_S)

    def _version(self) -> int:
        return int(self._driver.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Stop waiting soon and let go of the connection."""
        self.is_closed = True

    def dispose(self) -> None:
        """Let go of the connection; nobody waits any more."""
        self.is_closed = True
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
