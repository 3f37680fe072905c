"""The office's settings for booking."""

from datetime import time

from sqlalchemy import select, update

from casework.database.act import Act, Entry, Look
from casework.database.calendar_tables import booking_rules
from casework.errors import Conflict, Refused
from casework.reservations import BookingRules, RulesOfBooking
from casework.shaping import SetBookingRules

_LIMITS = {"horizon_days": 180, "release_at_minute": 1439, "earliest_workdays": 30, "grace_minutes": 240}
_RULES = select(booking_rules)


def rules_of(look: Look) -> BookingRules:
    """The settings in force."""
    row = look.connection.execute(_RULES).one()
    release_at = time(row.release_minute // 60, row.release_minute % 60)
    return BookingRules(row.version, row.horizon_days, release_at, row.earliest_workdays, row.grace_minutes)


def rules_of_booking(look: Look, question: RulesOfBooking) -> BookingRules:
    """The settings in force, as they are asked for."""
    return rules_of(look)


def set_booking_rules(act: Act, command: SetBookingRules) -> BookingRules:
    """Change the office's settings for booking."""
    for field, most in _LIMITS.items():
        if not int(field == "horizon_days") <= getattr(command, field) <= most:
            raise Refused("rules_wrong", {"field": field})
    act.connection.execute(_RULES.with_for_update())
    before = rules_of(act)
    if before.version != command.seen_version:
        raise Conflict("version", act.last_change("rules:1") | {"now": before.version})
    values = {
        "version": before.version + 1,
        "horizon_days": command.horizon_days,
        "release_minute": command.release_at_minute,
        "earliest_workdays": command.earliest_workdays,
        "grace_minutes": command.grace_minutes,
    }
    act.connection.execute(update(booking_rules), values)
    act.entries.append(Entry("rules:1", before.version, values))
    return rules_of(act)
