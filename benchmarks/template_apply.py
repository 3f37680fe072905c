"""Filling a season by templates, 75,600 slots, in seconds, on both databases: against the same rows INSERTed raw in one transaction.

Ours goes through `casework.template_run`: many short commands under one change set that can be undone, with progress and stop.
"""

import argparse
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url, text

from casework.reservations import AppointmentKind
from casework.slot_templates import SaveTemplate, TemplateBody, TemplateOutcome, Window
from casework.template_run import apply_templates
from tests.calendar_data import MONDAY, open_site
from tests.office_contract.house import House, open_house
from tests.postgres import DURABLE, new_database, running_postgres

COUNTERS, SLOTS, QUICK = 6, 75_600, 7_560
ROWS = 28
RAW = """INSERT INTO slot (version, shape_version, site_id, counter_id, on_day, starts_at, ends_at, kind, status, closed_reason, capacity,
allowance, booked, held, public_limit, booked_public, arrived, served, no_shows, late_cancels, walk_ins)
VALUES (1, 1, {0}, {0}, {0}, {0}, {0}, {0}, {0}, '', {0}, 0, 0, 0, {0}, 0, 0, 0, 0, 0, 0)"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {SLOTS} slots")
    count = QUICK if parser.parse_args().quick else SLOTS
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "one", "office.db")
        with open_house(f"sqlite:///{path}", path.parent) as house:
            measure(house, "sqlite", lambda: sqlite3.connect(path, timeout=30), "?", count)
        with running_postgres(DURABLE) as server, new_database(server) as url:
            plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
            with open_house(url, Path(name, "two")) as house:
                measure(house, "postgresql", lambda: psycopg.connect(plain), "%s", count)


def measure(house: House, name: str, connect: Callable[[], Any], mark: str, count: int) -> None:
    """Fill a site by templates, and take the same rows away and put them in again, raw."""
    place = open_site(house, COUNTERS)
    body = TemplateBody(
        name="每天",
        counter_id=place.counters[0],
        kind=AppointmentKind.EITHER,
        weekdays=frozenset(range(7)),
        windows=(Window(9 * 60, 16 * 60),),
        slot_minutes=15,
        capacity=4,
        public_limit=3,
        valid_from=MONDAY,
    )
    templates = []
    for number, counter_id in enumerate(place.counters):
        named = replace(body, name=f"每天 {number + 1}", counter_id=counter_id)
        templates.append(house.do("zhou", SaveTemplate(None, 0, named)).id)
    last = last_day(house, count)
    told: list[int] = []

    def progress(done: int, _total: int) -> bool:
        told.append(done)
        return True

    began = time.perf_counter()
    door = house.as_("zhou")
    made = apply_templates(door, place.site_id, tuple(templates), MONDAY, last, "season-key", progress)
    ours = time.perf_counter() - began
    assert told
    slots = made.open_slots + made.draft_slots
    raw = raw_insert(house, connect, mark)
    say(f"template_apply {name}", ours, raw, slots, made)


def last_day(house: House, count: int) -> date:
    """The day by which so many slots are made; holidays and unbound make-up days make none."""
    days, on = 0, MONDAY - timedelta(days=1)
    calendar = house.office.data
    with calendar.engines.read.connect() as connection:
        work = calendar.calendar(connection)
        while days * COUNTERS * ROWS < count:
            on += timedelta(days=1)
            day = work.day(on)
            is_makeup = day.is_workday and on.weekday() >= 5
            days += not (is_makeup or (not day.is_workday and bool(day.note)))
    return on


def raw_insert(house: House, connect: Callable[[], Any], mark: str) -> float:
    """Seconds for the same rows by plain INSERTs in one transaction."""
    columns = "site_id, counter_id, on_day, starts_at, ends_at, kind, status, capacity, public_limit"
    with house.office.data.engines.write.begin() as connection:
        rows = [tuple(row) for row in connection.execute(text(f"SELECT {columns} FROM slot ORDER BY id"))]
        connection.execute(text("DELETE FROM slot"))
    driver = connect()
    for pragma in ("synchronous = FULL", "foreign_keys = ON") if mark == "?" else ():
        driver.execute(f"PRAGMA {pragma}")
    began = time.perf_counter()
    cursor = driver.cursor()
    cursor.executemany(RAW.format(mark), rows)
    driver.commit()
    took = time.perf_counter() - began
    driver.close()
    return took


def say(figure: str, ours: float, reference: float, n: int, made: TemplateOutcome) -> None:
    """Print a figure."""
    line = {"figure": figure, "ours": round(ours, 2), "reference": round(reference, 2)}
    more = {"ratio": round(ours / reference, 2), "unit": "s", "n": n, "drafts": made.draft_slots}
    print(json.dumps(line | more), flush=True)


if __name__ == "__main__":
    main()
