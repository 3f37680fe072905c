"""Many book at once from several processes: exactly as many get a place as there are, on both databases; and what would overbook does."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url, text

from casework.booking_numbers import AuditOfBookings
from casework.database.columns import to_ms
from tests.booking_clients import Address, storm
from tests.calendar_data import Place, add_people, open_site, open_slots, slot_now, slots_of
from tests.office_contract.house import House


@pytest.fixture
def place(office_house: House) -> Place:
    return open_site(office_house)


def address_of(house: House) -> Address:
    return Address(house.url, house.folder, house.key, to_ms(house.now))


def test_hot_and_rush_give_away_exactly_what_there_is(office_house: House, place: Place) -> None:
    (hot,) = open_slots(office_house, place, hours=(8,), capacity=20)
    rush = open_slots(office_house, place, hours=(9, 10, 11, 13, 14), capacity=6, counter=1)
    everybody = add_people(office_house, 160)
    wishes: list[Any] = [(case_id, (hot.id,)) for case_id in everybody[:80]]
    wishes += [
        (case_id, tuple(rush[(number + turn) % 5].id for turn in range(5)))
        for number, case_id in enumerate(everybody[80:])
    ]
    found = storm(address_of(office_house), wishes, processes=2, threads=4)
    accepted = found.accepted
    assert accepted.count(hot.id) == 20
    assert len(accepted) == 20 + 30
    assert {booked.code for booked in found.booked if booked.slot_id is None} == {"slot_full"}
    assert slot_now(office_house, place, hot.id).booked == 20
    assert [slot.booked for slot in slots_of(office_house, place)[1:]] == [6] * 5
    audit = office_house.as_("zhou").ask(AuditOfBookings())
    assert (audit.bookings, audit.faults) == (50, ())


# Controls: the same rush done wrong must overbook, or the storm above proves nothing

CONNECT = Callable[[], Any]
SEATS, BOOKERS = 2, 8


def connect_of(house: House) -> CONNECT:
    url = make_url(house.url)
    if house.is_sqlite:
        return lambda: sqlite3.connect(url.database or "", timeout=20, isolation_level=None)
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return lambda: psycopg.connect(plain, autocommit=True)


def unguarded(house: House) -> None:
    """Take the CHECK away that would stop the controls."""
    with house.office.data.engines.write.begin() as connection:
        if house.is_sqlite:
            connection.execute(text("CREATE TABLE bare (id INTEGER PRIMARY KEY, capacity INTEGER, booked INTEGER)"))
        else:
            connection.execute(text("CREATE TABLE bare (id bigint PRIMARY KEY, capacity int, booked int)"))
        connection.execute(text("CREATE TABLE bare_booking (slot_id bigint)"))
        connection.execute(text(f"INSERT INTO bare VALUES (1, {SEATS}, 0)"))


def naive(driver: Any, all_have_read: Callable[[], None]) -> None:
    """Count, then insert."""
    (taken,) = driver.execute("SELECT count(*) FROM bare_booking WHERE slot_id = 1").fetchone()
    all_have_read()
    driver.execute("BEGIN")
    if taken < SEATS:
        driver.execute("INSERT INTO bare_booking VALUES (1)")
    driver.execute("COMMIT")


def stale(driver: Any, all_have_read: Callable[[], None]) -> None:
    """Read the row, lock it, and go by what was read before the lock."""
    capacity, booked = driver.execute("SELECT capacity, booked FROM bare WHERE id = 1").fetchone()
    all_have_read()
    if isinstance(driver, sqlite3.Connection):
        driver.execute("BEGIN IMMEDIATE")
    else:
        driver.execute("BEGIN")
        driver.execute("SELECT 1 FROM bare WHERE id = 1 FOR UPDATE")
    if booked < capacity:
        driver.execute("INSERT INTO bare_booking VALUES (1)")
    driver.execute("COMMIT")


def guarded(driver: Any, all_have_read: Callable[[], None]) -> None:
    """The conditional UPDATE, in the same harness."""
    all_have_read()
    driver.execute("BEGIN IMMEDIATE" if isinstance(driver, sqlite3.Connection) else "BEGIN")
    done = driver.execute("UPDATE bare SET booked = booked + 1 WHERE id = 1 AND booked < capacity")
    if done.rowcount:
        driver.execute("INSERT INTO bare_booking VALUES (1)")
    driver.execute("COMMIT")


@pytest.mark.parametrize(("attempt", "is_over"), [(naive, True), (stale, True), (guarded, False)])
def test_the_controls_overbook_and_the_guard_does_not(
    office_house: House, attempt: Callable[[Any, Callable[[], None]], None], is_over: bool
) -> None:
    unguarded(office_house)
    connect, gate = connect_of(office_house), threading.Barrier(BOOKERS)

    def all_have_read() -> None:
        gate.wait()

    def booker(_: int) -> None:
        driver = connect()
        try:
            attempt(driver, all_have_read)
        finally:
            driver.close()

    with ThreadPoolExecutor(BOOKERS) as pool:
        list(pool.map(booker, range(BOOKERS)))
    with office_house.office.data.engines.read.connect() as connection:
        taken = connection.execute(text("SELECT count(*) FROM bare_booking")).scalar_one()
    assert taken == (BOOKERS if is_over else SEATS)
