"""What the calendar asks: sites, a range of slots, totals by day, what applicants see, a slot's history."""

import json
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from casework.bookings import BookingStatus
from casework.database import driver_sql
from casework.database.act import Look, number
from casework.database.bookings import live_booking
from casework.database.calendar_days import days_between
from casework.database.calendar_tables import booking, change_set, change_set_slot, service_counter, site, slot
from casework.database.driver_sql import Row, Statement, dialect_of
from casework.database.rules import rules_of
from casework.database.slot_rows import day_value, slots_where
from casework.database.tables import cases, journal
from casework.errors import NotFound, Refused
from casework.lifecycle import BusinessType, flow_of
from casework.reservations import (
    RANGE_AT_MOST,
    TOTALS_AT_MOST,
    CalendarRange,
    CalendarView,
    CounterId,
    DayTotals,
    HistoryOfSlot,
    PublicSlot,
    PublicSlots,
    PublicState,
    ServiceCounter,
    Site,
    SiteId,
    Sites,
    Slot,
    SlotEvent,
    SlotStatus,
    TotalsByDay,
    kind_for,
    serves,
)

HISTORY_AT_MOST = 200
_RANGE = "site_id = :site AND on_day BETWEEN :first AND :last ORDER BY counter_id, starts_at"


_SITE = Statement(select(site).where(site.c.id == bindparam("site")))


def site_row(look: Look, site_id: str) -> Row:
    """A site's row. NotFound: site_not_found."""
    found = _SITE.row(look.connection, {"site": number(site_id, "site_not_found")})
    if found is None:
        raise NotFound("site_not_found")
    return found


def sites(look: Look, question: Sites) -> tuple[Site, ...]:
    """All sites with their counters."""
    windows: dict[int, list[ServiceCounter]] = {}
    wanted = select(service_counter).order_by(
        service_counter.c.is_active.desc(), service_counter.c.position, service_counter.c.id
    )
    for row in look.connection.execute(wanted):
        window = ServiceCounter(CounterId(str(row.id)), row.version, row.name, row.position, row.is_active)
        windows.setdefault(row.site_id, []).append(window)
    places = select(site).order_by(site.c.is_active.desc(), site.c.id)
    return tuple(
        Site(SiteId(str(row.id)), row.version, row.name, row.address, row.is_active, tuple(windows.get(row.id, ())))
        for row in look.connection.execute(places)
    )


def check_range(first: date, last: date, most: timedelta) -> None:
    """Refused: range_too_long (days), also when it ends before it begins."""
    if not first <= last <= first + most:
        raise Refused("range_too_long", {"days": most.days})


def calendar_range(look: Look, question: CalendarRange) -> CalendarView:
    """Days and slots of a site."""
    check_range(question.first, question.last, RANGE_AT_MOST)
    site_id = site_row(look, question.site_id)["id"]
    values = {"site": site_id, "first": day_value(look, question.first), "last": day_value(look, question.last)}
    days = days_between(look, site_id, question.first, question.last)
    return CalendarView(question.site_id, tuple(days.values()), slots_where(look, _RANGE, values), look.now)


_TOTALS = """SELECT on_day, sum(CASE WHEN status = 'open' THEN 1 ELSE 0 END),
    sum(CASE WHEN status = 'open' THEN capacity ELSE 0 END), sum(booked), sum(arrived), sum(no_shows),
    sum(CASE WHEN booked > capacity THEN booked - capacity ELSE 0 END),
    sum(CASE WHEN status = 'closed' THEN 1 ELSE 0 END), sum(CASE WHEN status = 'draft' THEN 1 ELSE 0 END)
FROM slot WHERE site_id = :site AND on_day BETWEEN :first AND :last {counter} GROUP BY on_day"""


def totals_by_day(look: Look, question: TotalsByDay) -> tuple[DayTotals, ...]:
    """Sums of every day of a range."""
    check_range(question.first, question.last, TOTALS_AT_MOST)
    site_id = site_row(look, question.site_id)["id"]
    values: dict[str, Any] = {"site": site_id}
    values |= {"first": day_value(look, question.first), "last": day_value(look, question.last)}
    narrowed = ""
    if question.counter_id is not None:
        values["counter"], narrowed = number(question.counter_id, "counter_not_found"), "AND counter_id = :counter"
    sql = dialect_of(look.office.engines.is_sqlite).text(_TOTALS.format(counter=narrowed))
    found: dict[date, tuple[int, ...]] = {}
    for on_day, *sums in driver_sql.fetch(look.connection, sql, values):
        on = date.fromisoformat(on_day) if isinstance(on_day, str) else on_day
        found[on] = tuple(int(value) for value in sums)
    days = days_between(look, site_id, question.first, question.last)
    return tuple(DayTotals(day, *found.get(on, (0,) * 8)) for on, day in days.items())


