"""Processes that die, stop, hang, answer late, twice, wrongly, too much, at each step: always an answer or a code, and the next
document at once; the second death of a document is its last."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rendering.client import Renderer
from rendering.messages import RenderingError, Urgency

ROOT = Path(__file__).resolve().parent.parent.parent
STEPS = ("open", "page", "text")
ENDS = ("die", "garbage", "half", "memory")
MORE_ENDS = ("fault", "leave", "status", "ahead", "flood")
SLOW = ("stop", "hang", "late", "half and wait")
LIES = ("wide", "high", "stride", "long stride", "size", "endless size", "short", "nothing", "wider")
NONSENSE = ("nonsense", "deep")
LIMIT_S = 0.5

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Renderer]]:
    """A renderer whose processes do `deed` at `step` the first `times` times."""
    monkeypatch.setattr("rendering.process.START_LIMIT_S", 2.0)
    renderers: list[Renderer] = []

    def make(deed: str, step: str, times: int = 1, processes: int = 1, limit: float = LIMIT_S) -> Renderer:
        mark = tmp_path / "mark"
        mark.write_text(f"{times}\n")
        command = [sys.executable, "-S", str(Path(__file__).with_name("faulty.py")), deed, step, str(mark)]
        renderers.append(Renderer(processes, command=command, time_limit_s=limit))
        return renderers[-1]

    yield make
    for renderer in renderers:
        renderer.close()


def use(renderer: Renderer, data: bytes) -> list[str]:
    """Open it, paint a page, read a page: `ok` or the code, each."""
    acts: tuple[Callable[[], object], ...] = (
        lambda: renderer.open(data),
        lambda: bytes(renderer.page(data, 0, 100).data) == b"\x7f" * 3000 or pytest.fail("other pixels"),
        lambda: renderer.text(data, 0),
    )
    outcome = []
    for act in acts:
        try:
            act()
            outcome.append("ok")
        except RenderingError as error:
            outcome.append(error.code)
    return outcome


@pytest.mark.parametrize(
    ("deed", "step"), [(deed, step) for deed in ENDS for step in STEPS] + [(deed, "page") for deed in MORE_ENDS]
)
def test_a_process_that_ends_is_replaced_and_the_work_done(made: Callable[..., Renderer], deed: str, step: str) -> None:
    renderer = made(deed, step, limit=10)
    assert use(renderer, b"one") == ["ok", "ok", "ok"]
    assert use(renderer, b"two") == ["ok", "ok", "ok"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("deed", SLOW)
def test_a_process_that_is_late_is_killed(made: Callable[..., Renderer], deed: str, step: str) -> None:
    renderer = made(deed, step)
    code = "crashed" if deed == "half and wait" else "too_slow"
    first = use(renderer, b"one")
    place = STEPS.index(step)
    assert (first[place] in (code, "too_slow"), first[:place] + first[place + 1 :]) == (True, ["ok", "ok"])
    assert use(renderer, b"two") == ["ok", "ok", "ok"]
    assert use(renderer, b"one") == ["ok", "ok", "ok"]


@pytest.mark.parametrize("deed", LIES)
def test_pixels_of_wrong_sizes_are_not_believed(made: Callable[..., Renderer], deed: str) -> None:
    renderer = made(deed, "page", 2)
    assert use(renderer, b"one") == ["ok", "crashed", "crashed"]  # the second time was its last
    assert use(renderer, b"two") == ["ok", "ok", "ok"]


@pytest.mark.parametrize("step", ["open", "text"])
@pytest.mark.parametrize("deed", NONSENSE)
def test_values_that_make_no_sense_are_not_believed(made: Callable[..., Renderer], deed: str, step: str) -> None:
    renderer = made(deed, step)
    assert use(renderer, b"one") == ["ok", "ok", "ok"]
    assert use(renderer, b"two") == ["ok", "ok", "ok"]


@pytest.mark.parametrize("step", STEPS)
def test_an_answer_given_twice_is_passed_over(made: Callable[..., Renderer], step: str) -> None:
    assert use(made("twice", step, 5), b"one") == ["ok", "ok", "ok"]


@pytest.mark.parametrize("step", ["page", "text"])
def test_a_process_that_lost_the_document_gets_it_again(made: Callable[..., Renderer], step: str) -> None:
    assert use(made("not open", step), b"one") == ["ok", "ok", "ok"]


@pytest.mark.parametrize(
    ("deed", "step"),
    [
        *((deed, "start") for deed in ("die", "leave", "garbage", "hang")),
        *((deed, "ready") for deed in ("die", "half", "flood", "stop", "memory")),
    ],
)
def test_a_process_that_fails_before_it_is_ready(made: Callable[..., Renderer], deed: str, step: str) -> None:
    renderer = made(deed, step)
    assert use(renderer, b"one") == ["ok", "ok", "ok"]


@pytest.mark.parametrize("deed", ["die", "hang"])
def test_the_second_death_is_the_last(made: Callable[..., Renderer], tmp_path: Path, deed: str) -> None:
    code = {"die": "crashed", "hang": "too_slow"}[deed]
    renderer = made(deed, "page", 99)
    renderer.open(b"one")
    for _ in range(4):
        with pytest.raises(RenderingError, match=code):
            renderer.page(b"one", 0, 100)
    assert (tmp_path / "mark").read_text().count("x") == 2
    with pytest.raises(RenderingError, match=code):
        renderer.open(b"one")
    assert renderer.open(b"two").page_count == 3


def test_a_killed_process_is_a_non_event(made: Callable[..., Renderer]) -> None:
    renderer = made("none", "none")
    use(renderer, b"one")
    for worker in renderer._crew.all:
        os.kill(worker.pid, signal.SIGKILL)
    assert use(renderer, b"one") == ["ok", "ok", "ok"]


def waiting_for(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.002)


def busy(renderer: Renderer) -> int:
    return len(renderer._crew._busy)


def misbehaved(folder: Path) -> int:
    return (folder / "mark").read_text().count("x")


def test_what_is_prepared_ahead_gives_way(made: Callable[..., Renderer], tmp_path: Path) -> None:
    renderer = made("hang", "page", 1, processes=1, limit=30)
    with ThreadPoolExecutor(1) as pool:
        ahead = pool.submit(renderer.page, b"ahead", 0, 100, urgency=Urgency.AHEAD)
        waiting_for(lambda: misbehaved(tmp_path) == 1)
        assert renderer.page(b"now", 0, 100).width == 100
        with pytest.raises(RenderingError, match="stopped"):
            ahead.result(5)
    assert renderer.page(b"ahead", 0, 100).width == 100  # given way to is no death


def test_ahead_leaves_a_process_to_now(made: Callable[..., Renderer], tmp_path: Path) -> None:
    renderer = made("hang", "page", 1, processes=2, limit=30)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(renderer.page, b"a", 0, 100, urgency=Urgency.AHEAD)
        waiting_for(lambda: misbehaved(tmp_path) == 1)
        second = pool.submit(renderer.page, b"b", 0, 100, urgency=Urgency.AHEAD)
        time.sleep(0.1)
        assert busy(renderer) == 1
        assert renderer.page(b"now", 0, 100).width == 100
        assert not first.done()  # it did not have to give way
        renderer.stop(b"a")
        with pytest.raises(RenderingError, match="stopped"):
            first.result(5)
        assert second.result(5).width == 100


def test_somebody_waits_while_all_hang(made: Callable[..., Renderer], tmp_path: Path) -> None:
    """Two documents that never end, both wanted now: the third is on the screen all the same."""
    renderer = made("hang", "page", 2, processes=2, limit=30)
    with ThreadPoolExecutor(2) as pool:
        hanging = [pool.submit(renderer.page, name, 0, 100) for name in (b"a", b"b")]
        waiting_for(lambda: misbehaved(tmp_path) == 2)
        assert renderer.page(b"now", 0, 100).width == 100
        for name in (b"a", b"b"):
            renderer.stop(name)
        for each in hanging:
            with pytest.raises(RenderingError, match="stopped"):
                each.result(5)
    assert len(renderer._crew.all) <= 3


def test_closing_ends_who_is_at_work(made: Callable[..., Renderer], tmp_path: Path) -> None:
    renderer = made("hang", "page", 1, limit=30)
    with ThreadPoolExecutor(2) as pool:
        hanging = pool.submit(renderer.page, b"a", 0, 100)
        waiting_for(lambda: misbehaved(tmp_path) == 1)
        waits = pool.submit(renderer.page, b"b", 0, 100, urgency=Urgency.AHEAD)
        renderer.close()
        for each in (hanging, waits):
            with pytest.raises(RenderingError, match="stopped"):
                each.result(5)
    with pytest.raises(RenderingError, match="stopped"):
        renderer.open(b"a")


def test_a_process_is_replaced_after_many_documents(
    made: Callable[..., Renderer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rendering.process.DOCUMENTS_LIMIT", 5)
    renderer = made("none", "none")
    seen = set()
    for number in range(17):
        renderer.open(b"document %d" % number)
        seen |= {worker.pid for worker in renderer._crew._idle}
    assert len(seen) == 4  # 5 documents each


def test_a_process_that_holds_too_much_is_replaced(
    made: Callable[..., Renderer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rendering.process.RESIDENT_LIMIT", 1)
    renderer = made("none", "none")
    for number in range(3):
        renderer.open(b"document %d" % number)
        assert renderer._crew._idle == []


def test_from_many_threads(made: Callable[..., Renderer]) -> None:
    renderer = made("die", "page", 3, processes=2, limit=5)
    urgencies = (Urgency.NOW, Urgency.AHEAD)

    def work(number: int) -> str:
        try:
            return str(renderer.page(b"%d" % (number % 7), 0, 100, urgency=urgencies[number % 2]).width)
        except RenderingError as error:
            return error.code

    with ThreadPoolExecutor(6) as pool:
        outcomes = set(pool.map(work, range(120)))
    assert outcomes <= {"100", "stopped", "crashed"}
    assert use(renderer, b"last") == ["ok", "ok", "ok"]
    assert threading.active_count() < 10


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_dead_process_leaves_no_memory_here(made: Callable[..., Renderer]) -> None:
    """Also while somebody keeps the error it ended with, and what that remembers, such as a handler that shows it later."""
    before = mapped()
    renderer, kept = made("die", "page", times=16, limit=10), []
    for number in range(8):
        renderer.open(b"%d" % number)
        with pytest.raises(RenderingError) as caught:
            renderer.page(b"%d" % number, 0, 100)
        kept.append(caught)
        assert mapped() <= before + 3, "one that works, one just dead, one more"
    renderer.close()
    assert mapped() <= before


def mapped() -> int:
    """How many processes' memory is mapped here."""
    return Path("/proc/self/maps").read_text().count("permitdesk-pages")
