"""Clients killed, the server stopped at once, answers thrown away: every acknowledged booking exists, nothing is over, nothing drifts."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.booking_numbers import AuditOfBookings
from casework.database.calendar_tables import booking
from casework.database.tables import journal
from casework.errors import Conflict, Refused
from casework.shaping import Surplus
from tests.booking_clients import Address, clients, ledger_of
from tests.calendar_data import MONDAY, add_people, of, open_site, open_slots, shape, slots_of
from tests.office_contract.house import House, open_house
from tests.postgres import NoPostgres, Server, crashing_postgres, new_database

LASTS_S, KILL_EVERY_S, CRASHES = 5.0, 0.6, 2
CLIENTS, PEOPLE = 3, 24


@pytest.fixture(params=["sqlite", "postgresql"])
def shaken(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[House, Server | None]]:
    """An office whose server may be crashed (PostgreSQL), or whose file many processes share (SQLite)."""
    folder = tmp_path / "office"
    if request.param == "sqlite":
        with open_house(f"sqlite:///{folder / 'office.db'}", folder) as house:
            yield house, None
        return
    try:
        with crashing_postgres() as server, _house_on(server, folder) as house:
            yield house, server
    except NoPostgres as reason:
        pytest.skip(str(reason))


@contextmanager
def _house_on(server: Server, folder: Path) -> Iterator[House]:
    with new_database(server.url) as url, open_house(url, folder) as house:
        yield house


def test_no_acknowledged_booking_is_lost(shaken: tuple[House, Server | None], tmp_path: Path) -> None:
    house, server = shaken
    place = open_site(house)
    slots = open_slots(house, place, hours=(9, 10, 11, 14), capacity=3)
    people = add_people(house, PEOPLE)
    address = Address(house.url, house.folder, house.key, int(house.now.timestamp() * 1000))
    pick = random.Random(7)
    with clients(address, [people[n::CLIENTS] for n in range(CLIENTS)], [s.id for s in slots], tmp_path) as herd:
        began = time.monotonic()
        crashed = 0
        while (lasted := time.monotonic() - began) < LASTS_S or len(ledger_of(tmp_path)) < 40:
            time.sleep(KILL_EVERY_S)
            herd.kill_one(pick)
            if server is not None and crashed < CRASHES and lasted > (crashed + 1) * LASTS_S / (CRASHES + 1):
                server.crash()
                house.office.data.engines.close()  # its connections died with the server
                crashed += 1
            _change_capacity(house, place, pick)
    done = ledger_of(tmp_path)
    audit = house.as_("zhou").ask(AuditOfBookings())
    assert audit.faults == ()
    with house.office.data.engines.read.connect() as connection:
        keys = set(connection.execute(select(journal.c.key)).scalars())
        bookings = {str(row) for row in connection.execute(select(booking.c.id)).scalars()}
    assert {line["key"] for line in done} <= keys
    assert {line["booking"] for line in done if line["booking"]} <= bookings
    assert {line["kind"] for line in done} == {"BookSlot", "CancelBooking", "MoveBooking"}
    assert server is None or crashed == CRASHES


def _change_capacity(house: House, place: object, pick: random.Random) -> None:
    """The supervisor lowers and raises meanwhile; whoever books in between is in the right."""
    slot = pick.choice(slots_of(house, place, MONDAY))  # type: ignore[arg-type] # a Place
    try:
        shape(house, place, of(slot, capacity=pick.randint(1, 4)), surplus=Surplus.RATCHET)  # type: ignore[arg-type] # a Place
    except (Conflict, Refused):
        return
