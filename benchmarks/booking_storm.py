"""Booking by 32 connections at once on PostgreSQL, through `Office.do`, against the same transaction on psycopg.

`spread` is 3,000 bookers over 400 slots of 10 (bookings a second); `hot` one slot of 200 with 2,000 bookers, `rush` 40 slots of 10 with
2,000 bookers who try up to five: exactly 200 and 400 must be accepted, and the 95th percentile of an attempt is told in milliseconds.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, text

from benchmarks.booking_raw import Raw, raw_booker
from casework.booking_numbers import AuditOfBookings
from casework.database.columns import to_ms
from casework.database.opening import open_office
from casework.lifecycle import CaseState
from casework.reservations import SlotId
from casework.shaping import SlotEdit
from tests.booking_clients import Address, Storm, storm
from tests.calendar_data import MONDAY, Place, at, copy_case, edit, open_site, shape
from tests.office_contract.house import House, open_house
from tests.postgres import DURABLE, new_database, running_postgres

PROCESSES, THREADS = 4, 8
FULL, QUICK = 1, 10
LIMIT_MS = 250.0
FIRST = date(2026, 10, 11)
"""The Sunday before some weeks without holidays."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"a {QUICK}th of the bookers")
    part = QUICK if parser.parse_args().quick else FULL
    with running_postgres(DURABLE) as server, tempfile.TemporaryDirectory() as name:
        folder = Path(name, "office")
        with new_database(server) as base:
            with open_house(base, folder) as house:
                house.at[0] = at(MONDAY, 8)
                place = open_site(house, 8)
                slots = make_slots(house, place, 400, 10)
                (hot,) = make_slots(house, place, 1, 200, days_on=40)
                rush = make_slots(house, place, 40, 10, days_on=60)
                people = copy_case(house.office, house.register(person=1), 7_000 // part, CaseState.PRE_REVIEW_PASSED)
                key, now_ms = house.key, to_ms(house.now)
            pick = random.Random(4)
            spread_wishes = [(case_id, tuple(pick.sample(slots, 8))) for case_id in people[: 3_000 // part]]
            with new_database(server, base) as url:
                ours = spread(url, folder, key, now_ms, spread_wishes)
            with new_database(server, base) as url:
                plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
                raw = storm(Raw(plain, False, now_ms), spread_wishes, PROCESSES, THREADS, raw_booker)
            say("booking_storm spread", rate(ours), rate(raw), "bookings/s", len(ours.accepted))
            with new_database(server, base) as url:
                hot_wishes = [(case_id, (hot,)) for case_id in people[3_000 // part : 5_000 // part]]
                rush_wishes = [(case_id, tuple(pick.sample(rush, 5))) for case_id in people[5_000 // part :]]
                for title, wishes, places in (("hot", hot_wishes, 200), ("rush", rush_wishes, 400)):
                    found = spread(url, folder, key, now_ms, wishes)
                    exact = min(places, len(wishes))
                    tell(title, found, exact, len(wishes))


def make_slots(house: House, place: Place, count: int, capacity: int, days_on: int = 0) -> list[SlotId]:
    """Slots on working days, spread over the counters."""
    edits: list[SlotEdit] = []
    on = FIRST + timedelta(days=days_on)
    while len(edits) < count:
        on += timedelta(days=1)
        if on.weekday() < 5:
            edits += [
                edit(place, at(on, hour), counter=counter, capacity=capacity)
                for hour in (9, 10, 11, 14, 15)
                for counter in range(len(place.counters))
            ]
    change = shape(house, place, *edits[:count])
    with house.office.data.engines.read.connect() as connection:
        made = text("SELECT id FROM slot WHERE change_set_id = :made ORDER BY id")
        return [SlotId(str(one)) for one in connection.execute(made, {"made": int(change.id)}).scalars()]


def spread(url: str, folder: Path, key: bytes, now_ms: int, wishes: Sequence[Any]) -> Storm:
    """The rush through the office by 32 connections."""
    return spread_over(url, folder, key, now_ms, wishes, PROCESSES, THREADS)


def spread_over(
    url: str, folder: Path, key: bytes, now_ms: int, wishes: Sequence[Any], processes: int, threads: int
) -> Storm:
    """The rush through the office; stops the program when anything is over or adrift."""
    found = storm(Address(url, folder, key, now_ms), wishes, processes, threads)
    office = open_office(url, folder, key)
    faults = office.acting_as("system").ask(AuditOfBookings()).faults
    office.close()
    codes = {one.code for one in found.booked} - {"", "slot_full"}
    if faults or codes:
        sys.exit(f"not exact: {faults} {codes}")
    return found


def rate(found: Storm) -> float:
    """Bookings a second."""
    return len(found.accepted) / found.seconds


def tell(title: str, found: Storm, exact: int, bookers: int) -> None:
    """The places given away against those there are, and the 95th percentile of an attempt."""
    took = [ms for one in found.booked for ms in one.took_ms]
    given = len(found.accepted)
    say(f"booking_storm {title} accepted", given, exact, "places", bookers)
    say(f"booking_storm {title} p95", statistics.quantiles(took, n=20)[-1], LIMIT_MS, "ms", len(took))


def say(figure: str, ours: float, reference: float, unit: str, n: int) -> None:
    """Print a figure."""
    line = {"figure": figure, "ours": round(ours, 1), "reference": round(reference, 1)}
    print(json.dumps(line | {"ratio": round(ours / reference, 2), "unit": unit, "n": n}), flush=True)


if __name__ == "__main__":
    main()
