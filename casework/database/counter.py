"""Marks of the day at the counter: check in, serve, no-show, taking a mark back, closing the day."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, func, insert, or_, select

from casework.bookings import REBOOKED_IN, Booking, BookingStatus, Channel
from casework.counter import CheckIn, CloseDay, DayClosed, MarkNoShow, MarkServed, UndoMark, WalkInState
from casework.database import seats
from casework.database.act import Act, CaseInHand, Entry
from casework.database.arrivals import (
    add_arrival,
    arrival_of,
    change_arrival,
    check_day_open,
    done_when,
    forget_arrival,
)
from casework.database.bookings import (
    booking_of_row,
    change_booking,
    check_unbooked,
    end_visit,
    give_back,
    move_case,
    take_booking,
)
from casework.database.calendar_tables import arrival, booking, counter_day, slot
from casework.database.driver_sql import Row
from casework.database.guards import check_not_held, flow_of_case
from casework.database.places import Wish
from casework.database.reservations import site_row
from casework.database.rules import rules_of
from casework.errors import Conflict, NotFound, Refused
from casework.lifecycle import CaseState, Event, Flow
from casework.people import Role
from casework.reservations import kind_for

S = BookingStatus


def _check_seen(act: Act, case: CaseInHand, row: Row, seen: BookingStatus) -> None:
    """Conflict: mark (by, at, status), when the booking stands otherwise than it was seen."""
    if row["status"] != seen:
        raise Conflict("mark", act.last_change(case.entry.stream) | {"status": row["status"]})


def _check_today(act: Act, row: Row) -> None:
    if row["on_day"] != act.today:
        raise Refused("not_today", {"on": row["on_day"].isoformat()})
    check_day_open(act, row["site_id"], row["on_day"])


def check_in(act: Act, command: CheckIn) -> Booking:
    """The person is here."""
    case, row = take_booking(act, command.booking_id)
    if row["status"] in (S.CHECKED_IN, S.SERVED):
        act.put_back(case)  # done already, by somebody else or by this very act before
        return booking_of_row(row)
    _check_today(act, row)
    check_not_held(case)
    if row["status"] not in (S.HELD, S.ACTIVE):
        raise Refused("booking_over", {"status": row["status"]})
    _check_seen(act, case, row, command.seen)
    if row["status"] == S.HELD:
        raise Refused("booking_unpaid")
    _arrive(act, case, on_the_spot=command.on_the_spot)
    after = change_booking(act, row, {"status": S.CHECKED_IN.value})
    seats.mark(act, row["slot_id"], S(row["status"]), S.CHECKED_IN)
    came_at = done_when(act, command.done_at)
    add_arrival(
        act,
        row["site_id"],
        row["on_day"],
        booking_id=row["id"],
        case_id=case.id,
        is_walk_in=False,
        queue_no=command.queue_no,
        came_at=came_at,
    )
    case.note(
        {"booking": row["id"], "slot": row["slot_id"], "status": S.CHECKED_IN.value, "came_at": came_at.isoformat()}
    )
    return booking_of_row(after)


def _arrive(act: Act, case: CaseInHand, *, on_the_spot: bool) -> None:
    """What arriving does to the case (domain.md 5.3, 10.1)."""
    if case.state in (CaseState.ONSITE_BOOKED, CaseState.VISIT_DUE):
        move_case(act, case, Event.CHECK_IN)
    elif not (on_the_spot and flow_of_case(case) is Flow.NON_NEW and case.state in REBOOKED_IN):
        raise Refused("pre_review_not_passed", {"state": case.state.value})
    case.set(is_checked_in=True)


def mark_served(act: Act, command: MarkServed) -> None:
    """The visit is done."""
    if command.booking_id is None:
        here = arrival_of(act, None, command.walk_in_id)
        if here is None:
            raise NotFound("walk_in_not_found")
        if here["state"] == WalkInState.SERVED:
            return
        if here["state"] != WalkInState.WAITING:
            raise Refused("not_checked_in")
        check_day_open(act, here["site_id"], here["on_day"])
        served(act, here, done_when(act, command.done_at))
        return
    case, row = take_booking(act, command.booking_id)
    if row["status"] == S.SERVED:
        act.put_back(case)
        return
    if row["status"] != S.CHECKED_IN:
        raise Refused("not_checked_in")
    _check_today(act, row)
    serve(act, case, row, command)


def serve(act: Act, case: CaseInHand, row: Row, command: MarkServed | None = None) -> None:
    """Somebody who is checked in has been served."""
    end_visit(act, case, row)
    here = arrival_of(act, row["id"], None)
    if here is not None:
        served(act, here, done_when(act, command.done_at if command is not None else None))


def served(act: Act, here: RowMapping, at: object) -> None:
    """Somebody who is here was served."""
    change_arrival(act, here, {"state": WalkInState.SERVED.value, "served_at": at}, {"served": True})


def mark_no_show(act: Act, command: MarkNoShow) -> None:
    """The person did not come."""
    case, row = take_booking(act, command.booking_id)
    if row["status"] == S.NO_SHOW:
        act.put_back(case)
        return
    _check_today(act, row)
    if row["status"] not in (S.HELD, S.ACTIVE):
        raise Refused("booking_over", {"status": row["status"]})
    _check_seen(act, case, row, command.seen)
    may_at = row["starts_at"] + rules_of(act).grace
    if act.now < may_at:
        raise Refused("too_early", {"at": may_at.isoformat()})
    give_back(act, case, row, S.NO_SHOW)


# Taking a mark back


def undo_mark(act: Act, command: UndoMark) -> Booking:
    """Take today's last mark back."""
    case, row = take_booking(act, command.booking_id)
    _check_today(act, row)
    check_not_held(case)
    _check_seen(act, case, row, command.seen)
    undo = {S.SERVED: _unserve, S.CHECKED_IN: _uncheck, S.NO_SHOW: _expect_again}.get(S(row["status"]))
    if undo is None:
        raise Refused("nothing_to_undo")
    after = undo(act, case, row)
    case.note({"booking": row["id"], "slot": row["slot_id"], "status": after["status"]})
    return booking_of_row(after)


