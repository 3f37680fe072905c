"""Wheel steps and random jumps through the inbox's table of 10,000 ids: milliseconds from the event to the painted frame.

Rows come from the office as they would (answered at once from memory here, in another thread's place); the reference is a
frame of 16 ms. A stall is the longest time the event loop was not free.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime

IDS, STEPS, QUICK = 10_000, 1_500, 300
FRAME_MS, STALL_MS = 16.0, 50.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {STEPS} steps")
    steps = QUICK if parser.parse_args().quick else STEPS
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    from casework.cases import CaseId
    from ui.inbox.view import InboxView
    from ui.theme import apply_theme

    app = QApplication(sys.argv[:1])
    apply_theme(app, "light")
    view = InboxView()
    view.resize(1920 - 64, 1080)
    ids = tuple(CaseId(str(number)) for number in range(1, IDS + 1))
    view.rows_wanted.connect(
        lambda wanted: QTimer.singleShot(3, view, lambda: view.model.take_rows(tuple(row(id_) for id_ in wanted)))
    )
    view.show_cases(ids, tuple(row(id_) for id_ in ids[:50]), is_more=False, is_narrowed=False)
    view.show()
    app.processEvents()
    table, chance = view.table, random.Random(1)
    bar, frames = table.verticalScrollBar(), []
    middle = QPointF(table.viewport().rect().center())
    for number in range(steps):
        began = time.perf_counter()
        if number % 5 == 4:
            bar.setValue(chance.randrange(bar.maximum()))
        else:
            delta = QPoint(0, -120 if number % 50 < 40 else 120)
            none = Qt.KeyboardModifier.NoModifier
            wheel = QWheelEvent(
                middle, middle, QPoint(), delta, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
            )
            app.sendEvent(table.viewport(), wheel)
        app.processEvents()
        frames.append((time.perf_counter() - began) * 1000)
        time.sleep(0.002)
        app.processEvents()
    p95 = statistics.quantiles(frames, n=20)[-1]
    say("scroll p95", p95, FRAME_MS, steps)
    say("scroll longest stall", max(frames), STALL_MS, steps)


def row(id_: str) -> object:
    """A case as the table shows it."""
    from casework.cases import CaseId, CaseRow, Presence
    from casework.lifecycle import BusinessType, CaseState

    number, now = int(id_), datetime.now(UTC)
    presence = Presence("3", "李娜", now, False) if number % 7 == 0 else None
    return CaseRow(
        CaseId(id_),
        1,
        f"GJ26-{number:06d}",
        "欧阳景和"[: 2 + number % 3],
        f"{number % 10_000:04d}",
        tuple(BusinessType)[number % 6],
        "北京云帆智联科技有限公司",
        "haidian",
        CaseState.PRE_REVIEWING if number % 3 else CaseState.RESUBMITTED,
        1 + number % 3,
        now,
        number % 7 - 2,
        False,
        "王敏",
        presence,
        18,
        number % 19,
        number % 3,
        0,
        now,
    )


def say(figure: str, ours: float, reference: float, n: int) -> None:
    """Print a figure."""
    line = {"figure": figure, "ours": round(ours, 2), "reference": reference, "ratio": round(ours / reference, 2)}
    print(json.dumps(line | {"unit": "ms", "n": n}))


if __name__ == "__main__":
    main()
