"""Numbers of the calendar that can't flatter, and the proof that nothing is overbooked (reservations.md 2.6, 2.13).

Use is booked over truly bookable places: capacity of slots that were open; closed and draft ones are not part of it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from casework.office import Question
from casework.people import CASE_READERS, Role
from casework.reservations import SHAPERS, SiteId


class NumbersBy(StrEnum):
    """What the rows are for."""

    SITE = "site"
    COUNTER = "counter"
    WEEKDAY = "weekday"
    HOUR = "hour"
    DAY = "day"


class FaultCode(StrEnum):
    """What an audit can find."""

    COUNT_DRIFT = "count_drift"
    OVER_CAPACITY = "over_capacity"
    TWO_BOOKINGS = "two_bookings"
    CASE_DIFFERS = "case_differs"
    BOOKED_ON_CLOSED_DAY = "booked_on_closed_day"


@dataclass(frozen=True, slots=True)
class NumbersRow:
    """Sums of a site's or counter's slots, or of a weekday (0 Monday), hour (Beijing) or day. `key` is the id, number
    or ISO day; `name` to show.

    `offered`: places of open slots; `closed`: places of closed ones. `booked` are those that took a place to the end,
    `arrived` were checked in, `served` done; `no_show` and `late_cancel` gave theirs back too late; `walk_in` came
    without; `over` by signed allowance.
    """

    key: str
    name: str
    offered: int
    booked: int
    arrived: int
    served: int
    no_show: int
    late_cancel: int
    walk_in: int
    closed: int
    over: int

    @property
    def use(self) -> float | None:
        """Booked over truly bookable places; None when nothing was bookable."""
        return self.booked / self.offered if self.offered else None

    @property
    def no_show_rate(self) -> float | None:
        """No-shows over everybody who should have come; None when nobody should."""
        expected = self.arrived + self.no_show
        return self.no_show / expected if expected else None


@dataclass(frozen=True, slots=True)
class AuditFault:
    """Something that is not as it must be: in which slot or case, what should be and what is."""

    code: FaultCode
    slot_id: str
    case_id: str
    expected: int
    found: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class BookingAudit:
    """What an audit looked at and found (the first 100 faults). `as_of` is the office's time (UTC)."""

    slots: int
    bookings: int
    faults: tuple[AuditFault, ...]
    as_of: datetime


@dataclass(frozen=True, slots=True)
class CalendarNumbers(Question[tuple[NumbersRow, ...]]):
    """Numbers from `first` to `last` (both included) of a site (None: all), a row per key in order, and nothing for
    keys without slots.
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS
    by: NumbersBy
    first: date
    last: date
    site_id: SiteId | None = None


@dataclass(frozen=True, slots=True)
class AuditOfBookings(Question[BookingAudit]):
    """Check that every slot's numbers equal its bookings, none is above capacity plus allowance, no case has two live
    bookings.

    `first` None: over all history; else slots from that day on (the light in the calendar asks from today).
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS
    first: date | None = None
