"""Holiday notices: what they change, whom they hit, what is bookable in a year without one; the shipped years day by day."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from casework.bookings import BookingOf
from casework.errors import Conflict, Refused
from casework.holidays import (
    BindMakeupDay,
    Duties,
    DutyKind,
    HolidayForm,
    HolidayNotices,
    HolidayPreview,
    HolidayYears,
    ImportHolidays,
    NoticeDay,
    OpenProvisionalDay,
    read_holiday_json,
)
from casework.reservations import CalendarRange, DayKind, SlotStatus
from casework.shaping import AffectedBy, Surplus, Why
from casework.slot_templates import ApplyTemplates, SaveTemplate
from casework.workdays import shipped_days
from tests.calendar_data import Place, add_people, at, book, edit, open_site, shape, slots_of
from tests.office_contract.house import House
from tests.office_contract.test_shaping import BODY

NEW_YEAR = HolidayForm(
    2027,
    "国办发明电〔2026〕9 号",
    "https://www.gov.cn/notice",
    (
        NoticeDay(date(2026, 12, 31), "元旦", is_off=True),
        NoticeDay(date(2027, 1, 1), "元旦", is_off=True),
        NoticeDay(date(2027, 1, 2), "元旦", is_off=True),
        NoticeDay(date(2027, 1, 9), "元旦", is_off=False),
    ),
)


@pytest.fixture
def place(office_house: House) -> Place:
    return open_site(office_house)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_the_shipped_years_are_those_of_two_libraries(year: int) -> None:
    import chinese_calendar
    import holidays

    theirs = holidays.country_holidays("CN", years=year)
    ours = {day.on: day for day in shipped_days() if day.on.year == year}
    assert len(ours) in (365, 366)
    for on, day in ours.items():
        assert day.is_workday == chinese_calendar.is_workday(on) == theirs.is_working_day(on), on
        assert not day.is_provisional
        assert day.is_workday or day.note or on.weekday() >= 5
        assert not (day.is_workday and day.note) or on.weekday() >= 5


def test_a_year_without_a_notice_is_drafts_only(office_house: House, place: Place) -> None:
    template = office_house.do("zhou", SaveTemplate(None, 0, replace(BODY, counter_id=place.counters[0])))
    first, last = date(2027, 3, 1), date(2027, 3, 5)
    made = office_house.do("zhou", ApplyTemplates(place.site_id, (template.id,), first, last))
    assert (made.open_slots, made.draft_slots) == (0, 55)
    (case_id,) = add_people(office_house, 1)
    drafts = slots_of(office_house, place, first)
    assert {slot.status for slot in drafts} == {SlotStatus.DRAFT}
    with pytest.raises(Refused, match="slot_closed"):
        book(office_house, case_id, drafts[0])
    opening = edit(place, drafts[0].starts_at, seen_version=1, status=SlotStatus.OPEN, capacity=None)
    with pytest.raises(Refused, match="day_provisional"):
        shape(office_house, place, opening)
    with pytest.raises(Refused, match="reason_needed"):
        office_house.do("zhou", OpenProvisionalDay(place.site_id, first, " "))
    with pytest.raises(Refused, match="day_not_provisional"):
        office_house.do("zhou", OpenProvisionalDay(place.site_id, date(2026, 9, 22), "开"))
    office_house.do("zhou", OpenProvisionalDay(place.site_id, first, "集中办理"))
    shape(office_house, place, opening)
    book(office_house, case_id, drafts[0])
    day = office_house.as_("zhou").ask(CalendarRange(place.site_id, first, first)).days[0]
    assert (day.is_provisional, day.opened_reason, day.is_bookable) == (True, "集中办理", True)


def test_a_notice_arrives_as_a_diff_and_nobody_falls_out(office_house: House, place: Place) -> None:
    new_years_eve = date(2026, 12, 31)
    shape(office_house, place, edit(place, at(new_years_eve, 9)), edit(place, at(date(2026, 12, 30), 9)))
    (case_id,) = add_people(office_house, 1)
    mine = book(office_house, case_id, slots_of(office_house, place, new_years_eve)[0])
    diff = office_house.as_("zhou").ask(HolidayPreview(NEW_YEAR))
    changed = {change.after.on: change.after.kind for change in diff.days}
    assert changed[new_years_eve] is DayKind.HOLIDAY
    assert changed[date(2027, 1, 9)] is DayKind.MAKEUP
    assert (diff.slots, [person.booking_id for person in diff.people]) == (1, [mine.id])
    assert diff.people[0].why is Why.NO_WORKDAY
    assert diff.people[0].proposed is not None
    with pytest.raises(Refused, match="people_hit"):
        office_house.do("zhou", ImportHolidays(NEW_YEAR, 0))
    (change,) = office_house.do("zhou", ImportHolidays(NEW_YEAR, 0, Surplus.MOVE))
    assert (change.waiting, change.reason) == (1, "2027 国办发明电〔2026〕9 号")
    (hit,) = office_house.as_("zhou").ask(AffectedBy(change.id))
    assert hit.why is Why.NO_WORKDAY
    assert office_house.as_("chen").ask(BookingOf(case_id)) == mine
    assert slots_of(office_house, place, new_years_eve)[0].status is SlotStatus.CLOSED
    with pytest.raises(Conflict, match="version"):
        office_house.do("zhou", ImportHolidays(NEW_YEAR, 0, Surplus.MOVE))
    years = {year.year: year for year in office_house.as_("zhou").ask(HolidayYears())}
    assert (years[2027].is_provisional, years[2027].revision, years[2026].is_provisional) == (False, 1, False)
    revised = replace(NEW_YEAR, days=NEW_YEAR.days[1:])
    office_house.do("zhou", ImportHolidays(revised, 1, Surplus.MOVE))
    kept = office_house.as_("zhou").ask(HolidayNotices(2027))
    assert [notice.revision for notice in kept] == [2, 1]
    assert kept[1].form == NEW_YEAR


def test_a_makeup_day_runs_the_weekday_it_is_bound_to(office_house: House, place: Place) -> None:
    makeup = date(2026, 10, 10)  # a Saturday on which the office works
    template = office_house.do("zhou", SaveTemplate(None, 0, replace(BODY, counter_id=place.counters[0])))
    apply = ApplyTemplates(place.site_id, (template.id,), makeup, makeup)
    assert office_house.do("zhou", apply).open_slots == 0
    office_house.at[0] = at(date(2026, 9, 28), 9)
    duties = office_house.as_("zhou").ask(Duties())
    assert (DutyKind.BIND_MAKEUP_DAY, makeup) in {(duty.kind, duty.on) for duty in duties}
    with pytest.raises(Refused, match="no_makeup_day"):
        office_house.do("zhou", BindMakeupDay(place.site_id, makeup + timedelta(days=2), 0))
    with pytest.raises(Refused, match="weekday_wrong"):
        office_house.do("zhou", BindMakeupDay(place.site_id, makeup, 5))
    office_house.do("zhou", BindMakeupDay(place.site_id, makeup, 0))
    assert office_house.do("zhou", apply).open_slots == 11
    duties = office_house.as_("zhou").ask(Duties())
    assert (DutyKind.BIND_MAKEUP_DAY, makeup) not in {(duty.kind, duty.on) for duty in duties}


def test_a_missing_notice_is_a_task_from_the_twentieth_of_october(office_house: House) -> None:
    def missing() -> list[date | None]:
        duties = office_house.as_("zhou").ask(Duties())
        return [duty.on for duty in duties if duty.kind is DutyKind.IMPORT_HOLIDAYS]

    office_house.at[0] = at(date(2026, 10, 19), 23)
    assert missing() == []
    office_house.later(hours=1)
    assert missing() == [date(2027, 1, 1)]
    office_house.do("zhou", ImportHolidays(NEW_YEAR, 0))
    assert missing() == []


def test_a_file_is_read_or_refused() -> None:
    days = [{"name": day.name, "date": day.on.isoformat(), "isOffDay": day.is_off} for day in NEW_YEAR.days]
    text = json.dumps({"year": 2027, "papers": [NEW_YEAR.url], "days": days})
    assert read_holiday_json(text) == replace(NEW_YEAR, number="")
    with pytest.raises(Refused, match="holiday_not_published"):
        read_holiday_json('{"year": 2027, "papers": [], "days": []}')
    for wrong in ("", "[]", '{"year": 2027}', '{"year": 2027, "days": [{"date": "x"}]}', '{"year": 2027, "days": [3]}'):
        with pytest.raises(Refused, match="holiday_file_wrong"):
            read_holiday_json(wrong)
    for day in (
        NoticeDay(date(2027, 1, 1), "元旦", is_off=True),  # twice
        NoticeDay(date(2026, 11, 30), "早", is_off=True),
        NoticeDay(date(2027, 1, 11), "周一", is_off=False),
        NoticeDay(date(2027, 1, 3), " ", is_off=True),
    ):
        with pytest.raises(Refused, match="holidays_wrong"):
            read_holiday_json(
                json.dumps(
                    {
                        "year": 2027,
                        "days": [*days, {"name": day.name, "date": day.on.isoformat(), "isOffDay": day.is_off}],
                    }
                )
            )
