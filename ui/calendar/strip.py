"""Thirteen weeks in one line, a square a day: how full they are, and the way to them."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.calendar.cell_painter import hatch
from ui.calendar.geometry import GUTTER
from ui.calendar.heat import step
from ui.calendar.shown import State, StripDay
from ui.calendar.words import state_word
from ui.parts.painting import LEFT, MIDDLE, draw_text, fill_round, focus_ring
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, color, font, theme_signals, tokens
from ui.words import long_day

WEEKS = 13


class WeekStrip(QWidget):
    """`chosen` tells the day whose week was clicked. Left and right move by a week when it has the focus."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weekStrip")
        self._days: tuple[StripDay, ...] = ()
        self._shown: tuple[date, date] | None = None
        self.setFixedHeight(54)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_signals().changed.connect(self.update)

    def show_days(self, days: Sequence[StripDay]) -> None:
        """These days, whole weeks beginning with a Monday."""
        self._days = tuple(days)
        self._tell()

    def show_range(self, first: date, last: date) -> None:
        """Which days the grid shows."""
        self._shown = (first, last)
        self._tell()

    def _tell(self) -> None:
        where = " – ".join(long_day(on) for on in self._shown) if self._shown else ""
        self.setAccessibleName(f"{self.tr('13 周')} {where}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 54)

    def _week(self, number: int) -> QRect:
        space = self.width() - GUTTER - 8
        left, right = (GUTTER + space * place // WEEKS for place in (number, number + 1))
        return QRect(left, 4, right - left - 4, self.height() - 9)

    def _day_at(self, x: int, y: int) -> StripDay | None:
        for number in range(len(self._days) // 7):
            week = self._week(number)
            if week.left() <= x <= week.right():
                day = min(max((x - week.x() - 4) * 7 // max(1, week.width() - 8), 0), 6)
                return self._days[number * 7 + day]
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._day_at(round(event.position().x()), round(event.position().y()))
        if found is not None:
            self.chosen.emit(found.on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7}.get(Qt.Key(event.key()))
        if move is None or self._shown is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(self._shown[0] + timedelta(days=move))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self._day_at(event.pos().x(), event.pos().y())
            if found is not None:
                words = f"{long_day(found.on)}  {found.booked}/{found.capacity}  {state_word(found.state)}"
                QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        painter.fillRect(self.rect(), color(now.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color(now.line))
        draw_text(painter, QRect(0, 20, GUTTER, 24), self.tr("13 周"), font("caption"), now.text3, MIDDLE)
        for number in range(len(self._days) // 7):
            week, days = self._week(number), self._days[number * 7 : number * 7 + 7]
            is_shown = self._shown is not None and self._shown[0] <= days[-1].on and days[0].on <= self._shown[1]
            if is_shown:
                fill_round(painter, week, RADIUS["control"], now.accent_tint, now.accent_line)
            label = f"{days[0].on.month}/{days[0].on.day}"
            value = now.accent_text if is_shown else now.text2
            space = QRect(week.x() + 5, week.y() + 1, week.width() - 6, 18)
            draw_text(painter, space, label, font("caption", bold=is_shown), value, LEFT)
            for place, day in enumerate(days):
                left = week.x() + 4 + (week.width() - 8) * place // 7
                right = week.x() + 4 + (week.width() - 8) * (place + 1) // 7
                self._paint_day(painter, QRect(left, week.y() + 21, max(3, right - left - 2), 19), day)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(GUTTER, 1, -2, -2), RADIUS["control"])

    def _paint_day(self, painter: QPainter, field: QRect, day: StripDay) -> None:
        now = tokens()
        if day.state is State.CLOSED:
            fill_round(painter, field, 2, now.canvas, now.line)
            hatch(painter, field, now.mute_line)
        elif day.state is State.PROVISIONAL:
            hatch(painter, field, now.line, is_crossed=True)
        elif day.state is State.HOLIDAY:
            painter.fillRect(field, color(now.canvas))
        elif not day.capacity:
            fill_round(painter, field, 2, now.surface, now.line)
        elif day.is_past:
            fill_round(painter, field, 2, now.mute_line)
        elif day.state is State.DRAFT:
            fill_round(painter, field, 2, now.accent_tint, now.accent_line)
        else:
            number = step(day.booked / day.capacity)
            fill_round(painter, field, 2, now.heat[number], now.line if number == 0 else None)
