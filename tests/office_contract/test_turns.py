"""Threads queue for SQLite's one writer; on PostgreSQL the server's clock decides, whatever the PC's says."""

import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from casework.database import office_data
from casework.database.engine import writing
from casework.database.opening import create_office
from casework.database.turn import Turn
from casework.errors import Unavailable
from casework.vault import new_key
from tests.calendar_data import add_people, book, open_site, open_slots, slot_now
from tests.office_contract.house import House


def test_first_come_first_served() -> None:
    turn, order = Turn(), []
    threads = []

    def writer(number: int) -> None:
        with turn.taken(5):
            order.append(number)

    with turn.taken(5):
        for number in range(8):
            threads.append(threading.Thread(target=writer, args=(number,)))
            threads[-1].start()
            while len(turn._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_who_waits_too_long_is_told_and_forgotten() -> None:
    turn = Turn()
    with turn.taken(1), pytest.raises(Unavailable, match="database_busy"), turn.taken(0.01):
        pass
    with turn.taken(0.01):
        assert not turn._waiting


def test_threads_of_one_process_book_without_a_busy_database(office_house: House) -> None:
    place = open_site(office_house)
    (slot,) = open_slots(office_house, place, capacity=20)
    people = add_people(office_house, 20)
    failed: list[BaseException] = []

    def booker(part: int) -> None:
        try:
            for case_id in people[part::5]:
                book(office_house, case_id, slot)
        except BaseException as error:
            failed.append(error)

    office_house.as_("chen")
    threads = [threading.Thread(target=booker, args=(part,)) for part in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert slot_now(office_house, place, slot.id).booked == 20


def test_a_pc_a_day_ahead_does_not_move_the_offices_day(
    postgres_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = create_office(postgres_database, tmp_path / "office", new_key(), "测试")

    class Ahead(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Ahead":
            real = datetime.now(UTC) + timedelta(days=1)
            return cls.fromtimestamp(real.timestamp(), UTC)

    monkeypatch.setattr(office_data, "datetime", Ahead)
    try:
        with writing(office.data.engines) as connection:
            server: datetime = connection.execute(text("SELECT now()")).scalar_one()
        assert abs(office.data.now() - server) < timedelta(minutes=5)
    finally:
        office.close()
