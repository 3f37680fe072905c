"""The next document, prefetched: milliseconds from the key to the painted page, in the real window at 1920x1080.

Twelve mixed documents (text PDFs, scans, photos, PNG, TIFF, WebP), gone through twenty times; `--quick` three times. A key is
pressed once the next document is ready, as a reviewer who looks at a page does; how often it was not ready within 5 s is told, too.
"""

import argparse
import json
import statistics
import time
from typing import Any

DOCUMENTS, ROUNDS, QUICK = 12, 20, 3
REFERENCES = ((50, 4.0), (95, 16.0), (99, 33.0))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {ROUNDS} rounds")
    rounds = QUICK if parser.parse_args().quick else ROUNDS
    from benchmarks.preview_desk import bench, mixed_documents

    watch = Painted()
    with bench(mixed_documents(DOCUMENTS)) as run:
        watch.run = run
        times = [taken for _ in range(rounds) for taken in one_round(run, watch)]
        watch.run = None
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    for percent, reference in REFERENCES:
        ours = cuts[percent - 1]
        line = {"figure": f"preview_next p{percent}", "ours": round(ours, 2), "reference": reference}
        print(json.dumps(line | {"ratio": round(ours / reference, 2), "unit": "ms", "n": len(times)}))


def one_round(run: Any, watch: "Painted") -> list[float]:
    """From the first document to the last, and back to the first."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    view = run.view
    withs = [m.code for m in view.case.materials if m.files]
    order = [code for code in view.materials.codes() if code in withs][:DOCUMENTS]
    view.materials.set_current(order[0])
    view._choose(order[0])
    run.until(run.is_sharp)
    view.materials.setFocus()
    times = []
    for code in order[1:]:
        run.until(run.is_next_ready)
        run.wait(30)
        watch.expect(code)
        began = time.perf_counter()
        QTest.keyClick(view.materials, Qt.Key.Key_U)
        if watch.at is None:
            run.until(lambda: watch.at is not None)
        assert watch.at is not None
        times.append((watch.at - began) * 1000)
    return times


class Painted:
    """Notes when a material's page was on the screen, sharp. Made before the first canvas: Qt remembers who paints."""

    def __init__(self) -> None:
        from ui.preview.canvas import PageCanvas

        self.run: Any = None
        self._files: set[str] = set()
        self.at: float | None = None
        plain, watch = PageCanvas.paintEvent, self

        def paint(canvas: Any, event: Any) -> None:
            plain(canvas, event)
            now = time.perf_counter()
            is_waiting = watch.run is not None and watch.at is None and canvas is watch.run.view.preview.canvas
            if is_waiting and {file.id for file in canvas.files} == watch._files and watch.run.is_sharp():
                watch.at = now

        PageCanvas.paintEvent = paint  # type: ignore[method-assign] # for measuring alone

    def expect(self, code: str) -> None:
        """Wait for this material's first page."""
        material = next(m for m in self.run.view.case.materials if m.code == code)
        self._files = {file.id for file in material.newest_files}
        self.at = None


if __name__ == "__main__":
    main()
