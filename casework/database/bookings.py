"""Booking, moving, giving back: the case first, its booking, then slots in ascending order (design rule 7; reservations.md 3c)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from casework.bookings import (
    LIVE,
    Booking,
    BookingId,
    BookingOf,
    BookingStatus,
    BookSlot,
    CancelBooking,
    CannotCome,
    Channel,
    MoveBooking,
    booking_event,
    giving_back_event,
    may_cancel_on,
)
from casework.cases import DRAFT_CASE_LIFE, CaseId
from casework.database import seats
from casework.database.act import Act, CaseInHand, Look, number
from casework.database.booking_mails import forget_mails, tell
from casework.database.calendar_tables import affected, booking, slot
from casework.database.driver_sql import Row, Statement, inserting, updating
from casework.database.guards import check_not_held, checked_text, flow_of_case
from casework.database.places import Place, Wish
from casework.database.review_clock import visit_is_on
from casework.database.rules import rules_of
from casework.errors import Conflict, NotFound, Refused
from casework.lifecycle import Event, Facts, Origin, next_state
from casework.people import Role
from casework.reservations import AppointmentKind, CounterId, SiteId, SlotId, kind_for
from casework.shaping import MoveState

_PLACE = (slot.c.site_id, slot.c.counter_id, slot.c.on_day, slot.c.starts_at, slot.c.ends_at, slot.c.kind)
_ROW = select(booking, *_PLACE).join(slot, slot.c.id == booking.c.slot_id)
_BY_ID = Statement(_ROW.where(booking.c.id == bindparam("booking")))
_IS_LIVE = or_(*(booking.c.status == status.value for status in sorted(LIVE)))
_LIVE_OF = Statement(_ROW.where(booking.c.case_id == bindparam("case"), _IS_LIVE))


def booking_of_row(row: Mapping[Any, Any]) -> Booking:
    """A booking's row, with its slot's columns, as it is told."""
    return Booking(
        id=BookingId(str(row["id"])),
        version=row["version"],
        case_id=CaseId(str(row["case_id"])),
        slot_id=SlotId(str(row["slot_id"])),
        site_id=SiteId(str(row["site_id"])),
        counter_id=CounterId(str(row["counter_id"])),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        status=BookingStatus(row["status"]),
        channel=Channel(row["channel"]),
        is_over=row["is_over"],
        moves=row["moves"],
        expires_at=row["expires_at"],
        booked_at=row["booked_at"],
    )


def booking_row(look: Look, booking_id: str) -> Row:
    """A booking's row with its slot's columns. NotFound: booking_not_found."""
    values = {"booking": number(booking_id, "booking_not_found")}
    found = _BY_ID.row(look.connection, values)
    if found is None:
        raise NotFound("booking_not_found")
    return found


def live_booking(look: Look, case_id: int) -> Row | None:
    """The live booking of a case."""
    return _LIVE_OF.row(look.connection, {"case": case_id})


def booking_of(look: Look, question: BookingOf) -> Booking | None:
    """The live booking of a case, as it is told."""
    found = live_booking(look, number(question.case_id))
    return booking_of_row(found) if found is not None else None


def take_booking(act: Act, booking_id: str, seen_version: int | None = None) -> tuple[CaseInHand, Row]:
    """Lock a booking by its case; its row as it is now. Conflict: version. NotFound: booking_not_found."""
    case = act.take(str(booking_row(act, booking_id)["case_id"]))
    row = booking_row(act, booking_id)
    if seen_version is not None and row["version"] != seen_version:
        raise Conflict("version", act.last_change(case.entry.stream) | {"now": row["version"]})
    return case, row


def change_booking(act: Act, row: Row, changes: Row) -> Row:
    """Write a booking's next version; its row as it is then."""
    changes = changes | {"version": row["version"] + 1}
    statement = updating(booking, ("id",), tuple(sorted(changes)))
    statement.run(act.connection, {"the_id": row["id"], **changes})
    return row | changes


def check_live(row: Row) -> BookingStatus:
    """The status of a booking somebody is still expected by. Refused: booking_over (status)."""
    status = BookingStatus(row["status"])
    if status not in (BookingStatus.HELD, BookingStatus.ACTIVE):
        raise Refused("booking_over", {"status": status.value})
    return status


