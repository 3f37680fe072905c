"""The booking's transaction on the bare drivers, with its journal row: what `booking_storm` and `booking_sqlite` measure against.

Statement for statement what the office does: was this key done before, the case locked, a look at the slot, the booking's row, the place by
its conditional UPDATE, the case, the journal's last hash, the journal row.
"""

import os
import re
import sqlite3
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.booking_clients import Booked

BODY = '{"act":"BookSlot","by":6,"by_name":"陈窗口","at":"2026-09-17T01:30:00+00:00","values":{"event":"book","booking":1,"slot":1}}'
_DONE = "SELECT stream, no, request_mark, body, outcome FROM journal WHERE key = :key ORDER BY id"
_CASE = "SELECT * FROM cases WHERE id = :case"
_LOOK = "SELECT * FROM slot WHERE id = :slot"
_BOOKING = """INSERT INTO booking (version, case_id, slot_id, status, channel, is_over, is_late, moves, expires_at, booked_at, booked_by)
VALUES (1, :case, :slot, 'active', 'staff', :no, :no, 0, NULL, :now, 6) RETURNING id"""
_PLACE = """UPDATE slot SET booked = booked + 1, version = version + 1, held = held + 0, booked_public = booked_public + 0,
arrived = arrived + 0, walk_ins = walk_ins + 0
WHERE id = :slot AND status = 'open' AND kind IN ('onsite', 'either') AND ends_at > :now AND booked < capacity RETURNING *"""
_STATE = """UPDATE cases SET state = 'onsite_booked', lane = 'passed', due_at = NULL, due_sort = 9007199254740991, is_booked = :yes,
is_checked_in = :no, version = version + 1, updated_at = :now WHERE id = :case"""
_HASH = "SELECT hash FROM journal WHERE stream = :stream AND no = :before"
_JOURNAL = """INSERT INTO journal (epoch, xid, stream, no, key, request_mark, body, outcome, prev, hash)
VALUES (1, {xid}, :stream, :before + 1, :key, :mark, :body, 'null', :prev, :hash)"""


@dataclass(frozen=True, slots=True)
class Raw:
    """Where the bare connections go. `url` is libpq's, or a file's path."""

    url: str
    is_sqlite: bool
    now_ms: int


def raw_booker(address: Raw, wishes: list[Any], threads: int, gate: Any, results: Any) -> None:
    """Book on bare connections, one for each thread."""
    drivers = [_connect(address) for _ in range(threads)]
    run = _on_sqlite if address.is_sqlite else _on_postgresql

    def work(number: int) -> list[Booked]:
        return [_try(run, drivers[number], address, case_id, slots) for case_id, slots in wishes[number::threads]]

    with ThreadPoolExecutor(threads) as pool:
        gate.wait()
        began = time.perf_counter()
        done = [booked for part in pool.map(work, range(threads)) for booked in part]
        ended = time.perf_counter()
    for driver in drivers:
        driver.close()
    results.put((done, began, ended))


def _connect(address: Raw) -> Any:
    if not address.is_sqlite:
        return psycopg.connect(address.url)
    driver = sqlite3.connect(address.url, timeout=30, isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 30000"):
        driver.execute(f"PRAGMA {pragma}")
    return driver


def _try(run: Any, driver: Any, address: Raw, case_id: str, slots: tuple[str, ...]) -> Booked:
    took = []
    for slot_id in slots:
        began = time.perf_counter()
        values = {
            "key": uuid.uuid4().hex,
            "case": int(case_id),
            "slot": int(slot_id),
            "now": address.now_ms,
            "yes": True,
            "no": False,
            "stream": f"case:{case_id}",
            "before": 1,
            "mark": os.urandom(16),
            "body": BODY,
            "hash": os.urandom(32),
        }
        is_done = run(driver, values)
        took.append((time.perf_counter() - began) * 1000)
        if is_done:
            return Booked(slot_id, "", tuple(took))
    return Booked(None, "slot_full", tuple(took))


def _names(sql: str) -> str:
    return re.sub(r"(?<!:):(\w+)", r"%(\1)s", sql)


_PG = {
    name: _names(sql)
    for name, sql in {
        "done": _DONE,
        "case": _CASE + " FOR UPDATE",
        "look": _LOOK,
        "booking": _BOOKING,
        "place": _PLACE,
        "state": _STATE,
        "hash": _HASH,
        "journal": _JOURNAL.format(xid="pg_current_xact_id()::text::bigint"),
    }.items()
}
_LITE = {
    "done": _DONE,
    "case": _CASE,
    "look": _LOOK,
    "booking": _BOOKING,
    "place": _PLACE,
    "state": _STATE,
    "hash": _HASH,
    "journal": _JOURNAL.format(xid="0"),
}


def _book(cursor: Any, sql: dict[str, str], values: dict[str, Any]) -> bool:
    cursor.execute(sql["done"], values).fetchall()
    cursor.execute(sql["case"], values).fetchall()
    slot = cursor.execute(sql["look"], values).fetchone()
    if slot is None:
        return False
    cursor.execute(sql["booking"], values).fetchall()
    if not cursor.execute(sql["place"], values).fetchall():
        return False
    cursor.execute(sql["state"], values)
    values["prev"] = cursor.execute(sql["hash"], values).fetchone()[0]
    cursor.execute(sql["journal"], values)
    return True


def _on_postgresql(driver: Any, values: dict[str, Any]) -> bool:
    with driver.cursor() as cursor:
        if _book(cursor, _PG, values):
            driver.commit()
            return True
    driver.rollback()
    return False


def _on_sqlite(driver: Any, values: dict[str, Any]) -> bool:
    cursor = driver.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    is_done = _book(cursor, _LITE, values)
    cursor.execute("COMMIT" if is_done else "ROLLBACK")
    return is_done
