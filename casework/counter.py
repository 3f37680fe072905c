"""The day at the counter: who comes, their marks, walk-ins, the call display (issue's words; domain.md 5.3, 10.1).

Marks carry what was seen as the `BookingStatus` seen, not a version: a mark that is already so is no conflict but done,
so acts queued while the office was away can be replayed. `done_at` is when the person did it by their PC's clock; the
office takes it only for a time of the same day that has passed, else its own. Marks stay correctable until the day is
closed; days are days in Asia/Shanghai.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from casework.bookings import Booking, BookingId, BookingStatus
from casework.cases import CaseId
from casework.lifecycle import BusinessType, CaseState
from casework.office import Command, Note, Question
from casework.people import CASE_READERS, Role
from casework.reservations import AppointmentKind, CounterId, FreeSlot, SiteId

WalkInId = NewType("WalkInId", str)

COUNTER_STAFF = frozenset({Role.COUNTER_OFFICER, Role.SUPERVISOR, Role.SYSTEM})
LONGEST_QUEUE_NO = 8


class WalkInState(StrEnum):
    """Where somebody stands who came without a booking. Placed: has a booking now and is listed by it."""

    WAITING = "waiting"
    PLACED = "placed"
    SERVED = "served"
    LEFT = "left"


class CallState(StrEnum):
    """What the display shows of a queue number."""

    CALLED = "called"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody on the day's list: with a booking, or a walk-in still without one (`booking` None).

    `may_no_show_at`: from when a no-show may be marked (UTC). `is_flagged`: a non-new visit whose pre-review is not
    passed: check in on the spot, or re-book free. `is_walk_in`: came without a booking. `phone` is masked.
    `no_shows`: how often the case was one before; `deferred`: codes of materials still missing (domain.md 10.11).
    """

    booking: Booking | None
    walk_in_id: WalkInId | None
    case_id: CaseId | None
    case_no: str
    case_version: int
    case_state: CaseState | None
    business_type: BusinessType | None
    kind: AppointmentKind | None
    name: str
    id_last4: str
    phone: str
    queue_no: str
    came_at: datetime | None
    called_at: datetime | None
    called_to: CounterId | None
    calls: int
    served_at: datetime | None
    may_no_show_at: datetime | None
    is_flagged: bool
    is_walk_in: bool
    originals_ticked: int = 0
    originals_wanted: int = 0
    no_shows: int = 0
    deferred: tuple[str, ...] = ()

    @property
    def status(self) -> BookingStatus | None:
        """The booking's status; None for a walk-in without a place."""
        return self.booking.status if self.booking is not None else None


@dataclass(frozen=True, slots=True)
class CounterDay:
    """A site's day: everybody by slot, then arrival; walk-ins without a place at the end. `version` grows when the day
    is closed or opened.

    `as_of` is the office's time (UTC).
    """

    site_id: SiteId
    on: date
    version: int
    is_closed: bool
    closed_by: str
    closed_at: datetime | None
    visitors: tuple[Visitor, ...]
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Called:
    """A line of the call display: newest call first, then who waits, in the order they came.

    No names: the display hangs in public.
    """

    queue_no: str
    state: CallState
    counter_name: str
    called_at: datetime | None


@dataclass(frozen=True, slots=True)
class WalkedIn:
    """A walk-in's queue number, and the place there was for them; None: none is free now, they wait."""

    walk_in_id: WalkInId
    queue_no: str
    booking: Booking | None


@dataclass(frozen=True, slots=True)
class DayClosed:
    """What closing a day found: how many were served, and who was marked a no-show by it."""

    version: int
    served: int
    no_shows: int


# Questions


@dataclass(frozen=True, slots=True)
class DayAtCounter(Question[CounterDay]):
    """Everybody who comes to a site on a day (at most 1000), of all counters or one. NotFound: site_not_found."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    site_id: SiteId
    on: date
    counter_id: CounterId | None = None


@dataclass(frozen=True, slots=True)
class CallDisplay(Question[tuple[Called, ...]]):
    """What the second screen shows today: the last calls (at most 8), then who waits (at most 30)."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    site_id: SiteId


