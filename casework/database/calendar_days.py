"""What each day is at a site: the State Council's calendar with what the site has said of the day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from casework.database.act import Act, Entry, Look
from casework.database.calendar_tables import site_day
from casework.database.driver_sql import Row, Statement
from casework.database.tables import calendar_day
from casework.holidays import kind_of_day
from casework.reservations import CalendarDay

_KNOWN = Statement(select(calendar_day).where(calendar_day.c.on_day.between(bindparam("first"), bindparam("last"))))
_HERE = Statement(
    select(site_day).where(
        site_day.c.site_id == bindparam("site"), site_day.c.on_day.between(bindparam("first"), bindparam("last"))
    )
)


def each_day(first: date, last: date) -> Iterable[date]:
    """All days from `first` to `last`, both included."""
    return (first + timedelta(days=i) for i in range((last - first).days + 1))


def days_between(look: Look, site_id: int, first: date, last: date) -> dict[date, CalendarDay]:
    """Every day of the range at this site, in order. A day the calendar does not know is provisional."""
    span = {"first": first, "last": last}
    known = {row["on_day"]: row for row in _KNOWN.rows(look.connection, span)}
    here = {row["on_day"]: row for row in _HERE.rows(look.connection, span | {"site": site_id})}
    return {on: _day(on, known.get(on), here.get(on)) for on in each_day(first, last)}


def day_at(look: Look, site_id: int, on: date) -> CalendarDay:
    """One day at a site."""
    return days_between(look, site_id, on, on)[on]


def _day(on: date, official: Row | None, here: Row | None) -> CalendarDay:
    is_workday = official["is_workday"] if official is not None else on.weekday() < 5
    name = official["note"] if official is not None else ""
    is_provisional = official["is_provisional"] if official is not None else True
    kind = kind_of_day(on, is_workday=is_workday, name=name)
    if here is None:
        return CalendarDay(on, kind, name, is_provisional)
    return CalendarDay(
        on,
        kind,
        name,
        is_provisional,
        here["template_weekday"],
        here["is_closed"],
        here["closed_reason"],
        here["opened_reason"],
    )


def set_site_day(act: Act, site_id: int, on: date, **changes: Any) -> None:
    """Change what a site says of a day, with its journal row."""
    place = (site_day.c.site_id == site_id, site_day.c.on_day == on)
    version = act.connection.execute(select(site_day.c.version).where(*place).with_for_update()).scalar_one_or_none()
    if version is None:
        fresh = {"is_closed": False, "closed_reason": "", "opened_reason": "", "template_weekday": None}
        act.connection.execute(site_day.insert(), fresh | {"site_id": site_id, "on_day": on, "version": 1} | changes)
    else:
        act.connection.execute(site_day.update().where(*place), changes | {"version": version + 1})
    stream = f"siteday:{site_id}:{on.isoformat()}"
    act.entries.append(Entry(stream, (version or 0) + 1, dict(changes)))
