"""A calendar to measure: 75,600 slots (5 sites, 6 counters, 28 slots on each of 90 days), 500,000 bookings; made by the database."""

from datetime import date, timedelta

from sqlalchemy import text

from casework.database.columns import to_ms
from casework.lifecycle import CaseState
from casework.reservations import SiteId
from tests.calendar_data import add_people, at, open_site
from tests.office_contract.house import House

SITES, COUNTERS, ROWS, DAYS = 5, 6, 28, 90
BOOKINGS = 500_000
FIRST = date(2026, 9, 1)
WEEK = FIRST + timedelta(days=42)
_SLOT_MS, _DAY_MS = 15 * 60_000, 86_400_000
CAPACITY = 8


def fill(house: House, bookings: int = BOOKINGS) -> SiteId:
    """Fill an office; answers with one of its sites."""
    sites = [open_site(house, COUNTERS, f"大厅 {number + 1}").site_id for number in range(SITES)]
    people = add_people(house, 100, state=CaseState.ONSITE_PASSED)
    first_case = int(people[0])
    is_sqlite = house.is_sqlite
    many = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last})" if is_sqlite else ""
    span = "n" if is_sqlite else "generate_series(0, {last}) AS n(i)"
    on_day = f"date('{FIRST}', '+' || d.i || ' days')" if is_sqlite else f"date '{FIRST}' + d.i"
    days = many.format(last=DAYS - 1).replace("n(", "d(").replace("FROM n", "FROM d").replace("WITH ", ", ", 1)
    rows = many.format(last=ROWS - 1)
    begins = to_ms(at(FIRST, 9))
    each = BOOKINGS // (SITES * COUNTERS * ROWS * DAYS) if bookings == BOOKINGS else 1
    source = "n, d" if is_sqlite else f"{span.format(last=ROWS - 1)}, generate_series(0, {DAYS - 1}) AS d(i)"
    with house.office.data.engines.write.begin() as connection:
        connection.execute(
            text(
                f"""INSERT INTO slot (version, shape_version, site_id, counter_id, on_day, starts_at, ends_at, kind,
                status, closed_reason, capacity, allowance, booked, held, public_limit, booked_public, arrived, served,
                no_shows, late_cancels, walk_ins)
                {rows}{days.replace("RECURSIVE ", "") if is_sqlite else ""}
                SELECT 1, 1, c.site_id, c.id, {on_day}, {begins} + CAST(d.i AS bigint) * {_DAY_MS} + n.i * {_SLOT_MS},
                {begins} + CAST(d.i AS bigint) * {_DAY_MS} + (n.i + 1) * {_SLOT_MS}, 'either', 'open', '', {CAPACITY}, 0, 0, 0, 6, 0, 0,
                0, 0, 0, 0 FROM service_counter AS c, {source}"""
            )
        )
        tickets = (
            f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {each})" if is_sqlite else ""
        )
        numbers = "n" if is_sqlite else f"generate_series(0, {each}) AS n(i)"
        connection.execute(
            text(
                f"""INSERT INTO booking (version, case_id, slot_id, status, channel, is_over, is_late, moves, booked_at,
                booked_by) {tickets}
                SELECT 1, {first_case} + (s.id + n.i) % 100, s.id, 'served', 'staff', false, false, 0, s.starts_at, 6
                FROM slot AS s, {numbers} ORDER BY s.id, n.i LIMIT {bookings}"""
            )
        )
        counted = "(SELECT count(*) FROM booking AS b WHERE b.slot_id = slot.id)"
        connection.execute(text(f"UPDATE slot SET booked = {counted}, arrived = {counted}, served = {counted}"))
    with house.office.data.engines.write.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")
    return sites[2]
