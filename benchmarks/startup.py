"""From the start of the process until the sign-in window is painted, against a bare PySide6 window, turn by turn.

`--quick` takes three rounds instead of ten.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS, QUICK = 10, 3
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: (window.grab(), app.exit()))
app.exec()
"""
OURS = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.application import Application
from desktop.settings import Settings
from desktop.starting import Place
app = QApplication([])
home = Path(sys.argv[1])
program = Application(app, Place(home / "office"), Settings(home))
program.start()
timer = QTimer(interval=1)
def look():
    if program.window.isVisible() and program._sign_in_view is not None:
        program.window.grab()
        print("shown", flush=True)
        timer.stop()
        os._exit(0)
timer.timeout.connect(look)
timer.start()
app.exec()
"""


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {ROUNDS} rounds")
    rounds = QUICK if parser.parse_args().quick else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_office(home / "office")
        times: dict[str, list[float]] = {BARE: [], OURS: []}
        for number in range(rounds + 1):
            for code in (BARE, OURS):
                took = run(code, home)
                if number:  # the first round warms the disk's cache
                    times[code].append(took)
    ours, bare = statistics.median(times[OURS]), statistics.median(times[BARE])
    figure = {"figure": "startup", "ours": round(ours, 1), "reference": round(bare, 1), "ratio": round(ours / bare, 2)}
    print(json.dumps(figure | {"unit": "ms", "n": rounds}))


def make_office(folder: Path) -> None:
    """An empty embedded office."""
    from casework.database.first_office import make_first_office

    make_first_office(folder, "Bench", "Bench", "bench", "Right-horse-77", use_keyring=False)


def run(code: str, home: Path) -> float:
    """Milliseconds until the process has shown its window and ended; compiled once, as an installed program is, beside its home."""
    place = {"PERMITDESK_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""} | place
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(home)], env=environment, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
