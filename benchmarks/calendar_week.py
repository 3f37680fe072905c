"""A week of the calendar, 1,176 cells (7 days x 6 counters x 28 rows): what asking for and painting it costs, in milliseconds.

`ask` is the question on SQLite and on PostgreSQL against the bare driver's rows (`calendar_ask`).

`paint` is a full repaint of the grid with every cell in view, states and figures mixed as in an office's week. The
reference paints as many rectangles bare in the same run, each filled and edged, and nothing else. `another week` is
turning to a week with other figures, `first paint` the same with no picture kept yet, `one cell` a cell that changed.
The limit of a frame is 16 ms.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from datetime import time as hour
from functools import partial
from typing import TYPE_CHECKING

from benchmarks import calendar_ask
from benchmarks.calendar_ask import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.calendar.grid import CalendarGrid
    from ui.calendar.shown import Board

DAYS, COUNTERS, ROWS = 7, 6, 28
CELLS = DAYS * COUNTERS * ROWS
REPEATS, QUICK = 200, 20
FRAME_MS = 16.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {REPEATS} repaints")
    is_quick = parser.parse_args().quick
    ask(calendar_ask.QUICK if is_quick else calendar_ask.REPEATS)
    paint(QUICK if is_quick else REPEATS)


def paint(repeats: int) -> None:
    """The figures of painting."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.calendar.grid import CalendarGrid
    from ui.theme import apply_theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    grid = CalendarGrid()
    grid.resize(42 * 40 + 64, 28 * 34 + 140)
    grid.show_board(week())
    grid.show()
    app.processEvents()
    assert not grid.horizontalScrollBar().maximum()
    assert not grid.verticalScrollBar().maximum()  # every cell is in view
    cold = []
    for _ in range(max(repeats // 20, 3)):
        grid.repaint_all()
        cold.append(timed(grid.viewport().repaint))
    bare_grid = bare_widget(grid)
    bare_grid.show()
    app.processEvents()
    ours, bare = [], []
    for _ in range(repeats):  # in turn, so that a busy machine slows both
        ours.append(timed(grid.viewport().repaint))
        bare.append(timed(bare_grid.repaint))
    turned = []
    for number in range(max(repeats // 10, 3)):
        other = week(number + 2)

        def turn(other: "Board" = other) -> None:
            grid.show_board(other)
            grid.viewport().repaint()

        turned.append(timed(turn))
    one = []
    for number in range(repeats):
        rect = grid.plan.rect(number % ROWS, number * 5 % (DAYS * COUNTERS))
        one.append(timed(partial(grid.viewport().repaint, rect)))
    say("calendar_week paint p50", statistics.median(ours), statistics.median(bare), repeats)
    say("calendar_week paint p95", p95(ours), FRAME_MS, repeats)
    say("calendar_week another week p50", statistics.median(turned), FRAME_MS, len(turned))
    say("calendar_week first paint p50", statistics.median(cold), statistics.median(bare), len(cold))
    say("calendar_week one cell p95", p95(one), FRAME_MS, repeats)


def bare_widget(grid: "CalendarGrid") -> "QWidget":
    """As many rectangles at the same places: filled and edged, and nothing else."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    board, plan = grid.board, grid.plan
    places = [plan.rect(row, column) for row in range(len(board.rows)) for column in range(len(board.columns))]

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.setPen(QColor("#18202B"))
            fill = QColor("#AEC7F0")
            for rect in places:
                painter.fillRect(rect, fill)
                painter.drawRect(QRect(rect))

    made = Bare()
    made.resize(grid.viewport().size())
    return made


def timed(act: Callable[[], object]) -> float:
    """How long it takes, in milliseconds."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def p95(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return statistics.quantiles(values, n=20)[-1]


def week(seed: int = 1) -> "Board":
    """A week with every kind of cell."""
    from ui.calendar.shown import Board, Cell, Column, Part, Row, Span, State

    chance = random.Random(seed)

    def cell() -> Cell:
        capacity = chance.choice((3, 4, 5, 8))
        booked = chance.randint(0, capacity)
        state = State.FULL if booked == capacity else State.NEARLY if capacity - booked == 1 else State.OPEN
        is_odd = chance.random() < 0.1
        if is_odd:
            state = chance.choice((State.CLOSED, State.DRAFT, State.RATCHET, State.PROVISIONAL))
        staff = min(booked, chance.randint(0, 1))
        part = Part(booked - staff, staff, 0, capacity)
        target = capacity - 1 if state is State.RATCHET else None
        return Cell(("1",), state, booked, capacity, (part,), target, is_past=chance.random() < 0.2)

    first = date(2026, 12, 7)
    columns = tuple(
        Column(first + timedelta(days=on), str(7 + on), str(counter + 1), counter=str(counter))
        for on in range(DAYS)
        for counter in range(COUNTERS)
    )
    rows = tuple(
        Row(f"{minute // 60:02d}:{minute % 60:02d}", hour(minute // 60, minute % 60), hour(minute // 60, minute % 60))
        for minute in range(9 * 60, 9 * 60 + ROWS * 15, 15)
    )
    cells = tuple(tuple(cell() for _ in columns) for _ in rows)
    return Board(Span.WEEK, columns, rows, cells, is_split=True)


def say(figure: str, ours: float, reference: float, n: int) -> None:
    """Print a figure."""
    line = {"figure": figure, "ours": round(ours, 2), "reference": round(reference, 2)}
    print(json.dumps(line | {"ratio": round(ours / reference, 2), "unit": "ms", "n": n}))


if __name__ == "__main__":
    main()
