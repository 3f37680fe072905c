"""People who are here: their queue number of the day, being called, being served. Each is a stream of its own in the journal."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, update

from casework.counter import CallVisitor, WalkInState
from casework.database.act import Act, Entry, Look, number
from casework.database.calendar_tables import arrival, counter_day, service_counter
from casework.database.office_data import day_of
from casework.database.running_numbers import next_count
from casework.errors import NotFound, Refused

_QUEUE_NO = re.compile(r"[A-Z0-9][A-Z0-9-]{0,7}")


def check_day_open(look: Look, site_id: int, on: date) -> None:
    """Refused: day_at_counter_closed."""
    closed = select(counter_day.c.version).where(counter_day.c.site_id == site_id, counter_day.c.on_day == on)
    if look.connection.execute(closed).first() is not None:
        raise Refused("day_at_counter_closed", {"on": on.isoformat()})


def done_when(look: Look, said: datetime | None) -> datetime:
    """When an act was done: as the PC says if that was today and has passed, else now; a PC's clock may be wrong by days."""
    is_plausible = said is not None and day_of(said) == look.today and said <= look.now
    return said if is_plausible and said is not None else look.now


def _queue_no(act: Act, site_id: int, on: date, given: str) -> str:
    if not given:
        return f"A{next_count(act, f'queue {site_id} {on.isoformat()}'):03d}"
    if not _QUEUE_NO.fullmatch(given):
        raise Refused("queue_no_wrong", {"field": "queue_no"})
    taken = select(arrival.c.id).where(
        arrival.c.site_id == site_id, arrival.c.on_day == on, arrival.c.queue_no == given
    )
    if act.connection.execute(taken).first() is not None:
        raise Refused("queue_no_taken", {"field": "queue_no"})
    return given


def add_arrival(
    act: Act,
    site_id: int,
    on: date,
    *,
    booking_id: int | None,
    case_id: int | None,
    is_walk_in: bool,
    queue_no: str,
    came_at: datetime,
    name: str = "",
) -> dict[str, Any]:
    """Somebody is here: their row with a queue number. Refused: queue_no_wrong, queue_no_taken."""
    row: dict[str, Any] = {
        "version": 1,
        "site_id": site_id,
        "on_day": on,
        "queue_no": _queue_no(act, site_id, on, queue_no),
        "booking_id": booking_id,
        "case_id": case_id,
        "name_sealed": act.office.vault.box.seal_text(name, "walk-in") if name else None,
        "is_walk_in": is_walk_in,
        "state": (WalkInState.PLACED if booking_id is not None else WalkInState.WAITING).value,
        "came_at": came_at,
        "calls": 0,
    }
    row["id"] = act.connection.execute(insert(arrival).returning(arrival.c.id), row).scalar_one()
    act.entries.append(Entry(_stream(row), 1, {"booking": booking_id, "queue_no": row["queue_no"]}))
    return row


def _stream(row: Mapping[Any, Any]) -> str:
    return f"arrival:{row['id']}"


def name_of_walk_in(look: Look, sealed: bytes | None) -> str:
    """The name somebody without a case gave."""
    return look.office.vault.box.open_text(sealed, "walk-in") if sealed else ""


def arrival_of(act: Act, booking_id: str | int | None, walk_in_id: str | None) -> RowMapping | None:
    """The row of somebody who is here, locked: by booking, or by walk-in."""
    wanted = select(arrival)
    if booking_id is not None:
        wanted = wanted.where(arrival.c.booking_id == number(str(booking_id), "booking_not_found"))
    else:
        wanted = wanted.where(arrival.c.id == number(walk_in_id or "", "walk_in_not_found"))
    return act.connection.execute(wanted.with_for_update()).mappings().one_or_none()


def change_arrival(act: Act, row: Mapping[Any, Any], changes: dict[str, Any], values: dict[str, Any]) -> None:
    """Write an arrival's next version with its journal entry."""
    version = row["version"] + 1
    act.connection.execute(update(arrival).where(arrival.c.id == row["id"]), changes | {"version": version})
    act.entries.append(Entry(_stream(row), version, values))


def forget_arrival(act: Act, row: Mapping[Any, Any]) -> None:
    """Somebody was not here after all; the number is not given again."""
    changes = {"booking_id": None, "state": WalkInState.LEFT.value}
    change_arrival(act, row, changes, {"left": True})


def call_visitor(act: Act, command: CallVisitor) -> None:
    """Call somebody who is here to a counter."""
    row = arrival_of(act, command.booking_id, command.walk_in_id)
    if row is None or row["state"] in (WalkInState.SERVED, WalkInState.LEFT):
        raise Refused("not_checked_in")
    check_day_open(act, row["site_id"], row["on_day"])
    counter_id = number(command.counter_id, "counter_not_found")
    window = select(service_counter.c.name).where(
        service_counter.c.id == counter_id, service_counter.c.site_id == row["site_id"]
    )
    if act.connection.execute(window).first() is None:
        raise NotFound("counter_not_found")
    changes = {"called_at": done_when(act, command.done_at), "called_to": counter_id, "calls": row["calls"] + 1}
    change_arrival(act, row, changes, {"called_to": counter_id})
