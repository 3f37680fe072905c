"""The first page of a document nobody has seen: milliseconds from its bytes to an image Qt can paint, warm processes.

The reference does the same inside this process, to the same pixels: PyMuPDF at 150 dpi for PDF, Pillow (with its own shortcut
for JPEG, `draft`) and libheif for photos fitted to 1600 pixels. Ours crosses two processes and every wall. Medians, interleaved.
"""

import argparse
import io
import json
import os
import statistics
import time
from collections.abc import Callable

from benchmarks.preview_documents import anew, encoded, paper, photo, scan_pdf, text_pdf

ROUNDS, QUICK = 30, 6
PDF_WIDTH, PHOTO_WIDTH = 1240, 1600


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {ROUNDS} rounds")
    rounds = QUICK if parser.parse_args().quick else ROUNDS
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from rendering.client import Renderer

    renderer = Renderer()
    renderer.prepare()
    renderer.diagnostics()
    renderer.prepare()
    for worker in renderer._crew.all:
        worker.greet()
    documents = {
        "text PDF": (text_pdf(), PDF_WIDTH, by_pymupdf),
        "JPEG scan 300 dpi": (scan_pdf(paper(), quality=80), PDF_WIDTH, by_pymupdf),
        "JPEG 12 Mpx": (encoded(photo(), "JPEG", quality=85), PHOTO_WIDTH, by_pillow),
        "HEIC 12 Mpx": (encoded(photo(), "HEIF", quality=60), PHOTO_WIDTH, by_pillow),
        "JPX scan 300 dpi": (
            scan_pdf(paper(), "JPEG2000", quality_mode="rates", quality_layers=[20]),
            PDF_WIDTH,
            by_pymupdf,
        ),
    }
    try:
        for name, (data, width, reference) in documents.items():
            measure(f"preview_cold {name}", rounds, data, lambda one, w=width: ours(renderer, one, w), reference)
    finally:
        renderer.close()


def measure(
    figure: str, rounds: int, data: bytes, mine: Callable[[bytes], object], reference: Callable[[bytes], object]
) -> None:
    """Both in turn, each time with bytes that are new; then one line."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 2):
        for kept, do in zip(times, (mine, reference), strict=True):
            one = anew(data, number)
            began = time.perf_counter()
            do(one)
            if number >= 2:
                kept.append((time.perf_counter() - began) * 1000)
    first, second = (statistics.median(kept) for kept in times)
    line = {"figure": figure, "ours": round(first, 2), "reference": round(second, 2), "ratio": round(first / second, 3)}
    print(json.dumps(line | {"unit": "ms", "n": rounds}), flush=True)


def ours(renderer: object, data: bytes, width: int) -> object:
    """Through the rendering processes."""
    from PySide6.QtGui import QImage

    from rendering.client import Renderer

    assert isinstance(renderer, Renderer)
    renderer.open(data)
    page = renderer.page(data, 0, width)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def by_pymupdf(data: bytes) -> object:
    """PyMuPDF in this process."""
    import pymupdf
    from PySide6.QtGui import QImage

    pixels = pymupdf.open(stream=data, filetype="pdf")[0].get_pixmap(dpi=150)
    image = QImage(pixels.samples_mv, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def by_pillow(data: bytes) -> object:
    """Pillow in this process."""
    from PIL import Image, ImageOps
    from PySide6.QtGui import QImage

    picture = Image.open(io.BytesIO(data))
    height = round(PHOTO_WIDTH * picture.height / picture.width)
    picture.draft("RGB", (PHOTO_WIDTH, height))
    made = ImageOps.exif_transpose(picture).convert("RGB").resize((PHOTO_WIDTH, height), Image.Resampling.BILINEAR)
    raw = made.tobytes()
    image = QImage(raw, made.width, made.height, made.width * 3, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


if __name__ == "__main__":
    main()
