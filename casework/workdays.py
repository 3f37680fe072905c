"""The office's own calendar of working days, and what is counted in them (domain.md 10.7 and 10.13; reservations.md 4).

Days are dates in Asia/Shanghai. A day the calendar does not know is a working day from Monday to Friday.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from importlib.resources import files
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
CLOSING = time(17, 0)
REVIEW_DAYS = 5
CORRECTION_DAYS = 20


@dataclass(frozen=True, slots=True)
class Day:
    """What the calendar says of one day. Provisional: from the statutory days alone, before the year's notice."""

    on: date
    is_workday: bool
    note: str
    is_provisional: bool


class WorkCalendar:
    """Working days, from the days the office has stored."""

    def __init__(self, days: Iterable[Day]) -> None:
        self._days = {day.on: day for day in days}

    def day(self, on: date) -> Day:
        """What is known of a day."""
        return self._days.get(on) or Day(on, on.weekday() < 5, "", is_provisional=True)

    def is_workday(self, on: date) -> bool:
        """Whether the office works on that day."""
        known = self._days.get(on)
        return known.is_workday if known is not None else on.weekday() < 5

    @cached_property
    def _known(self) -> list[date]:
        """All working days between the first and the last known day, for counting by bisection."""
        if not self._days:
            return []
        first, last = min(self._days), max(self._days)
        span = (first + timedelta(days=i) for i in range((last - first).days + 1))
        return [on for on in span if self.is_workday(on)]

    def add_workdays(self, on: date, count: int) -> date:
        """The day `count` working days after (before, when negative) a day; 0 gives the day itself, or the next working day."""
        step = timedelta(days=1 if count >= 0 else -1)
        left = abs(count)
        while left or (count == 0 and not self.is_workday(on)):
            on += step
            if self.is_workday(on):
                left -= 1 if left else 0
        return on

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and with `end`; negative when `end` is earlier."""
        if end < start:
            return -self.workdays_between(end, start)
        known = self._known
        if known and known[0] <= start and end <= known[-1]:
            return bisect_right(known, end) - bisect_right(known, start)
        return sum(self.is_workday(start + timedelta(days=i)) for i in range(1, (end - start).days + 1))

    def workdays_left(self, due_at: datetime, now: datetime) -> int:
        """Working days from today to the day it is due: 0 today, negative when that day has passed."""
        today, due = now.astimezone(SHANGHAI).date(), due_at.astimezone(SHANGHAI).date()
        left = self.workdays_between(today, due)
        return -1 if left == 0 and due < today else left

    def review_due_at(self, start_at: datetime, days: int = REVIEW_DAYS, not_after: date | None = None) -> datetime:
        """When a review that may begin at `start_at` (UTC) is due: 17:00 in Beijing of the last of its working days.

        The first one is the first working day after `start_at`'s day. `not_after` caps it (the working day before a visit).
        """
        due = self.add_workdays(start_at.astimezone(SHANGHAI).date(), days)
        return closing_of(min(due, not_after) if not_after else due)

    def correction_due_on(self, on: date, days: int = CORRECTION_DAYS) -> date:
        """The last day for corrections told on a day."""
        return self.add_workdays(on, days)

    def held_over(self, due_at: datetime, held_at: datetime, released_at: datetime) -> datetime:
        """A due time moved by the working days it was on hold."""
        start, end = held_at.astimezone(SHANGHAI).date(), released_at.astimezone(SHANGHAI).date()
        days = self.workdays_between(start, end)
        return closing_of(self.add_workdays(due_at.astimezone(SHANGHAI).date(), days)) if days else due_at

    def last_day_within(self, on: date, days: int) -> date:
        """The last day that is at most `days` working days after a day."""
        following = self.add_workdays(on, days + 1) if days >= 0 else on
        return following - timedelta(days=1)

    def first_after(self, on: date) -> date:
        """The next working day after a day."""
        known = self._known
        if known and known[0] <= on < known[-1]:
            return known[bisect_left(known, on + timedelta(days=1))]
        return self.add_workdays(on, 1)


def closing_of(on: date) -> datetime:
    """The hour the office closes on a day, in UTC."""
    return datetime.combine(on, CLOSING, SHANGHAI).astimezone(UTC)


def shipped_days() -> tuple[Day, ...]:
    """The working days the program ships: years by their official notices, and a provisional one."""
    text = (files("resources") / "calendar" / "days.json").read_text(encoding="utf-8")
    days: list[Day] = []
    for year, said in json.loads(text).items():
        off = {date.fromisoformat(on): note for on, note in said["off"].items()}
        work = {date.fromisoformat(on): note for on, note in said["work"].items()}
        first = date(int(year), 1, 1)
        for i in range((date(int(year) + 1, 1, 1) - first).days):
            on = first + timedelta(days=i)
            is_workday = on in work or (on not in off and on.weekday() < 5)
            days.append(Day(on, is_workday, off.get(on) or work.get(on) or "", said["is_provisional"]))
    return tuple(days)


def today_in_beijing() -> date:
    """The day it is in Beijing by this PC's clock: for checking forms while they are filled in. The office itself goes by its own."""
    return datetime.now(SHANGHAI).date()
