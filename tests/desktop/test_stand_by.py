import os
import signal
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.stand_by import StandBy
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from rendering.messages import RenderingError
from tests.end_to_end.desk import one_page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def renderer(tasks: Tasks) -> Iterator[Renderer]:
    parent, made = QObject(), list[Renderer]()
    stand_by = StandBy(tasks, lambda: made[0], parent)
    made.append(Renderer(1, short=stand_by.short.emit))
    yield made[0]
    made[0].close()
    del parent


def pids(renderer: Renderer) -> set[int]:
    return {worker.pid for worker in renderer._crew.all if worker.is_alive}


def test_after_a_death_there_are_two_again(qtbot: QtBot, tasks: Tasks, renderer: Renderer) -> None:
    owner, told = QObject(), []
    tasks.run(Lane.RENDER, lambda: renderer.open(one_page("one")), told.append, owner=owner)
    qtbot.waitUntil(lambda: len(told) == 1 and len(pids(renderer)) == 2, timeout=20_000)
    before = pids(renderer)
    os.kill(next(iter(before)), signal.SIGKILL)
    qtbot.waitUntil(lambda: len(pids(renderer)) == 1)
    tasks.run(Lane.RENDER, lambda: renderer.open(one_page("two")), told.append, owner=owner)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: len(pids(renderer)) == 2, timeout=20_000)
    assert len(pids(renderer) & before) == 1


def test_where_none_starts_it_is_written_down_and_whoever_needs_one_is_told(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch, expected_warnings: list[object]
) -> None:
    def refused(*_: object, **__: object) -> Callable[[], None]:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("subprocess.Popen", refused)
    parent, renderer, errors = QObject(), Renderer(1), []
    stand_by = StandBy(tasks, lambda: renderer, parent)
    stand_by.short.emit()
    qtbot.waitUntil(lambda: len(expected_warnings) == 1)
    tasks.run(Lane.RENDER, lambda: renderer.open(b"x"), failed=errors.append, owner=parent)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], OSError | RenderingError)
    renderer.close()
