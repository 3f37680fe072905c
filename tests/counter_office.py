"""An office with a day at the counter, for tests: a site, counters, slots, booked people, and a clock that tests set."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from argon2 import PasswordHasher
from sqlalchemy import update

from casework import office_key
from casework.bookings import Booking, BookSlot
from casework.cases import CaseId, FeeBasis, FileForMaterial, RegisterCase
from casework.counter import CounterDay, DayAtCounter
from casework.database import signing_in
from casework.database.office import DatabaseOffice
from casework.database.opening import add_first_staff, create_office, embedded_url
from casework.database.tables import cases
from casework.lifecycle import BusinessType, CaseState
from casework.office import BlobId, Command
from casework.people import Role
from casework.reservations import AppointmentKind, CalendarRange, CounterId, SiteId, Slot, SlotStatus
from casework.shaping import AddCounter, AddSite, Draft, ShapeSlots, SlotEdit
from casework.vault import new_key
from tests.builders_office import basic_data, conditions

A = TypeVar("A")
TODAY = date(2026, 9, 17)  # a Thursday
OPENING = datetime(2026, 9, 17, 1, 0, tzinfo=UTC)  # 09:00 in Beijing
PASSWORD = "Right-horse-77"
STAFF = (
    ("zhou", "周主管", frozenset({Role.SUPERVISOR})),
    ("chen", "陈窗口", frozenset({Role.COUNTER_OFFICER})),
    ("sun", "孙窗口", frozenset({Role.COUNTER_OFFICER})),
    ("wangmin", "王敏", frozenset({Role.REVIEWER})),
)


@dataclass
class CounterOffice:
    """The office. `at[0]` is its time (UTC)."""

    folder: Path
    office: DatabaseOffice
    at: list[datetime]
    site_id: SiteId = field(default_factory=lambda: SiteId(""))
    counters: tuple[CounterId, ...] = ()
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def do(self, user_name: str, command: Command[A]) -> A:
        """Carry out a command for an account."""
        door = self.office.acting_as(user_name)
        try:
            return door.do(command, f"counter-office-{next(self.numbers):06d}").answer
        finally:
            door.close()

    def ask(self, question: Any) -> Any:
        """Ask as the counter officer."""
        door = self.office.acting_as("chen")
        try:
            return door.ask(question)
        finally:
            door.close()

    def add_staff(self, user_name: str, full_name: str, roles: frozenset[Role]) -> None:
        """Another account, with PASSWORD."""
        with pytest.MonkeyPatch.context() as patch:  # the passwords' hashes need not be dear here
            patch.setattr(signing_in, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
            add_first_staff(self.office, user_name, full_name, roles, PASSWORD)

    def day(self) -> CounterDay:
        """The day as the office has it."""
        answer: CounterDay = self.ask(DayAtCounter(self.site_id, TODAY))
        return answer

    def slots(self) -> tuple[Slot, ...]:
        """The day's slots."""
        slots: tuple[Slot, ...] = self.ask(CalendarRange(self.site_id, TODAY, TODAY)).slots
        return slots

    def file(self, material: str, blob_id: BlobId) -> FileForMaterial:
        """A document of one page for a material."""
        return FileForMaterial(material, blob_id, f"{material}.pdf", 1)

    def case(
        self,
        person: int,
        kind: BusinessType = BusinessType.NEW_APPLICATION,
        *,
        is_passed: bool = True,
        files: tuple[FileForMaterial, ...] = (),
    ) -> CaseId:
        """A case of a synthetic person, passed in review unless told otherwise."""
        data = basic_data(kind, person)
        command = RegisterCase(kind, "chaoyang", conditions(kind), data, FeeBasis.CONTRACT, files=files)
        case_id = self.do("chen", command).case_id
        if is_passed:
            self.pass_review(case_id)
        return case_id

    def pass_review(self, case_id: CaseId) -> None:
        """The pre-review is passed, without the reviewer's twenty acts."""
        passed = {"state": CaseState.PRE_REVIEW_PASSED.value}
        with self.office.data.engines.write.begin() as connection:
            connection.execute(update(cases).where(cases.c.id == int(case_id)), passed)

    def book(self, person: int, slot: Slot, kind: BusinessType = BusinessType.NEW_APPLICATION, **how: Any) -> Booking:
        """A person with a place in a slot."""
        return self.do("chen", BookSlot(self.case(person, kind, **how), slot.id))

    def book_day(self, people: int) -> tuple[Booking, ...]:
        """So many people over the day's slots, by time."""
        slots = sorted(self.slots(), key=lambda slot: (slot.starts_at, slot.counter_id))
        places = [slot for slot in slots for _ in range(slot.capacity)]
        before = self.at[0]
        self.at[0] = OPENING - timedelta(days=1)
        booked = tuple(self.book(person, places[person * len(places) // people]) for person in range(people))
        self.at[0] = before
        return booked


@contextmanager
def gone(made: CounterOffice) -> Iterator[None]:
    """The database does not answer meanwhile: its file is not in its place. Nothing may be on its way then."""
    path = made.folder / "office.db"
    aside = made.folder / "office.db.aside"
    made.office.data.engines.close()
    path.rename(aside)
    path.mkdir()
    try:
        yield
    finally:
        made.office.data.engines.close()
        path.rmdir()
        aside.rename(path)


@contextmanager
def counter_office(folder: Path, *, counters: int = 3, slots: int = 6, capacity: int = 4) -> Iterator[CounterOffice]:
    """Make an embedded office with one site, half-hour slots from 09:00 of TODAY at each counter; it is 08:50 of that day."""
    at = [OPENING - timedelta(days=1)]
    key = new_key()
    office = create_office(embedded_url(folder), folder, key, "测试", clock=lambda: at[0])
    office_key.keep(folder, key, use_keyring=False)
    try:
        made = CounterOffice(folder, office, at)
        for user_name, full_name, roles in STAFF:
            made.add_staff(user_name, full_name, roles)
        made.site_id = made.do("zhou", AddSite("海淀服务大厅"))
        made.counters = tuple(made.do("zhou", AddCounter(made.site_id, f"{n + 1} 号窗口")) for n in range(counters))
        edits = tuple(
            SlotEdit(
                counter_id,
                OPENING + timedelta(minutes=30 * place),
                OPENING + timedelta(minutes=30 * (place + 1)),
                0,
                status=SlotStatus.OPEN,
                capacity=capacity,
                public_limit=capacity,
                kind=AppointmentKind.EITHER,
            )
            for counter_id in made.counters
            for place in range(slots)
        )
        made.do("zhou", ShapeSlots(Draft(made.site_id, edits)))
        at[0] = OPENING - timedelta(minutes=10)
        yield made
    finally:
        office.close()
