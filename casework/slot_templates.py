"""Weekly templates: which slots a counter has on which weekdays, from when to when (reservations.md 1c, 5; domain.md
5.4).

Applying templates fills cells that are still empty; slots that are there stay as they are. On days of an unpublished
year it makes drafts, on holidays and closed days nothing, on a make-up day what its bound weekday says (nothing while
it is not bound). Hours are minutes after midnight in Beijing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import ClassVar, NewType

from casework.errors import Refused
from casework.office import Command, Question
from casework.people import CASE_READERS, Role
from casework.reservations import LARGEST_CAPACITY, SHAPERS, AppointmentKind, CalendarDay, CounterId, DayKind, SiteId
from casework.shaping import ChangeSet, ChangeSetId

TemplateId = NewType("TemplateId", str)

DAY_MINUTES = 24 * 60
SHORTEST_SLOT, LONGEST_SLOT = 5, 240
LONGEST_RANGE = timedelta(weeks=104)


@dataclass(frozen=True, slots=True)
class Window:
    """Hours in which slots follow each other: `end` (at most 1440) is not part of it; a rest shorter than a slot stays
    empty.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TemplateBody:
    """What a template says.

    `weekdays` 0 Monday to 6; `valid_to` None: until further notice; `public_limit`: the applicants' share.
    """

    name: str
    counter_id: CounterId
    kind: AppointmentKind
    weekdays: frozenset[int]
    windows: tuple[Window, ...]
    slot_minutes: int
    capacity: int
    public_limit: int
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A stored template. `applied_to` is the last day it was applied to."""

    id: TemplateId
    version: int
    body: TemplateBody
    applied_to: date | None = None


@dataclass(frozen=True, slots=True)
class TemplateOutcome:
    """What applying does, or did: slots made open, made as drafts, already there; days left out, with why (the
    calendar's days).
    """

    open_slots: int
    draft_slots: int
    kept_slots: int
    left_out: tuple[CalendarDay, ...]
    change_set: ChangeSet | None = None


def slot_minutes_of(body: TemplateBody) -> tuple[tuple[int, int], ...]:
    """Start and end minute of every slot of a day."""

    def within(window: Window) -> Iterator[tuple[int, int]]:
        start = window.start
        while start + body.slot_minutes <= window.end:
            yield start, start + body.slot_minutes
            start += body.slot_minutes

    return tuple(slot for window in body.windows for slot in within(window))


def check_template(body: TemplateBody) -> None:
    """Refused: template_wrong (field) when it says nothing or more than a day holds; slot_across_midnight;
    capacity_wrong.
    """
    if not body.name.strip() or len(body.name) > 60:
        raise Refused("template_wrong", {"field": "name"})
    if not body.weekdays or not body.weekdays <= set(range(7)):
        raise Refused("template_wrong", {"field": "weekdays"})
    if body.valid_to is not None and body.valid_to < body.valid_from:
        raise Refused("template_wrong", {"field": "valid_to"})
    if not SHORTEST_SLOT <= body.slot_minutes <= LONGEST_SLOT:
        raise Refused("template_wrong", {"field": "slot_minutes"})
    if any(window.end > DAY_MINUTES for window in body.windows):
        raise Refused("slot_across_midnight", {"field": "windows"})
    ordered = sorted(body.windows, key=lambda window: window.start)
    is_forward = all(0 <= window.start < window.end for window in ordered)
    is_apart = all(one.end <= two.start for one, two in pairwise(ordered))
    if not is_forward or not is_apart or not slot_minutes_of(body):
        raise Refused("template_wrong", {"field": "windows"})
    if not 1 <= body.capacity <= LARGEST_CAPACITY or not 0 <= body.public_limit <= body.capacity:
        raise Refused("capacity_wrong", {"field": "capacity"})


def templates_overlap(one: TemplateBody, two: TemplateBody) -> bool:
    """Whether two templates would put slots over each other: same counter, a weekday, a day and an hour in common."""
    is_same_day = one.counter_id == two.counter_id and bool(one.weekdays & two.weekdays)
    begins, ends = max(one.valid_from, two.valid_from), min(one.valid_to or date.max, two.valid_to or date.max)
    if not is_same_day or begins > ends:
        return False
    return any(a.start < b.end and b.start < a.end for a in one.windows for b in two.windows)


def weekday_run(day: CalendarDay) -> int | None:
    """Which weekday's templates a day runs: its own, a make-up day the bound one, none on holidays, closed days and
    unbound make-up days.
    """
    if day.is_closed or day.kind is DayKind.HOLIDAY:
        return None
    return day.template_weekday if day.kind is DayKind.MAKEUP else day.on.weekday()


@dataclass(frozen=True, slots=True)
class Templates(Question[tuple[Template, ...]]):
    """The templates of a site in force, by counter and name."""

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS
    site_id: SiteId


@dataclass(frozen=True, slots=True)
class TemplatePreview(Question[TemplateOutcome]):
    """What `ApplyTemplates` would make, without making it."""

    may: ClassVar[frozenset[Role]] = SHAPERS
    site_id: SiteId
    template_ids: tuple[TemplateId, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SaveTemplate(Command[Template]):
    """Store a template, new (`template_id` None) or changed; slots already made stay.

    Refused: template_wrong (field), slot_across_midnight, capacity_wrong, template_overlaps (name). Conflict: version.
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    template_id: TemplateId | None
    seen_version: int
    body: TemplateBody


@dataclass(frozen=True, slots=True)
class EndTemplate(Command[None]):
    """Take a template out of use; slots already made stay. Conflict: version."""

    may: ClassVar[frozenset[Role]] = SHAPERS
    template_id: TemplateId
    seen_version: int


@dataclass(frozen=True, slots=True)
class ApplyTemplates(Command[TemplateOutcome]):
    """Fill the days from `first` to `last` (at most two years) by templates, in one transaction; one change set that can
    be undone.

    A longer range is many commands under one change set: give the one the first answered with (`continues`;
    `casework.template_run` does it, with progress and stop). Refused: range_too_long, slot_in_the_past (first before
    today), template_unknown.
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    site_id: SiteId
    template_ids: tuple[TemplateId, ...]
    first: date
    last: date
    continues: ChangeSetId | None = None
