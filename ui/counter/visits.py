"""What the counter shows of a person's visit, and the day's numbers made from it. Frozen; times are UTC."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class VisitState(StrEnum):
    """Where a person is on the day."""

    EXPECTED = "expected"
    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    UNPLACED = "unplaced"  # a walk-in whose place the office has not given yet


STATES_IN_ORDER = (
    VisitState.EXPECTED,
    VisitState.WAITING,
    VisitState.CALLED,
    VisitState.SERVED,
    VisitState.NO_SHOW,
    VisitState.CANCELLED,
)
OPEN_STATES = frozenset({VisitState.EXPECTED, VisitState.WAITING, VisitState.CALLED, VisitState.UNPLACED})


@dataclass(frozen=True, slots=True)
class Visit:
    """One line of the day. `id` is the booking's, `w` and the number of a walk-in that waits for its place, or its act's key.

    `status` is the booking's as the office knows it, empty for a walk-in; `slot_id` the slot's. `may_no_show_at`: from when a
    no-show may be marked. `queued`: how many marks of this PC wait for the office. `is_unreviewed`: a non-new visit whose
    pre-review is not passed. `deferred` names materials still missing, in the reader's language. `no_shows` counts earlier ones.
    """

    id: str
    version: int
    status: str
    case_id: str
    case_no: str
    name: str
    id_last4: str
    phone: str
    business_type: str
    case_state: str
    slot_id: str
    starts_at: datetime | None
    ends_at: datetime | None
    counter_id: str
    counter_name: str
    state: VisitState
    code: str = ""
    queue_no: str = ""
    arrived_at: datetime | None = None
    called_at: datetime | None = None
    called_counter: str = ""
    served_at: datetime | None = None
    may_no_show_at: datetime | None = None
    is_walk_in: bool = False
    is_unreviewed: bool = False
    deferred: tuple[str, ...] = ()
    no_shows: int = 0
    queued: int = 0


@dataclass(frozen=True, slots=True)
class SlotLoad:
    """One bar of the day's profile: places and people of all slots that begin at this time."""

    starts_at: datetime
    capacity: int
    booked: int
    arrived: int
    served: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day at a site or one of its counters. `now` is the time it was read at."""

    now: datetime
    visits: tuple[Visit, ...]
    loads: tuple[SlotLoad, ...] = ()
    is_closed: bool = False
    closed_by: str = ""


def in_order(visits: Sequence[Visit]) -> tuple[Visit, ...]:
    """By slot, then arrival; those who are not here yet come after those who are, by name; walk-ins without a place last."""
    late = datetime.max

    def place(visit: Visit) -> tuple[bool, datetime, bool, datetime, str]:
        starts = visit.starts_at.replace(tzinfo=None) if visit.starts_at else late
        arrived = visit.arrived_at.replace(tzinfo=None) if visit.arrived_at else late
        return visit.starts_at is None, starts, visit.arrived_at is None, arrived, visit.name

    return tuple(sorted(visits, key=place))


def totals(visits: Sequence[Visit]) -> dict[VisitState, int]:
    """How many people are in each state; a walk-in without a place waits."""
    shown: list[VisitState] = [VisitState.WAITING if v.state is VisitState.UNPLACED else v.state for v in visits]
    counted: Counter[VisitState] = Counter(shown)
    return {state: counted[state] for state in STATES_IN_ORDER}


def matching(visits: Sequence[Visit], words: str) -> tuple[Visit, ...]:
    """Those whose case number, booking code, queue number, name, phone or last four the words are part of; all without words."""
    wanted = words.strip().casefold()
    if not wanted:
        return tuple(visits)
    return tuple(visit for visit in visits if any(wanted in part.casefold() for part in _searchable(visit)))


def scanned(visits: Sequence[Visit], code: str) -> Visit | None:
    """The visit whose case number, booking code or queue number this is, exactly."""
    wanted = code.strip().casefold()
    for visit in visits:
        if wanted and wanted in (part.casefold() for part in (visit.case_no, visit.code, visit.queue_no) if part):
            return visit
    return None


def _searchable(visit: Visit) -> tuple[str, ...]:
    return visit.case_no, visit.code, visit.queue_no, visit.name, visit.phone, visit.id_last4
