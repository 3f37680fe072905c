"""What every test gets: folders of its own, no screen, no keyring, and checks that nothing was left behind.

A test fails when, during it or after it,

* a log record of WARNING or above was written (ask for ``expected_warnings`` in a test that provokes one),
* a Python warning or a Qt warning was raised (``filterwarnings`` and ``qt_log_level_fail`` in pyproject.toml),
* a thread, a QThread or a child process that it started is still there two seconds later.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

# Before anything loads Qt or looks for the user's folders.
SESSION_HOME = Path(tempfile.mkdtemp(prefix="permitdesk-tests-"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ["PERMITDESK_HOME"] = str(SESSION_HOME / "permitdesk")
for _variable, _folder in {
    "XDG_RUNTIME_DIR": "run",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
}.items():
    (SESSION_HOME / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_variable] = str(SESSION_HOME / _folder)

import hypothesis  # noqa: E402  the folders above must be set first
import psutil  # noqa: E402
import pytest  # noqa: E402

pytest_plugins = ["tests.postgres"]

_slow_machine = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile("permitdesk", deadline=None, suppress_health_check=_slow_machine)
hypothesis.settings.register_profile(
    "ci", deadline=None, suppress_health_check=_slow_machine, derandomize=True, database=None, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "permitdesk")

GRACE_S = 2.0

#: Threads and processes that libraries, and the PostgreSQL of the tests, keep for as long as they run.
KEPT_THREADS = ("fsspecIO",)
KEPT_PROCESSES = ("multiprocessing.resource_tracker", "postgres: ", "postgres -D ")


def pytest_unconfigure() -> None:
    """Remove the folders of this run."""
    shutil.rmtree(SESSION_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def permitdesk_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for the program's data, settings and logs (``PERMITDESK_HOME``); not made yet."""
    home = tmp_path / "permitdesk-home"
    monkeypatch.setenv("PERMITDESK_HOME", str(home))
    return home


class _Collector(logging.Handler):
    """Keeps every record of WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_logged_warnings(request: pytest.FixtureRequest) -> Iterator[_Collector]:
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    try:
        yield collector
    finally:
        root.removeHandler(collector)
    if "expected_warnings" in request.fixturenames:
        return
    if collector.records:
        lines = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in collector.records]
        pytest.fail("logged during the test:\n" + "\n".join(lines), pytrace=False)


@pytest.fixture
def expected_warnings(_no_logged_warnings: _Collector) -> Iterator[list[logging.LogRecord]]:
    """The records of WARNING or above logged so far, for a test that provokes them; none at all fails it."""
    yield _no_logged_warnings.records
    if not _no_logged_warnings.records:
        pytest.fail("the test expects a logged warning and none came", pytrace=False)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    threads, natives, children = set(threading.enumerate()), _native_threads(), set(_children())
    yield
    if "renderer" in request.fixturenames:  # it outlives the test, and may have started somebody to stand by
        children |= {child for child in _children() if "rendering.worker" in _command(child)}
    _wait_until(lambda: not (_left_threads(threads) or _left_children(children)))
    left = [f"thread {thread.name!r} (daemon={thread.daemon})" for thread in _left_threads(threads)]
    left += [f"process {child.pid}: {_command(child)}" for child in _left_children(children)]
    if natives is None or _native_threads() != natives:
        _wait_until(lambda: not _running_qthreads())
        left += [f"running QThread {name}" for name in _running_qthreads()]
    if left:
        pytest.fail("left behind by the test:\n" + "\n".join(left), pytrace=False)


def _wait_until(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + GRACE_S
    while not condition() and time.monotonic() < limit:
        time.sleep(0.02)


def _left_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    found = set(threading.enumerate()) - before
    return [t for t in found if not isinstance(t, threading._DummyThread) and t.name not in KEPT_THREADS]


def _native_threads() -> set[str] | None:
    """The kernel's threads of this process; ``None`` where the system doesn't list them as files."""
    tasks = Path("/proc/self/task")
    return {task.name for task in tasks.iterdir()} if tasks.is_dir() else None


def _running_qthreads() -> list[str]:
    """Names of QThreads that run, apart from the one this code runs in. Asked only when a thread more is there."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    current = core.QThread.currentThread()
    threads = [thing for thing in gc.get_objects() if isinstance(thing, core.QThread)]
    return [t.objectName() or type(t).__name__ for t in threads if t is not current and _is_running(t)]


def _is_running(thread: object) -> bool:
    try:
        return bool(thread.isRunning())  # type: ignore[attr-defined]  # a QThread, found by its type at run time
    except RuntimeError:  # its C++ half is gone, so nothing runs
        return False


def _children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def _left_children(before: set[psutil.Process]) -> list[psutil.Process]:
    return [child for child in set(_children()) - before if _is_left(child)]


def _is_left(child: psutil.Process) -> bool:
    command = _command(child)
    return bool(command) and not any(kept in command for kept in KEPT_PROCESSES)


def _command(process: psutil.Process) -> str:
    """The command line; empty for a process that has ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""
