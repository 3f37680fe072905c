"""Making, migrating and opening an office in a database."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from casework import catalogue as catalogues
from casework.database.act import Act, Entry
from casework.database.engine import Engines, connect, in_our_words, writing
from casework.database.journal_rows import append
from casework.database.migrations import HEAD, REVISIONS
from casework.database.office import DatabaseOffice
from casework.database.office_data import Clock, OfficeData
from casework.database.sealing import SEAL_KEY
from casework.database.signing_in import staff_of
from casework.database.tables import calendar_day, catalogue_version, office, staff
from casework.documents import ObjectStore
from casework.errors import Refused, Unavailable
from casework.people import Role, password_problem, roles_fit
from casework.vault import Vault
from casework.workdays import shipped_days

DATABASE_FILE = "office.db"
DOCUMENTS_FOLDER = "documents"
MACHINE_ACCOUNTS = ((1, "system", "系统", Role.SYSTEM), (2, "applicant", "申请人", Role.APPLICANT))
NO_PASSWORD = "!"
IN_FORCE_FROM = date(2003, 11, 1)
"""From when an office's first catalogue counts: the year of the permit's rules, so that older cases find theirs."""


def embedded_url(folder: Path) -> str:
    """The address of the embedded office in a folder."""
    return f"sqlite:///{folder / DATABASE_FILE}"


def _documents(folder: Path, documents: str | None) -> ObjectStore:
    return ObjectStore(documents or str(folder / DOCUMENTS_FOLDER))


def revision_of(engines: Engines) -> str | None:
    """The schema's revision; None when there is no office here yet. Unavailable: database_gone, database_busy."""
    with in_our_words(), engines.read.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def create_office(
    url: str,
    folder: Path,
    office_key: bytes,
    name: str,
    *,
    documents: str | None = None,
    clock: Clock | None = None,
    is_publishing_on: bool = False,
) -> DatabaseOffice:
    """Make an empty office: schema, catalogue, working days, machine accounts. Refused: office_exists; nothing is overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    engines = connect(url)
    try:
        if revision_of(engines) is not None:
            raise Refused("office_exists", {"folder": str(folder)})
        vault = Vault(office_key)
        data = OfficeData(engines, vault, _documents(folder, documents), 1, is_publishing_on, clock)
        with writing(engines) as connection:
            _run_steps(connection)
            _fill(connection, data, name)
    except BaseException:
        engines.close()
        raise
    return DatabaseOffice(data)


def _fill(connection: Connection, data: OfficeData, name: str) -> None:
    private = Ed25519PrivateKey.generate()
    now = data.now()
    raw = serialization.Encoding.Raw
    connection.execute(
        insert(office).values(
            id=1,
            name=name,
            epoch=data.epoch,
            created_at=now,
            key_check=data.vault.key_check(),
            seal_public=private.public_key().public_bytes(raw, serialization.PublicFormat.Raw),
            seal_private_sealed=data.vault.box.seal(private.private_bytes_raw(), SEAL_KEY),
            is_publishing_on=data.is_publishing_on,
        )
    )
    for staff_id, user_name, full_name, role in MACHINE_ACCOUNTS:
        _add_account(connection, staff_id, user_name, full_name, frozenset({role}), NO_PASSWORD)
    if not data.engines.is_sqlite:
        connection.execute(text("SELECT setval(pg_get_serial_sequence('staff', 'id'), 2)"))
    _store_shipped(connection, IN_FORCE_FROM)
    system = connection.execute(select(staff).where(staff.c.id == 1)).one()
    act = Act(data, connection, now, staff_of(system))
    act.entries.append(Entry("office", 1, {"name": name}))
    append(act, "CreateOffice", "create-office", b"", "null")


def _add_account(
    connection: Connection, staff_id: int | None, user_name: str, full_name: str, roles: frozenset[Role], secret: str
) -> None:
    row = {
        "version": 1,
        "user_name": user_name,
        "full_name": full_name,
        "roles": ",".join(sorted(roles)),
        "password_hash": secret,
        "failures": 0,
        "is_active": True,
    }
    connection.execute(insert(staff).values(row if staff_id is None else row | {"id": staff_id}))


def _store_shipped(connection: Connection, today: date) -> None:
    """Store the shipped catalogue and working days where they are new; what is stored is never changed."""
    shipped = catalogues.load()
    known = select(catalogue_version.c.hash).where(catalogue_version.c.hash == shipped.hash)
    if connection.execute(known).first() is None:
        row = {"hash": shipped.hash, "district": None, "valid_from": today, "body": shipped.body}
        connection.execute(insert(catalogue_version).values(row))
    there = {row.on_day: row.is_provisional for row in connection.execute(select(calendar_day))}
    new = [
        {"on_day": day.on, "is_workday": day.is_workday, "note": day.note, "is_provisional": day.is_provisional}
        for day in shipped_days()
        if day.on not in there or (there[day.on] and not day.is_provisional)
    ]
    replaced = [row["on_day"] for row in new if row["on_day"] in there]
    if replaced:
        connection.execute(calendar_day.delete().where(calendar_day.c.on_day.in_(replaced)))
    if new:
        connection.execute(insert(calendar_day), new)


def add_first_staff(
    office_: DatabaseOffice, user_name: str, full_name: str, roles: frozenset[Role], password: str
) -> None:
    """Open an account as the office itself: for the first administrator and the demo. Refused as `AddStaff`."""
    from casework.people import AddStaff

    if not roles_fit(roles):
        raise Refused("roles_conflict")
    problem = password_problem(user_name, password)
    if problem is not None:
        raise Refused(problem)
    command = AddStaff(user_name=user_name, full_name=full_name, roles=roles, password=password)
    office_.acting_as("system").do(command, f"add-staff {user_name}")


def migrate(url: str, folder: Path, *, today: date | None = None) -> Sequence[str]:
    """Bring an office to this program's schema; answers with the steps taken. A SQLite file is copied first.

    Unavailable: office_missing, database_newer (found), disk_full.
    """
    engines = connect(url)
    try:
        found = revision_of(engines) if _may_exist(engines) else None
        steps = _steps_from(found, folder)
        if steps and engines.is_sqlite:
            _copy(Path(engines.write.url.database or ""), found or "")
        with writing(engines) as connection:
            if steps:
                _run_steps(connection)
            _store_shipped(connection, today or date.today())
        return steps
    finally:
        engines.close()


def _steps_from(found: str | None, folder: Path) -> Sequence[str]:
    if found is None:
        raise Unavailable("office_missing", {"folder": str(folder)})
    if found not in REVISIONS:
        raise Unavailable("database_newer", {"found": found})
    return REVISIONS[REVISIONS.index(found) + 1 :]


def _copy(path: Path, revision: str) -> Path:
    """Copy a SQLite database, with what its log still holds, beside itself."""
    target = path.with_name(f"{path.stem}-before-{HEAD}-from-{revision}{path.suffix}")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise Unavailable("disk_full" if "full" in str(error) else "database_gone") from error
    return target


def _run_steps(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def open_office(
    url: str, folder: Path, office_key: bytes, *, documents: str | None = None, clock: Clock | None = None
) -> DatabaseOffice:
    """Open an office; nobody is signed in yet.

    Unavailable: office_missing, database_older (run `migrate`), database_newer, office_key_wrong, database_gone. Nothing is written.
    """
    engines = connect(url)
    try:
        found = revision_of(engines) if _may_exist(engines) else None
        if _steps_from(found, folder):
            raise Unavailable("database_older", {"found": found or ""})
        vault = Vault(office_key)
        with in_our_words(), engines.read.connect() as connection:
            row = connection.execute(select(office)).one_or_none()
        if row is None:
            raise Unavailable("office_missing", {"folder": str(folder)})
        if not vault.is_right_for(row.key_check):
            raise Unavailable("office_key_wrong", {"folder": str(folder)})
        data = OfficeData(engines, vault, _documents(folder, documents), row.epoch, row.is_publishing_on, clock)
    except (Exception, SQLAlchemyError):
        engines.close()
        raise
    return DatabaseOffice(data)


def _may_exist(engines: Engines) -> bool:
    """Looking for a SQLite office must not make an empty file."""
    return not engines.is_sqlite or Path(engines.write.url.database or "").exists()
