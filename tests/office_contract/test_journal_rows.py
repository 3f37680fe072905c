"""The stored journal: chains, seals, what verification finds, the feed."""

import threading

import pytest
from sqlalchemy import text

from casework.database.sealing import seal_due, verify
from casework.errors import NotAllowed
from casework.people import AddStaff, Role
from tests.office_contract.house import PASSWORD, House


def add(house: House, user_name: str) -> None:
    house.do("guan", AddStaff(user_name, "新人", frozenset({Role.REVIEWER}), PASSWORD))


def sql(house: House, statement: str) -> None:
    with house.office.data.engines.write.begin() as connection:
        connection.execute(text(statement))


def faults(house: House) -> list[tuple[str, str]]:
    return [(fault.code, fault.place) for fault in verify(house.office.data).faults]


@pytest.fixture
def sealed(office_house: House) -> House:
    """An office with three sealed acts of its own."""
    for user_name in ("neu1", "neu2", "neu3"):
        add(office_house, user_name)
        assert seal_due(office_house.office.data)
    assert not seal_due(office_house.office.data)
    return office_house


def test_an_untouched_journal_is_whole(sealed: House) -> None:
    found = verify(sealed.office.data)
    assert found.faults == ()
    assert found.unsealed == 0
    assert found.seals == 3
    add(sealed, "neu4")
    assert verify(sealed.office.data).unsealed == 1


@pytest.mark.parametrize("column", ["body", "outcome", "key"])
def test_a_changed_row_is_named(sealed: House, column: str) -> None:
    sql(sealed, f"UPDATE journal SET {column} = {column} || ' ' WHERE stream = 'staff:10'")
    assert ("changed", "staff:10 #1") in faults(sealed)


def test_a_removed_row_shows_in_its_seal(sealed: House) -> None:
    sql(sealed, "DELETE FROM journal WHERE stream = 'staff:11'")
    assert ("rows_missing", "seal #2 journal: 0 / 1") in faults(sealed)


def test_a_cut_tail_shows(sealed: House) -> None:
    sql(sealed, "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
    assert any(code == "rows_missing" and place.startswith("seal #3") for code, place in faults(sealed))
    sql(sealed, "DELETE FROM seal WHERE id = 2")
    assert ("unlinked", "seal #3") in faults(sealed)


def test_a_forged_seal_shows(sealed: House) -> None:
    sql(sealed, "UPDATE seal SET journal_rows = 0 WHERE id = 3")
    assert ("seal_broken", "seal #3") in faults(sealed)


def test_the_access_log_is_sealed_too(office_house: House) -> None:
    door = office_house.office.another()
    door.sign_in("wangmin", PASSWORD)
    seal_due(office_house.office.data)
    assert faults(office_house) == []
    sql(office_house, "UPDATE access_log SET staff_id = 1 WHERE kind = 'signed_in'")
    assert ("rows_changed", "seal #1 access_log") in faults(office_house)
    door.close()


def test_no_personal_value_lies_open(office_house: House) -> None:
    add(office_house, "neu")
    with office_house.office.data.engines.read.connect() as connection:
        for body, outcome in connection.execute(text("SELECT body, outcome FROM journal")):
            assert PASSWORD not in body + outcome


# the feed


def test_the_feed_tells_each_act_once(office_house: House) -> None:
    door = office_house.as_("wangmin")
    start = door.changes(None)
    assert start.changed == ()
    assert door.changes(start.cursor).changed == ()
    add(office_house, "neu1")
    add(office_house, "neu2")
    found = door.changes(start.cursor, wait_ms=2000)
    assert [(changed.act, changed.by) for changed in found.changed] == [("AddStaff", "关管理")] * 2
    assert door.changes(found.cursor).changed == ()


def test_a_waiting_reader_wakes_soon(office_house: House) -> None:
    import time

    door = office_house.as_("wangmin")
    start = door.changes(None)
    writer = threading.Timer(0.3, add, (office_house, "neu"))
    began = time.monotonic()
    writer.start()
    found = door.changes(start.cursor, wait_ms=10_000)
    writer.join()
    assert len(found.changed) == 1
    assert time.monotonic() - began < 5


def test_a_strange_cursor_starts_anew(office_house: House) -> None:
    for cursor in ("", "x", "1.2", "9.9.9", "1.1.-1", "1.1.1; DROP TABLE journal"):
        found = office_house.as_("wangmin").changes(cursor)
        assert found.changed == ()
        if cursor:
            assert found.is_reset


def test_the_feed_is_for_those_who_see_cases(office_house: House) -> None:
    with pytest.raises(NotAllowed, match="not_your_role"):
        office_house.as_("guan").changes(None)