def wish_of(look: Look, slot_id: int, kind: AppointmentKind, *, is_over: bool = False) -> Wish:
    """What whoever acts may wish for: applicants from the public share of released days, staff from everything."""
    if Role.APPLICANT not in look.me.roles:
        return Wish(slot_id, kind, Channel.STAFF, is_over)
    if is_over:
        raise Refused("not_your_part")
    rules, calendar = rules_of(look), look.office.calendar(look.connection)
    first, last = rules.first_public_day(kind, look.now, calendar), rules.last_public_day(look.now)
    return Wish(slot_id, kind, Channel.PUBLIC, False, first, last)


def check_unbooked(look: Look, case_id: int) -> None:
    """Refused: already_booked (booking_id, starts_at)."""
    row = live_booking(look, case_id)
    if row is not None:
        raise Refused("already_booked", {"booking_id": str(row["id"]), "starts_at": row["starts_at"].isoformat()})


def book_slot(act: Act, command: BookSlot) -> Booking:
    """Take a place for a case."""
    case = act.take(command.case_id)
    kind = kind_for(flow_of_case(case))
    wish = wish_of(act, number(command.slot_id, "slot_not_found"), kind, is_over=command.is_over)
    return book(act, case, wish)


def book(act: Act, case: CaseInHand, wish: Wish, status: BookingStatus = BookingStatus.ACTIVE) -> Booking:
    """Give a case in hand the place it wishes, with what follows for its state; `status` CHECKED_IN for somebody who is here."""
    check_not_held(case)
    if case["is_booked"]:
        check_unbooked(act, case.id)
    flow = flow_of_case(case)
    event = booking_event(flow, case.state)
    expires_at = None
    if event is Event.HOLD_SLOT:
        status, expires_at = BookingStatus.HELD, case["started_at"] + DRAFT_CASE_LIFE
    if event is not None:
        move_case(act, case, event, is_booked=True, is_late=expires_at is not None and act.now >= expires_at)
    place = seats.check_place(act, wish)
    row = {
        "version": 1,
        "case_id": case.id,
        "slot_id": wish.slot_id,
        "status": status.value,
        "channel": wish.channel.value,
        "is_over": wish.is_over and place["booked"] >= place["capacity"],
        "is_late": False,
        "moves": 0,
        "expires_at": expires_at,
        "booked_at": act.now,
        "booked_by": act.my_id,
    }
    booking_id = inserting(booking, tuple(row), "id").value(act.connection, row)
    place = seats.take(act, wish, status)
    case.set(is_booked=True, is_checked_in=False)
    visit_is_on(act, case, place["on_day"])
    case.note({"booking": booking_id, **_said(place)})
    return booking_of_row(row | dict(place.row) | {"id": booking_id, "version": 1, "status": status.value})


def _said(place: Place) -> dict[str, object]:
    return {"slot": place["id"], "starts_at": place["starts_at"].isoformat(), "counter": place["counter_id"]}


def move_case(
    act: Act, case: CaseInHand, event: Event, *, is_booked: bool = False, is_late: bool = False, as_system: bool = False
) -> None:
    """Let an event of the visit move the case on, by the life cycle's table."""
    facts = Facts(is_booked=is_booked, is_deadline_passed=is_late, origin=Origin(case["origin"]), has_reason=True)
    roles = frozenset({Role.SYSTEM}) if as_system else act.me.roles
    state = next_state(flow_of_case(case), case.state, event, roles, facts)
    case.note({"event": event.value, "from": case.state.value, "to": state.value})
    case.set(state=state.value)


# Moving


def move_booking(act: Act, command: MoveBooking) -> Booking:
    """Move a booking to another slot, the old place kept until the new one is taken."""
    case, row = take_booking(act, command.booking_id, command.seen_version)
    check_not_held(case)
    check_live(row)
    slot_id = number(command.slot_id, "slot_not_found")
    if slot_id == row["slot_id"]:
        raise Refused("same_slot")
    wish = wish_of(act, slot_id, kind_for(flow_of_case(case)), is_over=command.is_over)
    if wish.channel is Channel.PUBLIC and not may_cancel_on(row["on_day"], act.today):
        raise Refused("cancel_too_late")
    moved = move(act, case, row, wish, checked_text(command.reason, "reason"))
    if wish.channel is not Channel.PUBLIC:
        tell(act, "booking_moved", case.id, row["id"], moved.starts_at)
    return moved


