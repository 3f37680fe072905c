"""`permitdesk --self-check`: opens every screen on an office made for the purpose, renders a page in its process, and ends.

What it proves of an installation: all libraries load, an empty database can be migrated, all resources are there, the
rendering process starts, every screen can be painted. Prints one line per step; the exit code is 0 when all went well.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PASSWORD = "Self-check-1"
PATIENCE_S = 60.0
SCREENS = {"inbox", "register", "review", "calendar", "counter", "onsite"}
ONE_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 280]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def check() -> int:
    """Run all steps in a folder of their own; 0 or 1."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="permitdesk-check-") as folder:
        try:
            _steps(Path(folder))
        except Exception as error:  # whatever it is, the installation is not sound
            print(f"FAILED: {type(error).__name__}: {error}", flush=True)
            return 1
    print("all is well", flush=True)
    return 0


def _steps(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from casework.database.first_office import make_first_office
    from desktop.application import Application
    from desktop.settings import Settings
    from desktop.starting import Place

    place = Place(folder / "office")
    make_first_office(place.folder, "Self-check", "Self Check", "selfcheck", PASSWORD, use_keyring=False)
    _say("an empty database is migrated, an office is made")
    app = QApplication.instance() or QApplication(["permitdesk"])
    assert isinstance(app, QApplication)
    program = Application(app, place, Settings(folder))
    failures: list[str] = []
    program.problems.happened.connect(failures.append)
    try:
        program.start()
        _wait(lambda: program.office is not None and program.window.isVisible())
        _say("the window is open")
        facts = program.renderer.open(ONE_PAGE)
        image = program.renderer.page(ONE_PAGE, 0, 100)
        assert facts.page_count == 1
        assert image.width == 100
        walls = program.renderer.diagnostics()
        _say(f"a page is rendered in its process; walls around it: {walls.level} ({', '.join(walls.parts)})")
        program.signing.sign_in("selfcheck", PASSWORD)
        _wait(lambda: program.screens is not None)
        assert set(program.window.codes) >= SCREENS
        for code in program.window.codes:
            program.window.show_screen(code)
            _wait(lambda: not program.window.grab().isNull())
            _say(f"screen: {code}")
        for language in ("en", "zh"):
            program.window.language_chosen.emit(language)
        for theme in ("dark", "light"):
            program.window.theme_chosen.emit(theme)
            program.window.grab()
        _say("both languages, both themes")
    finally:
        program.close()
        app.aboutToQuit.disconnect(program.close)
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
    if failures:
        raise RuntimeError(failures[0])


def _say(text: str) -> None:
    print(f"ok: {text}", flush=True)


def _wait(until: Callable[[], bool]) -> None:
    """Let the program run until something holds. Raises TimeoutError."""
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + PATIENCE_S
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("the program did not get there in time")
        QCoreApplication.processEvents()
        time.sleep(0.005)
