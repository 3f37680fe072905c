"""Where the grid's columns and rows lie. Logical pixels from the grid's own corner, before scrolling."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from ui.calendar.shown import Board, Span

GUTTER = 64
BREAK = 20
LEAST_WIDTH = {Span.DAY: 84, Span.WEEK: 96, Span.MONTH: 96}
LEAST_SPLIT = 34
LEAST_HEIGHT = {Span.DAY: 28, Span.WEEK: 28, Span.MONTH: 76}
MOST_HEIGHT = {Span.DAY: 84, Span.WEEK: 84, Span.MONTH: 400}


@dataclass(frozen=True, slots=True)
class Plan:
    """Edges of columns and rows: one more than there are, the last being the end."""

    lefts: tuple[int, ...]
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]

    @property
    def width(self) -> int:
        """Of all columns."""
        return self.lefts[-1] if self.lefts else 0

    @property
    def height(self) -> int:
        """Of all rows and the breaks between them."""
        return self.bottoms[-1] if self.bottoms else 0

    def rect(self, row: int, column: int) -> QRect:
        """The field of a cell, hairlines included."""
        left, top = self.lefts[column], self.tops[row]
        return QRect(left, top, self.lefts[column + 1] - left, self.bottoms[row] - top)

    def column_at(self, x: int) -> int:
        """The column at `x`; -1 outside."""
        place = bisect_right(self.lefts, x) - 1
        return place if 0 <= place < len(self.lefts) - 1 else -1

    def row_at(self, y: int) -> int:
        """The row at `y`; -1 outside and in a break."""
        place = bisect_right(self.tops, y) - 1
        return place if place >= 0 and y < self.bottoms[place] else -1

    def nearest(self, spot: QPoint) -> tuple[int, int]:
        """Row and column of the cell closest to a spot, for dragging past the edges."""
        column = min(max(bisect_right(self.lefts, spot.x()) - 1, 0), len(self.lefts) - 2)
        row = min(max(bisect_right(self.tops, spot.y()) - 1, 0), len(self.tops) - 1)
        return row, column


def plan_of(board: Board, width: int, height: int) -> Plan:
    """The plan of a board in a viewport: columns and rows fill it, but never get too small to read and hit."""
    columns, rows = len(board.columns), len(board.rows)
    if not columns or not rows:
        return Plan((0,), (), ())
    least = LEAST_SPLIT if board.is_split and board.span is Span.WEEK else LEAST_WIDTH[board.span]
    whole = max(width, least * columns)
    lefts = tuple(whole * number // columns for number in range(columns + 1))
    breaks = sum(row.is_after_break for row in board.rows)
    space = height - breaks * BREAK
    tall = min(max(space // rows, LEAST_HEIGHT[board.span]), MOST_HEIGHT[board.span])
    spare = space - tall * rows if tall < MOST_HEIGHT[board.span] and space > tall * rows else 0
    tops, bottoms, top = [], [], 0
    for number, row in enumerate(board.rows):
        top += BREAK if row.is_after_break else 0
        tops.append(top)
        top += tall + (1 if number < spare else 0)
        bottoms.append(top)
    return Plan(lefts, tuple(tops), tuple(bottoms))
