"""Numbers of the calendar by its stored counters, and the audit that counts the bookings behind them."""

from datetime import date
from typing import Any

from sqlalchemy import select

from casework.booking_numbers import (
    AuditFault,
    AuditOfBookings,
    BookingAudit,
    CalendarNumbers,
    FaultCode,
    NumbersBy,
    NumbersRow,
)
from casework.bookings import LIVE, OCCUPYING
from casework.database import driver_sql
from casework.database.act import Look, number
from casework.database.calendar_tables import service_counter, site
from casework.database.driver_sql import dialect_of
from casework.database.reservations import check_range
from casework.database.slot_rows import day_value
from casework.reservations import LONGEST_NUMBERS

FAULTS_AT_MOST = 100
_HOUR = "(starts_at + 28800000) / 3600000"
_DAY = "(starts_at + 28800000) / 86400000 + 3"
_KEYS = {
    NumbersBy.SITE: "site_id",
    NumbersBy.COUNTER: "counter_id",
    NumbersBy.DAY: "on_day",
    NumbersBy.HOUR: f"{_HOUR} - 24 * (({_HOUR}) / 24)",
    NumbersBy.WEEKDAY: f"{_DAY} - 7 * (({_DAY}) / 7)",
}
_NUMBERS = """SELECT {key}, sum(CASE WHEN status = 'open' THEN capacity ELSE 0 END), sum(booked), sum(arrived),
    sum(served), sum(no_shows), sum(late_cancels), sum(walk_ins),
    sum(CASE WHEN status = 'closed' THEN capacity ELSE 0 END),
    sum(CASE WHEN booked > capacity THEN booked - capacity ELSE 0 END)
FROM slot WHERE status <> 'draft' AND on_day BETWEEN :first AND :last {site} GROUP BY 1 ORDER BY 1"""


def calendar_numbers(look: Look, question: CalendarNumbers) -> tuple[NumbersRow, ...]:
    """Numbers of a range, a row per key."""
    check_range(question.first, question.last, LONGEST_NUMBERS)
    values: dict[str, Any] = {"first": day_value(look, question.first), "last": day_value(look, question.last)}
    narrowed = ""
    if question.site_id is not None:
        values["site"], narrowed = number(question.site_id, "site_not_found"), "AND site_id = :site"
    text = _NUMBERS.format(key=_KEYS[question.by], site=narrowed)
    sql = dialect_of(look.office.engines.is_sqlite).text(text)
    names = _names(look, question.by)
    return tuple(
        NumbersRow(_key(key), names.get(key, _key(key)), *(int(value) for value in sums))
        for key, *sums in driver_sql.fetch(look.connection, sql, values)
    )


def _key(key: Any) -> str:
    return key.isoformat() if isinstance(key, date) else str(key)


def _names(look: Look, by: NumbersBy) -> dict[Any, str]:
    table = {NumbersBy.SITE: site, NumbersBy.COUNTER: service_counter}.get(by)
    if table is None:
        return {}
    return {row.id: row.name for row in look.connection.execute(select(table.c.id, table.c.name))}


def _listed(statuses: Any) -> str:
    return ", ".join(f"'{status.value}'" for status in sorted(statuses))


_OCCUPIES = f"b.status IN ({_listed(OCCUPYING)})"
_COUNTED = {
    "booked": _OCCUPIES,
    "held": "b.status = 'held'",
    "booked_public": f"{_OCCUPIES} AND b.channel = 'public'",
    "arrived": "b.status IN ('checked_in', 'served')",
    "served": "b.status = 'served'",
    "no_shows": "b.status = 'no_show'",
    "late_cancels": "b.is_late",
    "walk_ins": f"{_OCCUPIES} AND b.channel = 'walk_in'",
}
_SUMS = ", ".join(f"sum(CASE WHEN {condition} THEN 1 ELSE 0 END) AS {name}" for name, condition in _COUNTED.items())
_DRIFT = f"""SELECT s.id, {", ".join(f"s.{name}, coalesce(c.{name}, 0)" for name in _COUNTED)}
FROM slot AS s LEFT JOIN (SELECT b.slot_id, {_SUMS} FROM booking AS b GROUP BY b.slot_id) AS c ON c.slot_id = s.id
WHERE s.on_day >= :first AND ({" OR ".join(f"s.{name} <> coalesce(c.{name}, 0)" for name in _COUNTED)})
ORDER BY s.id LIMIT {FAULTS_AT_MOST}"""
_OVER = f"""SELECT id, capacity + allowance, booked FROM slot
WHERE on_day >= :first AND booked > capacity + allowance ORDER BY id LIMIT {FAULTS_AT_MOST}"""
_TWO = f"""SELECT case_id, count(*) FROM booking WHERE status IN ({_listed(LIVE)})
GROUP BY case_id HAVING count(*) > 1 ORDER BY case_id LIMIT {FAULTS_AT_MOST}"""
_CASES = f"""SELECT c.id, CASE WHEN c.is_booked THEN 1 ELSE 0 END FROM cases AS c
WHERE c.is_booked <> EXISTS (SELECT 1 FROM booking AS b WHERE b.case_id = c.id AND b.status IN ({_listed(LIVE)}))
ORDER BY c.id LIMIT {FAULTS_AT_MOST}"""
_CLOSED_DAY = f"""SELECT s.id, s.booked FROM slot AS s JOIN site_day AS d ON d.site_id = s.site_id AND d.on_day = s.on_day
WHERE s.on_day >= :first AND d.is_closed AND s.status = 'open' ORDER BY s.id LIMIT {FAULTS_AT_MOST}"""
_SEEN = """SELECT (SELECT count(*) FROM slot WHERE on_day >= :first),
    (SELECT count(*) FROM booking AS b JOIN slot AS s ON s.id = b.slot_id WHERE s.on_day >= :first)"""


def audit_of_bookings(look: Look, question: AuditOfBookings) -> BookingAudit:
    """Count the bookings behind every slot's numbers."""
    values = {"first": day_value(look, question.first or date(2000, 1, 1))}
    dialect = dialect_of(look.office.engines.is_sqlite)

    def fetch(sql: str) -> list[tuple[Any, ...]]:
        needed = values if ":first" in sql else {}
        return driver_sql.fetch(look.connection, dialect.text(sql), needed)

    faults = [fault for row in fetch(_DRIFT) for fault in _drifts(row)]
    faults += [AuditFault(FaultCode.OVER_CAPACITY, str(row[0]), "", row[1], row[2], "booked") for row in fetch(_OVER)]
    faults += [AuditFault(FaultCode.TWO_BOOKINGS, "", str(row[0]), 1, row[1]) for row in fetch(_TWO)]
    faults += [
        AuditFault(FaultCode.CASE_DIFFERS, "", str(row[0]), 1 - row[1], row[1], "is_booked") for row in fetch(_CASES)
    ]
    faults += [AuditFault(FaultCode.BOOKED_ON_CLOSED_DAY, str(row[0]), "", 0, row[1]) for row in fetch(_CLOSED_DAY)]
    slots, bookings = fetch(_SEEN)[0]
    return BookingAudit(slots, bookings, tuple(faults[:FAULTS_AT_MOST]), look.now)


def _drifts(row: tuple[Any, ...]) -> list[AuditFault]:
    pairs = zip(_COUNTED, row[1::2], row[2::2], strict=True)
    return [
        AuditFault(FaultCode.COUNT_DRIFT, str(row[0]), "", int(counted), int(stored), name)
        for name, stored, counted in pairs
        if stored != counted
    ]
