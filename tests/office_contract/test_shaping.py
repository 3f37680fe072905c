"""Drafts of edits: their impact, applying them whole or not at all, undoing them, ratchets, lists of people to move, templates."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casework.booking_numbers import AuditOfBookings, CalendarNumbers, NumbersBy
from casework.bookings import BookingOf, BookSlot, CancelBooking, MoveBooking
from casework.errors import Conflict, NotAllowed, Refused
from casework.reservations import AppointmentKind, CalendarRange, HistoryOfSlot, SlotStatus, TotalsByDay
from casework.shaping import (
    AffectedBy,
    ChangeCounter,
    ChangeSets,
    DayEdit,
    Draft,
    ImpactOf,
    MoveState,
    RecordTold,
    ShapeSlots,
    Surplus,
    UndoChange,
    Why,
)
from casework.slot_templates import ApplyTemplates, SaveTemplate, TemplateBody, TemplatePreview, Templates, Window
from casework.template_run import apply_templates
from tests.calendar_data import (
    MONDAY,
    Place,
    add_people,
    at,
    book,
    close_day,
    edit,
    of,
    open_site,
    open_slots,
    shape,
    slot_now,
    slots_of,
)
from tests.office_contract.house import House


@pytest.fixture
def place(office_house: House) -> Place:
    return open_site(office_house)


def audit(house: House) -> None:
    assert house.as_("zhou").ask(AuditOfBookings()).faults == ()


def test_every_bad_edit_is_refused_with_its_cells(office_house: House, place: Place) -> None:
    (nine,) = open_slots(office_house, place)
    far = date(2027, 3, 1)
    holiday = date(2026, 10, 1)
    bad = {
        "slot_across_midnight": edit(place, at(MONDAY, 23, 45)),
        "slot_in_the_past": edit(place, at(office_house.now.date(), 8)),
        "slots_overlap": edit(place, at(MONDAY, 9, 15)),
        "capacity_wrong": edit(place, at(MONDAY, 11), capacity=501),
        "day_provisional": edit(place, at(far, 9)),
        "day_closed": edit(place, at(holiday, 9)),
    }
    for code, wrong in bad.items():
        with pytest.raises(Refused, match=code) as refusal:
            shape(office_house, place, edit(place, at(MONDAY, 14)), wrong)
        assert refusal.value.values["cells"] == [
            {"counter_id": wrong.counter_id, "starts_at": wrong.starts_at.isoformat()}
        ]
    impact = office_house.as_("zhou").ask(ImpactOf(Draft(place.site_id, (bad["slots_overlap"],))))
    assert [problem.code for problem in impact.problems] == ["slots_overlap"]
    for wrong in (replace(bad["slots_overlap"], counter_id="999"), edit(place, at(MONDAY, 14), public_limit=4)):
        with pytest.raises(Refused, match=r"counter_unknown|capacity_wrong"):
            shape(office_house, place, wrong)  # type: ignore[arg-type] # an id is text
    with pytest.raises(Refused, match="reason_needed"):
        shape(office_house, place, of(nine, status=SlotStatus.CLOSED))
    with pytest.raises(Refused, match="nothing_changed"):
        shape(office_house, place, of(nine, capacity=3))
    with pytest.raises(NotAllowed, match="not_your_role"):
        office_house.do("chen", ShapeSlots(Draft(place.site_id, (of(nine, capacity=4),))))
    assert [slot.capacity for slot in slots_of(office_house, place)] == [3]
    shape(office_house, place, edit(place, at(MONDAY, 23, 30)))  # ends at midnight, and is that day's


def test_the_fence_holds_the_whole_draft_back(office_house: House, place: Place) -> None:
    nine, ten = open_slots(office_house, place, hours=(9, 10))
    (case_id,) = add_people(office_house, 1)
    book(office_house, case_id, nine)
    raising, closing = of(nine, capacity=5), of(ten, status=SlotStatus.CLOSED, reason="检修")
    shape(office_house, place, raising)  # adds places: a booking made since is no conflict
    with pytest.raises(Conflict, match="slots_changed") as stale:
        shape(office_house, place, of(nine, capacity=8), closing)
    (cell,) = stale.value.values["cells"]  # type: ignore[misc] # one
    assert (cell["slot_id"], cell["by"]) == (nine.id, "周主管")
    assert slot_now(office_house, place, ten.id).status is SlotStatus.OPEN
    fresh = slot_now(office_house, place, nine.id)
    (late,) = add_people(office_house, 1)
    book(office_house, late, nine)
    with pytest.raises(Conflict, match="slots_changed"):  # takes away: a booking made since is one
        shape(office_house, place, of(fresh, capacity=1), surplus=Surplus.RATCHET)
    with pytest.raises(Conflict, match="slots_changed"):  # somebody else made the cell
        shape(office_house, place, edit(place, at(MONDAY, 10)))
    with pytest.raises(Conflict, match="slots_changed"):  # a slot of the day that was not looked at
        shape(office_house, place, days=(DayEdit(MONDAY, is_closed=True, reason="检修"),), surplus=Surplus.MOVE)


def test_a_ratchet_takes_nobody_new_and_sinks_with_every_cancellation(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place, capacity=4)
    people = add_people(office_house, 5)
    booked = [book(office_house, case_id, slot) for case_id in people[:4]]
    lowered = of(slot_now(office_house, place, slot.id), capacity=2)
    with pytest.raises(Refused, match="capacity_below_bookings"):
        shape(office_house, place, lowered)
    change = shape(office_house, place, lowered, surplus=Surplus.RATCHET)
    now = slot_now(office_house, place, slot.id)
    assert (now.capacity, now.target, now.booked, now.left) == (4, 2, 4, 0)
    for left in (3, 2, 1):
        office_house.do("chen", CancelBooking(booked[left].id, booked[left].version, "不来"))
        now = slot_now(office_house, place, slot.id)
        assert (now.booked, now.capacity, now.target) == (left, max(left, 2), 2 if left > 2 else None)
        if left >= 2:
            with pytest.raises(Conflict, match="slot_full"):
                book(office_house, people[4], slot)
    book(office_house, people[4], slot)
    audit(office_house)
    undone = office_house.do("zhou", UndoChange(change.id, change.version))
    assert undone.undone_by == "周主管"
    assert slot_now(office_house, place, slot.id).capacity == 4
    with pytest.raises(Refused, match="already_undone"):
        office_house.do("zhou", UndoChange(change.id, undone.version))
    audit(office_house)


def test_a_signed_allowance_instead(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place, capacity=3)
    for case_id in add_people(office_house, 3):
        book(office_house, case_id, slot)
    lowered = of(slot_now(office_house, place, slot.id), capacity=1)
    until = at(MONDAY, 18)
    with pytest.raises(Refused, match="reason_needed"):
        shape(office_house, place, lowered, surplus=Surplus.ALLOW, allow_until=until)
    with pytest.raises(Refused, match="allowance_until_wrong"):
        shape(office_house, place, lowered, surplus=Surplus.ALLOW, reason="特批", allow_until=office_house.now)
    shape(office_house, place, lowered, surplus=Surplus.ALLOW, reason="特批", allow_until=until)
    now = slot_now(office_house, place, slot.id)
    assert (now.capacity, now.allowance, now.over, now.left) == (1, 2, 2, 0)
    audit(office_house)


def test_a_day_with_thirty_people_is_closed_and_everybody_moved(office_house: House, place: Place) -> None:
    hours = (9, 10, 11, 13, 14)
    slots = open_slots(office_house, place, hours=hours, capacity=6)
    next_day = MONDAY + timedelta(days=1)
    open_slots(office_house, place, on=next_day, hours=hours, capacity=6)
    people = add_people(office_house, 30)
    for number, case_id in enumerate(people):
        book(office_house, case_id, slots[number % 5])
    edits = tuple(of(slot, status=SlotStatus.CLOSED, reason="检修") for slot in slots_of(office_house, place))
    day = DayEdit(MONDAY, is_closed=True, reason="检修")
    draft = Draft(place.site_id, edits, (day,), Surplus.MOVE, "检修")
    impact = office_house.as_("zhou").ask(ImpactOf(draft))
    assert (impact.slots, impact.places, len(impact.people), impact.problems, impact.conflicts) == (5, 0, 30, (), ())
    assert {person.why for person in impact.people} == {Why.DAY_CLOSED}
    proposed = [person.proposed for person in impact.people]
    assert all(place_ is not None and place_.counter_id == place.counters[0] for place_ in proposed)
    assert len({(p.slot_id, n) for n, p in enumerate(proposed) if p is not None}) == 30
    change = office_house.do("zhou", ShapeSlots(draft))
    assert (change.slots, change.people, change.waiting) == (5, 30, 30)
    assert sum(slot.booked for slot in slots_of(office_house, place)) == 30  # nobody lost a booking
    with pytest.raises(Refused, match="day_closed"):
        shape(office_house, place, edit(place, at(MONDAY, 16)))
    office_house.do("zhou", RecordTold(change.id, impact.people[0].booking_id, is_agreed=True))
    with pytest.raises(Refused, match="reason_needed"):
        office_house.do("zhou", RecordTold(change.id, impact.people[1].booking_id, is_kept=True))
    office_house.later(minutes=1)
    for person in office_house.as_("zhou").ask(AffectedBy(change.id)):
        assert person.proposed is not None
        move = MoveBooking(person.booking_id, person.booking_version, person.proposed.slot_id, "检修")
        office_house.do("chen", move)
    after = office_house.as_("zhou").ask(AffectedBy(change.id))
    assert {person.state for person in after} == {MoveState.MOVED}
    assert after[0].is_agreed
    assert office_house.as_("zhou").ask(ChangeSets(place.site_id))[0].waiting == 0
    assert [slot.booked for slot in slots_of(office_house, place)] == [0] * 5
    assert [slot.booked for slot in slots_of(office_house, place, next_day)] == [6] * 5
    totals = office_house.as_("zhou").ask(TotalsByDay(place.site_id, MONDAY, next_day))
    assert [(one.booked, one.closed_slots, one.day.is_closed) for one in totals] == [(0, 5, True), (30, 0, False)]
    (row,) = office_house.as_("zhou").ask(CalendarNumbers(NumbersBy.SITE, MONDAY, next_day))
    assert (row.offered, row.booked, row.closed, row.use) == (30, 30, 30, 1.0)
    assert office_house.as_("zhou").ask(HistoryOfSlot(slots[0].id))[0].act == "MoveBooking"
    audit(office_house)


def test_undoing_refuses_where_bookings_depend_on_it(office_house: House, place: Place) -> None:
    nine, ten = open_slots(office_house, place, hours=(9, 10), capacity=1)
    made = shape(office_house, place, edit(place, at(MONDAY, 14)), of(nine, capacity=2), of(ten, capacity=2))
    two = next(slot for slot in slots_of(office_house, place) if slot.starts_at == at(MONDAY, 14))
    one, other = add_people(office_house, 2)
    mine = book(office_house, one, nine)
    theirs = book(office_house, other, two)
    with pytest.raises(Refused, match="undo_blocked") as refusal:
        office_house.do("zhou", UndoChange(made.id, made.version))
    (cell,) = refusal.value.values["cells"]  # type: ignore[misc] # one
    assert (cell["slot_id"], cell["why"], cell["booked"]) == (two.id, "booked", 1)
    office_house.do("chen", CancelBooking(theirs.id, theirs.version, "不来"))
    shape(office_house, place, of(slot_now(office_house, place, ten.id), capacity=5))
    with pytest.raises(Refused, match="undo_blocked") as refusal:
        office_house.do("zhou", UndoChange(made.id, made.version))
    (cell,) = refusal.value.values["cells"]  # type: ignore[misc] # one
    assert (cell["slot_id"], cell["why"]) == (ten.id, "changed")
    newest = office_house.as_("zhou").ask(ChangeSets(place.site_id))[0]
    office_house.do("zhou", UndoChange(newest.id, newest.version))
    with pytest.raises(Refused, match="undo_blocked"):
        office_house.do("zhou", UndoChange(made.id, made.version))  # what was undone touched it too
    assert office_house.as_("chen").ask(BookingOf(one)) == mine
    audit(office_house)


def test_undoing_a_closed_day_opens_it_as_it_was(office_house: House, place: Place) -> None:
    open_slots(office_house, place, hours=(9, 10))
    before = [(s.status, s.capacity, s.closed_reason) for s in slots_of(office_house, place)]
    change = close_day(office_house, place)
    assert office_house.as_("zhou").ask(CalendarRange(place.site_id, MONDAY, MONDAY)).days[0].is_closed
    office_house.do("zhou", UndoChange(change.id, change.version))
    assert [(s.status, s.capacity, s.closed_reason) for s in slots_of(office_house, place)] == before
    assert not office_house.as_("zhou").ask(CalendarRange(place.site_id, MONDAY, MONDAY)).days[0].is_closed
    with pytest.raises(Conflict, match="version"):
        office_house.do("zhou", ChangeCounter(place.counters[0], 9, "别名", is_active=True))


BODY = TemplateBody(
    name="工作日",
    counter_id="1",  # type: ignore[arg-type] # an id is text
    kind=AppointmentKind.EITHER,
    weekdays=frozenset(range(5)),
    windows=(Window(540, 690), Window(810, 990)),
    slot_minutes=30,
    capacity=4,
    public_limit=3,
    valid_from=MONDAY,
)


def test_templates_fill_empty_cells_and_nothing_else(office_house: House, place: Place) -> None:
    body = replace(BODY, counter_id=place.counters[0])
    template = office_house.do("zhou", SaveTemplate(None, 0, body))
    with pytest.raises(Refused, match="template_overlaps"):
        office_house.do("zhou", SaveTemplate(None, 0, replace(body, name="又一个", windows=(Window(600, 660),))))
    office_house.do("zhou", SaveTemplate(None, 0, replace(body, name="二号", counter_id=place.counters[1])))
    for wrong in (
        replace(body, windows=(Window(1400, 1500),)),
        replace(body, weekdays=frozenset()),
        replace(body, public_limit=9),
        replace(body, windows=(Window(540, 600), Window(570, 700))),
        replace(body, valid_to=MONDAY - timedelta(days=1)),
    ):
        with pytest.raises(Refused, match=r"template_wrong|capacity_wrong|slot_across_midnight"):
            office_house.do("zhou", SaveTemplate(None, 0, replace(wrong, name="错")))
    shape(office_house, place, edit(place, at(MONDAY, 9, 15)))  # lies over two cells of the template
    last = date(2026, 10, 11)
    ask = TemplatePreview(place.site_id, (template.id,), MONDAY, last)
    seen = office_house.as_("zhou").ask(ask)
    applied = office_house.do("zhou", ApplyTemplates(place.site_id, (template.id,), MONDAY, last))
    assert (seen.open_slots, seen.draft_slots, seen.kept_slots) == (applied.open_slots, 0, 2)
    # 21-25 and 28-30 September, 8 and 9 October; 25 September and 1-7 October are holidays, 20 September a make-up day
    days = {slot.on for on in _days(MONDAY, last) for slot in slots_of(office_house, place, on)}
    assert days == {date(2026, 9, d) for d in (21, 22, 23, 24, 28, 29, 30)} | {date(2026, 10, d) for d in (8, 9)}
    assert applied.open_slots == 9 * 11 - 2
    again = office_house.do("zhou", ApplyTemplates(place.site_id, (template.id,), MONDAY, last))
    assert (again.open_slots, again.kept_slots) == (0, 9 * 11)
    assert {day.name for day in applied.left_out} >= {"国庆节", "中秋节"} or len(applied.left_out) >= 5
    (stored, _) = office_house.as_("zhou").ask(Templates(place.site_id))
    assert stored.applied_to == last
    assert applied.change_set is not None
    (case_id,) = add_people(office_house, 1)
    chosen = slots_of(office_house, place, date(2026, 9, 22))[3]
    booked = office_house.do("chen", BookSlot(case_id, chosen.id))
    with pytest.raises(Refused, match="undo_blocked"):
        office_house.do("zhou", UndoChange(applied.change_set.id, applied.change_set.version))
    office_house.do("chen", CancelBooking(booked.id, booked.version, "不来"))
    office_house.do("zhou", UndoChange(applied.change_set.id, applied.change_set.version))
    assert [slot.status for slot in slots_of(office_house, place, date(2026, 9, 22))] == [SlotStatus.DRAFT]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def test_a_long_range_tells_its_progress_and_stops(office_house: House, place: Place) -> None:
    template = office_house.do("zhou", SaveTemplate(None, 0, replace(BODY, counter_id=place.counters[0])))
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) < 2

    last = MONDAY + timedelta(days=83)
    door = office_house.as_("zhou")
    run = (door, place.site_id, (template.id,), MONDAY, last)
    stopped = apply_templates(*run, "long-run", progress)
    assert told == [(28, 84), (56, 84)]
    finished = apply_templates(*run, "long-run")  # the same key goes on where it stopped
    assert finished.open_slots > stopped.open_slots
    assert finished.change_set is not None
    assert stopped.change_set is not None
    assert finished.change_set.id == stopped.change_set.id
    assert finished.change_set.slots == finished.open_slots
    assert finished.draft_slots == 0
