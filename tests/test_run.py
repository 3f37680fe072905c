"""run.py says in both languages what a machine lacks, and sets up only when something changed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run() -> ModuleType:
    """run.py as a module of its own for each test."""
    spec = importlib.util.spec_from_file_location("permitdesk_run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_help_names_the_commands() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "run.py"), "--help"], capture_output=True, text=True, check=True)
    assert "run.py test" in done.stdout
    assert "run.py install" in done.stdout


def test_an_unknown_command_is_refused() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "run.py"), "tset"], capture_output=True, text=True, check=False)
    assert done.returncode == 2


def test_a_python_that_is_too_old_looks_for_another(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(run.shutil, "which", {"python3.12": "/usr/bin/python3.12"}.get)
    assert run.check_python() == "/usr/bin/python3.12"


def test_without_any_other_python_it_says_so(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.CannotRun, match=r"(?s)需要 Python 3\.11.*this is 3\.9\.2"):
        run.check_python()


@pytest.mark.parametrize("lacking", ["venv", "ensurepip"])
def test_without_venv_it_names_the_package(run: ModuleType, monkeypatch: pytest.MonkeyPatch, lacking: str) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == lacking else found(name))
    with pytest.raises(run.CannotRun, match=r"(?s)缺少 venv.*apt-get install python3-venv"):
        run.check_python()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux takes Qt's libraries from the system")
class TestLibraries:
    """Qt's system libraries on Linux."""

    def test_missing_ones_are_named_with_the_line_to_type(
        self, run: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run, "loads", lambda library: library not in ("libGL.so.1", "libdbus-1.so.3"))
        with pytest.raises(
            run.CannotRun, match=r"(?s)缺少.*apt-get install --no-install-recommends libgl1 libdbus-1-3\n"
        ):
            run.check_libraries(on_screen=False)

    def test_x11_needs_more(self, run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("QT_QPA_PLATFORM")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.setattr(run, "loads", lambda library: library != "libxcb-cursor.so.0")
        run.check_libraries(on_screen=False)
        with pytest.raises(run.CannotRun, match="libxcb-cursor0"):
            run.check_libraries(on_screen=True)

    def test_no_screen_is_said_before_qt_aborts(self, run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        for variable in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
            monkeypatch.delenv(variable, raising=False)
        with pytest.raises(run.CannotRun, match=r"(?s)没有可用的屏幕.*no screen"):
            run.check_libraries(on_screen=True)

    def test_the_readme_names_every_package(self, run: ModuleType) -> None:
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        assert [p for p in {**run.QT_LIBRARIES, **run.X11_LIBRARIES}.values() if p not in readme] == []

    def test_the_loader_finds_what_is_there(self, run: ModuleType) -> None:
        assert run.loads("libc.so.6")
        assert not run.loads("libnothing-of-that-name.so.1")


def test_a_finished_set_up_is_not_repeated(run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    steps: list[str] = []
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(run, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(run, "install_locked", lambda: steps.append("lock"))
    monkeypatch.setattr(run, "run_pip", lambda arguments: steps.append(arguments[0]))
    run.set_up()
    assert steps == ["lock", "install"]
    run.set_up()
    assert steps == ["lock", "install"]
    (tmp_path / "stamp").write_text("of another lock")
    run.set_up()
    assert steps == ["lock", "install"] * 2


def test_an_interrupted_set_up_is_taken_up_again(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail() -> None:
        raise run.CannotRun("no network")

    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(run, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(run, "install_locked", fail)
    with pytest.raises(run.CannotRun):
        run.set_up()
    assert not (tmp_path / "stamp").exists()


def test_what_pip_complains_about_is_shown(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    with pytest.raises(run.CannotRun, match=r"(?s)no such option.*安装失败.*installation failed"):
        run.run_pip(["install", "--nonsense"])
