"""Shaping the calendar: edits, their impact before they are made, change sets that can be undone, allowances
(reservations.md 2).

A supervisor's paint, close or copy is a draft of `SlotEdit`s and `DayEdit`s on the screen. `ImpactOf` says whom it
hits; `ShapeSlots` applies all of it in one transaction or nothing. Every edit carries the slot's version that was seen
(0: there was no slot): one that takes nothing away (opens, raises) only minds other edits, one that closes or lowers
also minds bookings made since. What moved on comes back as `Conflict: slots_changed` with `cells`: each {"counter_id",
"starts_at", "slot_id", "version", "by", "at"}.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from casework.bookings import BookingId
from casework.cases import CaseId
from casework.office import Command, Question
from casework.people import CASE_READERS, Role
from casework.reservations import SHAPERS, AppointmentKind, BookingRules, CounterId, SiteId, SlotId, SlotStatus
from casework.workdays import SHANGHAI

ChangeSetId = NewType("ChangeSetId", str)

EDITS_AT_MOST = 2_000


class Surplus(StrEnum):
    """What becomes of people above a lowered capacity, or in a closed slot.

    REFUSE: nothing is applied while somebody is hit. RATCHET: nobody new, and every place given back lowers the
    capacity to the target. MOVE: as RATCHET, and everybody hit is put on the change set's list, each with a proposed
    slot, to be moved one by one. ALLOW: a signed allowance for those above the capacity, with `allow_until`.
    """

    REFUSE = "refuse"
    RATCHET = "ratchet"
    MOVE = "move"
    ALLOW = "allow"


class Why(StrEnum):
    """Why somebody is hit by a change."""

    CLOSED = "closed"
    DAY_CLOSED = "day_closed"
    OVER_CAPACITY = "over_capacity"
    NO_WORKDAY = "no_workday"


class MoveState(StrEnum):
    """What became of somebody on a change set's list. KEPT: stays in the slot by decision."""

    WAITING = "waiting"
    MOVED = "moved"
    GONE = "gone"
    KEPT = "kept"


class ChangeKind(StrEnum):
    """What kind of act a change set was."""

    EDITS = "edits"
    TEMPLATE = "template"
    ALLOWANCE = "allowance"
    HOLIDAYS = "holidays"


@dataclass(frozen=True, slots=True)
class SlotEdit:
    """What one cell shall be; None leaves a value as it is. A cell without a slot (`seen_version` 0) needs a capacity;
    it opens unless `status`.

    `status` CLOSED keeps the bookings; DRAFT is for slots without any. `reason` belongs to closing.
    """

    counter_id: CounterId
    starts_at: datetime
    ends_at: datetime
    seen_version: int
    status: SlotStatus | None = None
    capacity: int | None = None
    public_limit: int | None = None
    kind: AppointmentKind | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DayEdit:
    """Close a whole day of the site, or open it again.

    Its slots' edits are given beside it; a slot that is missing there is a conflict.
    """

    on: date
    is_closed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A change set before it is applied: the edits of one site and what shall become of people hit."""

    site_id: SiteId
    edits: tuple[SlotEdit, ...]
    days: tuple[DayEdit, ...] = ()
    surplus: Surplus = Surplus.REFUSE
    reason: str = ""
    allow_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place that was free for somebody when it was asked for."""

    slot_id: SlotId
    counter_id: CounterId
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Affected:
    """Somebody hit by a change: who, when, why, where to, and what they were told. The phone is masked.

    `proposed` is the nearest place, the same counter first, no place proposed twice; None: none is free within the
    horizon.
    """

    booking_id: BookingId
    booking_version: int
    case_id: CaseId
    case_no: str
    applicant_name: str
    phone: str
    slot_id: SlotId
    counter_id: CounterId
    starts_at: datetime
    ends_at: datetime
    why: Why
    moves: int
    proposed: Proposal | None
    state: MoveState = MoveState.WAITING
    told_at: datetime | None = None
    told_by: str = ""
    is_agreed: bool | None = None


@dataclass(frozen=True, slots=True)
class CellConflict:
    """A cell that is no longer as it was seen."""

    counter_id: CounterId
    starts_at: datetime
    slot_id: SlotId | None
    version: int
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CellProblem:
    """An edit that would be refused: `code` as `ShapeSlots` lists them."""

    counter_id: CounterId
    starts_at: datetime
    code: str


