"""The rules of CONTRIBUTING.md that a program can check: who imports whom, where threads live, how long a file is."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from importlinter import configuration
from importlinter.application import use_cases

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("admin", "casework", "desktop", "rendering", "ui")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
BESIDE = sorted([ROOT / "run.py", *(ROOT / "packaging").glob("*.py"), *(ROOT / "benchmarks").rglob("*.py")])

LONGEST_FILE = 450

#: Whoever starts a thread, or something that holds threads, names one of these.
THREADS = {
    "Thread",
    "Timer",
    "ThreadPoolExecutor",
    "ProcessPoolExecutor",
    "ThreadPool",
    "QThread",
    "QThreadPool",
    "QRunnable",
    "QtConcurrent",
    "start_new_thread",
}
#: Modules in which the names above are that; elsewhere `Timer` may mean something else.
THREAD_MODULES = re.compile(
    r"threading|_thread|concurrent\.futures.*|multiprocessing.*|PySide6\.QtCore|PySide6\.QtConcurrent"
)

#: What the program must not load before its first window is on the screen.
LATE = ("sqlalchemy", "alembic", "psycopg", "pydantic", "requests", "keyring", "pymupdf", "PIL", "cryptography")

#: Starts the program, and at the first window's show event prints what has been imported, and ends.
FIRST_WINDOW = """
import json, os, sys
from PySide6 import QtCore, QtWidgets

class Application(QtWidgets.QApplication):
    def notify(self, receiver, event):
        if event.type() == QtCore.QEvent.Type.Show and isinstance(receiver, QtWidgets.QWidget) and receiver.isWindow():
            print(json.dumps([type(receiver).__name__, sorted(sys.modules)]), flush=True)
            os._exit(0)
        return super().notify(receiver, event)

QtWidgets.QApplication = Application
from desktop.__main__ import main
sys.argv = ["permitdesk"]
main()
"""

NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names of everything imported, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def threads_started(tree: ast.Module) -> list[str]:
    """The names from THREADS that a file imports or takes from an imported module."""
    aliases = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    aliases |= {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    direct = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and THREAD_MODULES.fullmatch(node.module or "")
        for alias in node.names
    ]
    through = [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and THREAD_MODULES.fullmatch(aliases.get(ast.unparse(node.value), ""))
    ]
    return [name for name in direct + through if name in THREADS]


def test_the_contracts_of_pyproject_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    configuration.configure()
    kept = use_cases.lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, is_debug_mode=True, no_logo=True
    )
    assert kept, capsys.readouterr().out


@pytest.mark.parametrize("package", ["casework", "rendering"])
def test_no_qt_in(package: str) -> None:
    users = {name_of(path) for path in SOURCES if path.is_relative_to(ROOT / package) and uses(path, "PySide6")}
    assert users == set()


@pytest.mark.parametrize("module", ["sqlalchemy", "psycopg", "requests", "keyring", "pymupdf", "PIL", "fsspec"])
def test_views_know_nothing_of(module: str) -> None:
    assert {name_of(path) for path in SOURCES if path.is_relative_to(ROOT / "ui") and uses(path, module)} == set()


def uses(path: Path, module: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for name in imported(parsed(path)))


def test_nobody_imports_in_a_ring() -> None:
    graph = grimp.build_graph(*PACKAGES, cache_dir=None, exclude_type_checking_imports=True)
    assert rings({module: graph.find_modules_directly_imported_by(module) for module in graph.modules}) == []


def rings(imports: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that reach each other: Tarjan's strongly connected components of more than one module."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for target in sorted(imports.get(module, ())):
            if target not in order:
                visit(target)
                low[module] = min(low[module], low[target])
            elif target in stack:
                low[module] = min(low[module], order[target])
        if low[module] == order[module]:
            start = stack.index(module)
            component = stack[start:]
            del stack[start:]
            if len(component) > 1:
                found.append(sorted(component))

    for module in sorted(imports):
        if module not in order:
            visit(module)
    return found


def test_the_search_for_rings() -> None:
    assert rings({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}) == [["a", "b", "c"]]
    assert rings({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_threads_live_in_desktop_tasks_alone(path: Path) -> None:
    if path != ROOT / "desktop" / "tasks.py":
        assert threads_started(parsed(path)) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import threading\nthreading.Thread(target=print)", ["Thread"]),
        ("import threading as t\nt.Timer(1, print)", ["Timer"]),
        ("from PySide6.QtCore import QObject, QThread", ["QThread"]),
        ("from PySide6 import QtCore\nQtCore.QThreadPool()", ["QThreadPool"]),
        ("import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor()", ["ThreadPoolExecutor"]),
        ("import threading\nlock = threading.Lock()", []),
        ("from casework.timers import Timer", []),
    ],
)
def test_the_search_for_threads(source: str, found: list[str]) -> None:
    assert threads_started(ast.parse(source)) == found


@pytest.mark.parametrize("path", SOURCES + BESIDE, ids=name_of)
def test_a_file_stays_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE or path.parent.name == "versions"  # schema steps, written by Alembic
    assert re.findall(r"\b(?:TO" r"DO|FIX" r"ME)\b", text) == []
    assert path.stem not in NAMELESS
    reasonless = [
        line
        for line in text.splitlines()
        if re.search(r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[\w, -]+\])?)\s*$", line)
    ]
    assert reasonless == [], "says not why"


@pytest.mark.parametrize("path", SOURCES + BESIDE, ids=name_of)
def test_a_file_says_what_it_promises(path: Path) -> None:
    assert ast.get_docstring(parsed(path))


def test_the_first_window_waits_for_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.startswith("["), f"no window was shown: {done.stdout}{done.stderr}"
    window, modules = json.loads(done.stdout.splitlines()[-1])
    assert [name for name in LATE if name in modules] == [], f"loaded before {window}"
