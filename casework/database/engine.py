"""Connections: one engine that writes and one that can only read, on SQLite and PostgreSQL; database errors in our words."""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from casework.database import driver_sql
from casework.database.turn import Turn
from casework.errors import Refused, Unavailable

BUSY_MS = 5_000
WAIT_S = 30.0
TRY_AGAIN_S = (0.0005, 0.003)
"""How soon another process's turn may be over. SQLite's own handler sleeps up to 100 ms, and who sleeps longest waits longest."""
REMOTE_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ncpfs", "davfs"})


@dataclass(frozen=True, slots=True)
class Engines:
    """The two doors to one database. `is_sqlite` decides the few statements that differ."""

    write: Engine
    read: Engine
    is_sqlite: bool
    turn: Turn = field(default_factory=Turn)

    def close(self) -> None:
        """Let go of all connections."""
        self.write.dispose()
        self.read.dispose()


def connect(url: str) -> Engines:
    """Engines for `sqlite:///FILE` or `postgresql://...`; nothing is opened yet.

    Refused: sqlite_on_network_share (its locks don't hold there), database_url_wrong.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise Refused("database_url_wrong", {"url": url})
        return _sqlite(Path(parsed.database))
    if parsed.get_backend_name() == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
        options: dict[str, Any] = {"pool_size": 8, "max_overflow": 24, "pool_timeout": 10, "pool_pre_ping": False}
        write = create_engine(parsed, isolation_level="READ COMMITTED", **options)
        read = create_engine(
            parsed, isolation_level="READ COMMITTED", execution_options={"postgresql_readonly": True}, **options
        )
        return Engines(write, read, is_sqlite=False)
    raise Refused("database_url_wrong", {"url": parsed.render_as_string()})


def _sqlite(path: Path) -> Engines:
    if is_on_network_share(path):
        raise Refused("sqlite_on_network_share", {"path": str(path)})
    url = f"sqlite:///{path}"
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY_MS / 1000, "check_same_thread": False}}
    write = create_engine(url, pool_size=2, max_overflow=8, **options)
    read = create_engine(url, pool_size=4, max_overflow=8, **options)
    for engine, begin in ((write, "BEGIN IMMEDIATE"), (read, "BEGIN")):
        _set_up_sqlite(engine, begin)
    return Engines(write, read, is_sqlite=True)


def _set_up_sqlite(engine: Engine, begin: str) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not by the driver's guess
        pragmas = ["foreign_keys = ON", f"busy_timeout = {BUSY_MS}", "cache_size = -65536", "temp_store = MEMORY"]
        if begin == "BEGIN":
            pragmas.append("query_only = ON")
        else:
            pragmas += ["journal_mode = WAL", "synchronous = FULL", "busy_timeout = 0"]
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        until = time.monotonic() + BUSY_MS / 1000
        while True:
            try:
                driver_sql.fetch(connection, begin, {})
            except OperationalError as error:
                if _code_of(error) != "database_busy" or time.monotonic() >= until:
                    raise
                time.sleep(random.uniform(*TRY_AGAIN_S))
            else:
                return


def is_on_network_share(path: Path) -> bool:
    """Whether the file would lie on a network file system."""
    place = path.absolute()
    if sys.platform == "win32":  # pragma: no cover - Windows only
        import ctypes

        return str(place).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == 4
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, mount, file_system, *_ = line.split()
        if (str(place) + "/").startswith(mount.rstrip("/") + "/") and len(mount) >= len(best):
            best, kind = mount, file_system
    return kind in REMOTE_FILE_SYSTEMS


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turn what the driver says about a database that does not answer into `Unavailable`; other errors are bugs of ours."""
    try:
        yield
    except PoolTimeout as error:
        raise Unavailable("database_busy") from error
    except (OperationalError, InterfaceError) as error:
        raise Unavailable(_code_of(error)) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unavailable("database_gone") from error
        raise


def _code_of(error: DBAPIError) -> str:
    said = str(error.orig).lower()
    state = getattr(error.orig, "sqlstate", None) or ""
    if "disk is full" in said or state == "53100":
        return "disk_full"
    if "locked" in said or "busy" in said or state in ("40001", "40P01", "55P03", "53300"):
        return "database_busy"
    if "readonly" in said or "read-only" in said or state == "25006":
        return "database_read_only"
    return "database_gone"


@contextmanager
def writing(engines: Engines) -> Iterator[Connection]:
    """One short write transaction; it is rolled back when anything is raised. On SQLite this process's threads queue for it.

    Unavailable: database_busy, database_gone, disk_full.
    """
    with ExitStack() as stack:
        stack.enter_context(in_our_words())
        if engines.is_sqlite:
            stack.enter_context(engines.turn.taken(WAIT_S))
        yield stack.enter_context(engines.write.begin())


@contextmanager
def reading(engines: Engines) -> Iterator[Connection]:
    """One read-only transaction: everything in it is of one moment on SQLite, of each statement's on PostgreSQL."""
    with in_our_words(), engines.read.begin() as connection:
        yield connection
