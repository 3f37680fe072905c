"""Where there is still room: the nearest free slots to one that is gone, and slots staff may choose from."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from casework.bookings import Channel
from casework.database import driver_sql
from casework.database.act import Look, number
from casework.database.columns import from_ms, to_ms
from casework.database.driver_sql import Dialect, dialect_of
from casework.database.office_data import day_of
from casework.database.places import Place, Wish, place_of
from casework.reservations import NEAREST, AppointmentKind, CounterId, FreeSlot, FreeSlots, SlotId

WITHIN = timedelta(days=60)
MOST = 50

_FREE = """SELECT s.id, s.counter_id, c.name, s.on_day, s.starts_at, s.ends_at, {left} AS free
FROM slot AS s JOIN service_counter AS c ON c.id = s.counter_id
WHERE s.site_id = :site AND s.on_day BETWEEN :first AND :last AND s.status = 'open' AND s.kind IN (:kind, 'either')
    AND s.booked < s.capacity AND {begins} > :now AND s.id <> :but AND {left} > 0
ORDER BY {order} LIMIT :most"""
_LEFT = {
    False: "s.capacity - s.booked",
    True: "CASE WHEN s.capacity - s.booked < s.public_limit - s.booked_public"
    " THEN s.capacity - s.booked ELSE s.public_limit - s.booked_public END",
}
_NEAR = "abs(s.starts_at - :near) + CASE WHEN s.counter_id = :counter THEN 0 ELSE 3600000 END, s.starts_at, s.id"
_BY_TIME = "s.starts_at, s.counter_id, s.id"


@cache
def _sql(dialect: Dialect, is_public: bool, is_near: bool) -> str:
    text = _FREE.format(
        left=_LEFT[is_public],
        begins="s.starts_at" if is_public else "s.ends_at",
        order=_NEAR if is_near else _BY_TIME,
    )
    return dialect.text(text)


def free_slots_for(
    look: Look,
    site_id: int,
    kind: AppointmentKind,
    days: tuple[date, date],
    *,
    near: tuple[datetime, int] | None = None,
    but: int = 0,
    is_public: bool = False,
    most: int = NEAREST,
) -> tuple[FreeSlot, ...]:
    """Slots with a place on these days; nearest to a time (at a counter, which counts as an hour nearer) or by time."""
    is_sqlite = look.office.engines.is_sqlite
    first, last = (on.isoformat() if is_sqlite else on for on in days)
    values: dict[str, Any] = {"site": site_id, "first": first, "last": last, "kind": kind.value, "but": but}
    values |= {"now": to_ms(look.now), "most": most}
    if near is not None:
        values |= {"near": to_ms(near[0]), "counter": near[1]}
    sql = _sql(dialect_of(is_sqlite), is_public, near is not None)
    return tuple(_free_slot(row) for row in driver_sql.fetch(look.connection, sql, values))


def _free_slot(row: tuple[Any, ...]) -> FreeSlot:
    slot_id, counter_id, name, on_day, starts_ms, ends_ms, left = row
    on = date.fromisoformat(on_day) if isinstance(on_day, str) else on_day
    return FreeSlot(
        SlotId(str(slot_id)), CounterId(str(counter_id)), name, on, from_ms(starts_ms), from_ms(ends_ms), left
    )


def nearest_values(look: Look, wish: Wish, place: Place) -> Mapping[str, object]:
    """The three nearest places instead of one that is gone, as an error's values."""
    is_public = wish.channel is Channel.PUBLIC
    today = day_of(look.now)
    first = max(wish.first_public or today, today)
    last = wish.last_public or max(place["on_day"], today) + WITHIN
    near = (place["starts_at"], place["counter_id"])
    found = free_slots_for(
        look, place["site_id"], wish.kind, (first, last), near=near, but=place["id"], is_public=is_public
    )
    return {"nearest": [_said(slot) for slot in found]}


def _said(slot: FreeSlot) -> dict[str, object]:
    return {
        "slot_id": slot.slot_id,
        "counter_id": slot.counter_id,
        "counter_name": slot.counter_name,
        "starts_at": slot.starts_at.isoformat(),
        "ends_at": slot.ends_at.isoformat(),
        "left": slot.left,
    }


def free_slots(look: Look, question: FreeSlots) -> tuple[FreeSlot, ...]:
    """Slots staff may book somebody into."""
    today = day_of(look.now)
    days = (question.on, question.on) if question.on is not None else (today, today + WITHIN)
    site_id = number(question.site_id, "site_not_found")
    most = max(1, min(question.limit, MOST))
    if question.near is None:
        return free_slots_for(look, site_id, question.kind, days, most=most)
    place = place_of(look, number(question.near, "slot_not_found"))
    if question.on is None:
        days = (today, max(place["on_day"], today) + WITHIN)
    near = (place["starts_at"], place["counter_id"])
    return free_slots_for(look, site_id, question.kind, days, near=near, but=place["id"], most=most)
