"""python -m tests.desktop.counter_crash HOME BOOKING...: checks people in while the office is away, says `kept`, and waits to be killed."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from casework.bookings import BookingId, BookingStatus
from casework.counter import CheckIn
from casework.errors import Unavailable
from casework.people import Role, Staff, StaffId
from desktop.counter_outbox import CounterOutbox, new_act
from desktop.counter_store import CounterStore
from desktop.tasks import Tasks


class Away:
    """An office no wire leads to."""

    def do(self, command: Any, key: str) -> Any:
        raise Unavailable("database_gone")


def main(arguments: list[str]) -> None:
    """Keep the acts and wait."""
    app = QApplication(sys.argv[:1])
    home, *bookings = arguments
    me = Staff(StaffId("2"), "chen", "陈窗口", frozenset({Role.COUNTER_OFFICER}))
    tasks, parent = Tasks(), QObject()
    store = CounterStore(Path(home), "office", use_keyring=False)
    outbox = CounterOutbox(Away(), tasks, store, me, parent)  # type: ignore[arg-type] # all it needs of an office
    outbox.start()
    for booking_id in bookings:
        command = CheckIn(BookingId(booking_id), BookingStatus.ACTIVE)
        outbox.put(new_act(me, command, datetime.now(UTC).isoformat(), booking_id, {"spare_no": f"W9{booking_id}"}))
    while outbox.is_online or len(outbox.waiting) < len(bookings):
        app.processEvents()
        time.sleep(0.01)
    print("kept", flush=True)
    while True:
        app.processEvents()
        time.sleep(0.05)


if __name__ == "__main__":
    main(sys.argv[1:])
