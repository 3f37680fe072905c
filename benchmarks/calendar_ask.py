"""What asking for a week of the calendar costs: 1,176 cells out of 75,600 slots and 500,000 bookings, in milliseconds, on both databases.

`Office.ask(CalendarRange)` against the rows of the same week fetched by the bare driver, in turn. A part of `calendar_week`.
"""

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from benchmarks.calendar_data import BOOKINGS, COUNTERS, ROWS, WEEK, fill
from casework.database.slot_rows import COLUMNS
from casework.reservations import CalendarRange
from tests.office_contract.house import House, open_house
from tests.postgres import DURABLE, new_database, running_postgres

CELLS = 7 * COUNTERS * ROWS
REPEATS, QUICK = 100, 20
RAW = f"""SELECT {COLUMNS} FROM slot WHERE site_id = {{site}} AND on_day BETWEEN {{first}} AND {{last}}
ORDER BY counter_id, starts_at"""


def ask(repeats: int = REPEATS, bookings: int = BOOKINGS) -> None:
    """Print the figures of asking, on SQLite and on PostgreSQL."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "office")
        path = folder / "office.db"
        with open_house(f"sqlite:///{path}", folder) as house:
            _measure(house, "sqlite", sqlite3.connect, path, "?", repeats, bookings)
        with running_postgres(DURABLE) as server, new_database(server) as url:
            plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
            with open_house(url, Path(name, "shared")) as house:
                _measure(house, "postgresql", psycopg.connect, plain, "%s", repeats, bookings)


def _measure(
    house: House, name: str, connect: Callable[[Any], Any], address: Any, mark: str, repeats: int, bookings: int
) -> None:
    site_id = fill(house, bookings)
    last = WEEK + timedelta(days=6)
    door, question = house.as_("zhou"), CalendarRange(site_id, WEEK, last)
    sql = RAW.format(site=mark, first=mark, last=mark)
    days = (WEEK.isoformat(), last.isoformat()) if name == "sqlite" else (WEEK, last)
    driver = connect(address)
    ours, raw = [], []
    for _ in range(repeats):  # in turn, so that a busy machine slows both
        began = time.perf_counter()
        view = door.ask(question)
        ours.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        rows = driver.execute(sql, (int(site_id), *days)).fetchall()
        raw.append((time.perf_counter() - began) * 1000)
        driver.rollback()
    driver.close()
    assert len(view.slots) == len(rows) == CELLS
    for point, of in (("p50", statistics.median), ("p95", lambda found: statistics.quantiles(found, n=20)[-1])):
        say(f"calendar_week ask {name} {point}", of(ours), of(raw), repeats)


def say(figure: str, ours: float, reference: float, n: int) -> None:
    """Print a figure."""
    line = {"figure": figure, "ours": round(ours, 2), "reference": round(reference, 2)}
    print(json.dumps(line | {"ratio": round(ours / reference, 2), "unit": "ms", "n": n}), flush=True)
