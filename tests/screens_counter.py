"""A morning at the counter for pictures: 60 people booked, half of them through, two without a booking, one on-site review open."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from admin.demo import people as demo_people
from admin.demo import plan as demo
from admin.demo.papers import papers_for
from casework.bookings import Booking, BookingStatus, BookSlot
from casework.cases import CaseId, FeeBasis, FileForMaterial, RegisterCase
from casework.catalogue import load
from casework.counter import CallVisitor, CheckIn, MarkNoShow, MarkServed, WalkIn
from casework.database import opening
from casework.lifecycle import BusinessType, CaseState
from casework.onsite import OnsiteReviewOf, Original, TickOriginal
from casework.people import Role
from casework.reservations import Slot
from tests.counter_office import OPENING, PASSWORD, TODAY, CounterOffice, counter_office

if TYPE_CHECKING:
    from tests.screens import Camera

NOW = OPENING + timedelta(minutes=102)  # 10:42 in Beijing
PEOPLE, FIRST_UNPASSED = 60, 3


@contextmanager
def morning(folder: Path) -> Iterator[tuple[CounterOffice, CaseId]]:
    """The office at 10:42, and the case whose on-site review is open. The program that opens it goes by its clock."""
    with counter_office(folder, counters=3, slots=6, capacity=4) as made:
        made.add_staff("chenyu", "陈宇", frozenset({Role.COUNTER_OFFICER}))
        made.at[0] = OPENING - timedelta(days=1)
        people = _people(made)
        reviewed = _mark(made, people)
        made.at[0] = NOW
        real = opening.open_office
        opening.open_office = partial(real, clock=lambda: made.at[0])  # type: ignore[assignment] # for this picture
        try:
            yield made, reviewed
        finally:
            opening.open_office = real


def _people(made: CounterOffice) -> list[Booking]:
    slots = sorted(made.slots(), key=lambda slot: (slot.starts_at, slot.counter_id))
    places = [slot for slot in slots for _ in range(slot.capacity)][:PEOPLE]
    kinds = [case for case in demo.demo_plan(TODAY).cases if case.state is CaseState.PRE_REVIEWING]
    planned = [
        replace(kinds[number % len(kinds)], person=person, number=number)
        for number, person in enumerate(demo_people.people(PEOPLE, TODAY))
    ]
    return [_book(made, planned[number], number, slot) for number, slot in enumerate(places)]


def _book(made: CounterOffice, planned: demo.PlannedCase, number: int, slot: Slot) -> Booking:
    """A planned person of the demo with a place; one of them with papers, some not passed in review."""
    catalogue, kind = load(), planned.business_type
    files: tuple[FileForMaterial, ...] = ()
    if number == 26:
        new = next(c for c in demo.demo_plan(TODAY).cases if c.business_type is BusinessType.NEW_APPLICATION)
        planned = replace(new, person=planned.person, number=number, state=CaseState.PRE_REVIEWING, defects={})
        kind = planned.business_type
        door = made.office.acting_as("chen")
        papers = papers_for(planned, TODAY, catalogue).first
        blobs = [door.documents.put(io.BytesIO(paper.data), len(paper.data)).id for paper in papers]
        pairs = zip(papers, blobs, strict=True)
        files = tuple(FileForMaterial(p.material, blob, p.file_name, p.page_count) for p, blob in pairs)
        door.close()
    data = demo.basic_data(planned, catalogue, TODAY)
    command = RegisterCase(kind, planned.person.district, planned.conditions, data, FeeBasis.CONTRACT, files=files)
    case_id = made.do("chen", command).case_id
    if kind is BusinessType.NEW_APPLICATION or number % 7 != FIRST_UNPASSED:
        made.pass_review(case_id)
    return made.do("chen", BookSlot(case_id, slot.id))


def _mark(made: CounterOffice, people: list[Booking]) -> CaseId:
    """What happened until now."""
    for number, booked in enumerate(people[:40]):
        came_at = booked.starts_at - timedelta(minutes=(number * 5) % 11 - 2)
        if came_at > NOW or number % 9 == 4:
            continue
        made.at[0] = came_at
        made.do("chen", CheckIn(booked.id, BookingStatus.ACTIVE, on_the_spot=True))
        called_at = came_at + timedelta(minutes=4 + number % 13)
        if called_at > NOW - timedelta(minutes=3):
            continue
        made.at[0] = called_at
        made.do("chen", CallVisitor(booked.id, None, made.counters[number % 3]))
        if called_at < NOW - timedelta(minutes=14) and number != 26:
            made.at[0] = called_at + timedelta(minutes=9)
            made.do("chen", MarkServed(booked.id, None))
    made.at[0] = NOW
    for number in (4, 13):
        made.do("chen", MarkNoShow(people[number].id, BookingStatus.ACTIVE))
    made.do("chen", WalkIn(made.site_id, TODAY, None, "高明远", "W201", NOW - timedelta(minutes=6)))
    return _review(made, people[26])


def _review(made: CounterOffice, booked: Booking) -> CaseId:
    review = made.ask(OnsiteReviewOf(booked.case_id))
    wanted = [material.code for material in review.materials if material.is_wanted]
    for code in wanted[:6]:
        original = Original.DIFFERS if code == wanted[4] else Original.MATCHES
        note = "原件为换发的新版，与上传的旧版不一致。" if original is Original.DIFFERS else ""
        made.do("chen", TickOriginal(booked.case_id, code, None, original, note))
    return booked.case_id


def take(camera: "Camera", made: CounterOffice, reviewed: str) -> None:
    """The day's list, the call display, the on-site review, somebody without a booking."""
    program = camera.program
    program.settings.set("counter_mine", made.counters[1])
    program.signing.sign_in("chenyu", PASSWORD)
    camera.until(lambda: program.screens is not None and program.screens.counter is not None)
    counter = program.screens.counter
    program.window.show_screen("counter")
    camera.until(lambda: counter.view.day is not None and counter.view.day.visits)
    chosen = next(visit for visit in counter.view.day.visits if visit.state == "called")
    counter.view.choose(chosen.id)
    counter.view.table.scrollTo(counter.view.table.currentIndex(), counter.view.table.ScrollHint.PositionAtCenter)
    camera.shoot("counter")
    counter.counter.paper.toggle_display()
    display = counter.counter.paper.display
    display.resize(*camera.size)
    camera.wait(300)
    camera.save(display, "display")
    display.close()
    program.window.show_screen("onsite")
    counter.onsite.open(reviewed)
    camera.until(lambda: counter.onsite_view.review is not None)
    camera.wait(1200)
    camera.shoot("onsite")
    counter.onsite.close()
    counter.view.head.scan.setText("W201")
    camera.wait(100)
    counter.view.walk_in_requested.emit("张")
    camera.wait(700)
    camera.dialog("personDialog", "walk_in")