def public_slots(look: Look, question: PublicSlots) -> tuple[PublicSlot, ...]:
    """What the applicant of a case may choose from."""
    check_range(question.first, question.last, RANGE_AT_MOST)
    case = look.case_row(question.case_id)
    site_id = site_row(look, question.site_id)["id"]
    kind, rules = kind_for(flow_of(BusinessType(case["business_type"]))), rules_of(look)
    calendar = look.office.calendar(look.connection)
    first = max(question.first, rules.first_public_day(kind, look.now, calendar))
    last = min(question.last, rules.last_public_day(look.now))
    values = {"site": site_id, "first": day_value(look, first), "last": day_value(look, last)}
    mine = live_booking(look, case["id"])
    names = {row.id: row.name for row in look.connection.execute(select(service_counter.c.id, service_counter.c.name))}
    shown = "site_id = :site AND on_day BETWEEN :first AND :last AND status <> 'draft' ORDER BY starts_at, counter_id"
    return tuple(
        _public(look, one, names[int(one.counter_id)], question.site_id, mine["slot_id"] if mine else 0)
        for one in slots_where(look, shown, values)
        if serves(one.kind, kind) and (one.public_limit > 0 or (mine is not None and int(one.id) == mine["slot_id"]))
    )


def _public(look: Look, one: Slot, counter_name: str, site_id: SiteId, my_slot: int) -> PublicSlot:
    left = max(min(one.left, one.public_limit - one.booked_public), 0)
    if int(one.id) == my_slot:
        state = PublicState.MINE
    elif one.starts_at <= look.now:
        state = PublicState.PAST
    elif one.status is SlotStatus.CLOSED:
        state = PublicState.CLOSED
    else:
        state = PublicState.OPEN if left else PublicState.FULL
    left = left if state is PublicState.OPEN else 0
    return PublicSlot(one.id, site_id, counter_name, one.starts_at, one.ends_at, state, left)


def history_of_slot(look: Look, question: HistoryOfSlot) -> tuple[SlotEvent, ...]:
    """What happened to a slot, newest first."""
    slot_id = number(question.slot_id, "slot_not_found")
    made = look.connection.execute(select(slot.c.id, slot.c.change_set_id).where(slot.c.id == slot_id)).one_or_none()
    if made is None:
        raise NotFound("slot_not_found")
    found = [*_shaped(look, slot_id, made.change_set_id), *_booked(look, slot_id)]
    return tuple(sorted(found, key=lambda event: event.at, reverse=True)[:HISTORY_AT_MOST])


def _shaped(look: Look, slot_id: int, made_by: int | None) -> list[SlotEvent]:
    touched = select(change_set_slot.c.change_set_id).where(change_set_slot.c.slot_id == slot_id)
    mine = (change_set.c.id == made_by) | change_set.c.id.in_(touched)
    rows = look.connection.execute(
        select(change_set).where(mine).order_by(change_set.c.id.desc()).limit(HISTORY_AT_MOST)
    )
    found = []
    for row in rows:
        found.append(SlotEvent(row.made_at, look.name(row.by_id), f"change_{row.kind}", "", row.reason))
        if row.undone_at is not None:
            found.append(SlotEvent(row.undone_at, look.name(row.undone_by), "change_undone", "", row.reason))
    return found


def _booked(look: Look, slot_id: int) -> list[SlotEvent]:
    """The acts on cases whose bookings are or were here, as their journals tell them."""
    here = select(booking.c.case_id).where((booking.c.slot_id == slot_id) | (booking.c.moved_from_id == slot_id))
    rows = look.connection.execute(
        select(cases.c.id, cases.c.case_no).where(cases.c.id.in_(here)).limit(HISTORY_AT_MOST)
    )
    numbers = {f"case:{row.id}": row.case_no for row in rows}
    wanted = select(journal.c.stream, journal.c.body).where(journal.c.stream.in_(list(numbers)))
    wanted = wanted.order_by(journal.c.id.desc()).limit(HISTORY_AT_MOST * 10)
    found = []
    for row in look.connection.execute(wanted):
        said = json.loads(row.body)
        values = said["values"]
        if slot_id in (values.get("slot"), values.get("from_slot")):
            detail = str(values.get("status", BookingStatus.ACTIVE.value))
            at = datetime.fromisoformat(said["at"])
            found.append(SlotEvent(at, said["by_name"], said["act"], numbers[row.stream], detail))
    return found
