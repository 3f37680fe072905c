"""Slots as the calendar shows them, read by the columns that stand in them: no booking is counted."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

from casework.database import driver_sql
from casework.database.act import Look
from casework.database.columns import from_ms
from casework.database.driver_sql import Dialect, dialect_of
from casework.reservations import AppointmentKind, CounterId, Slot, SlotId, SlotStatus

COLUMNS = (
    "id, version, counter_id, on_day, starts_at, ends_at, kind, status, capacity, target_capacity, allowance,"
    " allowance_until_at, booked, held, public_limit, booked_public, arrived, served, no_shows, late_cancels, walk_ins,"
    " closed_reason"
)
_KINDS = {kind.value: kind for kind in AppointmentKind}
_STATUSES = {status.value: status for status in SlotStatus}


@cache
def _sql(dialect: Dialect, condition: str) -> str:
    return dialect.text(f"SELECT {COLUMNS} FROM slot WHERE {condition}")


def slots_where(look: Look, condition: str, values: dict[str, Any]) -> tuple[Slot, ...]:
    """Slots that meet a condition of ours (never text from outside), in its order."""
    sql = _sql(dialect_of(look.office.engines.is_sqlite), condition)
    return slots_of(driver_sql.fetch(look.connection, sql, values))


def slots_of(rows: Iterable[tuple[Any, ...]]) -> tuple[Slot, ...]:
    """Rows of `COLUMNS` as slots; each hour and day is made once."""
    instants: dict[int | None, datetime | None] = {None: None}
    days: dict[Any, date] = {}

    def at(ms: Any) -> Any:
        found = instants.get(ms)
        if found is None and ms is not None:
            found = instants[ms] = from_ms(ms)
        return found

    def on(day: Any) -> date:
        found = days.get(day)
        if found is None:
            found = days[day] = date.fromisoformat(day) if isinstance(day, str) else day
        return found

    return tuple(
        Slot(
            SlotId(str(row[0])),
            row[1],
            CounterId(str(row[2])),
            on(row[3]),
            at(row[4]),
            at(row[5]),
            _KINDS[row[6]],
            _STATUSES[row[7]],
            row[8],
            row[9],
            row[10],
            at(row[11]),
            *row[12:22],
        )
        for row in rows
    )


def day_value(look: Look, on: date) -> date | str:
    """A day as the driver binds it."""
    return on.isoformat() if look.office.engines.is_sqlite else on