@dataclass(frozen=True, slots=True)
class Impact:
    """What applying a draft now would do. `places` is how many free places it adds (or takes, negative)."""

    slots: int
    places: int
    people: tuple[Affected, ...]
    conflicts: tuple[CellConflict, ...]
    problems: tuple[CellProblem, ...]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A supervisor's act on many slots, with what it did.

    `version` guards telling and undoing; `waiting` people are still to be moved.
    """

    id: ChangeSetId
    version: int
    site_id: SiteId
    kind: ChangeKind
    by: str
    at: datetime
    reason: str
    slots: int
    people: int
    waiting: int
    undone_at: datetime | None = None
    undone_by: str = ""


def day_of_slot(starts_at: datetime, ends_at: datetime) -> date | None:
    """The day a slot belongs to; None when it would not lie within one day in Asia/Shanghai, or not forward in time."""
    start, end = starts_at.astimezone(SHANGHAI), ends_at.astimezone(SHANGHAI)
    is_midnight = end.date() > start.date() and (end.hour, end.minute, end.second, end.microsecond) == (0, 0, 0, 0)
    is_within = end.date() == start.date() or (is_midnight and (end.date() - start.date()).days == 1)
    return start.date() if is_within and ends_at > starts_at else None


# Questions


@dataclass(frozen=True, slots=True)
class ImpactOf(Question[Impact]):
    """What applying this draft now would do, without doing it."""

    may: ClassVar[frozenset[Role]] = SHAPERS
    draft: Draft


@dataclass(frozen=True, slots=True)
class ChangeSets(Question[tuple[ChangeSet, ...]]):
    """The newest change sets of a site, newest first."""

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS
    site_id: SiteId
    limit: int = 50


@dataclass(frozen=True, slots=True)
class AffectedBy(Question[tuple[Affected, ...]]):
    """The people on a change set's list, by time, with proposals as they are free now and what they were told."""

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS
    change_set_id: ChangeSetId


# Commands


@dataclass(frozen=True, slots=True)
class ShapeSlots(Command[ChangeSet]):
    """Apply a draft: all of it in one transaction, or nothing.

    Refused with `cells` ({"counter_id", "starts_at"}): capacity_below_bookings, slot_has_bookings
    (closing, surplus REFUSE), slot_across_midnight, slot_in_the_past,
    slots_overlap, capacity_wrong (0 to 500, public share within it), day_closed, day_provisional, draft_has_bookings,
    counter_unknown; and reason_needed, allowance_until_wrong, too_many_edits, nothing_changed. Conflict: slots_changed
    (cells).
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    draft: Draft


@dataclass(frozen=True, slots=True)
class UndoChange(Command[ChangeSet]):
    """Put every slot of a change set back as it was before. People already moved stay where they are.

    Refused: undo_blocked with `cells` ({"slot_id", "counter_id", "starts_at", "booked", "why"}: `booked` where bookings
    now depend on it, `changed` where a later change set touched it), already_undone. Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    change_set_id: ChangeSetId
    seen_version: int


@dataclass(frozen=True, slots=True)
class RecordTold(Command[None]):
    """Somebody on a change set's list was told, and agreed or not (None: not said); or stays where they are (`is_kept`,
    needs a reason).
    """

    may: ClassVar[frozenset[Role]] = CASE_READERS
    change_set_id: ChangeSetId
    booking_id: BookingId
    is_agreed: bool | None = None
    is_kept: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SignAllowance(Command[ChangeSet]):
    """Sign for `places` above a slot's capacity until a time, with the reason; 0 ends it now. It falls to what is
    booked when it ends.

    Refused: reason_needed, allowance_until_wrong, capacity_wrong, allowance_in_use, slot_closed, slot_past. Conflict:
    version.
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    slot_id: SlotId
    seen_version: int
    places: int
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class EndAllowances(Command[int]):
    """Allowances whose time has passed fall to what is booked; how many slots. An act of the office itself."""

    may: ClassVar[frozenset[Role]] = frozenset({Role.SYSTEM})


@dataclass(frozen=True, slots=True)
class AddSite(Command[SiteId]):
    """A new site. Refused: name_needed, name_taken, field_too_long."""

    may: ClassVar[frozenset[Role]] = SHAPERS
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class AddCounter(Command[CounterId]):
    """A new service counter at the end of a site's.

    Refused: name_needed, name_taken, field_too_long. NotFound: site_not_found.
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    site_id: SiteId
    name: str


@dataclass(frozen=True, slots=True)
class ChangeCounter(Command[None]):
    """Rename a counter, or end its use. Refused: name_needed, name_taken, counter_has_bookings. Conflict: version."""

    may: ClassVar[frozenset[Role]] = SHAPERS
    counter_id: CounterId
    seen_version: int
    name: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class SetBookingRules(Command[BookingRules]):
    """Change the office's settings for booking. Refused: rules_wrong (field). Conflict: version."""

    may: ClassVar[frozenset[Role]] = SHAPERS
    seen_version: int
    horizon_days: int
    release_at_minute: int
    earliest_workdays: int
    grace_minutes: int
