"""The longest gap of a 1-ms timer in the real window while hostile files render beside each other: content bombs, exponential forms,
giant pages, decompression bombs, thousands of progressive scans. The reference is a frame of 16 ms; more than 50 would be felt."""

import argparse
import io
import json
import time
import zlib

from benchmarks.preview_desk import Bench, bench

SECONDS, QUICK, FRAME_MS = 25.0, 8.0, 16.0


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {SECONDS} seconds")
    seconds = QUICK if parser.parse_args().quick else SECONDS

    with bench(hostile_files()) as run:
        gaps = gaps_while_leafing(run, seconds)
    ours = max(gaps)
    line = {"figure": "preview_stall longest gap", "ours": round(ours, 2), "reference": FRAME_MS}
    print(json.dumps(line | {"ratio": round(ours / FRAME_MS, 2), "unit": "ms", "n": len(gaps)}))
    beyond = sum(gap > FRAME_MS for gap in gaps)
    line = {"figure": "preview_stall gaps beyond a frame", "ours": beyond, "reference": 0}
    print(json.dumps(line | {"ratio": round(beyond / len(gaps), 4), "unit": "gaps", "n": len(gaps)}))


def gaps_while_leafing(run: Bench, seconds: float) -> list[float]:
    """Milliseconds between ticks of a timer of 1 ms, going to the next document every 700 ms."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    gaps, last = [], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    def leaf() -> None:
        QTest.keyClick(run.view.materials, Qt.Key.Key_J)

    ticker, leafer = QTimer(interval=1), QTimer(interval=700)
    ticker.setTimerType(Qt.TimerType.PreciseTimer)
    ticker.timeout.connect(tick)
    leafer.timeout.connect(leaf)
    run.wait(500)
    last[0] = time.perf_counter()
    ticker.start()
    leafer.start()
    run.wait(int(seconds * 1000))
    ticker.stop()
    leafer.stop()
    return gaps


def hostile_files() -> list[tuple[str, bytes]]:
    """Files that take as much as they may; a plain one first, so that the window opens."""
    from PIL import Image

    from benchmarks.preview_documents import text_pdf

    small = io.BytesIO()
    Image.new("RGB", (64, 64), (200, 200, 200)).save(small, "JPEG", progressive=True)
    wide = Image.new("L", (20_000, 20_000))
    bomb = io.BytesIO()
    wide.save(bomb, "PNG", compress_level=9)
    return [
        ("plain.pdf", text_pdf(1, 2)),
        ("content.pdf", _pdf(b"0 0 m " + b"1 1 l 300 700 l " * 400_000 + b"S")),
        ("forms.pdf", _forms()),
        ("giant.pdf", _pdf(b"0 0 100 100 re f", box=b"0 0 16777216 16777216")),
        ("bomb.png", bomb.getvalue()),
        ("endless.pdf", _pdf(b"q " * 3_000_000)),
        ("cut.jpg", small.getvalue()[:-40]),
        ("garbage.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 2_000),
    ]


def _pdf(content: bytes, *, box: bytes = b"0 0 595 842", resources: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    packed = zlib.compress(content, 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]/Contents 4 0 R/Resources<<" + resources + b">>>>"
    stream = b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed) + packed + b"\nendstream"
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, *more)
    out = bytearray(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    return bytes(out + b"trailer\n<</Root 1 0 R/Size %d>>\n" % (len(objects) + 1))


def _forms(depth: int = 26) -> bytes:
    """Forms that each draw the next one twice."""
    more = []
    for level in range(depth):
        name = b"/F%d" % (level + 1)
        body = name + b" Do " + name + b" Do" if level < depth - 1 else b"0 0 10 10 re f"
        inner = b"/Resources<</XObject<<" + name + b" %d 0 R>>>>" % (6 + level) if level < depth - 1 else b""
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]" + inner + b"/Length %d>>\nstream\n" % len(body)
        more.append(head + body + b"\nendstream")
    return _pdf(b"/F0 Do", resources=b"/XObject<</F0 5 0 R>>", more=tuple(more))


if __name__ == "__main__":
    main()
