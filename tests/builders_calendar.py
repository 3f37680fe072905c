"""A calendar for tests: a site with counters, open slots, and people booked into them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from casework.bookings import Booking, BookSlot
from casework.cases import CaseId, FeeBasis, RegisterCase
from casework.database.office import DatabaseOffice
from casework.lifecycle import BusinessType
from casework.reservations import CalendarRange, CounterId, SiteId, Slot
from casework.shaping import AddCounter, AddSite, Draft, ShapeSlots, SlotEdit
from casework.workdays import SHANGHAI
from tests.builders_office import basic_data, conditions

HOURS = tuple(time(hour, minute) for hour in (9, 10, 11, 14, 15) for minute in (0, 30))
LENGTH = timedelta(minutes=30)


@dataclass
class CalendarOffice:
    """The calendar of an office: `supervisor` and `officer` are doors to it."""

    supervisor: DatabaseOffice
    officer: DatabaseOffice
    site_id: SiteId = field(default_factory=lambda: SiteId(""))
    counters: list[CounterId] = field(default_factory=list)
    _number: int = 0

    def key(self) -> str:
        """A key nobody has used."""
        self._number += 1
        return f"builder-key-{self._number:06d}"

    def begin(self, counters: int = 2, name: str = "海淀服务大厅") -> None:
        """The site and its counters."""
        self.site_id = self.supervisor.do(AddSite(name), self.key()).answer
        for number in range(1, counters + 1):
            command = AddCounter(self.site_id, f"{number} 号窗口")
            self.counters.append(self.supervisor.do(command, self.key()).answer)

    def open(
        self, days: Sequence[date], capacity: int = 4, hours: Sequence[time] = HOURS, public: int | None = None
    ) -> None:
        """Open every hour of these days at every counter."""
        edits = []
        for on in days:
            for counter in self.counters:
                for hour in hours:
                    at = datetime.combine(on, hour, SHANGHAI)
                    share = capacity if public is None else public
                    edits.append(SlotEdit(counter, at, at + LENGTH, 0, None, capacity, share))
        self.supervisor.do(ShapeSlots(Draft(self.site_id, tuple(edits))), self.key())

    def slots(self, on: date) -> tuple[Slot, ...]:
        """The slots of a day."""
        return self.supervisor.ask(CalendarRange(self.site_id, on, on)).slots

    def register(self, person: int) -> CaseId:
        """A renewal that may be booked: it is paid for and being reviewed."""
        kind = BusinessType.RENEWAL
        command = RegisterCase(kind, "haidian", conditions(kind), basic_data(kind, person), FeeBasis.CONTRACT)
        return self.officer.do(command, self.key()).answer.case_id

    def book(self, on: date, people: int, first: int = 0) -> list[Booking]:
        """Book so many people into a day's slots, here and there."""
        free = [slot for slot in self.slots(on) for _ in range(slot.left)]
        spread = Random(people).sample(free, people)
        return [
            self.officer.do(BookSlot(self.register(first + number), slot.id), self.key()).answer
            for number, slot in enumerate(spread)
        ]


def workdays_after(on: date, count: int) -> list[date]:
    """The next days from Monday to Friday; holidays are the caller's to avoid."""
    days: list[date] = []
    while len(days) < count:
        on += timedelta(days=1)
        if on.weekday() < 5:
            days.append(on)
    return days