def _unserve(act: Act, case: CaseInHand, row: Row) -> Row:
    if case.state in (CaseState.ONSITE_PASSED, CaseState.ONSITE_CORRECTION):
        raise Refused("review_begun")
    check_unbooked(act, case.id)
    return unserve(act, case, row)


def unserve(act: Act, case: CaseInHand, row: Row) -> Row:
    """A served person is being served again."""
    after = change_booking(act, row, {"status": S.CHECKED_IN.value})
    seats.mark(act, row["slot_id"], S.SERVED, S.CHECKED_IN)
    case.set(is_booked=True, is_checked_in=True)
    here = arrival_of(act, row["id"], None)
    if here is not None:
        change_arrival(act, here, {"state": WalkInState.PLACED.value, "served_at": None}, {"served": False})
    return after


def _uncheck(act: Act, case: CaseInHand, row: Row) -> Row:
    here = arrival_of(act, row["id"], None)
    if here is not None:
        forget_arrival(act, here)
    if case.state in (CaseState.ONSITE_REVIEWING, CaseState.VISIT_DONE):
        move_case(act, case, Event.UNDO_CHECK_IN)
    elif case.state not in REBOOKED_IN:
        raise Refused("review_begun")
    if row["channel"] == Channel.WALK_IN:
        give_back(act, case, row, S.CANCELLED)
        return row | {"status": S.CANCELLED.value, "version": row["version"] + 1}
    case.set(is_checked_in=False)
    seats.mark(act, row["slot_id"], S.CHECKED_IN, S.ACTIVE)
    return change_booking(act, row, {"status": S.ACTIVE.value})


def _expect_again(act: Act, case: CaseInHand, row: Row) -> Row:
    check_unbooked(act, case.id)
    if case.state is CaseState.PRE_REVIEW_PASSED:
        move_case(act, case, Event.BOOK, is_booked=True)
    elif case.state not in REBOOKED_IN:
        raise Refused("not_bookable", {"state": case.state.value})
    after = change_booking(act, row, {"status": S.ACTIVE.value, "ended_at": None})
    wish = Wish(row["slot_id"], kind_for(flow_of_case(case)), Channel.STAFF)
    seats.take_again(act, row, wish)
    case.set(is_booked=True)
    return after


# The end of the day


def close_day(act: Act, command: CloseDay) -> DayClosed:
    """Close a site's day: marks are final, who was expected did not come."""
    site_id = site_row(act, command.site_id)["id"]
    if command.on > act.today:
        raise Refused("not_today", {"on": command.on.isoformat()})
    place = (counter_day.c.site_id == site_id, counter_day.c.on_day == command.on)
    if act.connection.execute(select(counter_day.c.version).where(*place)).first() is not None:
        raise Refused("already_closed")
    if command.seen_version != 0:
        raise Conflict("version", {"now": 0})
    people = _open_bookings(act, site_id, command)
    here = [row for row in people if row.status == S.CHECKED_IN]
    is_automatic = Role.SYSTEM in act.me.roles
    if here and not is_automatic:
        raise Refused("day_not_over", {"waiting": len(here)})
    for row in people:
        case, now = take_booking(act, str(row.id))
        if now["status"] == S.CHECKED_IN:
            serve(act, case, now)
        elif now["status"] in (S.HELD, S.ACTIVE):
            give_back(act, case, now, S.NO_SHOW)
    _send_waiting_home(act, site_id, command)
    closed = {"site_id": site_id, "on_day": command.on, "version": 1, "closed_at": act.now, "closed_by": act.my_id}
    act.connection.execute(insert(counter_day), closed)
    served_count, missing = _counts(act, site_id, command)
    stream = f"counterday:{site_id}:{command.on.isoformat()}"
    act.entries.append(Entry(stream, 1, {"served": served_count, "no_shows": missing}))
    return DayClosed(1, served_count, missing)


def _open_bookings(act: Act, site_id: int, command: CloseDay) -> Sequence[Any]:
    """Bookings of the day still without an end, by case, so that cases are locked in order."""
    unended = or_(*(booking.c.status == status.value for status in (S.HELD, S.ACTIVE, S.CHECKED_IN)))
    wanted = (
        select(booking.c.id, booking.c.status)
        .join(slot, slot.c.id == booking.c.slot_id)
        .where(slot.c.site_id == site_id, slot.c.on_day == command.on, unended)
        .order_by(booking.c.case_id)
    )
    return act.connection.execute(wanted).all()


def _send_waiting_home(act: Act, site_id: int, command: CloseDay) -> None:
    waiting = select(arrival).where(
        arrival.c.site_id == site_id, arrival.c.on_day == command.on, arrival.c.state == WalkInState.WAITING
    )
    for row in act.connection.execute(waiting.order_by(arrival.c.id).with_for_update()).mappings().all():
        change_arrival(act, row, {"state": WalkInState.LEFT.value}, {"left": True})


def _counts(act: Act, site_id: int, command: CloseDay) -> tuple[int, int]:
    sums = select(func.coalesce(func.sum(slot.c.served), 0), func.coalesce(func.sum(slot.c.no_shows), 0))
    row = act.connection.execute(sums.where(slot.c.site_id == site_id, slot.c.on_day == command.on)).one()
    return int(row[0]), int(row[1])
