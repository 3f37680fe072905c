"""Holiday notices stored and imported, single days opened, make-up days bound, and what waits for a supervisor."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Integer, extract, func, insert, select

from casework import wire
from casework.bookings import BookingStatus
from casework.database.act import Act, Entry, Look
from casework.database.affected_people import Proposals, affected_of, people_in
from casework.database.booking_people import PEOPLE, is_flagged
from casework.database.calendar_days import day_at, set_site_day
from casework.database.calendar_tables import affected, booking, change_set, holiday_notice, site, site_day, slot
from casework.database.guards import checked_reason
from casework.database.office_data import day_of
from casework.database.reservations import site_row
from casework.database.review_clock import count_anew
from casework.database.shaping import apply_draft
from casework.database.tables import calendar_day
from casework.errors import Conflict, Refused
from casework.holidays import (
    BindMakeupDay,
    DayChange,
    Duties,
    Duty,
    DutyKind,
    HolidayDiff,
    HolidayForm,
    HolidayNotice,
    HolidayNotices,
    HolidayPreview,
    HolidayYear,
    HolidayYears,
    ImportHolidays,
    OpenProvisionalDay,
    check_holidays,
    days_of,
    kind_of_day,
    task_since,
)
from casework.reservations import CalendarDay, CounterId, DayKind, SiteId, SlotStatus
from casework.shaping import Affected, ChangeKind, ChangeSet, Draft, MoveState, SlotEdit, Surplus, Why

BIND_WITHIN = timedelta(days=60)
FLAG_WITHIN = timedelta(days=3)

Official = tuple[bool, str, bool]
"""What the calendar stores of a day: is it a working day, its name, is it provisional."""


def _official(look: Look, days: Iterable[date]) -> dict[date, Official]:
    ordered = sorted(days)
    wanted = select(calendar_day).where(calendar_day.c.on_day.between(ordered[0], ordered[-1]))
    there = {row.on_day: (row.is_workday, row.note, row.is_provisional) for row in look.connection.execute(wanted)}
    return {on: there.get(on, (on.weekday() < 5, "", True)) for on in ordered}


def _as_noticed(look: Look, form: HolidayForm) -> dict[date, Official]:
    """Every day the notice decides: its year's, and the days it names of the December before."""
    found: dict[date, Official] = {on: (on.weekday() < 5, "", False) for on in days_of(form.year)}
    following = _newest(look, form.year + 1)
    named = [*form.days, *(day for day in (following.days if following else ()) if day.on.year == form.year)]
    before = {day.on for day in form.days if day.on.year < form.year}
    kept = _official(look, before) if before else {}
    for day in named:
        is_provisional = kept[day.on][2] if day.on in kept else False
        found[day.on] = (not day.is_off, day.name.strip(), is_provisional)
    return found


def _newest(look: Look, year: int) -> HolidayForm | None:
    wanted = select(holiday_notice.c.days).where(holiday_notice.c.year == year)
    body = look.connection.execute(wanted.order_by(holiday_notice.c.revision.desc()).limit(1)).scalar_one_or_none()
    return wire.load(HolidayForm, body) if body is not None else None


def _revision(look: Look, year: int) -> int:
    newest = select(func.coalesce(func.max(holiday_notice.c.revision), 0)).where(holiday_notice.c.year == year)
    return int(look.connection.execute(newest).scalar_one())


def _shown(on: date, official: Official) -> CalendarDay:
    is_workday, name, is_provisional = official
    return CalendarDay(on, kind_of_day(on, is_workday=is_workday, name=name), name, is_provisional)


def _closing_slots(look: Look, site_id: int, days: Iterable[date]) -> list[Any]:
    """Slots still to come on days that are off now, unless the site opened the day by name."""
    opened = select(site_day.c.on_day).where(site_day.c.site_id == site_id, site_day.c.opened_reason != "")
    wanted = (
        select(slot)
        .where(
            slot.c.site_id == site_id,
            slot.c.on_day.in_(sorted(days)),
            slot.c.status != SlotStatus.CLOSED,
            slot.c.ends_at > look.now,
            slot.c.on_day.not_in(opened),
        )
        .order_by(slot.c.id)
    )
    return list(look.connection.execute(wanted))


def _turned_off(before: dict[date, Official], after: dict[date, Official]) -> list[date]:
    return [on for on, official in after.items() if not official[0] and (before[on][0] or official[1])]


def _site_ids(look: Look) -> list[int]:
    return list(look.connection.execute(select(site.c.id).order_by(site.c.id)).scalars())


