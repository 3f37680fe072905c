"""Bookings: a case's place in a slot, who has one, and what becomes of it (domain.md 5.4, 10.1, 10.18).

A case has at most one live booking. Whoever loses the last place is answered `Conflict: slot_full` with `nearest`: up
to three free slots, each {"slot_id", "counter_id", "counter_name", "starts_at", "ends_at", "left"}. Times are UTC, days
are days in Asia/Shanghai.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, NewType

from casework.cases import CaseId
from casework.errors import Refused
from casework.lifecycle import BusinessType, CaseState, Event, Flow
from casework.office import Command, Note, Question
from casework.people import CASE_READERS, CASE_WRITERS, Role
from casework.reservations import CounterId, SiteId, SlotId

BookingId = NewType("BookingId", str)

PEOPLE_AT_MOST = 2_000
SLOTS_AT_MOST = 500
BOOKERS = CASE_WRITERS | {Role.APPLICANT}


class BookingStatus(StrEnum):
    """Where a booking stands. Held: chosen and not yet paid for. Cancelled and no-show have given their place back."""

    HELD = "held"
    ACTIVE = "active"
    CHECKED_IN = "checked_in"
    SERVED = "served"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


LIVE = frozenset({BookingStatus.HELD, BookingStatus.ACTIVE, BookingStatus.CHECKED_IN})
"""A case has at most one booking in these."""
OCCUPYING = LIVE | {BookingStatus.SERVED}
"""Bookings in these take a place: `Slot.booked` counts them."""


class Channel(StrEnum):
    """Where a booking came from; `PUBLIC` ones take from the slot's public share."""

    PUBLIC = "public"
    STAFF = "staff"
    WALK_IN = "walk_in"


@dataclass(frozen=True, slots=True)
class Booking:
    """A place of a case in a slot. `version` guards what is done to it; `expires_at` (UTC) belongs to held ones."""

    id: BookingId
    version: int
    case_id: CaseId
    slot_id: SlotId
    site_id: SiteId
    counter_id: CounterId
    starts_at: datetime
    ends_at: datetime
    status: BookingStatus
    channel: Channel
    is_over: bool = False
    moves: int = 0
    expires_at: datetime | None = None
    booked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BookedPerson:
    """Who has a booking. The phone is masked (domain.md 10.16); `RevealContacts` shows it.

    `is_flagged`: a non-new visit whose pre-review is not passed, three days or fewer before it (domain.md 10.1).
    """

    booking: Booking
    case_no: str
    case_version: int
    case_state: CaseState
    business_type: BusinessType
    applicant_name: str
    id_last4: str
    phone: str
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody who has a booking, in full."""

    booking_id: BookingId
    applicant_name: str
    phone: str
    email: str


# Pure rules


REBOOKED_IN = frozenset(
    {
        CaseState.AWAITING_MATERIALS,
        CaseState.MATERIALS_RECEIVED,
        CaseState.PRE_REVIEWING,
        CaseState.RESUBMISSION_REQUIRED,
        CaseState.RESUBMITTED,
    }
)
"""A paid non-new case books again in these, free and without changing its state (domain.md 10.1)."""


def booking_event(flow: Flow, state: CaseState) -> Event | None:
    """What booking does to the case; None: its state stays.

    Refused: booking_too_early (new, not passed), not_bookable (state).
    """
    if state is CaseState.PRE_REVIEW_PASSED:
        return Event.BOOK
    if flow is Flow.NEW and state is CaseState.ONSITE_CORRECTION:
        return Event.BRING_ORIGINAL
    if flow is Flow.NON_NEW and state is CaseState.DRAFT:
        return Event.HOLD_SLOT
    if flow is Flow.NON_NEW and state in REBOOKED_IN:
        return None
    is_early = flow is Flow.NEW and state in REBOOKED_IN | {CaseState.DRAFT, CaseState.PENDING_PAYMENT}
    raise Refused("booking_too_early" if is_early else "not_bookable", {"state": state.value})


def giving_back_event(state: CaseState) -> Event | None:
    """What losing its booking does to a case; None: its state stays and it may book again."""
    if state is CaseState.SLOT_HELD:
        return Event.RELEASE_SLOT
    return Event.CANCEL_BOOKING if state in (CaseState.ONSITE_BOOKED, CaseState.VISIT_DUE) else None


def may_cancel_on(on: date, today: date) -> bool:
    """Whether an applicant may still cancel a booking for this day: until the day before it (domain.md 0.1)."""
    return today < on


def is_visit_flagged(flow: Flow, state: CaseState, on: date, today: date) -> bool:
    """A non-new visit near (3 days) whose pre-review is not passed."""
    waiting = REBOOKED_IN | {CaseState.SLOT_HELD}
    return flow is Flow.NON_NEW and state in waiting and today <= on <= today + timedelta(days=3)


# Questions


@dataclass(frozen=True, slots=True)
class PeopleOfSlots(Question[tuple[BookedPerson, ...]]):
    """Who takes places in these slots (at most 500), by slot, then name.

    `with_gone`: also no-shows and cancellations.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS
    slot_ids: tuple[SlotId, ...]
    with_gone: bool = False


