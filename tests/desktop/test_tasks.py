import gc
import threading
import time
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from desktop.tasks import Lane, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_answers_come_back_in_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    owner, found = QObject(), []
    here = threading.current_thread()
    tasks.run(
        Lane.READ,
        threading.current_thread,
        lambda there: found.append((there, threading.current_thread())),
        owner=owner,
    )
    qtbot.waitUntil(lambda: bool(found))
    assert found[0][0] is not here
    assert found[0][1] is here


def test_failures_reach_their_handler_or_everybodys(tasks: Tasks, qtbot: QtBot) -> None:
    owner, found = QObject(), []

    def fail() -> None:
        raise ValueError("x")

    tasks.run(Lane.READ, fail, failed=found.append, owner=owner)
    qtbot.waitUntil(lambda: len(found) == 1)
    with qtbot.waitSignal(tasks.unhandled) as caught:
        tasks.run(Lane.READ, fail, owner=owner)
    assert isinstance(caught.args[0], ValueError)


def test_a_failure_that_was_told_keeps_nothing_alive(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also before cycles are collected: what a failed reading held may be large."""
    monkeypatch.setattr("desktop.tasks.COLLECT_MS", 60_000)
    tasks, owner, told, held = Tasks(), QObject(), [], []

    def fail() -> None:
        large = threading.Event()
        held.append(weakref.ref(large))
        raise ValueError(str(large))

    tasks.run(Lane.READ, fail, failed=lambda error: told.append(str(error)), owner=owner)
    qtbot.waitUntil(lambda: bool(told))
    try:
        qtbot.waitUntil(lambda: held[0]() is None, timeout=2_000)
    finally:
        tasks.close()


def test_what_was_loaded_is_not_looked_through_for_garbage(tasks: Tasks, qtbot: QtBot) -> None:
    tasks.settle()
    assert gc.get_freeze_count() > 10_000
    circle: list[object] = [threading.Event()]
    circle.append(circle)
    gone = weakref.ref(circle[0])
    del circle
    made = [[number] for number in range(20_000)]  # enough to make a collection due
    qtbot.waitUntil(lambda: gone() is None, timeout=5_000)
    tasks.close()
    assert (len(made), gc.get_freeze_count(), gc.isenabled()) == (20_000, 0, True)


def test_writing_keeps_its_order(tasks: Tasks, qtbot: QtBot) -> None:
    owner, order = QObject(), []
    for number in range(20):
        tasks.run(Lane.WRITE, lambda number=number: order.append(number), owner=owner)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_a_newer_request_of_the_same_key_wins(tasks: Tasks, qtbot: QtBot) -> None:
    owner, other, found, worked = QObject(), QObject(), [], []
    gate = threading.Event()

    def work(number: int) -> int:
        gate.wait(5)
        worked.append(number)
        return number

    for number in range(6):
        tasks.run(Lane.READ, lambda number=number: work(number), found.append, owner=owner, key="rows")
    tasks.run(Lane.TRANSFER, lambda: 99, found.append, owner=other, key="rows")
    gate.set()
    qtbot.waitUntil(lambda: 5 in found and 99 in found)
    assert sorted(found) == [5, 99]
    assert len(worked) <= 3


def test_nobody_is_told_when_the_owner_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner, found = QObject(), []
    tasks.run(Lane.READ, lambda: time.sleep(0.1), lambda _: found.append(1), owner=owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner)
    qtbot.wait(300)
    assert found == []


def test_closing_finishes_what_is_being_written(qtbot: QtBot) -> None:
    tasks, owner, written = Tasks(), QObject(), []
    for number in range(5):
        tasks.run(Lane.WRITE, lambda number=number: (time.sleep(0.02), written.append(number)), owner=owner)
    tasks.close()
    assert written == list(range(5))
    tasks.run(Lane.WRITE, lambda: written.append(9), owner=owner)
    assert 9 not in written
