"""The State Council's holiday notices as versioned documents over the office's calendar (reservations.md 4).

A notice belongs to a year (of its title) and may bind days of the year before it. A year without one is provisional:
its days follow the weekday and the certain statutory days, slots on them are drafts, nothing is bookable except single
days a supervisor opens with a reason. A revised notice comes as a new revision with a diff and the bookings it hits;
older revisions are kept.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from casework.errors import Refused
from casework.office import Command, Question
from casework.people import CASE_READERS, Role
from casework.reservations import SHAPERS, CalendarDay, DayKind, SiteId
from casework.shaping import Affected, ChangeSet, Surplus

TASK_FROM = (10, 20)
"""Month and day from which next year's missing notice is a task."""
YEARS = (2004, 2100)


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """A day a notice names: off, or a working day that would be none."""

    on: date
    name: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class HolidayForm:
    """A notice as entered: of which year, its number and address, and every day it names, in order."""

    year: int
    number: str
    url: str
    days: tuple[NoticeDay, ...]


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """A stored revision of a year's notice: who entered it, when (UTC)."""

    revision: int
    form: HolidayForm
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """What the office knows of a year. `task_since`: the day from which its missing notice is a task; None: not missing
    or not yet.

    `revision` (0: none entered; shipped years have 0 too and are not provisional) guards the next import.
    """

    year: int
    is_provisional: bool
    revision: int
    number: str
    url: str
    task_since: date | None


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day that a notice changes."""

    before: CalendarDay
    after: CalendarDay


@dataclass(frozen=True, slots=True)
class HolidayDiff:
    """What importing would do: days that change, open slots that would close, and the people booked in them."""

    days: tuple[DayChange, ...]
    slots: int
    people: tuple[Affected, ...]


class DutyKind(StrEnum):
    """What waits for a supervisor in the calendar."""

    IMPORT_HOLIDAYS = "import_holidays"
    PEOPLE_TO_MOVE = "people_to_move"
    BIND_MAKEUP_DAY = "bind_makeup_day"
    VISITS_FLAGGED = "visits_flagged"


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that waits: since which day, about which day, how many, and where (site or change set), as far as it
    applies.
    """

    kind: DutyKind
    since: date
    on: date | None = None
    count: int = 0
    site_id: str = ""
    change_set_id: str = ""


def read_holiday_json(text: str) -> HolidayForm:
    """A notice from a file in holiday-cn's schema: {"year", "papers": [url], "days": [{"name", "date", "isOffDay"}]}.

    Refused: holiday_file_wrong (place), holiday_not_published (a year whose file is still empty), and as
    `check_holidays`.
    """
    try:
        said: dict[str, Any] = json.loads(text)
        year, papers = int(said["year"]), [str(paper) for paper in said.get("papers", [])]
        days = [NoticeDay(date.fromisoformat(d["date"]), str(d["name"]), bool(d["isOffDay"])) for d in said["days"]]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("holiday_file_wrong", {"place": str(error)[:80]}) from error
    if not days:
        raise Refused("holiday_not_published", {"year": year})
    form = HolidayForm(year, "", papers[-1] if papers else "", tuple(sorted(days, key=lambda day: day.on)))
    check_holidays(form)
    return form


def check_holidays(form: HolidayForm) -> None:
    """Refused: holidays_wrong (field, on): a year out of range, no days, a day twice or out of the year, a weekday as
    make-up day, no name.
    """
    if not YEARS[0] <= form.year <= YEARS[1] or len(form.number) > 60 or len(form.url) > 300:
        raise Refused("holidays_wrong", {"field": "year"})
    if not form.days:
        raise Refused("holidays_wrong", {"field": "days"})
    seen: set[date] = set()
    for day in form.days:
        is_within = day.on.year == form.year or (day.on.year == form.year - 1 and day.on.month == 12)
        is_makeup_fine = day.is_off or day.on.weekday() >= 5
        if day.on in seen or not is_within or not is_makeup_fine or not 1 <= len(day.name.strip()) <= 30:
            raise Refused("holidays_wrong", {"field": "days", "on": day.on.isoformat()})
        seen.add(day.on)


def kind_of_day(on: date, *, is_workday: bool, name: str) -> DayKind:
    """What a day is, from what the calendar stores of it: a named day off is a holiday, a working weekend day a make-up
    day.
    """
    if is_workday:
        return DayKind.MAKEUP if on.weekday() >= 5 else DayKind.WORKDAY
    return DayKind.HOLIDAY if name or on.weekday() < 5 else DayKind.WEEKEND


def task_since(year: int, today: date) -> date | None:
    """The day from which the missing notice of a year is a task, if that day has come: 20 October of the year before."""
    begins = date(year - 1, *TASK_FROM)
    return begins if today >= begins else None


def days_of(year: int) -> tuple[date, ...]:
    """Every day of a year."""
    first = date(year, 1, 1)
    return tuple(first + timedelta(days=i) for i in range((date(year + 1, 1, 1) - first).days))


@dataclass(frozen=True, slots=True)
class HolidayYears(Question[tuple[HolidayYear, ...]]):
    """The years the office knows, in order, and next year."""

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS


@dataclass(frozen=True, slots=True)
class HolidayNotices(Question[tuple[HolidayNotice, ...]]):
    """All revisions of a year's notice, newest first."""

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS
    year: int


@dataclass(frozen=True, slots=True)
class HolidayPreview(Question[HolidayDiff]):
    """What importing this notice would do, without doing it. Refused: as `check_holidays`."""

    may: ClassVar[frozenset[Role]] = SHAPERS
    form: HolidayForm


@dataclass(frozen=True, slots=True)
class Duties(Question[tuple[Duty, ...]]):
    """What waits for a supervisor in the calendar today, oldest first."""

    may: ClassVar[frozenset[Role]] = CASE_READERS | SHAPERS


@dataclass(frozen=True, slots=True)
class ImportHolidays(Command[tuple[ChangeSet, ...]]):
    """Make a notice the year's newest revision. Open slots on days that are off now close; nobody's booking is lost.

    With people hit: `surplus` MOVE puts them on a change set's list (one per site), REFUSE refuses. Days of the year
    are provisional no longer. Refused: holidays_wrong, people_hit (count). Conflict: version, when another revision
    came meanwhile.
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    form: HolidayForm
    seen_revision: int
    surplus: Surplus = Surplus.REFUSE


@dataclass(frozen=True, slots=True)
class OpenProvisionalDay(Command[None]):
    """Let one day of an unpublished year, or a holiday, be opened at a site, with a reason.

    Refused: reason_needed, day_not_provisional (an ordinary day needs no opening), day_past.
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    site_id: SiteId
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class BindMakeupDay(Command[None]):
    """Say which weekday's templates a make-up day runs at a site (0 Monday to 4; None: none).

    Refused: no_makeup_day, weekday_wrong.
    """

    may: ClassVar[frozenset[Role]] = SHAPERS
    site_id: SiteId
    on: date
    weekday: int | None
