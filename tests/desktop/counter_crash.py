"""python -m tests.desktop.counter_crash FOLDER HOME BOOKING...: an officer's program that will be killed.

It opens the office, says `ready`, waits for a line (the office has gone meanwhile), checks these people in, says `kept` once all
of it is on the disk and nothing reached the office, and goes on until it is killed.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from casework import office_key
from casework.bookings import BookingId, BookingStatus
from casework.counter import CheckIn
from casework.database.opening import embedded_url, open_office
from casework.people import Me
from desktop.counter_outbox import CounterOutbox, new_act
from desktop.counter_store import CounterStore
from desktop.tasks import Tasks


def main(arguments: list[str]) -> None:
    """Keep the acts and wait."""
    app = QApplication(sys.argv[:1])
    folder, home, *bookings = arguments
    office = open_office(embedded_url(Path(folder)), Path(folder), office_key.need(Path(folder)))
    door = office.acting_as("chen")
    me = door.ask(Me())
    tasks, parent = Tasks(), QObject()
    outbox = CounterOutbox(door, tasks, CounterStore(Path(home), "office", use_keyring=False), me, parent)
    outbox.start()
    print("ready", flush=True)
    sys.stdin.readline()
    office.data.engines.close()  # what is open in the pool would still reach the file that has been taken away
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
