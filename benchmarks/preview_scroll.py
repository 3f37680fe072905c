"""Scrolling a long file in the real window at 1920x1080 while its pages are being rendered: milliseconds a frame, p95 and worst.

Wheel steps, page keys and jumps through 200 pages; a frame is from the event to the painted window. `--quick` takes fewer steps.
"""

import argparse
import json
import random
import statistics
import time

from benchmarks.preview_desk import Bench, bench

STEPS, QUICK, PAGES = 1_200, 240, 200
P95_MS, WORST_MS = 4.0, 16.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {STEPS} steps")
    steps = QUICK if parser.parse_args().quick else STEPS
    from benchmarks.preview_documents import text_pdf

    with bench([("long.pdf", text_pdf(1, PAGES))]) as run:
        frames = scrolled(run, steps)
    for name, ours, reference in (
        ("p95", statistics.quantiles(frames, n=20)[-1], P95_MS),
        ("worst", max(frames), WORST_MS),
    ):
        line = {"figure": f"preview_scroll {name}", "ours": round(ours, 2), "reference": reference}
        print(json.dumps(line | {"ratio": round(ours / reference, 2), "unit": "ms", "n": len(frames)}))


def scrolled(run: Bench, steps: int) -> list[float]:
    """Frame times of this many steps."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent

    canvas = run.view.preview.canvas
    app, chance, frames = run.app, random.Random(1), []
    bar, middle = canvas.verticalScrollBar(), QPointF(canvas.viewport().rect().center())
    canvas.set_fit("width")
    run.until(run.is_sharp)
    for number in range(steps):
        began = time.perf_counter()
        if number % 40 == 39:
            bar.setValue(chance.randrange(bar.maximum()))
        else:
            delta = QPoint(0, -120 if number % 100 < 80 else 120)
            none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
            wheel = QWheelEvent(middle, middle, QPoint(), delta, Qt.MouseButton.NoButton, none, phase, False)
            app.sendEvent(canvas.viewport(), wheel)
        canvas.viewport().repaint()
        frames.append((time.perf_counter() - began) * 1000)
        run.wait(8)
    return frames


if __name__ == "__main__":
    main()