@dataclass(frozen=True, slots=True)
class BookingOf(Question[Booking | None]):
    """The live booking of a case, if it has one."""

    may: ClassVar[frozenset[Role]] = BOOKERS
    case_id: CaseId


# Commands


@dataclass(frozen=True, slots=True)
class BookSlot(Command[Booking]):
    """Take a place for a case; it has one booking at a time (domain.md 5.4). An applicant's takes from the public share
    of a released day.

    Non-new drafts hold it unpaid until their 24 hours end. `is_over` names the signed allowance (staff only). Refused:
    booking_too_early, not_bookable (state), on_hold, already_booked (booking_id, starts_at), wrong_kind, slot_closed
    (nearest), slot_past (nearest), slot_not_released, allowance_ended, not_your_part. Conflict: slot_full (nearest).
    """

    may: ClassVar[frozenset[Role]] = BOOKERS
    case_id: CaseId
    slot_id: SlotId
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class MoveBooking(Command[Booking]):
    """Move a booking to another slot in one step: the old place is kept until the new one is taken. Staff: also on the
    same day.

    An applicant moves until the day before, within what is released. When staff moves it the applicant is told
    (domain.md 10.18). Refused: as `BookSlot`, and booking_over (status), same_slot, cancel_too_late. Conflict: version
    (by, at), slot_full (nearest).
    """

    may: ClassVar[frozenset[Role]] = BOOKERS
    booking_id: BookingId
    seen_version: int
    slot_id: SlotId
    reason: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class CancelBooking(Command[None]):
    """Give a booking back. Applicants until the day before (Asia/Shanghai, the database's clock), staff any time with a
    reason.

    The case stays or goes back as domain.md 10.1 says. Refused: cancel_too_late, booking_over (status), reason_needed.
    Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = BOOKERS
    booking_id: BookingId
    seen_version: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CannotCome(Command[None]):
    """On the day itself: the applicant can't come (from the pages, or told by phone). The place is free again; counted
    as a late cancel.

    Refused: not_today, booking_over (status). Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = BOOKERS
    booking_id: BookingId
    seen_version: int


@dataclass(frozen=True, slots=True)
class ReleaseHold(Command[None]):
    """The 24 hours of an unpaid hold have passed: its place is free, the case is 逾期关闭.

    Nothing, when it was paid or is not due.
    """

    may: ClassVar[frozenset[Role]] = frozenset({Role.SYSTEM})
    booking_id: BookingId


@dataclass(frozen=True, slots=True)
class TellOfVisits(Command[int]):
    """Put tomorrow's reminders and the flags of visits not passed (3 days and 1 day before) into the outbox; each once.
    How many are due.
    """

    may: ClassVar[frozenset[Role]] = frozenset({Role.SYSTEM})


# Notes


@dataclass(frozen=True, slots=True)
class RevealContacts(Note[tuple[Contact, ...]]):
    """Phones and e-mail addresses in full of people with bookings, to call or write to them; logged case by case with
    the reason.

    Refused: reason_needed.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS
    booking_ids: tuple[BookingId, ...]
    reason: str
