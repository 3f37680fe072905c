"""After a rendering process was killed: milliseconds until the page it was painting is an image in the window's process, and
until the next document's first page is.

The first: a 300-dpi scan is being painted when its process gets SIGKILL. The second: a document that never ends is given up, and
a letter nobody has seen is wanted. 95th percentiles; the references are 200 and 16 ms. A new process stands by before each round.
"""

import argparse
import json
import os
import signal
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.preview_cold import ours
from benchmarks.preview_documents import anew, endless_pdf, letter_pdf, paper, scan_pdf
from rendering.client import Renderer
from rendering.messages import RenderingError
from rendering.process import Worker

ROUNDS, QUICK = 40, 8
SAME_MS, NEXT_MS = 200.0, 16.0
SCAN_WIDTH, LETTER_WIDTH = 1240, 1240
BEGUN_S = 0.02


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {ROUNDS} rounds")
    rounds = QUICK if parser.parse_args().quick else ROUNDS
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    scan, letter, endless = scan_pdf(paper(), quality=80), letter_pdf(), endless_pdf()
    renderer = Renderer()
    with ThreadPoolExecutor(1) as pool:
        try:
            ours(renderer, letter, LETTER_WIDTH)
            same = [killed(renderer, pool, anew(scan, number)) for number in range(rounds)]
            following = [
                given_up(renderer, pool, anew(endless, number), anew(letter, number)) for number in range(rounds)
            ]
        finally:
            renderer.close()
    say("preview_recover same page", same, SAME_MS)
    say("preview_recover next document", following, NEXT_MS)


def killed(renderer: Renderer, pool: ThreadPoolExecutor, data: bytes) -> float:
    """From the signal to the image."""
    wait_for_stand_by(renderer)
    image = pool.submit(ours, renderer, data, SCAN_WIDTH)
    worker = at_work(renderer)
    time.sleep(BEGUN_S)
    began = time.perf_counter()
    os.kill(worker.pid, signal.SIGKILL)
    image.result()
    return (time.perf_counter() - began) * 1000


def given_up(renderer: Renderer, pool: ThreadPoolExecutor, endless: bytes, letter: bytes) -> float:
    """From giving up the endless document to the image of the next."""
    wait_for_stand_by(renderer)
    hanging = pool.submit(ours, renderer, endless, LETTER_WIDTH)
    at_work(renderer)
    time.sleep(10 * BEGUN_S)
    began = time.perf_counter()
    renderer.stop(endless)
    ours(renderer, letter, LETTER_WIDTH)
    took = (time.perf_counter() - began) * 1000
    try:
        hanging.result()
    except RenderingError:
        return took
    raise AssertionError("the endless document came to an end")


def at_work(renderer: Renderer) -> Worker:
    """The process that works."""
    while True:
        busy = list(renderer._crew._busy)
        if busy:
            return busy[0]


def wait_for_stand_by(renderer: Renderer) -> None:
    """Until a warm process stands by, and nothing else uses the processor for it."""
    renderer.prepare()
    for worker in renderer._crew.all:
        worker.greet()
    time.sleep(0.05)


def say(figure: str, times: list[float], reference: float) -> None:
    """Print a figure: the 95th percentile."""
    value = statistics.quantiles(times, n=20)[-1]
    line = {"figure": figure, "ours": round(value, 2), "reference": reference, "ratio": round(value / reference, 3)}
    print(json.dumps(line | {"unit": "ms", "n": len(times)}), flush=True)


if __name__ == "__main__":
    main()
