"""The grid's sticky edges: the heads of days and counters with their totals and profile, and the hours at the left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.calendar.cell_painter import paint_day_badge
from ui.calendar.geometry import GUTTER
from ui.calendar.shown import Badge, Board, Cell, Column, Span
from ui.parts.painting import LEFT, MIDDLE, RIGHT, draw_text, fill_round, text_width
from ui.theme import RADIUS, color, font, tokens
from ui.words import weekday

if TYPE_CHECKING:
    from ui.calendar.grid import CalendarGrid

HEAD, PROFILE, COUNTERS, WEEKDAYS = 64, 26, 20, 32


class GridHead(QWidget):
    """Above the columns. A click selects a column; Ctrl and dragging to another copies its capacity there."""

    def __init__(self, grid: "CalendarGrid") -> None:
        super().__init__(grid)
        self._grid = grid
        self._from: int | None = None
        self._to: int | None = None

    def wanted_height(self, board: Board) -> int:
        """How tall the head of a board is."""
        if board.span is Span.MONTH:
            return WEEKDAYS
        return HEAD + PROFILE + (COUNTERS if board.is_split and board.span is Span.WEEK else 0)

    def _groups(self) -> list[tuple[int, int]]:
        """First and last column of each head: of a day whose counters are split, all of them."""
        columns = self._grid.board.columns
        groups: list[tuple[int, int]] = []
        for number, column in enumerate(columns):
            is_split_week = self._grid.board.is_split and self._grid.board.span is Span.WEEK
            if number and is_split_week and columns[number - 1].on == column.on:
                groups[-1] = (groups[-1][0], number)
            else:
                groups.append((number, number))
        return groups

    def _column_at(self, x: int) -> int:
        return self._grid.plan.column_at(x - GUTTER + self._grid.offset().x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._column_at(round(event.position().x()))
        if column < 0 or not self._grid.board.rows:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._from = column
            return
        self._grid.setFocus(Qt.FocusReason.MouseFocusReason)
        self._grid.set_focus((0, column))
        self._grid.select_column()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = self._column_at(round(event.position().x()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        source, target = self._from, self._column_at(round(event.position().x()))
        self._from = self._to = None
        self.update()
        if source is not None and target >= 0 and target != source:
            self._grid.column_copied.emit(source, target)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        painter.fillRect(self.rect(), color(now.canvas))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color(now.line))
        painter.fillRect(GUTTER - 1, 0, 1, self.height(), color(now.line))
        plan, shift = self._grid.plan, GUTTER - self._grid.offset().x()
        painter.setClipRect(GUTTER, 0, self.width() - GUTTER, self.height())
        if len(plan.lefts) <= len(self._grid.board.columns):
            return
        for first, last in self._groups():
            left, right = plan.lefts[first] + shift, plan.lefts[last + 1] + shift
            if right < GUTTER or left > self.width():
                continue
            rect = QRect(left, 0, right - left, self.height() - 1)
            if self._to is not None and first <= self._to <= last:
                painter.fillRect(rect, color(now.accent_tint))
            if self._grid.board.span is Span.MONTH:
                title = self._grid.board.columns[first].title
                draw_text(painter, rect, title, font("secondary"), now.text2, MIDDLE)
            else:
                self._paint_head(painter, rect, first, last)
            if first:
                painter.fillRect(left - 1, 0, 1, self.height(), color(now.line))

    def _paint_head(self, painter: QPainter, rect: QRect, first: int, last: int) -> None:
        columns = self._grid.board.columns[first : last + 1]
        head = columns[0]
        booked, capacity = sum(one.booked for one in columns), sum(one.capacity for one in columns)
        self._title(painter, QRect(rect.x() + 10, 8, rect.width() - 20, 26), head)
        self._totals(painter, QRect(rect.x() + 10, 36, rect.width() - 20, 16), head, booked, capacity)
        top = HEAD
        if len(columns) > 1 or (self._grid.board.is_split and self._grid.board.span is Span.WEEK):
            for number, column in enumerate(columns):
                left = self._grid.plan.lefts[first + number] - self._grid.plan.lefts[first] + rect.x()
                width = self._grid.plan.lefts[first + number + 1] - self._grid.plan.lefts[first + number]
                place = QRect(left, top - 6, width, COUNTERS)
                draw_text(painter, place, column.subtitle, font("caption"), tokens().text2, MIDDLE)
            top += COUNTERS
        lines = [[row[number] for number in range(first, last + 1)] for row in self._grid.board.cells]
        self._profile(painter, QRect(rect.x() + 10, top - 4, rect.width() - 20, PROFILE - 2), lines, head)

    def _title(self, painter: QPainter, top: QRect, head: Column) -> None:
        now, number = tokens(), font("title", bold=True)
        value = now.text if not head.is_past else now.text2
        width = text_width(head.title, number)
        if head.is_today:
            disc = QRect(top.x() - 2, top.y() - 1, max(28, width + 12), 28)
            fill_round(painter, disc, RADIUS["control"], now.accent)
            draw_text(painter, disc, head.title, number, now.on_accent, MIDDLE)
            used = disc.width() + 4
        else:
            used = draw_text(painter, top, head.title, number, value, LEFT) + 8
        right = top
        if head.badge is not Badge.NONE:
            right = top.adjusted(0, 0, -(paint_day_badge(painter, top, head.badge) + 6), 0)
        label = now.accent_text if head.is_today else value if not head.is_past else now.text2
        space = right.adjusted(used, 0, 0, 0)
        is_split_week = self._grid.board.is_split and self._grid.board.span is Span.WEEK
        word = weekday(head.on) if is_split_week else head.subtitle
        used_word = draw_text(painter, space, word, font("secondary", bold=head.is_today), label, LEFT)
        rest = space.adjusted(used_word + 8, 0, 0, 0)
        if text_width(head.note, font("caption")) <= rest.width():
            draw_text(painter, rest, head.note, font("caption"), now.text3, RIGHT)

    def _totals(self, painter: QPainter, line: QRect, head: Column, booked: int, capacity: int) -> None:
        now = tokens()
        if not capacity:
            return
        draw_text(painter, line, f"{booked}/{capacity}", font("caption"), now.text2, LEFT)
        if line.width() >= 90:
            draw_text(painter, line, f"{booked * 100 // capacity}%", font("caption"), now.text2, RIGHT)
        bar = QRectF(line.x(), line.bottom() + 3, line.width(), 2)
        painter.fillRect(bar, color(now.press))
        bar.setWidth(line.width() * min(1.0, booked / capacity))
        painter.fillRect(bar, color(now.strong if head.is_past else now.accent))

    def _profile(self, painter: QPainter, space: QRect, lines: list[list[Cell]], head: Column) -> None:
        """The day in small: one stacked bar an hour, taken over free, as tall as its places."""
        most = max((sum(cell.capacity for cell in line) for line in lines), default=0)
        if not most or space.width() < 40:
            return
        now = tokens()
        each = space.width() / len(lines)
        wide = max(2.0, each - 2)
        for number, line in enumerate(lines):
            capacity, booked = sum(cell.capacity for cell in line), sum(cell.booked for cell in line)
            left, bottom = space.x() + number * each, space.bottom() - 1
            whole = (space.height() - 4) * min(max(capacity, booked), most) / most
            taken = (space.height() - 4) * min(booked, most) / most
            painter.fillRect(QRectF(left, bottom - whole, wide, whole), color(now.press))
            painter.fillRect(
                QRectF(left, bottom - taken, wide, taken), color(now.strong if head.is_past else now.accent)
            )


class GridGutter(QWidget):
    """The hours, and this moment. The label of the moment never lies over one of the hours."""

    def __init__(self, grid: "CalendarGrid") -> None:
        super().__init__(grid)
        self._grid = grid
        self.places: list[tuple[QRect, str]] = []  # the labels as painted last, the moment's being the last one

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        painter.fillRect(self.rect(), color(now.canvas))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), color(now.line))
        self.lay_out()
        board, letter = self._grid.board, font("caption")
        is_week = board.span is Span.MONTH
        pill = self.places.pop() if board.now is not None and self.places else None
        for place, words in self.places:
            draw_text(painter, place, words, letter if is_week else font("secondary"), now.text2, MIDDLE)
        if pill is not None:
            small = font("caption", bold=True)
            small.setPixelSize(11 if pill[0].height() < 18 else 12)
            fill_round(painter, pill[0], RADIUS["badge"], now.bad_fill)
            draw_text(painter, pill[0], pill[1], small, now.on_accent, MIDDLE)
            self.places.append(pill)
        self._breaks(painter)

    def lay_out(self) -> None:
        """Where the labels stand: each hour in the middle of its row, in the row of this moment in the half it leaves free."""
        grid, board, plan = self._grid, self._grid.board, self._grid.plan
        top, moment = -grid.offset().y(), board.now
        self.places = []
        pill: QRect | None = None
        for number, row in enumerate(board.rows):
            rect = QRect(0, plan.tops[number] + top, GUTTER - 1, plan.bottoms[number] - plan.tops[number])
            if moment is not None and moment[1] == number:
                half = rect.height() // 2
                upper, lower = QRect(0, rect.y(), rect.width(), half), QRect(0, rect.y() + half, rect.width(), half)
                mine, free = (upper, lower) if moment[2] < 0.5 else (lower, upper)
                tall = min(20, half)
                at = rect.y() + round(moment[2] * rect.height()) - tall // 2
                at = min(max(at, mine.y() - (6 if mine is upper else 0)), mine.bottom() + 1 - tall)
                at = max(at, mine.y())
                pill, rect = QRect(8, at, GUTTER - 16, tall), free
            self.places.append((rect, row.label))
        if pill is not None:
            self.places.append((pill, board.now_label))

    def _breaks(self, painter: QPainter) -> None:
        grid, plan, now = self._grid, self._grid.plan, tokens()
        top = -grid.offset().y()
        for number, row in enumerate(grid.board.rows):
            if row.is_after_break and number:
                begin, end = plan.bottoms[number - 1] + top, plan.tops[number] + top
                place = QRect(0, begin, GUTTER - 1, end - begin)
                draw_text(painter, place, self.tr("午休"), font("caption"), now.text3, MIDDLE)
                painter.fillRect(0, begin, GUTTER, 1, color(now.line))
                painter.fillRect(0, end - 1, GUTTER, 1, color(now.line))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._grid.plan.row_at(round(event.position().y()) + self._grid.offset().y())
        if row >= 0 and self._grid.board.columns:
            self._grid.setFocus(Qt.FocusReason.MouseFocusReason)
            self._grid.set_focus((row, self._grid.focus[1]))
            self._grid.select_row()
