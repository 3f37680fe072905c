"""The one place that changes how many are booked in a slot: conditional UPDATEs on stored counters (reservations.md 3b,
3c).

The predicate is the guard: no row comes back when the place is gone, whoever was quicker. The slot's CHECKs are the
wall behind it. Whoever calls these has locked the case; two slots are touched in ascending order of their ids. Every
statement raises the slot's version.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.bookings import BookingStatus, Channel
from casework.database.act import Act, Look
from casework.database.columns import to_ms
from casework.database.free_slots import nearest_values
from casework.database.places import Place, Wish, place_of, run
from casework.errors import Conflict, NotFound, Refused
from casework.reservations import AppointmentKind, SlotStatus, serves

_TAKE = """UPDATE slot SET booked = booked + 1, version = version + 1, held = held + :held,
    booked_public = booked_public + :public, arrived = arrived + :arrived, walk_ins = walk_ins + :walk_in
WHERE id = :slot AND status = 'open' AND kind IN (:kind, 'either') AND """
_STAFFS = "ends_at > :now AND booked < capacity"
_SIGNED = """ends_at > :now AND booked < capacity + CASE WHEN allowance_until_at > :now THEN allowance ELSE 0 END"""
_PUBLICS = """starts_at > :now AND booked < capacity AND booked_public < public_limit
    AND on_day BETWEEN :first_public AND :last_public"""

_GIVE = """UPDATE slot SET booked = booked - 1, version = version + 1, held = held - :held,
    booked_public = booked_public - :public, arrived = arrived - :arrived, served = served - :served,
    no_shows = no_shows + :no_show, late_cancels = late_cancels + :late, walk_ins = walk_ins - :walk_in,
    capacity = CASE WHEN target_capacity IS NULL THEN capacity ELSE capacity - 1 END,
    target_capacity = CASE WHEN target_capacity < capacity - 1 THEN target_capacity END,
    allowance = CASE WHEN allowance > 0 AND allowance_until_at IS NULL THEN allowance - 1 ELSE allowance END
WHERE id = :slot"""

_RETAKE = """UPDATE slot SET booked = booked + 1, version = version + 1, booked_public = booked_public + :public,
    no_shows = no_shows - 1, walk_ins = walk_ins + :walk_in
WHERE id = :slot AND booked < capacity"""

_MARK = """UPDATE slot SET version = version + 1, held = held + :held, arrived = arrived + :arrived, served = served + :served
WHERE id = :slot"""


def check_place(look: Look, wish: Wish) -> Place:
    """Whether the wish could be granted now; cheap, and never the guard.

    Refused: wrong_kind, slot_past, slot_closed (both with `nearest`), slot_not_released, allowance_ended. Conflict:
    slot_full (nearest).
    """
    place = place_of(look, wish.slot_id)
    is_public = wish.channel is Channel.PUBLIC
    if not serves(AppointmentKind(place["kind"]), wish.kind):
        raise Refused("wrong_kind")
    if (place["starts_at"] if is_public else place["ends_at"]) <= look.now:
        raise Refused("slot_past", nearest_values(look, wish, place))
    if place["status"] != SlotStatus.OPEN:
        raise Refused("slot_closed", nearest_values(look, wish, place))
    if is_public and not (wish.first_public or date.min) <= place["on_day"] <= (wish.last_public or date.max):
        raise Refused("slot_not_released")
    if wish.is_over and (place["allowance_until_at"] is None or place["allowance_until_at"] <= look.now):
        raise Refused("allowance_ended")
    limit = place["capacity"] + (place["allowance"] if wish.is_over else 0)
    if place["booked"] >= limit or (is_public and place["booked_public"] >= place["public_limit"]):
        raise Conflict("slot_full", nearest_values(look, wish, place))
    return place


def take(act: Act, wish: Wish, status: BookingStatus) -> Place:
    """Take a place for a booking that begins in this status: the guard. Raises as `check_place` when there is none."""
    condition = _SIGNED if wish.is_over else _PUBLICS if wish.channel is Channel.PUBLIC else _STAFFS
    values = {
        "slot": wish.slot_id,
        "now": to_ms(act.now),
        "kind": wish.kind.value,
        "held": int(status is BookingStatus.HELD),
        "public": int(wish.channel is Channel.PUBLIC),
        "arrived": int(status is BookingStatus.CHECKED_IN),
        "walk_in": int(wish.channel is Channel.WALK_IN),
    }
    if wish.channel is Channel.PUBLIC:
        is_sqlite = act.office.engines.is_sqlite
        days = {"first_public": wish.first_public or date.min, "last_public": wish.last_public or date.max}
        values |= {name: on.isoformat() if is_sqlite else on for name, on in days.items()}  # type: ignore[misc] # both bind
    place = run(act, _TAKE + condition, values)
    if place is None:
        raise _gone(act, wish)
    return place


def _gone(act: Act, wish: Wish) -> Conflict:
    """What to answer when the guard turned somebody away."""
    check_place(act, wish)
    return Conflict("slot_full", nearest_values(act, wish, place_of(act, wish.slot_id)))


def give(act: Act, row: Mapping[Any, Any], *, no_show: bool = False, late: bool = False) -> Place:
    """Give back the place of a booking that stands as `row` says; a ratchet lowers the capacity with it."""
    status = BookingStatus(row["status"])
    values = {
        "slot": row["slot_id"],
        "held": int(status is BookingStatus.HELD),
        "public": int(row["channel"] == Channel.PUBLIC),
        "arrived": int(status in (BookingStatus.CHECKED_IN, BookingStatus.SERVED)),
        "served": int(status is BookingStatus.SERVED),
        "walk_in": int(row["channel"] == Channel.WALK_IN),
        "no_show": int(no_show),
        "late": int(late),
    }
    place = run(act, _GIVE, values)
    if place is None:
        raise NotFound("slot_not_found")
    return place


def take_again(act: Act, row: Mapping[Any, Any], wish: Wish) -> Place:
    """Take back the place a no-show had given up, if it is still free. Conflict: slot_full (nearest)."""
    is_public, is_walk_in = row["channel"] == Channel.PUBLIC, row["channel"] == Channel.WALK_IN
    values = {"slot": row["slot_id"], "public": int(is_public), "walk_in": int(is_walk_in)}
    place = run(act, _RETAKE, values)
    if place is None:
        raise Conflict("slot_full", nearest_values(act, wish, place_of(act, row["slot_id"])))
    return place


def mark(act: Act, slot_id: int, before: BookingStatus, after: BookingStatus) -> None:
    """Keep a slot's parts in step with a booking that keeps its place: held, arrived, served."""
    arrived, served = {BookingStatus.CHECKED_IN, BookingStatus.SERVED}, {BookingStatus.SERVED}
    values = {
        "slot": slot_id,
        "held": int(after is BookingStatus.HELD) - int(before is BookingStatus.HELD),
        "arrived": int(after in arrived) - int(before in arrived),
        "served": int(after in served) - int(before in served),
    }
    run(act, _MARK, values)
