"""Booking, moving, giving back: who may, when, what becomes of the case; nobody is overbooked and no booking is lost."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from casework.booking_numbers import AuditOfBookings, FaultCode
from casework.bookings import (
    BookingOf,
    BookingStatus,
    BookSlot,
    CancelBooking,
    CannotCome,
    Channel,
    MoveBooking,
    PeopleOfSlots,
    RevealContacts,
)
from casework.cases import CaseId, RecordProgress
from casework.database.tables import access_log, outbox
from casework.errors import Conflict, NotAllowed, Refused
from casework.lifecycle import BusinessType, CaseState, Event
from casework.reservations import AppointmentKind, FreeSlots, PublicSlots, PublicState, SlotStatus
from casework.review import CaseOpened
from casework.shaping import SetBookingRules, SignAllowance, Surplus
from tests.calendar_data import (
    MONDAY,
    Place,
    add_people,
    at,
    book,
    close_all,
    of,
    open_site,
    open_slots,
    shape,
    slot_now,
    slots_of,
)
from tests.office_contract.house import House

RENEWAL = BusinessType.RENEWAL


def state_of(house: House, case_id: CaseId) -> CaseState:
    return house.as_("zhou").ask(CaseOpened(case_id)).row.state


def audit(house: House) -> None:
    """Every number of every slot equals the bookings behind it."""
    found = house.as_("zhou").ask(AuditOfBookings())
    assert found.faults == ()


@pytest.fixture
def place(office_house: House) -> Place:
    return open_site(office_house)


def test_a_place_is_taken_and_given_back(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place)
    (case_id,) = add_people(office_house, 1)
    booked = book(office_house, case_id, slot)
    assert (booked.status, booked.channel, booked.starts_at) == (BookingStatus.ACTIVE, Channel.STAFF, slot.starts_at)
    assert state_of(office_house, case_id) is CaseState.ONSITE_BOOKED
    assert office_house.as_("chen").ask(BookingOf(case_id)) == booked
    now = slot_now(office_house, place, slot.id)
    assert (now.booked, now.left, now.version) == (1, 2, 2)
    with pytest.raises(Refused, match="reason_needed"):
        office_house.do("chen", CancelBooking(booked.id, booked.version))
    office_house.do("chen", CancelBooking(booked.id, booked.version, "电话取消"))
    assert slot_now(office_house, place, slot.id).booked == 0
    assert state_of(office_house, case_id) is CaseState.PRE_REVIEW_PASSED
    assert office_house.as_("chen").ask(BookingOf(case_id)) is None
    with pytest.raises(Refused, match="booking_over"):
        office_house.do("chen", CancelBooking(booked.id, booked.version + 1, "再次"))
    audit(office_house)


def test_the_last_place_goes_once_and_the_loser_hears_of_three_nearby(office_house: House, place: Place) -> None:
    nine, ten, eleven, two = open_slots(office_house, place, hours=(9, 10, 11, 14), capacity=1)
    open_slots(office_house, place, hours=(9,), counter=1)
    first, second = add_people(office_house, 2)
    book(office_house, first, nine)
    with pytest.raises(Conflict, match="slot_full") as lost:
        book(office_house, second, nine)
    nearest = lost.value.values["nearest"]
    assert isinstance(nearest, list)
    assert len(nearest) == 3
    assert {near["slot_id"] for near in nearest} <= {
        str(ten.id),
        str(eleven.id),
        str(slots_of(office_house, place)[-1].id),
    }
    assert str(two.id) not in {near["slot_id"] for near in nearest}
    assert office_house.as_("chen").ask(BookingOf(second)) is None
    book(office_house, second, ten)
    audit(office_house)


def test_one_booking_a_case_and_one_key_one_booking(office_house: House, place: Place) -> None:
    nine, ten = open_slots(office_house, place, hours=(9, 10))
    (case_id,) = add_people(office_house, 1)
    door = office_house.as_("chen")
    first = door.do(BookSlot(case_id, nine.id), "one-key-of-mine")
    assert door.do(BookSlot(case_id, nine.id), "one-key-of-mine") == first
    with pytest.raises(Refused, match="key_used_twice"):
        door.do(BookSlot(case_id, ten.id), "one-key-of-mine")
    with pytest.raises(Refused, match="already_booked") as refusal:
        book(office_house, case_id, ten)
    assert refusal.value.values["booking_id"] == first.answer.id
    assert slot_now(office_house, place, nine.id).booked == 1
    audit(office_house)


def test_moving_takes_the_new_place_before_the_old_one_is_free(office_house: House, place: Place) -> None:
    nine, ten = open_slots(office_house, place, hours=(9, 10), capacity=1)
    one, two = add_people(office_house, 2)
    mine, theirs = book(office_house, one, nine), book(office_house, two, ten)
    with pytest.raises(Conflict, match="slot_full"):
        office_house.do("chen", MoveBooking(mine.id, mine.version, ten.id))
    assert office_house.as_("chen").ask(BookingOf(one)) == mine
    with pytest.raises(Refused, match="same_slot"):
        office_house.do("chen", MoveBooking(mine.id, mine.version, nine.id))
    office_house.do("chen", CancelBooking(theirs.id, theirs.version, "不来"))
    moved = office_house.do("chen", MoveBooking(mine.id, mine.version, ten.id, "改到十点"))
    assert (moved.id, moved.moves, moved.slot_id) == (mine.id, 1, ten.id)
    with pytest.raises(Conflict, match="version"):
        office_house.do("chen", MoveBooking(mine.id, mine.version, nine.id))
    back = office_house.do("chen", MoveBooking(moved.id, moved.version, nine.id))
    assert [slot.booked for slot in slots_of(office_house, place)] == [1, 0]
    assert back.moves == 2
    with office_house.office.data.engines.read.connect() as connection:
        kinds = connection.execute(select(outbox.c.kind).where(outbox.c.booking_id == int(mine.id))).scalars().all()
    assert kinds == ["booking_moved"]
    audit(office_house)


def test_what_may_not_be_booked(office_house: House, place: Place) -> None:
    nine, ten = open_slots(office_house, place, hours=(9, 10))
    (visits,) = open_slots(office_house, place, counter=1, kind=AppointmentKind.VISIT)
    (ready,) = add_people(office_house, 1)
    (early,) = add_people(office_house, 1, state=CaseState.PRE_REVIEWING)
    (done,) = add_people(office_house, 1, state=CaseState.ONSITE_PASSED)
    with pytest.raises(Refused, match="booking_too_early"):
        book(office_house, early, nine)
    with pytest.raises(Refused, match="not_bookable"):
        book(office_house, done, nine)
    with pytest.raises(Refused, match="wrong_kind"):
        book(office_house, ready, visits)
    shape(office_house, place, *close_all([ten]))
    with pytest.raises(Refused, match="slot_closed") as closed:
        book(office_house, ready, ten)
    assert closed.value.values["nearest"]
    office_house.at[0] = at(MONDAY, 9, 30)
    with pytest.raises(Refused, match="slot_past"):
        book(office_house, ready, nine)  # it ended while the dialog was open
    for user_name in ("shen", "qian", "guan"):
        with pytest.raises(NotAllowed, match="not_your_role"):
            book(office_house, ready, nine, user_name)


def test_applicants_take_from_their_share_of_released_days(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place, capacity=3)
    shape(office_house, place, of(slot, public_limit=1))
    far = MONDAY + timedelta(days=21)
    (later,) = open_slots(office_house, place, on=far)
    one, two, three = add_people(office_house, 3)
    with pytest.raises(Refused, match="slot_not_released"):
        book(office_house, one, later, "applicant")
    mine = book(office_house, one, slot, "applicant")
    assert mine.channel is Channel.PUBLIC
    with pytest.raises(Conflict, match="slot_full"):
        book(office_house, two, slot, "applicant")
    book(office_house, two, slot)
    now = slot_now(office_house, place, slot.id)
    assert (now.booked, now.booked_public, now.public_limit) == (2, 1, 1)
    shown = office_house.as_("applicant").ask(PublicSlots(three, place.site_id, MONDAY, MONDAY))
    assert [(one.state, one.left) for one in shown] == [(PublicState.FULL, 0)]
    shown = office_house.as_("applicant").ask(PublicSlots(one, place.site_id, MONDAY, MONDAY))
    assert shown[0].state is PublicState.MINE
    audit(office_house)


def test_a_day_is_released_at_its_hour(office_house: House, place: Place) -> None:
    day = MONDAY + timedelta(days=14)  # Monday 5 October 2026 is a holiday: take the Monday after
    day += timedelta(days=7)
    (slot,) = open_slots(office_house, place, on=day)
    (case_id,) = add_people(office_house, 1)
    office_house.at[0] = at(day - timedelta(days=14), 7, 59)
    with pytest.raises(Refused, match="slot_not_released"):
        book(office_house, case_id, slot, "applicant")
    office_house.later(minutes=1)
    mine = book(office_house, case_id, slot, "applicant")
    office_house.do("applicant", CancelBooking(mine.id, mine.version))
    office_house.do("zhou", SetBookingRules(1, 7, 480, 3, 15))
    with pytest.raises(Refused, match="slot_not_released"):
        book(office_house, case_id, slot, "applicant")
    with pytest.raises(Conflict, match="version"):
        office_house.do("zhou", SetBookingRules(1, 9, 480, 3, 15))
    with pytest.raises(Refused, match="rules_wrong"):
        office_house.do("zhou", SetBookingRules(2, 0, 480, 3, 15))


def test_applicants_cancel_until_the_day_before_by_the_offices_clock(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place)
    (later,) = open_slots(office_house, place, on=MONDAY + timedelta(days=1))
    one, two = add_people(office_house, 2)
    mine, theirs = book(office_house, one, slot, "applicant"), book(office_house, two, slot, "applicant")
    with pytest.raises(Refused, match="not_today"):
        office_house.do("applicant", CannotCome(mine.id, mine.version))
    office_house.at[0] = at(MONDAY, 0) - timedelta(seconds=1)
    office_house.do("applicant", CancelBooking(mine.id, mine.version))
    office_house.later(seconds=1)
    with pytest.raises(Refused, match="cancel_too_late"):
        office_house.do("applicant", CancelBooking(theirs.id, theirs.version))
    with pytest.raises(Refused, match="cancel_too_late"):
        office_house.do("applicant", MoveBooking(theirs.id, theirs.version, later.id))
    office_house.do("applicant", CannotCome(theirs.id, theirs.version))
    now = slot_now(office_house, place, slot.id)
    assert (now.booked, now.late_cancels) == (0, 1)
    assert state_of(office_house, two) is CaseState.PRE_REVIEW_PASSED
    audit(office_house)


def test_a_new_visit_is_held_unpaid_and_released_at_auto_close(office_house: House, place: Place) -> None:
    day = MONDAY + timedelta(days=1)
    (slot,) = open_slots(office_house, place, on=day)
    (early,) = open_slots(office_house, place, on=office_house.now.date(), hours=(15,))
    paid, unpaid = add_people(office_house, 2, RENEWAL, CaseState.DRAFT)
    with pytest.raises(Refused, match="slot_not_released"):
        book(office_house, paid, early, "applicant")  # three working days ahead at the soonest
    held = book(office_house, paid, slot, "applicant")
    book(office_house, unpaid, slot, "applicant")
    assert held.status is BookingStatus.HELD
    assert held.expires_at == office_house.now + timedelta(hours=24)
    assert state_of(office_house, paid) is CaseState.SLOT_HELD
    assert slot_now(office_house, place, slot.id, day).held == 2
    version = office_house.as_("zhou").ask(CaseOpened(paid)).row.version
    today = office_house.now.date()
    office_house.do("system", RecordProgress(paid, version, Event.PAY, today))
    assert state_of(office_house, paid) is CaseState.AWAITING_MATERIALS
    office_house.later(hours=24, seconds=1)
    office_house.office.run_due()
    now = slot_now(office_house, place, slot.id, day)
    assert (now.booked, now.held) == (1, 0)
    assert state_of(office_house, unpaid) is CaseState.AUTO_CLOSED
    office_house.office.run_due()
    audit(office_house)


def test_a_paid_visit_given_up_keeps_state_and_books_again_free(office_house: House, place: Place) -> None:
    nine, ten = open_slots(office_house, place, hours=(9, 10))
    (case_id,) = add_people(office_house, 1, RENEWAL, CaseState.PRE_REVIEWING)
    first = book(office_house, case_id, nine)
    office_house.do("wangmin", CancelBooking(first.id, first.version, "改天"))
    assert state_of(office_house, case_id) is CaseState.PRE_REVIEWING
    book(office_house, case_id, ten, "wangmin")
    audit(office_house)


def test_a_case_that_ends_gives_its_place_back(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place)
    (case_id,) = add_people(office_house, 1)
    book(office_house, case_id, slot)
    version = office_house.as_("zhou").ask(CaseOpened(case_id)).row.version
    today = office_house.now.date()
    office_house.do("zhou", RecordProgress(case_id, version, Event.TERMINATE, today, reason="不符合条件"))
    assert slot_now(office_house, place, slot.id).booked == 0
    audit(office_house)


def test_a_signed_allowance_takes_named_bookings_until_it_ends(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place, capacity=1)
    one, two, three = add_people(office_house, 3)
    book(office_house, one, slot)
    with pytest.raises(Refused, match="allowance_ended"):
        book(office_house, two, slot, is_over=True)
    now = slot_now(office_house, place, slot.id)
    until = office_house.now + timedelta(hours=2)
    with pytest.raises(Refused, match="reason_needed"):
        office_house.do("zhou", SignAllowance(slot.id, now.version, 2, until, " "))
    with pytest.raises(Refused, match="allowance_until_wrong"):
        office_house.do("zhou", SignAllowance(slot.id, now.version, 2, office_house.now, "加急"))
    with pytest.raises(Conflict, match="version"):
        office_house.do("zhou", SignAllowance(slot.id, now.version - 1, 2, until, "加急"))
    with pytest.raises(NotAllowed, match="not_your_role"):
        office_house.do("chen", SignAllowance(slot.id, now.version, 2, until, "加急"))
    office_house.do("zhou", SignAllowance(slot.id, now.version, 2, until, "加急"))
    with pytest.raises(Conflict, match="slot_full"):
        book(office_house, two, slot)  # who doesn't name it has no part in it
    assert book(office_house, two, slot, is_over=True).is_over
    assert slot_now(office_house, place, slot.id).over == 1
    office_house.later(hours=2, seconds=1)
    with pytest.raises(Refused, match="allowance_ended"):
        book(office_house, three, slot, is_over=True)
    office_house.office.run_due()
    ended = slot_now(office_house, place, slot.id)
    assert (ended.allowance, ended.allowance_until, ended.booked) == (1, None, 2)
    office_house.do("chen", CancelBooking((b := office_house.as_("chen").ask(BookingOf(two))).id, b.version, "不来"))  # type: ignore[union-attr] # it is booked
    ended = slot_now(office_house, place, slot.id)
    assert (ended.allowance, ended.booked, ended.capacity) == (0, 1, 1)
    audit(office_house)


def test_who_is_booked_is_shown_masked_and_revealed_with_a_reason(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place)
    (case_id,) = add_people(office_house, 1)
    booked = book(office_house, case_id, slot)
    (person,) = office_house.as_("lina").ask(PeopleOfSlots((slot.id,)))
    assert person.booking == booked
    assert "*" in person.phone
    assert len(person.id_last4) == 4
    with pytest.raises(Refused, match="reason_needed"):
        office_house.as_("lina").note(RevealContacts((booked.id,), ""))
    (contact,) = office_house.as_("lina").note(RevealContacts((booked.id,), "电话改期"))
    assert contact.phone.isdigit()
    assert "@" in contact.email
    with office_house.office.data.engines.read.connect() as connection:
        kinds = (
            connection.execute(select(access_log.c.kind).where(access_log.c.case_id == int(case_id))).scalars().all()
        )
    assert "revealed" in kinds


def test_reminders_are_written_once_the_day_before(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place)
    one, two = add_people(office_house, 2)
    book(office_house, one, slot)
    flagged = add_people(office_house, 1, RENEWAL, CaseState.PRE_REVIEWING)
    book(office_house, flagged[0], slot)
    gone = book(office_house, two, slot)

    def mails() -> list[str]:
        door = office_house.office.another()  # looks at once, whenever another door looked last
        door.run_due()
        door.close()
        with office_house.office.data.engines.read.connect() as connection:
            return sorted(connection.execute(select(outbox.c.kind).where(outbox.c.booking_id.is_not(None))).scalars())

    assert mails() == []
    office_house.at[0] = at(MONDAY - timedelta(days=3), 9)
    assert mails() == ["visit_flagged"]
    office_house.at[0] = at(MONDAY - timedelta(days=1), 9)
    reminders = ["reminder"] * 3 + ["visit_flagged"] * 2
    assert mails() == reminders
    assert mails() == reminders
    office_house.do("applicant", CancelBooking(gone.id, gone.version))
    assert mails() == reminders[1:]


def test_free_slots_come_nearest_first(office_house: House, place: Place) -> None:
    nine, ten, two = open_slots(office_house, place, hours=(9, 10, 14), capacity=1)
    (same_time,) = open_slots(office_house, place, hours=(10,), counter=1)
    ask = office_house.as_("chen").ask
    found = ask(FreeSlots(place.site_id, AppointmentKind.ONSITE, near=ten.id))
    assert [slot.slot_id for slot in found] == [nine.id, same_time.id, two.id] or found[0].slot_id == same_time.id
    (case_id,) = add_people(office_house, 1)
    book(office_house, case_id, nine)
    found = ask(FreeSlots(place.site_id, AppointmentKind.ONSITE, on=MONDAY))
    assert [slot.slot_id for slot in found] == [ten.id, same_time.id, two.id]


def test_the_check_holds_when_the_predicate_is_gone(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place, capacity=1)
    (case_id,) = add_people(office_house, 1)
    book(office_house, case_id, slot)
    unguarded = text("UPDATE slot SET booked = booked + 1 WHERE id = :slot")
    with pytest.raises(IntegrityError), office_house.office.data.engines.write.begin() as connection:
        connection.execute(unguarded, {"slot": int(slot.id)})
    assert slot_now(office_house, place, slot.id).booked == 1


def test_the_audit_finds_what_was_tampered_with(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place, capacity=3)
    (case_id,) = add_people(office_house, 1)
    book(office_house, case_id, slot)
    audit(office_house)
    with office_house.office.data.engines.write.begin() as connection:
        connection.execute(text("UPDATE slot SET booked = 2"))
    (fault,) = office_house.as_("zhou").ask(AuditOfBookings()).faults
    assert (fault.code, fault.slot_id, fault.expected, fault.found) == (FaultCode.COUNT_DRIFT, slot.id, 1, 2)
    with office_house.office.data.engines.write.begin() as connection:
        connection.execute(text("UPDATE slot SET booked = 1"))
        connection.execute(text("UPDATE cases SET is_booked = false WHERE is_booked"))
    (fault,) = office_house.as_("zhou").ask(AuditOfBookings()).faults
    assert (fault.code, fault.case_id) == (FaultCode.CASE_DIFFERS, case_id)


def test_a_closed_slot_keeps_its_people(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place)
    (case_id,) = add_people(office_house, 1)
    booked = book(office_house, case_id, slot)
    shape(office_house, place, *close_all(slots_of(office_house, place)), surplus=Surplus.RATCHET)
    now = slot_now(office_house, place, slot.id)
    assert (now.status, now.booked, now.left) == (SlotStatus.CLOSED, 1, 0)
    assert office_house.as_("chen").ask(BookingOf(case_id)) == booked
    audit(office_house)
