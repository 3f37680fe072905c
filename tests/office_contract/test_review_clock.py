"""When reviews are due: before the visit of a non-new case, and anew when a notice changes the working days (domain.md 10.13)."""

from datetime import date, datetime

import pytest

from casework.bookings import BookingOf, MoveBooking
from casework.cases import CaseId
from casework.holidays import HolidayForm, ImportHolidays, NoticeDay
from casework.lifecycle import BusinessType
from casework.review import CaseOpened
from casework.shaping import Surplus
from tests.calendar_data import Place, at, book, open_site, open_slots
from tests.office_contract.house import House

FRIDAY, TUESDAY = date(2026, 9, 18), date(2026, 9, 22)


@pytest.fixture
def place(office_house: House) -> Place:
    return open_site(office_house)


def due_of(house: House, case_id: CaseId) -> datetime | None:
    return house.as_("zhou").ask(CaseOpened(case_id)).row.due_at


def test_a_non_new_review_is_due_the_working_day_before_its_visit(office_house: House, place: Place) -> None:
    (near,), (far,) = open_slots(office_house, place, FRIDAY), open_slots(office_house, place, TUESDAY)
    renewal = office_house.register(business_type=BusinessType.RENEWAL)
    assert due_of(office_house, renewal) == at(date(2026, 9, 23), 17)
    booking = book(office_house, renewal, far)
    assert due_of(office_house, renewal) == at(date(2026, 9, 21), 17)
    office_house.do("chen", MoveBooking(booking.id, booking.version, near.id))
    assert due_of(office_house, renewal) == at(date(2026, 9, 17), 17)
    moved = office_house.as_("chen").ask(BookingOf(renewal))
    assert moved is not None
    office_house.do("chen", MoveBooking(moved.id, moved.version, far.id))
    assert due_of(office_house, renewal) == at(date(2026, 9, 17), 17)  # a later visit gives nobody more time


def test_an_imported_notice_leaves_every_review_its_working_days(office_house: House, place: Place) -> None:
    office_house.at[0] = at(date(2026, 12, 28), 10)
    running = office_house.register(person=1)
    assert due_of(office_house, running) == at(date(2027, 1, 5), 17)
    notice = HolidayForm(
        2027,
        "国办发明电〔2026〕9 号",
        "https://www.gov.cn/notice",
        (
            NoticeDay(date(2027, 1, 1), "元旦", is_off=True),
            NoticeDay(date(2027, 1, 4), "元旦", is_off=True),
            NoticeDay(date(2027, 1, 9), "元旦", is_off=False),
        ),
    )
    office_house.do("zhou", ImportHolidays(notice, 0, Surplus.MOVE))
    case = office_house.as_("zhou").ask(CaseOpened(running))
    assert case.row.due_at == at(date(2027, 1, 6), 17)
    assert case.row.workdays_left == 5
    assert case.history[-1].act == "ImportHolidays"
