"""Slots as the calendar shows them, read by the columns that stand in them: no booking is counted."""

from datetime import date
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
MADE_AT_MOST = 50_000
_KINDS = {kind.value: kind for kind in AppointmentKind}
_STATUSES = {status.value: status for status in SlotStatus}


@cache
def _sql(dialect: Dialect, condition: str) -> str:
    return dialect.text(f"SELECT {COLUMNS} FROM slot WHERE {condition}")


def slots_where(look: Look, condition: str, values: dict[str, Any]) -> tuple[Slot, ...]:
    """Slots that meet a condition of ours (never text from outside), in its order; one is made anew only when its row changed."""
    sql = _sql(dialect_of(look.office.engines.is_sqlite), condition)
    made = look.office.slots_made
    if len(made) > MADE_AT_MOST:
        made.clear()
    found = []
    for row in driver_sql.fetch(look.connection, sql, values):
        kept = made.get(row[0])
        if kept is None or kept[0] != row:
            kept = made[row[0]] = (row, _slot(row))
        found.append(kept[1])
    return tuple(found)


def _slot(row: tuple[Any, ...]) -> Slot:
    """A row of `COLUMNS` as a slot."""
    on, until = row[3], row[11]
    return Slot(
        SlotId(str(row[0])),
        row[1],
        CounterId(str(row[2])),
        date.fromisoformat(on) if isinstance(on, str) else on,
        from_ms(row[4]),
        from_ms(row[5]),
        _KINDS[row[6]],
        _STATUSES[row[7]],
        row[8],
        row[9],
        row[10],
        from_ms(until) if until is not None else None,
        *row[12:22],
    )


def day_value(look: Look, on: date) -> date | str:
    """A day as the driver binds it."""
    return on.isoformat() if look.office.engines.is_sqlite else on
