"""Reservations: sites, service counters, slots and days, as the calendar shows them (domain.md 5.4; reservations.md 3).
Bookings: `bookings`.

A slot is a stretch of one day at one service counter with a number of places. Its numbers are stored, never counted:
`booked` is how many places are taken (held, active, checked in, served), and no path takes one above `capacity` (plus a
signed allowance). Days are days in Asia/Shanghai, times UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar, NewType

from casework.cases import CaseId
from casework.lifecycle import Flow
from casework.office import Question
from casework.people import ADMINISTRATORS, CASE_READERS, CASE_WRITERS, SUPERVISORS, Role
from casework.workdays import SHANGHAI, WorkCalendar

SiteId = NewType("SiteId", str)
CounterId = NewType("CounterId", str)
SlotId = NewType("SlotId", str)

NEAREST = 3
RANGE_AT_MOST = timedelta(days=31)
TOTALS_AT_MOST = timedelta(days=7 * 27)
LONGEST_NUMBERS = timedelta(days=3 * 366)
LARGEST_CAPACITY = 500

SHAPERS = SUPERVISORS | ADMINISTRATORS


class AppointmentKind(StrEnum):
    """What people come for (domain.md 0.1): 复审预约, 预审预约, or a slot that takes both."""

    ONSITE = "onsite"
    VISIT = "visit"
    EITHER = "either"


class SlotStatus(StrEnum):
    """Whether a slot takes bookings. A draft is seen by staff alone; a closed one keeps the bookings it has."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class PublicState(StrEnum):
    """What an applicant sees of a slot: 可预约, 约满, 停约, 已过期, 已预约."""

    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    PAST = "past"
    MINE = "mine"


class DayKind(StrEnum):
    """What the State Council's calendar makes of a day."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"


@dataclass(frozen=True, slots=True)
class ServiceCounter:
    """A window people come to. One that is no longer used (`is_active` False) keeps its past."""

    id: CounterId
    version: int
    name: str
    position: int
    is_active: bool


@dataclass(frozen=True, slots=True)
class Site:
    """A place with service counters, in their order."""

    id: SiteId
    version: int
    name: str
    address: str
    is_active: bool
    counters: tuple[ServiceCounter, ...] = ()


@dataclass(frozen=True, slots=True)
class BookingRules:
    """The office's settings for booking. `release_at` is an hour in Beijing.

    Day D opens to applicants at `release_at` of the day `horizon_days` before it. `earliest_workdays`: how many working
    days ahead the first visit of a non-new case may be. `grace_minutes`: how long after a slot's start somebody may be
    marked a no-show.
    """

    version: int = 1
    horizon_days: int = 14
    release_at: time = time(8, 0)
    earliest_workdays: int = 3
    grace_minutes: int = 15

    @property
    def grace(self) -> timedelta:
        """How long after a slot's start somebody may still come."""
        return timedelta(minutes=self.grace_minutes)

    def last_public_day(self, now: datetime) -> date:
        """The last day applicants may book at this time."""
        here = now.astimezone(SHANGHAI)
        return here.date() + timedelta(days=self.horizon_days - (here.time() < self.release_at))

    def first_public_day(self, kind: AppointmentKind, now: datetime, calendar: WorkCalendar) -> date:
        """The first day applicants may book for this purpose."""
        today = now.astimezone(SHANGHAI).date()
        return calendar.add_workdays(today, self.earliest_workdays) if kind is AppointmentKind.VISIT else today


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot as the calendar shows it; all numbers are stored ones. `version` grows with every booking and every edit.

    `target`: the ratchet; nobody new is booked and each place given back lowers `capacity` until it is reached.
    `allowance`: places above the capacity that a supervisor signed for until `allowance_until`. `arrived` counts those
    checked in or served, `served` is part of it.
    """

    id: SlotId
    version: int
    counter_id: CounterId
    on: date
    starts_at: datetime
    ends_at: datetime
    kind: AppointmentKind
    status: SlotStatus
    capacity: int
    target: int | None
    allowance: int
    allowance_until: datetime | None
    booked: int
    held: int
    public_limit: int
    booked_public: int
    arrived: int
    served: int
    no_shows: int
    late_cancels: int
    walk_ins: int
    closed_reason: str = ""

    @property
    def left(self) -> int:
        """Places free to staff now: 0 when draft, closed, or above capacity."""
        return max(self.capacity - self.booked, 0) if self.status is SlotStatus.OPEN else 0

    @property
    def over(self) -> int:
        """How many are booked above the capacity (by a signed allowance)."""
        return max(self.booked - self.capacity, 0)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar at one site. `is_provisional`: its year's notice is not published; bookable only when
    opened with a reason.

    `template_weekday`: which weekday's template a make-up day runs (0 Monday), when bound. `opened_reason` names the
    single opened day's.
    """

    on: date
    kind: DayKind
    name: str
    is_provisional: bool
    template_weekday: int | None = None
    is_closed: bool = False
    closed_reason: str = ""
    opened_reason: str = ""

    @property
    def is_bookable(self) -> bool:
        """Whether anything may be open on this day."""
        is_ordinary = not self.is_provisional and self.kind is not DayKind.HOLIDAY
        return not self.is_closed and (is_ordinary or bool(self.opened_reason))


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Days and slots of a site, ordered by counter, then start. `as_of` is the office's time (UTC) of the answer."""

    site_id: SiteId
    days: tuple[CalendarDay, ...]
    slots: tuple[Slot, ...]
    as_of: datetime