@dataclass(frozen=True, slots=True)
class VisitorsMatching(Question[tuple[Visitor, ...]]):
    """People of a site's day whose case number, name, phone, last four, whole ID number or queue number is this: for
    scan and search.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS
    site_id: SiteId
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class NearestFreeNow(Question[tuple[FreeSlot, ...]]):
    """The places a walk-in could have now (at most 3): slots of today that have not ended, the soonest first, no-shows'
    places included.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS
    site_id: SiteId
    kind: AppointmentKind


# Commands


@dataclass(frozen=True, slots=True)
class CheckIn(Command[Booking]):
    """The person is here. New: 复审中. Non-new: 已到场, or `on_the_spot` when the pre-review is not passed (domain.md 10.1).

    `queue_no` empty: the office gives the next one of the day. Refused: not_today, pre_review_not_passed,
    day_at_counter_closed, booking_over (status), booking_unpaid, queue_no_wrong, queue_no_taken. Conflict: mark (by, at, status), when
    the booking is neither as seen nor checked in already.
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    booking_id: BookingId
    seen: BookingStatus
    on_the_spot: bool = False
    queue_no: str = ""
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallVisitor(Command[None]):
    """Call somebody who is checked in to a counter; again: the display shows it anew.

    Refused: not_checked_in, day_at_counter_closed.
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    booking_id: BookingId | None
    walk_in_id: WalkInId | None
    counter_id: CounterId
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MarkServed(Command[None]):
    """The visit is done. Refused: not_checked_in, day_at_counter_closed. Conflict: mark (by, at, status)."""

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    booking_id: BookingId | None
    walk_in_id: WalkInId | None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MarkNoShow(Command[None]):
    """The person did not come, after the slot's start and the grace time; the place is free again and the case may book
    anew.

    Refused: too_early (at), not_today, day_at_counter_closed, booking_over (status). Conflict: mark (by, at, status).
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    booking_id: BookingId
    seen: BookingStatus
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoMark(Command[Booking]):
    """Take today's last mark back: served to checked in, checked in to expected, no-show to expected if the place is
    still free.

    Refused: nothing_to_undo, not_today, day_at_counter_closed, review_begun (the on-site review has a result: take that
    back first), already_booked (the case booked again meanwhile). Conflict: mark (by, at, status), slot_full (nearest).
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    booking_id: BookingId
    seen: BookingStatus


@dataclass(frozen=True, slots=True)
class WalkIn(Command[WalkedIn]):
    """Somebody came without a booking: a queue number at once, a place in the nearest free slot of today if the case
    may come and there is one.

    Never a place above capacity. `queue_no` given: the number on the ticket printed while the office was away; empty:
    the next of the day. Without a case (`case_id` None) a name is needed. Refused: name_needed, queue_no_wrong,
    queue_no_taken, day_at_counter_closed, already_booked (booking_id, starts_at), not_bookable, booking_too_early.
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    site_id: SiteId
    on: date
    case_id: CaseId | None
    name: str = ""
    queue_no: str = ""
    came_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlaceWalkIn(Command[WalkedIn]):
    """Give a waiting walk-in the nearest place that is free by now; with `case_id` also one that came without a case.

    Refused: as `WalkIn`, walk_in_over. Conflict: slot_full (nearest).
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    walk_in_id: WalkInId
    case_id: CaseId | None = None


@dataclass(frozen=True, slots=True)
class WalkInLeft(Command[None]):
    """A waiting walk-in went away. Refused: walk_in_over, day_at_counter_closed."""

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    walk_in_id: WalkInId


@dataclass(frozen=True, slots=True)
class CloseDay(Command[DayClosed]):
    """Close a site's day: who was expected is a no-show, waiting walk-ins left, marks are final. Days end by themselves
    at midnight.

    Refused: day_not_over (some are checked in and not served: `waiting`), not_today (a day to come), already_closed.
    Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    site_id: SiteId
    on: date
    seen_version: int


# Notes


@dataclass(frozen=True, slots=True)
class DaySheetPrinted(Note[None]):
    """The day's list of a site, with names and last fours, goes to a printer or into a file: logged before it does."""

    may: ClassVar[frozenset[Role]] = COUNTER_STAFF
    site_id: SiteId
    on: date
    people: int