def move(act: Act, case: CaseInHand, row: Row, wish: Wish, reason: str) -> Booking:
    """Take the new place and give the old one back, the lower slot id first, so that two moves never wait for each other."""
    seats.check_place(act, wish)
    status = BookingStatus(row["status"])
    if wish.slot_id < row["slot_id"]:
        place = seats.take(act, wish, status)
        seats.give(act, row)
    else:
        seats.give(act, row)
        place = seats.take(act, wish, status)
    changed = {
        "slot_id": wish.slot_id,
        "channel": wish.channel.value,
        "is_over": wish.is_over and place["booked"] > place["capacity"],
        "moves": row["moves"] + 1,
        "moved_from_id": row["slot_id"],
    }
    change_booking(act, row, changed)
    _settle(act, row["id"], MoveState.MOVED)
    forget_mails(act, row["id"])
    visit_is_on(act, case, place["on_day"])
    case.note({"booking": row["id"], "from_slot": row["slot_id"], **_said(place)}, reason=reason)
    mine = {"id": row["id"], "status": row["status"], "version": row["version"] + 1}
    return booking_of_row(row | dict(place.row) | changed | mine)


def _settle(act: Act, booking_id: int, state: MoveState) -> None:
    """Who waited to be moved on a change set's list waits no longer."""
    waits = (affected.c.booking_id == booking_id, affected.c.state == MoveState.WAITING)
    act.connection.execute(update(affected).where(*waits), {"state": state.value})


# Giving back


def cancel_booking(act: Act, command: CancelBooking) -> None:
    """Give a booking back."""
    case, row = take_booking(act, command.booking_id, command.seen_version)
    check_live(row)
    reason = checked_text(command.reason, "reason")
    if Role.APPLICANT in act.me.roles:
        if not may_cancel_on(row["on_day"], act.today):
            raise Refused("cancel_too_late")
    elif not reason:
        raise Refused("reason_needed", {"field": "reason"})
    else:
        tell(act, "booking_cancelled", case.id, row["id"], row["starts_at"])
    give_back(act, case, row, BookingStatus.CANCELLED, reason=reason)


def cannot_come(act: Act, command: CannotCome) -> None:
    """The applicant can't come today."""
    case, row = take_booking(act, command.booking_id, command.seen_version)
    check_live(row)
    if row["on_day"] != act.today:
        raise Refused("not_today")
    give_back(act, case, row, BookingStatus.CANCELLED, is_late=True)


def give_back(
    act: Act,
    case: CaseInHand,
    row: Row,
    status: BookingStatus,
    *,
    is_late: bool = False,
    reason: str = "",
    moves_case: bool = True,
) -> None:
    """End a booking without a visit: its place is free, the case stays or goes back as domain.md 10.1 says."""
    ended = {"status": status.value, "is_late": is_late, "ended_at": act.now, "expires_at": None}
    change_booking(act, row, ended)
    seats.give(act, row, no_show=status is BookingStatus.NO_SHOW, late=is_late)
    _settle(act, row["id"], MoveState.GONE)
    forget_mails(act, row["id"], but="booking_cancelled")
    event = giving_back_event(case.state) if moves_case else None
    if event is Event.CANCEL_BOOKING and status is BookingStatus.NO_SHOW:
        event = Event.NO_SHOW
    if event is not None:
        move_case(act, case, event, as_system=event is Event.RELEASE_SLOT)
    case.set(is_booked=False, is_checked_in=False)
    case.note({"booking": row["id"], "status": status.value, "is_late": is_late, "slot": row["slot_id"]}, reason=reason)


def let_go(act: Act, case: CaseInHand) -> None:
    """A case that ends (cancelled, terminated, closed by itself) gives its place back."""
    row = live_booking(act, case.id) if case["is_booked"] else None
    if row is None:
        return
    if row["status"] == BookingStatus.CHECKED_IN:
        end_visit(act, case, row)
    else:
        give_back(act, case, row, BookingStatus.CANCELLED, moves_case=False)


def end_visit(act: Act, case: CaseInHand, row: Row) -> None:
    """A checked-in person has been served; the case may book again when it has to."""
    change_booking(act, row, {"status": BookingStatus.SERVED.value})
    seats.mark(act, row["slot_id"], BookingStatus(row["status"]), BookingStatus.SERVED)
    case.set(is_booked=False)
    case.note({"booking": row["id"], "status": BookingStatus.SERVED.value})


def confirm_hold(act: Act, case: CaseInHand) -> None:
    """The fee of a held booking is paid: the place is its own."""
    row = live_booking(act, case.id)
    if row is None or row["status"] != BookingStatus.HELD:
        return
    change_booking(act, row, {"status": BookingStatus.ACTIVE.value, "expires_at": None})
    seats.mark(act, row["slot_id"], BookingStatus.HELD, BookingStatus.ACTIVE)
    case.note({"booking": row["id"]})