@dataclass(frozen=True, slots=True)
class DayTotals:
    """One day of a month or strip: sums over open slots, and what of the day is closed or draft.

    Days without slots are there too.
    """

    day: CalendarDay
    slots: int
    capacity: int
    booked: int
    arrived: int
    no_shows: int
    over: int
    closed_slots: int
    draft_slots: int


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A slot somebody may be booked into now, with the places left for whoever asked."""

    slot_id: SlotId
    counter_id: CounterId
    counter_name: str
    on: date
    starts_at: datetime
    ends_at: datetime
    left: int


@dataclass(frozen=True, slots=True)
class PublicSlot:
    """A slot as an applicant sees it."""

    slot_id: SlotId
    site_id: SiteId
    counter_name: str
    starts_at: datetime
    ends_at: datetime
    state: PublicState
    left: int


@dataclass(frozen=True, slots=True)
class SlotEvent:
    """A line of a slot's history, newest first: when, who, what (the act's name), and its clear values as text."""

    at: datetime
    by_name: str
    act: str
    case_no: str = ""
    detail: str = ""


# Pure rules


def kind_for(flow: Flow) -> AppointmentKind:
    """What a case of this flow comes for."""
    return AppointmentKind.ONSITE if flow is Flow.NEW else AppointmentKind.VISIT


def serves(slot_kind: AppointmentKind, kind: AppointmentKind) -> bool:
    """Whether a slot takes people who come for this."""
    return slot_kind in (AppointmentKind.EITHER, kind)


# Questions


@dataclass(frozen=True, slots=True)
class Sites(Question[tuple[Site, ...]]):
    """All sites with their counters, in order; those no longer used come last."""

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS


@dataclass(frozen=True, slots=True)
class RulesOfBooking(Question[BookingRules]):
    """The settings in force."""

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS


@dataclass(frozen=True, slots=True)
class CalendarRange(Question[CalendarView]):
    """Days and slots from `first` to `last` (both included, at most 31 days) of a site.

    Refused: range_too_long. NotFound: site_not_found.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS
    site_id: SiteId
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TotalsByDay(Question[tuple[DayTotals, ...]]):
    """Every day from `first` to `last` (at most 27 weeks) of a site, or of one counter: for the month and the 13-week
    strip.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS
    site_id: SiteId
    first: date
    last: date
    counter_id: CounterId | None = None


@dataclass(frozen=True, slots=True)
class HistoryOfSlot(Question[tuple[SlotEvent, ...]]):
    """What happened to a slot: changes made to it and bookings, newest first, at most 200."""

    may: ClassVar[frozenset[Role]] = CASE_READERS
    slot_id: SlotId


@dataclass(frozen=True, slots=True)
class FreeSlots(Question[tuple[FreeSlot, ...]]):
    """Slots with a place free to staff from now on, at most `limit` (50): nearest to `near` first (its counter before
    others), else by time.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS
    site_id: SiteId
    kind: AppointmentKind
    near: SlotId | None = None
    on: date | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class PublicSlots(Question[tuple[PublicSlot, ...]]):
    """What the applicant of a case may choose from, released days only, by time: with 可预约, 约满, 停约, 已过期 and 已预约."""

    may: ClassVar[frozenset[Role]] = CASE_WRITERS | {Role.APPLICANT}
    case_id: CaseId
    site_id: SiteId
    first: date
    last: date