def holiday_preview(look: Look, question: HolidayPreview) -> HolidayDiff:
    """What importing would do."""
    check_holidays(question.form)
    after = _as_noticed(look, question.form)
    before = _official(look, after)
    changes = tuple(
        DayChange(_shown(on, before[on]), _shown(on, after[on])) for on in sorted(after) if before[on] != after[on]
    )
    off, slots, people = _turned_off(before, after), 0, []
    for site_id in _site_ids(look):
        rows = _closing_slots(look, site_id, off)
        slots += len(rows)
        people += _people(look, site_id, [row.id for row in rows if row.booked], off)
    return HolidayDiff(changes, slots, tuple(people))


def _people(look: Look, site_id: int, slot_ids: list[int], off: list[date]) -> list[Affected]:
    hit = [person for people in people_in(look, slot_ids).values() for person in people]
    if not hit:
        return []
    hit.sort(key=lambda person: (person["starts_at"], person["booking_id"]))
    proposals = Proposals(look, site_id, max(off), slot_ids)
    return [affected_of(look, person, Why.NO_WORKDAY, proposals.take(person)) for person in hit]


def import_holidays(act: Act, command: ImportHolidays) -> tuple[ChangeSet, ...]:
    """Make a notice the year's newest revision."""
    form = command.form
    check_holidays(form)
    revision = _revision(act, form.year)
    if revision != command.seen_revision:
        raise Conflict("version", act.last_change(f"holidays:{form.year}") | {"now": revision})
    after = _as_noticed(act, form)
    before = _official(act, after)
    stored = {
        "year": form.year,
        "revision": revision + 1,
        "number": form.number.strip(),
        "url": form.url.strip(),
        "days": wire.dump(form),
        "by_id": act.my_id,
        "entered_at": act.now,
    }
    act.connection.execute(insert(holiday_notice), stored)
    working_days = act.office.calendar(act.connection)
    act.connection.execute(calendar_day.delete().where(calendar_day.c.on_day.in_(sorted(after))))
    rows = [
        {"on_day": on, "is_workday": is_workday, "note": name, "is_provisional": is_provisional}
        for on, (is_workday, name, is_provisional) in after.items()
    ]
    act.connection.execute(insert(calendar_day), rows)
    act.office.forget_calendar()
    moved = count_anew(act, working_days)
    off = _turned_off(before, after)
    made = [change for site_id in _site_ids(act) if (change := _close(act, site_id, off, command)) is not None]
    said = {
        "number": stored["number"],
        "url": stored["url"],
        "changed": sum(before[on] != after[on] for on in after),
        "due": moved,
    }
    act.entries.append(Entry(f"holidays:{form.year}", revision + 1, said))
    return tuple(made)


def _close(act: Act, site_id: int, off: list[date], command: ImportHolidays) -> ChangeSet | None:
    """Close what is open on days that are off now; whoever is booked stays on a list, never falls out."""
    rows = _closing_slots(act, site_id, off)
    if not rows:
        return None
    booked = sum(row.booked for row in rows)
    if booked and command.surplus is Surplus.REFUSE:
        raise Refused("people_hit", {"count": booked})
    name = f"{command.form.year} {command.form.number}".strip()
    edits = tuple(
        SlotEdit(
            CounterId(str(row.counter_id)), row.starts_at, row.ends_at, row.version, SlotStatus.CLOSED, reason=name
        )
        for row in rows
    )
    draft = Draft(SiteId(str(site_id)), edits, (), Surplus.MOVE, name)
    return apply_draft(act, draft, ChangeKind.HOLIDAYS, Why.NO_WORKDAY)


def holiday_years(look: Look, question: HolidayYears) -> tuple[HolidayYear, ...]:
    """The years the office knows, and next year."""
    year_of = extract("year", calendar_day.c.on_day)
    counted = select(year_of, func.count(), func.sum(calendar_day.c.is_provisional.cast(Integer))).group_by(year_of)
    known = {int(year): bool(provisional) for year, _, provisional in look.connection.execute(counted)}
    known.setdefault(look.today.year + 1, True)
    notices: dict[int, Any] = {}
    for row in look.connection.execute(select(holiday_notice).order_by(holiday_notice.c.revision)):
        notices[row.year] = row
    return tuple(
        HolidayYear(
            year,
            is_provisional,
            notices[year].revision if year in notices else 0,
            notices[year].number if year in notices else "",
            notices[year].url if year in notices else "",
            task_since(year, look.today) if is_provisional else None,
        )
        for year, is_provisional in sorted(known.items())
    )


