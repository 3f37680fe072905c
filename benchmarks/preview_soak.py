"""Three thousand documents through the rendering processes, as a day's reviewing: what the processes hold in memory.

Each document's first page is painted AHEAD and its first three NOW, into images of which the last 256 MB are kept, as the preview
keeps them. `window`: the most this process held; `worker`: the most any rendering process held between two jobs, and between them
a moment's peak is not seen; `growth`: what this process and its rendering processes together hold more in the last fifth than
in the second fifth, per gigabyte of documents in between. Megabytes.
"""

import argparse
import json
import os
import statistics
from collections import OrderedDict
from typing import Any

from benchmarks.preview_documents import anew, encoded, letter_pdf, paper, photo, scan_pdf, text_pdf
from rendering.client import Renderer
from rendering.messages import Urgency

DOCUMENTS, QUICK = 3000, 300
KEPT_BYTES = 256 * 1024 * 1024
WIDTH = 1240
WINDOW_MB, WORKER_MB, GROWTH_MB = 400.0, 300.0, 25.0
MB = 1024 * 1024


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {DOCUMENTS} documents")
    count = QUICK if parser.parse_args().quick else DOCUMENTS
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    bases = made()
    renderer, kept = Renderer(), Kept()
    windows, workers, seen = [], [], [0.0]
    base = resident()
    try:
        for number in range(count):
            data = anew(bases[number % len(bases)], number)
            look_at(renderer, kept, data)
            windows.append((resident() - base) / MB)
            workers.append(tuple(worker.resident() / MB for worker in renderer._crew.all))
            seen.append(seen[-1] + len(data) / 1024 / MB)
            app.processEvents()
    finally:
        renderer.close()
    empty = started_mb()
    totals = [window + sum(each) for window, each in zip(windows, workers, strict=True)]
    fifth = count // 5
    early, late = statistics.mean(totals[fifth : 2 * fifth]), statistics.mean(totals[-fifth:])
    gigabytes = statistics.mean(seen[-fifth:]) - statistics.mean(seen[fifth : 2 * fifth])
    say("preview_soak window", max(windows) + empty, WINDOW_MB, count)
    say("preview_soak worker", max(max(each) for each in workers), WORKER_MB, count)
    say("preview_soak growth per GB", (late - early) / gigabytes, GROWTH_MB, count)


def made() -> list[bytes]:
    """A day's mixture: print, scans, photos, a few of them large."""
    small = photo(3, (2016, 1512))
    return [
        text_pdf(),
        letter_pdf(),
        scan_pdf(paper(1), quality=80),
        encoded(photo(1), "JPEG", quality=85),
        letter_pdf(2),
        encoded(small, "JPEG", quality=85),
        scan_pdf(paper(2), quality=70),
        encoded(paper(3, (1240, 1754)), "PNG"),
        encoded(small, "WEBP", quality=80),
        text_pdf(2, 4),
        encoded(small, "HEIF", quality=60),
        encoded(paper(4, (1240, 1754)).convert("1"), "TIFF", compression="group4"),
    ]


class Kept:
    """Images by bytes, the oldest given up first."""

    def __init__(self) -> None:
        self._images: OrderedDict[int, Any] = OrderedDict()
        self._bytes = 0

    def add(self, image: Any) -> None:
        """Keep an image."""
        self._images[len(self._images) and next(reversed(self._images)) + 1] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > KEPT_BYTES:
            self._bytes -= self._images.popitem(last=False)[1].sizeInBytes()


def look_at(renderer: Renderer, kept: Kept, data: bytes) -> None:
    """The first page ahead, then up to three pages now."""
    from PySide6.QtGui import QImage

    facts = renderer.open(data, urgency=Urgency.AHEAD)
    renderer.page(data, 0, WIDTH, urgency=Urgency.AHEAD)
    for number in range(min(facts.page_count, 3)):
        page = renderer.page(data, number, WIDTH)
        image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
        kept.add(image.convertToFormat(QImage.Format.Format_RGB32))


def resident() -> int:
    """What this process holds, in bytes."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[1]) * 4096


def started_mb() -> float:
    """What a process holds that has loaded Qt and the client and shown nothing: the documents made here are not the window's."""
    import subprocess
    import sys

    code = (
        "from PySide6.QtWidgets import QApplication; app = QApplication([]); import rendering.client\n"
        "print(int(open('/proc/self/statm').read().split()[1]) * 4096)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return int(done.stdout) / MB


def say(figure: str, ours: float, reference: float, n: int) -> None:
    """Print a figure."""
    line = {"figure": figure, "ours": round(ours, 1), "reference": reference, "ratio": round(ours / reference, 3)}
    print(json.dumps(line | {"unit": "MB", "n": n}), flush=True)


if __name__ == "__main__":
    main()
