"""What the calendar does by itself: unpaid holds released, days ended, allowances ended, reminders and flags put into the outbox.

Every act is idempotent and looks first, reading only; two hosts that do the same at once do it once. Deadlines guard every command anyway.
"""

import logging
import time
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, RowMapping, or_, select

from casework.bookings import BookingId, BookingStatus, ReleaseHold, TellOfVisits
from casework.counter import CloseDay, WalkInState
from casework.database.act import Act, Entry, Look
from casework.database.affected_people import EXPECTED
from casework.database.booking_mails import tell
from casework.database.booking_people import PEOPLE, is_flagged
from casework.database.bookings import give_back, move_case, take_booking
from casework.database.calendar_tables import arrival, booking, counter_day, slot
from casework.database.change_sets import new_change_set, stream_of
from casework.database.engine import reading
from casework.database.impact import SHAPE
from casework.database.office_data import OfficeData
from casework.database.shaping import reshape
from casework.errors import Conflict, NotFound, Refused
from casework.lifecycle import Event
from casework.office import Changes, Command
from casework.people import Role, Staff
from casework.reservations import SiteId
from casework.shaping import ChangeKind, EndAllowances

log = logging.getLogger(__name__)

LOOK_S, TELL_S = 20.0, 3_600.0
FLAG_DAYS = (3, 1)
"""How many days before a visit its missing pass is told (domain.md 10.1)."""


class OfficeOfDue(Protocol):
    """What is needed of a door to the database."""

    data: OfficeData

    def acting_as(self, user_name: str) -> "OfficeOfDue":
        """A door that acts as this account."""
        ...

    def who(self, connection: Connection, may: frozenset[Any]) -> tuple[Staff, datetime]:
        """Who acts, and when."""
        ...

    def do(self, command: Command[Any], key: str) -> Changes[Any]:
        """See `Office.do`."""
        ...


def release_hold(act: Act, command: ReleaseHold) -> None:
    """The 24 hours of an unpaid hold have passed: its place is free, the case closes itself."""
    case, row = take_booking(act, command.booking_id)
    if row["status"] != BookingStatus.HELD or row["expires_at"] > act.now:
        act.put_back(case)
        return
    give_back(act, case, row, BookingStatus.CANCELLED, moves_case=False)
    move_case(act, case, Event.AUTO_CLOSE, is_late=True)


def end_allowances(act: Act, command: EndAllowances) -> int:
    """Allowances whose time has passed fall to what is booked."""
    wanted = select(slot).where(slot.c.allowance > 0, slot.c.allowance_until_at <= act.now).order_by(slot.c.id)
    by_site: dict[int, list[RowMapping]] = {}
    for row in act.connection.execute(wanted.with_for_update()).mappings():
        by_site.setdefault(row["site_id"], []).append(row)
    for site_id, rows in by_site.items():
        change_id = new_change_set(act, site_id, ChangeKind.ALLOWANCE, "", len(rows))
        reshape(act, change_id, [(row, _ended(row)) for row in rows])
        act.entries.append(Entry(stream_of(change_id), 1, {"kind": "allowance", "slots": [row["id"] for row in rows]}))
    return sum(map(len, by_site.values()))


def _ended(row: RowMapping) -> dict[str, Any]:
    left = max(row["booked"] - row["capacity"], 0)
    return {name: row[name] for name in SHAPE} | {"allowance": left, "allowance_until_at": None}


def tell_of_visits(act: Act, command: TellOfVisits) -> int:
    """Reminders of tomorrow's bookings, and visits whose pre-review is not passed; each told once."""
    days = [act.today + timedelta(days=ahead) for ahead in sorted({1, *FLAG_DAYS})]
    wanted = PEOPLE.where(slot.c.on_day.in_(days), booking.c.status.in_(EXPECTED)).order_by(booking.c.id)
    told = 0
    for row in act.connection.execute(wanted).mappings().all():
        ahead = (row["on_day"] - act.today).days
        if ahead == 1 and row["status"] == BookingStatus.ACTIVE:
            tell(act, "reminder", row["case_id"], row["id"], row["starts_at"])
            told += 1
        if ahead in FLAG_DAYS and is_flagged(act, row):
            tell(act, "visit_flagged", row["case_id"], row["id"], act.now)
            told += 1
    return told


def due_acts(look: Look) -> Iterator[Command[Any]]:
    """What is due now, found by reading alone."""
    held = select(booking.c.id).where(booking.c.status == BookingStatus.HELD, booking.c.expires_at <= look.now)
    for booking_id in look.connection.execute(held.order_by(booking.c.id).limit(500)).scalars():
        yield ReleaseHold(BookingId(str(booking_id)))
    yield from _days_over(look)
    over = select(slot.c.id).where(slot.c.allowance > 0, slot.c.allowance_until_at <= look.now).limit(1)
    if look.connection.execute(over).first() is not None:
        yield EndAllowances()


def _days_over(look: Look) -> Iterator[Command[Any]]:
    """Past days with somebody still expected or waiting."""
    unended = or_(*(booking.c.status == s.value for s in (*EXPECTED, BookingStatus.CHECKED_IN)))
    booked = (
        select(slot.c.site_id, slot.c.on_day)
        .join(booking, booking.c.slot_id == slot.c.id)
        .where(unended, slot.c.on_day < look.today)
    )
    waiting = select(arrival.c.site_id, arrival.c.on_day).where(
        arrival.c.state == WalkInState.WAITING, arrival.c.on_day < look.today
    )
    closed = {(row.site_id, row.on_day) for row in look.connection.execute(select(counter_day))}
    places = {*map(tuple, look.connection.execute(booked.distinct())), *map(tuple, look.connection.execute(waiting))}
    for site_id, on in sorted(places):
        if (site_id, on) not in closed:
            yield CloseDay(SiteId(str(site_id)), on, 0)


class CalendarDue:
    """Looks every `LOOK_S` seconds at what is due and does it as the system's account; a door's own, from one thread."""

    def __init__(self) -> None:
        self._look_at = self._tell_at = 0.0

    def run(self, office: "OfficeOfDue") -> int:
        """Do what is due, unless that was looked at just now; how many acts were done."""
        now = time.monotonic()
        if now < self._look_at:
            return 0
        self._look_at = now + LOOK_S
        door = office.acting_as("system")
        with reading(office.data.engines) as connection:
            person, at = door.who(connection, frozenset({Role.SYSTEM}))
            found = list(due_acts(Look(office.data, connection, at, person)))
        if now >= self._tell_at:
            self._tell_at = now + TELL_S
            found.append(TellOfVisits())
        return sum(_do(door, command) for command in found)


def _do(door: "OfficeOfDue", command: Command[Any]) -> bool:
    """Carry one act out; what somebody else did meanwhile is passed over."""
    try:
        door.do(command, f"due-{uuid.uuid4().hex}")
    except (Refused, Conflict, NotFound) as error:
        log.info("not done: %s", error)
        return False
    return True
