"""The demo's calendar: two sites of three counters, a season of slots by templates, visits that were and will be, and today's people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from admin.demo.people import people
from admin.demo.plan import PlannedCase, basic_data
from casework.bookings import Booking, BookingStatus, BookSlot, Channel
from casework.cases import CaseId, FeeBasis, RegisterCase
from casework.catalogue import Catalogue
from casework.counter import CheckIn, MarkNoShow, MarkServed
from casework.database.act import Act
from casework.database.bookings import book
from casework.database.cases import register_case
from casework.database.counter import check_in, mark_no_show, mark_served
from casework.database.engine import writing
from casework.database.journal_rows import append
from casework.database.office import DatabaseOffice
from casework.database.places import Wish
from casework.holidays import OpenProvisionalDay
from casework.lifecycle import BusinessType, CaseState, flow_of
from casework.office import Question
from casework.onsite import FailOnsite, OnsiteItem, OnsiteReviewOf, Original, PassOnsite, Remedy, TickOriginal
from casework.people import Role
from casework.reservations import (
    AppointmentKind,
    CalendarRange,
    CounterId,
    DayKind,
    FreeSlots,
    SiteId,
    Slot,
    SlotStatus,
    kind_for,
)
from casework.shaping import AddCounter, AddSite, Draft, ShapeSlots, SignAllowance, SlotEdit, Surplus
from casework.slot_templates import ApplyTemplates, SaveTemplate, TemplateBody, TemplateId, Window
from casework.workdays import SHANGHAI

A = TypeVar("A")
Do = Callable[..., object]
SITES = (("朝阳服务大厅", "北京市朝阳区工体北路 8 号 2 层"), ("海淀服务大厅", "北京市海淀区知春路 6 号 1 层"))
COUNTERS = ("1 号窗口", "2 号窗口", "3 号窗口")
HOURS = (Window(9 * 60, 11 * 60 + 30), Window(13 * 60 + 30, 16 * 60 + 30))
BEFORE, AFTER = timedelta(days=70), timedelta(days=45)
TODAYS_PEOPLE = 60
COMING_PEOPLE = 70


class DemoCalendar:
    """Makes the calendar and leads cases through their visits, at whatever time the seeding's clock shows."""

    def __init__(self, office: DatabaseOffice, do: Do, catalogue: Catalogue, today: date) -> None:
        self._office = office
        self._do = do
        self._catalogue = catalogue
        self._today = today
        self.sites: list[SiteId] = []
        self._counters: dict[SiteId, list[CounterId]] = {}

    def open(self) -> None:
        """Sites, counters, templates and their slots, from before the first visit to some weeks from now."""
        for name, address in SITES:
            site_id = SiteId(str(self._do("zhoujing", AddSite(name, address))))
            self.sites.append(site_id)
            windows = [CounterId(str(self._do("zhoujing", AddCounter(site_id, counter)))) for counter in COUNTERS]
            self._counters[site_id] = windows
            made = [self._template(counter_id, number) for number, counter_id in enumerate(windows)]
            first, last = self._today - BEFORE, self._today + AFTER
            self._do("zhoujing", ApplyTemplates(site_id, tuple(made), first, last))
            self._open_today(site_id)

    def _template(self, counter_id: CounterId, number: int) -> TemplateId:
        kind = (AppointmentKind.EITHER, AppointmentKind.ONSITE, AppointmentKind.EITHER)[number]
        body = TemplateBody(
            name=f"工作日 {COUNTERS[number]}",
            counter_id=counter_id,
            kind=kind,
            weekdays=frozenset(range(5)),
            windows=HOURS,
            slot_minutes=30,
            capacity=(4, 3, 4)[number],
            public_limit=(3, 2, 3)[number],
            valid_from=self._today - BEFORE,
        )
        stored = self._do("zhoujing", SaveTemplate(None, 0, body))
        return TemplateId(str(stored.id))  # type: ignore[attr-defined] # SaveTemplate answers with a Template

    def _open_today(self, site_id: SiteId) -> None:
        """The demo has a day at the counter whenever it is made: a weekend or holiday is opened by name."""
        view = self._ask(CalendarRange(site_id, self._today, self._today))
        if view.slots:
            return
        day = view.days[0]
        if day.kind is DayKind.HOLIDAY or day.is_provisional:
            self._do("zhoujing", OpenProvisionalDay(site_id, self._today, "演示：当天开放"))
        edits = tuple(
            SlotEdit(counter_id, start, start + timedelta(minutes=30), 0, capacity=4, public_limit=3)
            for counter_id in self._counters[site_id]
            for start in _starts(self._today)
        )
        still_open = tuple(edit for edit in edits if edit.ends_at > self._office.data.now())
        if still_open:
            self._do("zhoujing", ShapeSlots(Draft(site_id, still_open, reason="演示")))

    def _ask(self, question: Question[A]) -> A:
        return self._office.acting_as("zhoujing").ask(question)

    # one case's visit

    def book(self, case_id: CaseId, case: PlannedCase, on: date, user_name: str = "chenyu") -> Booking:
        """The first free slot of a day, or of a later one; a held place for a draft."""
        site_id = self.sites[case.number % len(self.sites)]
        kind = kind_for(flow_of(case.business_type))
        for ahead in range(15):
            for free in self._ask(FreeSlots(site_id, kind, on=on + timedelta(days=ahead), limit=50))[case.number % 5 :]:
                booked = self._do(user_name, BookSlot(case_id, free.slot_id))
                assert isinstance(booked, Booking)
                return booked
        raise AssertionError("the demo's calendar is full")

    def check_in(self, booked: Booking) -> None:
        """The person is here."""
        self._do("chenyu", CheckIn(booked.id, BookingStatus.ACTIVE))

    def serve(self, booked: Booking) -> None:
        """The visit is done."""
        self._do("chenyu", MarkServed(booked.id, None))

    def pass_onsite(self, case_id: CaseId) -> None:
        """Every original matches."""
        for one in self._ask(OnsiteReviewOf(case_id)).materials:
            if one.is_wanted:
                self._do("chenyu", TickOriginal(case_id, one.code, None, Original.MATCHES))
        self._do("chenyu", PassOnsite(case_id, self._ask(OnsiteReviewOf(case_id)).case_version))

    def fail_onsite(self, case_id: CaseId) -> None:
        """One original is missing, and is to be brought."""
        review = self._ask(OnsiteReviewOf(case_id))
        code = next(one.code for one in review.materials if one.is_wanted)
        items = (OnsiteItem(code, Remedy.BRING, "原件与扫描件不一致，请携带最新原件再来。"),)
        self._do("chenyu", FailOnsite(case_id, review.case_version, items))

    # today and the weeks to come

    def fill(self) -> None:
        """Today's people with their marks so far, bookings of the days to come, and some slots out of the ordinary."""
        office, now = self._office, self._office.data.now()
        door = office.acting_as("chenyu")
        with writing(office.data.engines) as connection:
            person, _ = door.who(connection, frozenset({Role.COUNTER_OFFICER}))
            act = Act(office.data, connection, self._opening(), person)
            booked = list(self._book_crowd(act))
            append(act, "SeedDemo", "demo-crowd", b"", "null")
        self._mark(booked, now)
        self._shape()

    def _opening(self) -> datetime:
        """Today at eight, or now when that is still to come."""
        eight = datetime.combine(self._today, time(8), SHANGHAI).astimezone(UTC)
        return min(eight, self._office.data.now())

    def _book_crowd(self, act: Act) -> Iterator[Booking]:
        """Register people and book them, today's first, all in one transaction."""
        wished = [*self._places(self._today, self._today, TODAYS_PEOPLE)]
        wished += self._places(self._today + timedelta(days=1), self._today + timedelta(days=20), COMING_PEOPLE)
        everybody = people(len(wished) + 100, self._today)[100:]
        for number, (slot, human) in enumerate(zip(wished, everybody, strict=True)):
            is_visit = slot.kind is AppointmentKind.EITHER and number % 4 == 3
            business_type = BusinessType.GENERAL_INFO_CHANGE if is_visit else BusinessType.NEW_APPLICATION
            planned = PlannedCase(200 + number, human, business_type, CaseState.PRE_REVIEW_PASSED, 0)
            data = basic_data(planned, self._catalogue, self._today)
            command = RegisterCase(business_type, human.district, {}, data, FeeBasis.CONTRACT)
            registered = register_case(act, command)
            case = act.take(registered.case_id)
            if not (is_visit and number % 16 == 15):  # a few visits are not passed yet
                case.set(state=CaseState.PRE_REVIEW_PASSED.value, due_at=None)
            yield book(act, case, Wish(int(slot.id), kind_for(flow_of(business_type)), Channel.STAFF))

    def _places(self, first: date, last: date, count: int) -> Sequence[Slot]:
        """Places over the slots of these days, fuller in the morning."""
        free: list[Slot] = []
        for site_id in self.sites:
            for slot in self._ask(CalendarRange(site_id, first, last)).slots:
                is_morning = slot.starts_at.astimezone(SHANGHAI).hour < 12
                free += [slot] * min(slot.left, 3 if is_morning else 2)
        step = max(len(free) // count, 1)
        return free[::step][:count]

    def _mark(self, booked: list[Booking], now: datetime) -> None:
        """What the counter has marked by now: served, here, did not come."""
        office = self._office
        door = office.acting_as("chenyu")
        late = [
            one
            for one in booked
            if one.starts_at < now + timedelta(minutes=10) and one.starts_at > now - timedelta(days=1)
        ]
        late = [one for one in late if one.starts_at.astimezone(SHANGHAI).date() == self._today]
        with writing(office.data.engines) as connection:
            person, _ = door.who(connection, frozenset({Role.COUNTER_OFFICER}))
            for number, one in enumerate(late):
                came_at = min(one.starts_at - timedelta(minutes=number % 9), now)
                act = Act(office.data, connection, came_at, person)
                if number % 13 == 12 and one.starts_at + timedelta(minutes=20) < now:
                    act.now = one.starts_at + timedelta(minutes=20)
                    mark_no_show(act, MarkNoShow(one.id, BookingStatus.ACTIVE))
                else:
                    check_in(act, CheckIn(one.id, BookingStatus.ACTIVE, on_the_spot=True))
                append(act, "SeedDemo", f"demo-came-{one.id}", b"", "null")
                if one.starts_at + timedelta(minutes=25) < now and number % 13 != 12:
                    done = Act(office.data, connection, one.starts_at + timedelta(minutes=25), person)
                    mark_served(done, MarkServed(one.id, None))
                    append(done, "SeedDemo", f"demo-done-{one.id}", b"", "null")

    def _shape(self) -> None:
        """A ratchet, a closed hour, and places signed for above the capacity, on the next days with slots."""
        site_id = self.sites[0]
        view = self._ask(CalendarRange(site_id, self._today + timedelta(days=1), self._today + timedelta(days=12)))
        booked = [slot for slot in view.slots if slot.booked and slot.status is SlotStatus.OPEN]
        empty = [slot for slot in view.slots if not slot.booked and slot.status is SlotStatus.OPEN]
        if len(booked) < 3 or len(empty) < 2:
            return
        closing = tuple(replace(_seen(slot), status=SlotStatus.CLOSED, reason="打印机检修") for slot in empty[:2])
        self._do("zhoujing", ShapeSlots(Draft(site_id, closing, reason="打印机检修")))
        sinking = next((slot for slot in booked if slot.booked > 1), booked[0])
        lowered = replace(_seen(sinking), capacity=sinking.booked - 1)
        self._do("zhoujing", ShapeSlots(Draft(site_id, (lowered,), (), Surplus.RATCHET, "当天少一人值班")))
        full = next(slot for slot in booked if slot.id != sinking.id)
        until = full.starts_at
        self._do("zhoujing", SignAllowance(full.id, full.version, 2, until, "签证到期，加急办理"))


def _seen(slot: Slot) -> SlotEdit:
    return SlotEdit(slot.counter_id, slot.starts_at, slot.ends_at, slot.version)


def _starts(on: date) -> list[datetime]:
    midnight = datetime.combine(on, time(), SHANGHAI).astimezone(UTC)
    return [
        midnight + timedelta(minutes=minute) for window in HOURS for minute in range(window.start, window.end - 29, 30)
    ]