def holiday_notices(look: Look, question: HolidayNotices) -> tuple[HolidayNotice, ...]:
    """All revisions of a year's notice."""
    wanted = select(holiday_notice).where(holiday_notice.c.year == question.year)
    rows = look.connection.execute(wanted.order_by(holiday_notice.c.revision.desc()))
    return tuple(
        HolidayNotice(row.revision, wire.load(HolidayForm, row.days), look.name(row.by_id), row.entered_at)
        for row in rows
    )


def open_provisional_day(act: Act, command: OpenProvisionalDay) -> None:
    """Let one day of an unpublished year, or a holiday, be opened."""
    reason = checked_reason(command.reason)[:200]
    site_id = site_row(act, command.site_id)["id"]
    if command.on < act.today:
        raise Refused("day_past")
    day = day_at(act, site_id, command.on)
    if not day.is_provisional and day.kind is not DayKind.HOLIDAY:
        raise Refused("day_not_provisional")
    set_site_day(act, site_id, command.on, opened_reason=reason)


def bind_makeup_day(act: Act, command: BindMakeupDay) -> None:
    """Say which weekday's templates a make-up day runs."""
    site_id = site_row(act, command.site_id)["id"]
    if day_at(act, site_id, command.on).kind is not DayKind.MAKEUP:
        raise Refused("no_makeup_day")
    if command.weekday is not None and not 0 <= command.weekday <= 4:
        raise Refused("weekday_wrong")
    set_site_day(act, site_id, command.on, template_weekday=command.weekday)


# What waits for a supervisor


def duties(look: Look, question: Duties) -> tuple[Duty, ...]:
    """What waits for a supervisor in the calendar today."""
    years = holiday_years(look, HolidayYears())
    found = [
        Duty(DutyKind.IMPORT_HOLIDAYS, year.task_since, date(year.year, 1, 1))
        for year in years
        if year.task_since is not None and year.year in (look.today.year, look.today.year + 1)
    ]
    found += _people_to_move(look)
    found += _unbound(look)
    found += _flagged(look)
    return tuple(sorted(found, key=lambda duty: (duty.since, duty.kind)))


def _people_to_move(look: Look) -> list[Duty]:
    waiting = (
        select(change_set.c.id, change_set.c.site_id, change_set.c.made_at, func.count())
        .join(affected, affected.c.change_set_id == change_set.c.id)
        .where(affected.c.state == MoveState.WAITING)
        .group_by(change_set.c.id, change_set.c.site_id, change_set.c.made_at)
        .order_by(change_set.c.id)
        .limit(50)
    )
    return [
        Duty(DutyKind.PEOPLE_TO_MOVE, day_of(at), None, count, str(site_id), str(change_id))
        for change_id, site_id, at, count in look.connection.execute(waiting)
    ]


def _unbound(look: Look) -> list[Duty]:
    coming = calendar_day.c.on_day.between(look.today, look.today + BIND_WITHIN)
    official = select(calendar_day.c.on_day).where(coming, calendar_day.c.is_workday, ~calendar_day.c.is_provisional)
    makeup = [on for on in look.connection.execute(official).scalars() if on.weekday() >= 5]
    bound = select(site_day.c.site_id, site_day.c.on_day).where(site_day.c.template_weekday.is_not(None))
    there = {(row.site_id, row.on_day) for row in look.connection.execute(bound)}
    sites = look.connection.execute(select(site.c.id).where(site.c.is_active).order_by(site.c.id)).scalars().all()
    return [
        Duty(DutyKind.BIND_MAKEUP_DAY, look.today, on, 1, str(site_id))
        for on in makeup
        for site_id in sites
        if (site_id, on) not in there
    ]


def _flagged(look: Look) -> list[Duty]:
    near = slot.c.on_day.between(look.today, look.today + FLAG_WITHIN)
    wanted = PEOPLE.where(near, booking.c.status.in_((BookingStatus.HELD, BookingStatus.ACTIVE)))
    counts: dict[tuple[int, date], int] = {}
    for row in look.connection.execute(wanted).mappings():
        if is_flagged(look, row):
            place = (row["site_id"], row["on_day"])
            counts[place] = counts.get(place, 0) + 1
    return [
        Duty(DutyKind.VISITS_FLAGGED, look.today, on, count, str(site_id)) for (site_id, on), count in counts.items()
    ]
