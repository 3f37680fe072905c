"""Every test of the contract runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office_contract.house import House, open_house


@pytest.fixture(params=["sqlite", "postgresql"])
def office_house(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A fresh office with staff of every role (`tests.office_contract.house.PEOPLE`)."""
    from argon2 import PasswordHasher

    from casework.database import signing_in

    monkeypatch.setattr(signing_in, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    folder = tmp_path / "office"
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'office.db'}"
    else:
        url = request.getfixturevalue("postgres_database")
    with open_house(url, folder) as house:
        yield house
