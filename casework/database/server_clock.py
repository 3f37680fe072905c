"""The database server's time without asking it each time: a PC whose clock is wrong by a day must not move a deadline."""

import threading
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from casework.database.engine import Engines, reading

ASK_EVERY_S = 30.0
_NOW = text("SELECT clock_timestamp()")


class ServerClock:
    """Asked anew every half minute; in between this PC's steady counter is added, which nobody sets."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._told: datetime | None = None
        self._told_at = 0.0

    def now(self, engines: Engines) -> datetime:
        """The server's time, UTC, at most one way of a message behind. Unavailable: as any question."""
        with self._guard:
            told, age = self._told, time.monotonic() - self._told_at
        if told is None or age > ASK_EVERY_S:
            with reading(engines) as connection:
                told = connection.execute(_NOW).scalar_one().astimezone(UTC)
            age = 0.0
            with self._guard:
                self._told, self._told_at = told, time.monotonic()
        return told + timedelta(seconds=age)
