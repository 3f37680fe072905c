"""One slot's row as far as booking goes, and what somebody wishes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from casework.bookings import Channel
from casework.database import driver_sql
from casework.database.act import Look
from casework.database.columns import from_ms
from casework.database.driver_sql import Dialect, dialect_of
from casework.errors import NotFound
from casework.reservations import AppointmentKind

_COLUMNS = (
    "id, version, site_id, counter_id, on_day, starts_at, ends_at, kind, status, capacity, target_capacity, allowance,"
    " allowance_until_at, booked, public_limit, booked_public"
)
_NAMES = tuple(_COLUMNS.replace(" ", "").split(","))
_LOOK = f"SELECT {_COLUMNS} FROM slot WHERE id = :slot"


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants which place. The days applicants may choose from are given for their channel alone."""

    slot_id: int
    kind: AppointmentKind
    channel: Channel
    is_over: bool = False
    first_public: date | None = None
    last_public: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A slot's row as far as booking goes."""

    row: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.row[column]


@cache
def _sql(text: str, dialect: Dialect) -> str:
    return dialect.text(f"{text} RETURNING {_COLUMNS}" if text.startswith("UPDATE") else text)


def run(look: Look, text: str, values: Mapping[str, Any]) -> Place | None:
    """Carry out a statement on one slot; its row as it is then, or None when the statement found none."""
    found = driver_sql.fetch(look.connection, _sql(text, dialect_of(look.office.engines.is_sqlite)), values)
    return _place(found[0]) if found else None


def _place(values: tuple[Any, ...]) -> Place:
    row = dict(zip(_NAMES, values, strict=True))
    on_day = row["on_day"]
    row["on_day"] = date.fromisoformat(on_day) if isinstance(on_day, str) else on_day
    for name in ("starts_at", "ends_at"):
        row[name] = from_ms(row[name])
    row["allowance_until_at"] = from_ms(row["allowance_until_at"]) if row["allowance_until_at"] is not None else None
    return Place(row)


def place_of(look: Look, slot_id: int) -> Place:
    """A slot's row as it is now, without locking it. NotFound: slot_not_found."""
    place = run(look, _LOOK, {"slot": slot_id})
    if place is None:
        raise NotFound("slot_not_found")
    return place
