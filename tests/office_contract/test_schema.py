"""The schema built by migrations equals the models; old and new databases are recognised; SQLite is copied before migrating."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from casework.database import opening
from casework.database.columns import metadata
from casework.database.engine import is_on_network_share
from casework.database.migrations import REVISIONS
from casework.errors import Refused, Unavailable
from tests.office_contract.house import House


def test_migrations_build_the_models(office_house: House) -> None:
    with office_house.office.data.engines.read.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        found = [entry for entry in compare_metadata(context, metadata) if "alembic_version" not in str(entry)]
    assert found == []


def test_a_newer_database_is_refused(office_house: House) -> None:
    with office_house.office.data.engines.write.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for act in (
        lambda: opening.open_office(office_house.url, office_house.folder, office_house.key),
        lambda: opening.migrate(office_house.url, office_house.folder),
    ):
        with pytest.raises(Unavailable, match="database_newer") as refusal:
            act()
        assert refusal.value.values == {"found": "9999"}


def test_an_older_database_is_copied_and_migrated(office_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "REVISIONS", (*REVISIONS, "9998"))
    monkeypatch.setattr(opening, "HEAD", "9998")
    with pytest.raises(Unavailable, match="database_older"):
        opening.open_office(office_house.url, office_house.folder, office_house.key)
    office_house.office.data.engines.close()
    assert opening.migrate(office_house.url, office_house.folder) == ("9998",)
    copies = list(Path(office_house.folder).glob(f"office-before-9998-from-{REVISIONS[-1]}.db"))
    assert len(copies) == (1 if office_house.is_sqlite else 0)


def test_migrating_twice_changes_nothing(office_house: House) -> None:
    assert opening.migrate(office_house.url, office_house.folder) == ()
    with office_house.office.data.engines.read.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM catalogue_version")).scalar_one() == 1


def test_an_office_is_never_overwritten(office_house: House) -> None:
    with pytest.raises(Refused, match="office_exists"):
        opening.create_office(office_house.url, office_house.folder, office_house.key, "again")


def test_looking_for_an_office_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="office_missing"):
        opening.open_office(opening.embedded_url(tmp_path), tmp_path, bytes(32))
    assert list(tmp_path.iterdir()) == []


def test_a_share_is_no_place_for_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_on_network_share(tmp_path / "office.db")
    monkeypatch.setattr("casework.database.engine.is_on_network_share", lambda path: True)
    with pytest.raises(Refused, match="sqlite_on_network_share"):
        opening.create_office(opening.embedded_url(tmp_path), tmp_path, bytes(32), "x")
