"""The whole program on an office with one case of mixed documents, for measuring the preview in its real window."""

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

QUIET_MS = 400


def mixed_documents(count: int = 12) -> list[tuple[str, bytes]]:
    """Names and bytes of text PDFs, scans, photos and pictures, one after another."""
    from benchmarks.preview_documents import encoded, paper, photo, scan_pdf, text_pdf

    small = (1240, 1754)
    makers: list[tuple[str, Callable[[int], bytes]]] = [
        ("text.pdf", lambda seed: text_pdf(seed, 10)),
        ("scan.pdf", lambda seed: scan_pdf(paper(seed))),
        ("photo.jpg", lambda seed: encoded(photo(seed), "JPEG", quality=85)),
        ("page.png", lambda seed: encoded(paper(seed, small).quantize(96), "PNG")),
        ("scan.tif", lambda seed: encoded(paper(seed, small).convert("L"), "TIFF", compression="tiff_deflate")),
        ("page.webp", lambda seed: encoded(paper(seed, small), "WEBP", quality=80)),
    ]
    return [(f"{seed}-{makers[seed % 6][0]}", makers[seed % 6][1](seed)) for seed in range(count)]


class Bench:
    """The program with one reviewer signed in and the case open."""

    def __init__(self, app: Any, program: Any) -> None:
        self.app, self.program = app, program
        self.screens = program.screens
        self.view = self.screens.review_view
        self.preview = self.screens.review.preview

    def until(self, condition: Callable[[], object], seconds: float = 60) -> None:
        """Let the program run until something holds."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        timer, limit = QTimer(interval=3), QTimer(singleShot=True, interval=int(seconds * 1000))
        timer.timeout.connect(lambda: condition() and loop.quit())
        limit.timeout.connect(lambda: loop.exit(1))
        timer.start()
        limit.start()
        if loop.exec():
            raise TimeoutError(str(condition))

    def wait(self, ms: int) -> None:
        """Let the program run for a while."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def is_next_ready(self) -> bool:
        """Whether the first pages of the next document are in memory at the size they will have."""
        following = self.preview._next[:1]
        files = [self.preview._files[file.id] for group in following for file in group]
        shots = self.view.preview.canvas.arrangement.first_shots(files)
        is_known = all(file.sizes or file.problem for file in files)
        return bool(files) and is_known and all(shot in self.view.preview.pixels for shot in shots)

    def is_sharp(self) -> bool:
        """Whether all that is on the screen is sharp."""
        canvas = self.view.preview.canvas
        pages = canvas.visible()
        return bool(pages) and all(canvas.is_sharp(page, rect) for page, rect in pages)


@contextmanager
def bench(documents: Sequence[tuple[str, bytes]]) -> Iterator[Bench]:
    """An office with one case whose every material holds one of these documents, in turn; open at its first one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from casework.cases import FeeBasis, FileForMaterial, RegisterCase
    from casework.catalogue import load
    from casework.lifecycle import BusinessType
    from desktop.application import Application
    from desktop.settings import Settings
    from desktop.starting import Place
    from tests.builders_office import basic_data, conditions
    from tests.end_to_end.desk import PASSWORD, office_on_disk

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder, office_on_disk(Path(folder, "office")) as made:
        door, kind = made.office.acting_as("chen"), BusinessType.NEW_APPLICATION
        listed = [item.material for item in load().checklist(kind, {}) if item.stage == "upload"]
        kinds = {"pdf": "pdf", "jpg": "jpeg", "png": "png", "tif": "tiff", "ebp": "webp"}
        files = []
        turn = cycle(documents)
        for material in listed:
            name, data = next(turn)
            if load().materials[material].formats and kinds[name[-3:]] not in load().materials[material].formats:
                continue
            blob = door.documents.put(io.BytesIO(data), len(data))
            files.append(FileForMaterial(material, blob.id, name, None))
        values = (kind, "chaoyang", conditions(kind), basic_data(kind, 1), FeeBasis.CONTRACT)
        case_id = door.do(RegisterCase(*values, files=tuple(files)), "bench-case").answer.case_id
        door.close()
        program = Application(app, Place(Path(folder, "office")), Settings(Path(folder)))
        try:
            program.start()
            run = Bench.__new__(Bench)
            Bench.until(run, lambda: program.office is not None and program.window.isVisible())
            program.window.resize(1920, 1080)
            program.window.activateWindow()
            program.signing.sign_in("wangmin", PASSWORD)
            Bench.until(run, lambda: program.screens is not None)
            run.__init__(app, program)  # type: ignore[misc] # made before its program was ready
            run.screens.open_case(case_id)
            run.until(lambda: run.view.case is not None)
            first = next(m.code for m in run.view.case.materials if m.files)
            run.view.materials.set_current(first)
            run.view._choose(first)
            run.until(run.is_sharp)
            yield run
        finally:
            program.close()
            program.window.close()
