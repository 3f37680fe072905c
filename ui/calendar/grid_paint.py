"""Paints the grid: cells as kept pictures, then selection, brush, flash, focus and this moment over them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.calendar.geometry import BREAK
from ui.calendar.shown import Cell, Span, State
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.painting import MIDDLE, draw_text, fill_round, focus_ring, text_width
from ui.theme import RADIUS, color, font, tokens, tone
from ui.words import translate

if TYPE_CHECKING:
    from ui.calendar.grid import CalendarGrid, Place


class GridPaint:
    """The grid's brush. It holds the picture of every cell that has been shown."""

    def __init__(self, grid: "CalendarGrid") -> None:
        self._grid = grid
        self._pictures: list[list[QPixmap | None]] = []

    def drop_all(self) -> None:
        """Look for every picture anew."""
        board = self._grid.board
        self._pictures = [[None] * len(board.columns) for _ in board.rows]

    def drop(self, places: "Iterable[Place]") -> None:
        """Look for the pictures of these cells anew."""
        for row, column in places:
            self._pictures[row][column] = None

    def paint(self, dirty: QRect) -> None:
        """Paint a part of the viewport."""
        grid, board, plan = self._grid, self._grid.board, self._grid.plan
        painter = QPainter(grid.viewport())
        painter.fillRect(dirty, color(tokens().surface))
        if not board.rows or not board.columns:
            return
        offset = grid.offset()
        inside = dirty.translated(offset)
        first = max(plan.column_at(max(inside.left(), 0)), 0)
        last = plan.column_at(min(inside.right(), plan.width - 1))
        painter.translate(-offset)
        dpr = grid.viewport().devicePixelRatioF()
        for row, (top, bottom) in enumerate(zip(plan.tops, plan.bottoms, strict=True)):
            if bottom < inside.top() or top > inside.bottom():
                continue
            line = self._pictures[row]
            for column in range(first, last + 1):
                picture = line[column]
                if picture is None:
                    picture = line[column] = self._picture(row, column, dpr)
                painter.drawPixmap(plan.lefts[column], top, picture)
        self._lines(painter, inside)
        self._overlays(painter, inside)

    def _picture(self, row: int, column: int, dpr: float) -> QPixmap:
        grid = self._grid
        rect, now = grid.plan.rect(row, column), grid.board.now
        here = now[2] if now is not None and now[:2] == (column, row) else None
        cell = grid.board.cells[row][column]
        return grid.cells.picture(cell, rect.width(), rect.height(), grid.heat, dpr, here)

    def _lines(self, painter: QPainter, inside: QRect) -> None:
        """Hairlines between days and hours, and the bands of the breaks."""
        board, plan = self._grid.board, self._grid.plan
        hair, canvas = color(tokens().line), color(tokens().canvas)
        for row, line in enumerate(board.rows):
            if line.is_after_break:
                painter.fillRect(0, plan.tops[row] - BREAK, plan.width, BREAK, canvas)
                painter.fillRect(0, plan.tops[row] - BREAK, plan.width, 1, hair)
                painter.fillRect(0, plan.tops[row] - 1, plan.width, 1, hair)
            painter.fillRect(inside.left(), plan.bottoms[row] - 1, inside.width(), 1, hair)
        for column, head in enumerate(board.columns):
            is_same_day = column and board.columns[column - 1].on == head.on and board.is_split
            if not is_same_day and column:
                painter.fillRect(plan.lefts[column] - 1, 0, 1, plan.height, hair)
        self._rest_days(painter)

    def _rest_days(self, painter: QPainter) -> None:
        """A day without any slot says why once, in the middle."""
        board, plan = self._grid.board, self._grid.plan
        if board.span is not Span.WEEK or board.is_split:
            return
        for column in range(len(board.columns)):
            if all(line[column].state is State.HOLIDAY for line in board.cells):
                spot = QRect(plan.lefts[column], 0, plan.lefts[column + 1] - plan.lefts[column], plan.bottoms[-1] // 2)
                painter.fillRect(
                    spot.adjusted(1, 0, -1, 0).united(QRect(spot.x() + 1, 0, spot.width() - 2, plan.height)),
                    color(tokens().canvas),
                )
                word = board.columns[column].note or translate("Calendar", QT_TRANSLATE_NOOP("Calendar", "休息日"))
                draw_text(painter, spot, word, font("secondary"), tokens().text3, MIDDLE)

    def _overlays(self, painter: QPainter, inside: QRect) -> None:
        grid, plan = self._grid, self._grid.plan
        now = tokens()
        if grid.stroke:
            self._veil(painter, grid.stroke, now.bad_fill if grid.tool == "close" else now.accent, 70)
        if grid.flashed:
            self._veil(painter, grid.flashed, now.warn_fill, 60)
        if len(grid.selection) > 1:
            self._veil(painter, grid.selection, now.accent, 34)
            self._rim(painter, grid.selection)
        row, column = grid.focus
        if row < len(plan.tops) and column < len(plan.lefts) - 1:
            rect = plan.rect(row, column).adjusted(1, 1, -1, -1)
            if grid.hasFocus():
                focus_ring(painter, rect, RADIUS["cell"] + 1, is_on_fill=True)
            else:
                fill_round(painter, rect, RADIUS["cell"] + 1, None, now.accent_line)
        self._now(painter)
        if grid.target is not None or grid.is_carrying:
            self._aim(painter, grid.target or grid.focus)

    def _veil(self, painter: QPainter, places: "Iterable[Place]", value: str, alpha: int) -> None:
        shade = QColor(value)
        shade.setAlpha(alpha)
        for row, column in places:
            if row < len(self._grid.plan.tops) and column < len(self._grid.plan.lefts) - 1:
                painter.fillRect(self._grid.plan.rect(row, column).adjusted(1, 1, -1, -1), shade)

    def _rim(self, painter: QPainter, places: "frozenset[Place]") -> None:
        """The edge of the selection where no selected cell adjoins."""
        line, plan = color(tokens().accent), self._grid.plan
        for row, column in places:
            if row >= len(plan.tops) or column >= len(plan.lefts) - 1:
                continue
            rect = plan.rect(row, column)
            for neighbour, edge in (
                ((row - 1, column), QRect(rect.x(), rect.y(), rect.width(), 2)),
                ((row + 1, column), QRect(rect.x(), rect.bottom() - 1, rect.width(), 2)),
                ((row, column - 1), QRect(rect.x(), rect.y(), 2, rect.height())),
                ((row, column + 1), QRect(rect.right() - 1, rect.y(), 2, rect.height())),
            ):
                if neighbour not in places:
                    painter.fillRect(edge, line)

    def _now(self, painter: QPainter) -> None:
        now = self._grid.board.now
        if now is None:
            return
        column, row, share = now
        plan, red = self._grid.plan, color(tokens().bad_fill)
        rect = plan.rect(row, column)
        first = last = column
        columns = self._grid.board.columns
        while first and columns[first - 1].on == columns[column].on:
            first -= 1
        while last + 1 < len(columns) and columns[last + 1].on == columns[column].on:
            last += 1
        y = rect.y() + round(share * rect.height())
        left, right = plan.lefts[first], plan.lefts[last + 1]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(red, 2))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(red)
        painter.drawEllipse(QPointF(left, y), 4, 4)
        painter.restore()

    def _aim(self, painter: QPainter, place: "Place") -> None:
        """Where somebody carried would land: green, amber for the last place, red where it cannot be; and the hour."""
        board, plan = self._grid.board, self._grid.plan
        name, glyph = fits(board.cell(*place))
        colours = tone(name)
        rect = plan.rect(*place).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(colours.fill), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect), RADIUS["cell"], RADIUS["cell"])
        painter.restore()
        words = f"{glyph} {board.rows[place[0]].label}"
        letter = font("caption", bold=True)
        pill = QRect(QPoint(rect.x(), rect.y()), rect.size())
        pill.setSize(pill.size().boundedTo(QRect(0, 0, text_width(words, letter) + 14, 20).size()))
        fill_round(painter, pill, RADIUS["badge"], colours.fill)
        draw_text(painter, pill, words, letter, tokens().on_accent, MIDDLE)


def fits(cell: Cell) -> tuple[str, str]:
    """Whether a person may be put into a cell: a tone and a sign."""
    is_open = cell.state in (State.OPEN, State.NEARLY) and not cell.is_past
    if not is_open or cell.left <= 0:
        return "bad", "✕"
    return ("warn", "!") if cell.left == 1 else ("ok", "→")
