"""The month that opens under a date field: painted, worked by arrows, PgUp and PgDn, Home, Enter and Esc."""

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.parts.painting import MIDDLE, draw_text, fill_round
from ui.theme import RADIUS, font, theme_signals, tokens
from ui.words import local

CELL, EDGE, HEAD, WEEK = 36, 8, 40, 28
WIDTH = CELL * 7 + EDGE * 2
HEIGHT = HEAD + WEEK + CELL * 6 + EDGE * 2


def add_months(on: date, months: int) -> date:
    """The same day some months away, or that month's last day."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


class MonthPopup(QWidget):
    """Shows the month of `value` or of today; `chosen` carries the day. Weeks begin on Monday."""

    chosen = Signal(object)

    def __init__(
        self,
        value: date | None,
        earliest: date,
        latest: date,
        is_closed: Callable[[date], bool],
        parent: QWidget | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("monthPopup")
        self._value, self._today = value, today or local(datetime.now(UTC)).date()
        self._earliest, self._latest, self._is_closed = earliest, latest, is_closed
        self._cursor = min(max(value or self._today, earliest), latest)
        self.setMouseTracking(True)
        self.setFixedSize(QSize(WIDTH, HEIGHT))
        theme_signals().changed.connect(self.update)
        self._tell()

    def open_at(self, corner: QPoint) -> None:
        """Show with the upper left corner there, moved so that all of it is on the screen."""
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(corner.x(), room.right() - WIDTH)
        top = corner.y() if corner.y() + HEIGHT <= room.bottom() else corner.y() - HEIGHT - 40
        self.move(max(room.left(), left), max(room.top(), top))
        self.show()

    @property
    def cursor_day(self) -> date:
        """The day Enter would choose."""
        return self._cursor

    def _first_cell(self) -> date:
        first = self._cursor.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _day_at(self, spot: QPoint) -> date | None:
        column, row = (spot.x() - EDGE) // CELL, (spot.y() - EDGE - HEAD - WEEK) // CELL
        if 0 <= column < 7 and 0 <= row < 6:
            return self._first_cell() + timedelta(days=column + row * 7)
        return None

    def _arrows(self) -> tuple[QRect, QRect]:
        right = WIDTH - EDGE - 32
        return QRect(right - 32, EDGE, 32, 32), QRect(right, EDGE, 32, 32)

    def _move_to(self, on: date) -> None:
        self._cursor = min(max(on, self._earliest), self._latest)
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(self._cursor.isoformat())

    def _take(self, on: date) -> None:
        if self._earliest <= on <= self._latest:
            self.chosen.emit(on)
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = Qt.Key(event.key())
        if key in steps:
            self._move_to(self._cursor + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._move_to(add_months(self._cursor, -1 if key is Qt.Key.Key_PageUp else 1))
        elif key is Qt.Key.Key_Home:
            self._move_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self._cursor)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._move_to(add_months(self._cursor, -1 if event.angleDelta().y() > 0 else 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        for arrow, step in zip(self._arrows(), (-1, 1), strict=True):
            if arrow.contains(spot):
                self._move_to(add_months(self._cursor, step))
                return
        on = self._day_at(spot)
        if on is not None:
            self._take(on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = tokens()
        fill_round(painter, self.rect(), 0, now.surface, now.border)
        title = self.tr("{year}年{month}月").format(year=self._cursor.year, month=self._cursor.month)
        draw_text(painter, QRect(EDGE + 10, EDGE, 160, 32), title, font("body", bold=True), now.text)
        for arrow, glyph in zip(self._arrows(), ("chevron-left", "chevron-right"), strict=True):
            paint_icon(painter, arrow, glyph, now.text2, 16)
        names = (
            self.tr("一"),
            self.tr("二"),
            self.tr("三"),
            self.tr("四"),
            self.tr("五"),
            self.tr("六"),
            self.tr("日"),
        )
        for column, name in enumerate(names):
            place = QRect(EDGE + column * CELL, EDGE + HEAD, CELL, WEEK)
            draw_text(painter, place, name, font("caption"), now.text3, MIDDLE)
        first = self._first_cell()
        for number in range(42):
            self._paint_day(painter, first + timedelta(days=number), number)

    def _paint_day(self, painter: QPainter, on: date, number: int) -> None:
        now = tokens()
        place = QRect(EDGE + number % 7 * CELL, EDGE + HEAD + WEEK + number // 7 * CELL, CELL, CELL)
        field = place.adjusted(2, 2, -2, -2)
        is_here = self._earliest <= on <= self._latest and on.month == self._cursor.month
        value = now.text if is_here and not self._is_closed(on) else now.text3 if is_here else now.disabled
        if on == self._cursor:
            fill_round(painter, field, RADIUS["control"], now.accent)
            value = now.on_accent
        elif on == self._value:
            fill_round(painter, field, RADIUS["control"], now.accent_tint, now.accent_line)
            value = now.accent_text
        draw_text(painter, field, str(on.day), font("secondary", bold=on == self._today), value, MIDDLE)
        if on == self._today:
            line = QRect(field.center().x() - 6, field.bottom() - 5, 13, 2)
            fill_round(painter, line, 1, now.on_accent if on == self._cursor else now.accent)
