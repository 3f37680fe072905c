"""A day at the counter: marks and taking them back, walk-ins, the display, the on-site review, the end of the day."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from casework.booking_numbers import AuditOfBookings
from casework.bookings import BookingOf, BookingStatus, BookSlot, CancelBooking
from casework.cases import CaseId
from casework.counter import (
    CallDisplay,
    CallState,
    CallVisitor,
    CheckIn,
    CloseDay,
    DayAtCounter,
    DaySheetPrinted,
    MarkNoShow,
    MarkServed,
    NearestFreeNow,
    PlaceWalkIn,
    UndoMark,
    VisitorsMatching,
    WalkIn,
    WalkInLeft,
)
from casework.database.tables import access_log
from casework.errors import Conflict, NotAllowed, Refused
from casework.lifecycle import BusinessType, CaseState
from casework.materials import MarkResubmitted
from casework.notices import ItemKind, NoticesOf
from casework.onsite import (
    FailOnsite,
    OnsiteItem,
    OnsiteReviewOf,
    Original,
    PassOnsite,
    Remedy,
    ReopenOnsite,
    TickOriginal,
)
from casework.reservations import AppointmentKind
from casework.review import CaseOpened
from tests.calendar_data import MONDAY, Place, add_people, at, book, open_site, open_slots, slot_now
from tests.office_contract.house import House

S = BookingStatus
RENEWAL = BusinessType.RENEWAL


@pytest.fixture
def place(office_house: House) -> Place:
    return open_site(office_house)


def audit(house: House) -> None:
    assert house.as_("zhou").ask(AuditOfBookings()).faults == ()


def state_of(house: House, case_id: CaseId) -> CaseState:
    return house.as_("zhou").ask(CaseOpened(case_id)).row.state


def test_a_day_from_the_first_mark_to_the_last(office_house: House, place: Place) -> None:
    nine, ten = open_slots(office_house, place, hours=(9, 10))
    one, two, three = add_people(office_house, 3)
    (visit,) = add_people(office_house, 1, RENEWAL, CaseState.VISIT_DUE)
    with pytest.raises(Refused, match="not_bookable"):
        book(office_house, visit, nine)  # 待到场 without a booking is no state to book in
    mine, theirs, late = (book(office_house, c, s) for c, s in ((one, nine), (two, nine), (three, ten)))
    with pytest.raises(Refused, match="not_today"):
        office_house.do("chen", CheckIn(mine.id, S.ACTIVE))
    office_house.at[0] = at(MONDAY, 9, 5)
    with pytest.raises(NotAllowed, match="not_your_role"):
        office_house.do("wangmin", CheckIn(mine.id, S.ACTIVE))
    door, check = office_house.as_("chen"), CheckIn(mine.id, S.ACTIVE, done_at=at(MONDAY, 8, 58))
    came = door.do(check, "queued-at-the-desk")
    assert door.do(check, "queued-at-the-desk") == came
    assert office_house.do("chen", check).status is S.CHECKED_IN  # a second desk says the same: done already
    with pytest.raises(Conflict, match="mark") as stale:
        office_house.do("chen", CheckIn(theirs.id, S.HELD))
    assert stale.value.values["status"] == "active"
    assert state_of(office_house, one) is CaseState.ONSITE_REVIEWING
    day = office_house.as_("chen").ask(DayAtCounter(place.site_id, MONDAY))
    first = day.visitors[0]
    assert (first.case_id, first.status, first.queue_no, first.came_at) == (
        one,
        S.CHECKED_IN,
        "A001",
        at(MONDAY, 8, 58),
    )
    assert [visitor.case_id for visitor in day.visitors] == [one, two, three]
    office_house.do("chen", CallVisitor(mine.id, None, place.counters[1], at(MONDAY, 8, 59)))  # queued while away
    shown = office_house.as_("chen").ask(CallDisplay(place.site_id))
    assert [(call.queue_no, call.state, call.counter_name, call.called_at) for call in shown] == [
        ("A001", CallState.CALLED, "2 号窗口", at(MONDAY, 8, 59))
    ]
    with pytest.raises(Refused, match="too_early") as early:
        office_house.do("chen", MarkNoShow(theirs.id, S.ACTIVE))
    assert early.value.values["at"] == at(MONDAY, 9, 15).isoformat()
    office_house.later(minutes=11)
    office_house.do("chen", MarkNoShow(theirs.id, S.ACTIVE))
    assert state_of(office_house, two) is CaseState.PRE_REVIEW_PASSED
    now = slot_now(office_house, place, nine.id)
    assert (now.booked, now.arrived, now.no_shows) == (1, 1, 1)
    audit(office_house)
    assert office_house.do("chen", UndoMark(theirs.id, S.NO_SHOW)).status is S.ACTIVE
    assert state_of(office_house, two) is CaseState.ONSITE_BOOKED
    office_house.do("chen", CheckIn(theirs.id, S.ACTIVE))
    office_house.do("chen", MarkServed(theirs.id, None))
    with pytest.raises(Conflict, match="mark"):
        office_house.do("chen", UndoMark(theirs.id, S.CHECKED_IN))
    assert office_house.do("chen", UndoMark(theirs.id, S.SERVED)).status is S.CHECKED_IN
    assert office_house.do("chen", UndoMark(theirs.id, S.CHECKED_IN)).status is S.ACTIVE
    assert state_of(office_house, two) is CaseState.ONSITE_BOOKED
    audit(office_house)
    found = office_house.as_("chen").ask(VisitorsMatching(place.site_id, MONDAY, day.visitors[2].case_no.lower()))
    assert [visitor.case_id for visitor in found] == [three]
    with pytest.raises(Refused, match="day_not_over"):
        office_house.do("chen", CloseDay(place.site_id, MONDAY, 0))
    office_house.do("chen", MarkServed(mine.id, None))
    closed = office_house.do("chen", CloseDay(place.site_id, MONDAY, 0))
    assert (closed.served, closed.no_shows) == (1, 2)
    assert state_of(office_house, three) is CaseState.PRE_REVIEW_PASSED
    for command in (UndoMark(late.id, S.NO_SHOW), UndoMark(mine.id, S.SERVED)):
        with pytest.raises(Refused, match="day_at_counter_closed"):
            office_house.do("chen", command)
    with pytest.raises(Refused, match="already_closed"):
        office_house.do("chen", CloseDay(place.site_id, MONDAY, 0))
    assert office_house.as_("chen").ask(DayAtCounter(place.site_id, MONDAY)).closed_by == "陈窗口"
    audit(office_house)


def test_a_pc_whose_clock_is_wrong_by_a_day_changes_nothing(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place)
    (case_id,) = add_people(office_house, 1)
    mine = book(office_house, case_id, slot)
    office_house.at[0] = at(MONDAY, 9)
    office_house.do("chen", CheckIn(mine.id, S.ACTIVE, done_at=at(MONDAY + timedelta(days=1), 9)))
    visitor = office_house.as_("chen").ask(DayAtCounter(place.site_id, MONDAY)).visitors[0]
    assert visitor.came_at == at(MONDAY, 9)


def test_a_walk_in_has_a_number_at_once_and_never_a_place_above_capacity(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place, capacity=2)
    booked, one, two, three = add_people(office_house, 4)
    mine = book(office_house, booked, slot)
    office_house.at[0] = at(MONDAY, 9, 10)
    assert office_house.as_("chen").ask(NearestFreeNow(place.site_id, AppointmentKind.ONSITE))[0].left == 1
    placed = office_house.do("chen", WalkIn(place.site_id, MONDAY, one, queue_no="B1-07"))
    assert (placed.queue_no, placed.booking and placed.booking.status) == ("B1-07", S.CHECKED_IN)
    assert state_of(office_house, one) is CaseState.ONSITE_REVIEWING
    waits = office_house.do("chen", WalkIn(place.site_id, MONDAY, two))
    assert (waits.queue_no, waits.booking) == ("A001", None)
    assert state_of(office_house, two) is CaseState.PRE_REVIEW_PASSED
    with pytest.raises(Refused, match="queue_no_taken"):
        office_house.do("chen", WalkIn(place.site_id, MONDAY, three, queue_no="B1-07"))
    with pytest.raises(Refused, match="queue_no_wrong"):
        office_house.do("chen", WalkIn(place.site_id, MONDAY, three, queue_no="号7"))
    with pytest.raises(Refused, match="name_needed"):
        office_house.do("chen", WalkIn(place.site_id, MONDAY, None))
    asks = office_house.do("chen", WalkIn(place.site_id, MONDAY, None, "来咨询的人"))
    with pytest.raises(Conflict, match="slot_full"):
        office_house.do("chen", PlaceWalkIn(waits.walk_in_id))
    office_house.later(minutes=6)
    office_house.do("chen", MarkNoShow(mine.id, S.ACTIVE))
    assert office_house.do("chen", PlaceWalkIn(waits.walk_in_id)).booking is not None
    with pytest.raises(Refused, match="walk_in_over"):
        office_house.do("chen", WalkInLeft(waits.walk_in_id))
    with pytest.raises(Conflict, match="slot_full"):
        office_house.do("chen", UndoMark(mine.id, S.NO_SHOW))  # its place is somebody else's by now
    now = slot_now(office_house, place, slot.id)
    assert (now.booked, now.walk_ins, now.arrived, now.no_shows) == (2, 2, 2, 1)
    day = office_house.as_("chen").ask(DayAtCounter(place.site_id, MONDAY))
    names = [visitor.name for visitor in day.visitors if visitor.booking is None]
    assert names == ["来咨询的人"]
    with pytest.raises(Refused, match="case_needed"):
        office_house.do("chen", PlaceWalkIn(asks.walk_in_id))
    office_house.do("chen", CallVisitor(None, asks.walk_in_id, place.counters[0]))
    office_house.do("chen", MarkServed(None, asks.walk_in_id))
    taken = office_house.as_("chen").ask(BookingOf(one))
    assert taken is not None
    office_house.do("chen", UndoMark(taken.id, S.CHECKED_IN))  # the wrong person: the place is free again
    assert slot_now(office_house, place, slot.id).booked == 1
    audit(office_house)


def test_a_visit_without_a_pass_is_reviewed_on_the_spot_or_moved_free(office_house: House, place: Place) -> None:
    nine, ten = open_slots(office_house, place, hours=(9, 10))
    one, two = add_people(office_house, 2, RENEWAL, CaseState.PRE_REVIEWING)
    mine, theirs = book(office_house, one, nine), book(office_house, two, ten)
    office_house.at[0] = at(MONDAY, 9)
    visitors = office_house.as_("chen").ask(DayAtCounter(place.site_id, MONDAY)).visitors
    assert [visitor.is_flagged for visitor in visitors] == [True, True]
    with pytest.raises(Refused, match="pre_review_not_passed"):
        office_house.do("chen", CheckIn(mine.id, S.ACTIVE))
    office_house.do("chen", CheckIn(mine.id, S.ACTIVE, on_the_spot=True))
    case = office_house.as_("zhou").ask(CaseOpened(one))
    assert case.row.state is CaseState.PRE_REVIEWING
    office_house.do("chen", CancelBooking(theirs.id, theirs.version, "免费改期"))
    tomorrow = MONDAY + timedelta(days=1)
    (later,) = open_slots(office_house, place, on=tomorrow)
    assert office_house.do("chen", BookSlot(two, later.id)).starts_at == at(tomorrow, 9)
    audit(office_house)


def test_a_day_nobody_closed_ends_at_midnight(office_house: House, place: Place) -> None:
    (slot,) = open_slots(office_house, place)
    one, two = add_people(office_house, 2)
    mine, theirs = book(office_house, one, slot), book(office_house, two, slot)
    office_house.at[0] = at(MONDAY, 9)
    office_house.do("chen", CheckIn(mine.id, S.ACTIVE))
    office_house.do("chen", WalkIn(place.site_id, MONDAY, None, "没有等到"))
    office_house.at[0] = at(MONDAY + timedelta(days=1), 0, 1)
    office_house.office.run_due()
    now = slot_now(office_house, place, slot.id)
    assert (now.served, now.no_shows, now.booked) == (1, 1, 1)
    assert state_of(office_house, two) is CaseState.PRE_REVIEW_PASSED
    with pytest.raises(Refused, match="not_today"):
        office_house.do("chen", CheckIn(theirs.id, S.ACTIVE))
    assert office_house.as_("chen").ask(DayAtCounter(place.site_id, MONDAY)).is_closed
    audit(office_house)


# The on-site review


def reviewing(house: House, place: Place) -> CaseId:
    """A case with papers, passed, booked and checked in."""
    probe = house.register(person=900)
    codes = [item.code for item in house.as_("wangmin").ask(CaseOpened(probe)).materials if item.blocks_finish][:3]
    case_id = house.register(person=901, files=house.files_for(tuple(codes)))
    with house.office.data.engines.write.begin() as connection:
        connection.execute(text(f"UPDATE cases SET state = 'pre_review_passed', lane = 'passed' WHERE id = {case_id}"))
    (slot,) = open_slots(house, place)
    mine = book(house, case_id, slot)
    house.at[0] = at(MONDAY, 9)
    house.do("chen", CheckIn(mine.id, S.ACTIVE))
    return case_id


def test_originals_are_ticked_one_by_one_and_the_case_moves_on(office_house: House, place: Place) -> None:
    case_id = reviewing(office_house, place)
    ask = office_house.as_("chen").ask
    review = ask(OnsiteReviewOf(case_id))
    wanted = [one.code for one in review.materials if one.is_wanted]
    assert len(wanted) >= 3
    assert (review.is_open, review.may_pass, review.visit) == (True, False, 1)
    with pytest.raises(Refused, match="originals_unticked") as refusal:
        office_house.do("chen", PassOnsite(case_id, review.case_version))
    assert refusal.value.values["materials"] == wanted
    with pytest.raises(Refused, match="reason_needed"):
        office_house.do("chen", TickOriginal(case_id, wanted[0], None, Original.DIFFERS))
    office_house.do("chen", TickOriginal(case_id, wanted[0], None, Original.DIFFERS, "章不同"))
    with pytest.raises(Conflict, match="mark"):
        office_house.do("zhou", TickOriginal(case_id, wanted[0], None, Original.MATCHES))
    office_house.do("chen", TickOriginal(case_id, wanted[0], Original.DIFFERS, Original.MATCHES))
    for code in wanted[1:]:
        office_house.do("chen", TickOriginal(case_id, code, None, Original.MATCHES))
    visitor = ask(DayAtCounter(place.site_id, MONDAY)).visitors[0]
    assert (visitor.originals_ticked, visitor.originals_wanted) == (len(wanted), len(wanted))
    review = ask(OnsiteReviewOf(case_id))
    assert review.may_pass
    with pytest.raises(Conflict, match="version"):
        office_house.do("chen", PassOnsite(case_id, review.case_version - 1))
    office_house.do("chen", PassOnsite(case_id, review.case_version))
    assert state_of(office_house, case_id) is CaseState.ONSITE_PASSED
    visitor = ask(DayAtCounter(place.site_id, MONDAY)).visitors[0]
    assert visitor.status is S.SERVED
    assert visitor.booking is not None
    with pytest.raises(Refused, match="review_begun"):
        office_house.do("chen", UndoMark(visitor.booking.id, S.SERVED))
    version = office_house.as_("zhou").ask(CaseOpened(case_id)).row.version
    office_house.do("chen", ReopenOnsite(case_id, version))
    review = ask(OnsiteReviewOf(case_id))
    assert (review.state, review.may_pass) == (CaseState.ONSITE_REVIEWING, True)
    audit(office_house)


def test_what_fails_on_site_is_brought_or_uploaded(office_house: House, place: Place) -> None:
    case_id = reviewing(office_house, place)
    review = office_house.as_("chen").ask(OnsiteReviewOf(case_id))
    first, second = [one.code for one in review.materials if one.files][:2]
    with pytest.raises(Refused, match="nothing_failed"):
        office_house.do("chen", FailOnsite(case_id, review.case_version, ()))
    with pytest.raises(Refused, match="reason_needed"):
        office_house.do("chen", FailOnsite(case_id, review.case_version, (OnsiteItem(first, Remedy.BRING, " "),)))
    bring = OnsiteItem(first, Remedy.BRING, "请带原件")
    state = office_house.do("chen", FailOnsite(case_id, review.case_version, (bring,)))
    assert state is CaseState.ONSITE_CORRECTION
    (notice,) = office_house.as_("chen").ask(NoticesOf(case_id))
    assert [(item.kind, item.text) for item in notice.notice.items] == [(ItemKind.BRING, "请带原件")]
    version = office_house.as_("zhou").ask(CaseOpened(case_id)).row.version
    office_house.do("chen", ReopenOnsite(case_id, version))
    assert office_house.as_("chen").ask(NoticesOf(case_id))[0].recalled_at is not None
    audit(office_house)
    version = office_house.as_("zhou").ask(CaseOpened(case_id)).row.version
    upload = OnsiteItem(second, Remedy.UPLOAD, "扫描件看不清")
    assert office_house.do("chen", FailOnsite(case_id, version, (bring, upload))) is CaseState.RESUBMISSION_REQUIRED
    opened = office_house.as_("zhou").ask(CaseOpened(case_id))
    assert opened.round_origin == "onsite"
    with pytest.raises(Refused, match="replacements_missing") as missing:
        office_house.do("chen", MarkResubmitted(case_id, opened.row.version))
    assert missing.value.values["materials"] == [second]
    with pytest.raises(Refused, match="onsite_not_open"):
        office_house.do("chen", TickOriginal(case_id, first, None, Original.MATCHES))
    audit(office_house)


def test_who_brings_an_original_books_again(office_house: House, place: Place) -> None:
    case_id = reviewing(office_house, place)
    review = office_house.as_("chen").ask(OnsiteReviewOf(case_id))
    code = next(one.code for one in review.materials if one.files)
    office_house.do("chen", FailOnsite(case_id, review.case_version, (OnsiteItem(code, Remedy.BRING, "请带原件"),)))
    (later,) = open_slots(office_house, place, hours=(14,))[-1:]
    again = book(office_house, case_id, later)
    assert state_of(office_house, case_id) is CaseState.ONSITE_BOOKED
    office_house.do("chen", CheckIn(again.id, S.ACTIVE))
    review = office_house.as_("chen").ask(OnsiteReviewOf(case_id))
    assert (review.visit, [one.original for one in review.materials if one.original]) == (2, [])
    audit(office_house)


def test_a_printed_day_sheet_is_in_the_access_log(office_house: House, place: Place) -> None:
    office_house.as_("chen").note(DaySheetPrinted(place.site_id, MONDAY, 12))
    last = select(access_log.c.kind, access_log.c.body).order_by(access_log.c.id.desc()).limit(1)
    with office_house.office.data.engines.read.connect() as connection:
        row = connection.execute(last).one()
    assert (row.kind, json.loads(row.body)["people"]) == ("page_printed", 12)
    with pytest.raises(NotAllowed):
        office_house.as_("qian").note(DaySheetPrinted(place.site_id, MONDAY, 12))
