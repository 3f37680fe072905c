"""People who come without a booking: a queue number at once, a place when there is one, never one above capacity."""

from sqlalchemy import RowMapping, select

from casework.bookings import Booking, BookingStatus, Channel
from casework.cases import CaseId
from casework.counter import NearestFreeNow, PlaceWalkIn, WalkedIn, WalkIn, WalkInId, WalkInLeft, WalkInState
from casework.database.act import Act, CaseInHand, Look
from casework.database.arrivals import (
    add_arrival,
    arrival_of,
    change_arrival,
    check_day_open,
    done_when,
)
from casework.database.bookings import book, check_unbooked, move_case
from casework.database.calendar_tables import slot
from casework.database.free_slots import free_slots_for
from casework.database.guards import check_not_held, flow_of_case
from casework.database.places import Wish
from casework.database.reservations import site_row
from casework.errors import Conflict, NotFound, Refused
from casework.lifecycle import CaseState, Event
from casework.reservations import AppointmentKind, FreeSlot, kind_for

MOST = 8
LONGEST_NAME = 60


def nearest_free_now(look: Look, question: NearestFreeNow) -> tuple[FreeSlot, ...]:
    """The places a walk-in could have now."""
    return _free_now(look, site_row(look, question.site_id)["id"], question.kind)[:3]


def _free_now(look: Look, site_id: int, kind: AppointmentKind) -> tuple[FreeSlot, ...]:
    return free_slots_for(look, site_id, kind, (look.today, look.today), most=MOST)


def walk_in(act: Act, command: WalkIn) -> WalkedIn:
    """Somebody came without a booking."""
    name = command.name.strip()
    if command.case_id is None and not name:
        raise Refused("name_needed", {"field": "name"})
    if len(name) > LONGEST_NAME:
        raise Refused("field_too_long", {"field": "name", "limit": LONGEST_NAME})
    case = act.take(command.case_id) if command.case_id is not None else None
    site_id = site_row(act, command.site_id)["id"]
    check_day_open(act, site_id, command.on)
    booking_id, booked = None, None
    if case is not None:
        check_not_held(case)
        check_unbooked(act, case.id)
        if command.on == act.today:
            booked = _place(act, case, site_id)
            booking_id = int(booked.id) if booked is not None else None
    here = add_arrival(
        act,
        site_id,
        command.on,
        booking_id=booking_id,
        case_id=case.id if case is not None else None,
        is_walk_in=True,
        queue_no=command.queue_no,
        came_at=done_when(act, command.came_at),
        name="" if case is not None else name,
    )
    if case is not None and booked is None:
        act.put_back(case)
    return WalkedIn(WalkInId(str(here["id"])), here["queue_no"], booked)


def _place(act: Act, case: CaseInHand, site_id: int) -> Booking | None:
    """The nearest place that is free now, taken for somebody who is here; None when there is none."""
    kind = kind_for(flow_of_case(case))
    for free in _free_now(act, site_id, kind):
        slot_id = int(free.slot_id)
        if not _is_mine(act, slot_id):
            continue
        booked = book(act, case, Wish(slot_id, kind, Channel.WALK_IN), BookingStatus.CHECKED_IN)
        if case.state in (CaseState.ONSITE_BOOKED, CaseState.VISIT_DUE):
            move_case(act, case, Event.CHECK_IN)
        case.set(is_checked_in=True)
        return booked
    return None


def _is_mine(act: Act, slot_id: int) -> bool:
    """Lock a slot that has a place: nobody takes it before this act is done. The case is locked already, so nobody waits for us in turn."""
    wanted = select(slot.c.booked < slot.c.capacity).where(slot.c.id == slot_id).with_for_update()
    return bool(act.connection.execute(wanted).scalar_one())


def _waiting(act: Act, walk_in_id: str) -> RowMapping:
    row = arrival_of(act, None, walk_in_id)
    if row is None:
        raise NotFound("walk_in_not_found")
    check_day_open(act, row["site_id"], row["on_day"])
    if row["state"] != WalkInState.WAITING:
        raise Refused("walk_in_over")
    return row


def place_walk_in(act: Act, command: PlaceWalkIn) -> WalkedIn:
    """Give a waiting walk-in the nearest place that is free by now."""
    seen = arrival_of(act, None, command.walk_in_id)
    if seen is None:
        raise NotFound("walk_in_not_found")
    case_id = command.case_id or (CaseId(str(seen["case_id"])) if seen["case_id"] is not None else None)
    if case_id is None:
        raise Refused("case_needed", {"field": "case_id"})
    case = act.take(case_id)
    row = _waiting(act, command.walk_in_id)
    check_not_held(case)
    check_unbooked(act, case.id)
    booked = _place(act, case, row["site_id"]) if row["on_day"] == act.today else None
    if booked is None:
        raise Conflict("slot_full", {"nearest": []})
    changes = {"booking_id": int(booked.id), "case_id": case.id, "state": WalkInState.PLACED.value}
    change_arrival(act, row, changes, {"booking": int(booked.id)})
    return WalkedIn(command.walk_in_id, row["queue_no"], booked)


def walk_in_left(act: Act, command: WalkInLeft) -> None:
    """A waiting walk-in went away."""
    row = _waiting(act, command.walk_in_id)
    change_arrival(act, row, {"state": WalkInState.LEFT.value}, {"left": True})
