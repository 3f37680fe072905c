"""The call display: a window of its own for a second screen, readable from across the hall and at night.

It shows numbers, counters and masked names, nothing else of a person. Always the dark colours: bright letters on a dark ground.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui.counter.visits import Day, VisitState
from ui.counter.words import masked_name
from ui.parts.painting import LEFT, MIDDLE, RIGHT, draw_text, fill_round
from ui.theme import Tokens, color, font, theme_signals, token_set
from ui.words import clock, translate

CALLS_SHOWN, WAITING_SHOWN = 6, 8
NEW_FOR = timedelta(seconds=12)


@dataclass(frozen=True, slots=True)
class Call:
    """A number called to a counter; the name is masked already. `called_at` is UTC."""

    queue_no: str
    counter: str
    name: str
    called_at: datetime


def calls_of(day: Day) -> tuple[tuple[Call, ...], tuple[str, ...]]:
    """The calls of a day, newest first, and the numbers that wait, in the order they came."""
    called = [
        Call(visit.queue_no, visit.called_counter, masked_name(visit.name), visit.called_at)
        for visit in day.visits
        if visit.called_at is not None and visit.state in (VisitState.CALLED, VisitState.SERVED) and visit.queue_no
    ]
    waiting = [v for v in day.visits if v.state in (VisitState.WAITING, VisitState.UNPLACED) and v.queue_no]
    waiting.sort(key=lambda visit: (visit.arrived_at or day.now, visit.queue_no))
    called.sort(key=lambda call: call.called_at, reverse=True)
    return tuple(called), tuple(visit.queue_no for visit in waiting)


class CallDisplay(QWidget):
    """Fills its screen. Esc closes it, Right moves it to the next screen (`screen_moved` carries its name)."""

    screen_moved = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("callDisplay")
        self.resize(1280, 720)
        self._calls: tuple[Call, ...] = ()
        self._waiting: tuple[str, ...] = ()
        self._now: datetime | None = None
        self._site = ""
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        theme_signals().changed.connect(self.update)
        self.retranslate()

    def show_day(self, day: Day, site: str) -> None:
        """Show the calls of this day."""
        self._calls, self._waiting = calls_of(day)
        self._now, self._site = day.now, site
        self._tell()

    @property
    def calls(self) -> tuple[Call, ...]:
        """What is shown, newest first."""
        return self._calls

    def show_on(self, screen_name: str, avoid: QScreen | None) -> str:
        """Fill the screen of this name, else one that is not `avoid`; where there is only one, stay a window. Answers the screen's name."""
        screens = QGuiApplication.screens()
        chosen = next((screen for screen in screens if screen.name() == screen_name), None)
        others = [screen for screen in screens if screen is not avoid]
        target = chosen if chosen is not None and (chosen is not avoid or not others) else (others or screens)[0]
        self._fill(target, is_only=len(screens) == 1)
        return target.name()

    def _fill(self, screen: QScreen, *, is_only: bool) -> None:
        self.setScreen(screen)
        if is_only:
            self.showNormal()
        else:
            self.setGeometry(screen.geometry())
            self.showFullScreen()

    def _move_on(self) -> None:
        screens = QGuiApplication.screens()
        here = screens.index(self.screen()) if self.screen() in screens else 0
        target = screens[(here + 1) % len(screens)]
        self._fill(target, is_only=len(screens) == 1)
        self.screen_moved.emit(target.name())

    def _tick(self) -> None:
        if self._now is not None:
            self._now += timedelta(seconds=1)
        self.update()

    def _tell(self) -> None:
        newest = self._calls[0] if self._calls else None
        text = translate("Counter", "请 {number} 号到 {counter}")
        said = text.format(number=newest.queue_no, counter=newest.counter) if newest else ""
        self.setAccessibleName(said or translate("Counter", "叫号屏"))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F10):
            self.close()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._move_on()
        elif event.key() == Qt.Key.Key_F11:
            if self.isFullScreen():
                self.showNormal()
            else:
                self.showFullScreen()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(translate("Counter", "叫号屏"))
        self._tell()

    # painting: everything is a share of the window's height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), token_set(True)
        painter.fillRect(self.rect(), color(now.canvas))
        unit = min(self.height(), round(self.width() * 9 / 16))
        edge, foot = round(unit * 0.05), round(unit * 0.13)
        whole = self.rect().adjusted(edge, edge, -edge, -edge)
        split = round(whole.width() * 0.62)
        self._paint_top(painter, QRect(whole.x(), whole.y(), whole.width(), round(unit * 0.07)), unit, now)
        top = whole.y() + round(unit * 0.11)
        height = whole.bottom() - foot - top
        self._paint_newest(painter, QRect(whole.x(), top, split, height), unit, now)
        left = whole.x() + split + edge
        self._paint_earlier(painter, QRect(left, top, whole.right() - left, height), unit, now)
        self._paint_waiting(
            painter, QRect(whole.x(), whole.bottom() - foot + edge // 2, whole.width(), foot), unit, now
        )

    def _paint_top(self, painter: QPainter, rect: QRect, unit: int, now: Tokens) -> None:
        draw_text(painter, rect, self._site, _large(unit * 0.042, bold=True), now.text2, LEFT)
        if self._now is not None:
            draw_text(painter, rect, clock(self._now), _large(unit * 0.05, bold=True), now.text, RIGHT)

    def _paint_newest(self, painter: QPainter, rect: QRect, unit: int, now: Tokens) -> None:
        newest = self._calls[0] if self._calls else None
        is_new = newest is not None and self._now is not None and self._now - newest.called_at < NEW_FOR
        fill, line = (now.accent, None) if is_new else (now.surface, now.line)
        fill_round(painter, rect, unit * 0.025, fill, line)
        if newest is None:
            words = translate("Counter", "请留意叫号")
            draw_text(painter, rect, words, _large(unit * 0.07, bold=True), now.text3, MIDDLE)
            return
        strong = now.on_accent if is_new else now.text
        inner = rect.adjusted(round(unit * 0.04), 0, -round(unit * 0.04), 0)
        share = rect.height() / 100
        number = QRect(inner.x(), rect.y() + round(share * 6), inner.width(), round(share * 46))
        draw_text(
            painter, number, newest.queue_no, _fitting(newest.queue_no, unit * 0.27, inner.width()), strong, MIDDLE
        )
        counter = QRect(inner.x(), rect.y() + round(share * 54), inner.width(), round(share * 24))
        words = translate("Counter", "请到 {counter}").format(counter=newest.counter)
        value = strong if is_new else now.accent_text
        draw_text(painter, counter, words, _fitting(words, unit * 0.12, inner.width()), value, MIDDLE)
        name = QRect(inner.x(), rect.y() + round(share * 80), inner.width(), round(share * 14))
        draw_text(painter, name, newest.name, _large(unit * 0.055), strong if is_new else now.text2, MIDDLE)

    def _paint_earlier(self, painter: QPainter, rect: QRect, unit: int, now: Tokens) -> None:
        step = rect.height() / CALLS_SHOWN
        for place, call in enumerate(self._calls[1 : CALLS_SHOWN + 1]):
            row = QRect(rect.x(), rect.y() + round(step * place), rect.width(), round(step))
            painter.fillRect(row.x(), row.bottom(), row.width(), 1, color(now.line))
            draw_text(painter, row, call.queue_no, _large(unit * 0.07, bold=True), now.text, LEFT)
            space = QRect(row.x() + row.width() // 2, row.y(), row.width() // 2, row.height())
            half = space.height() // 2
            upper, lower = (
                QRect(space.x(), space.y(), space.width(), half + round(step * 0.06)),
                space.adjusted(0, half, 0, 0),
            )
            draw_text(painter, upper, call.counter, _large(unit * 0.04), now.text2, RIGHT)
            draw_text(painter, lower, call.name, _large(unit * 0.03), now.text3, RIGHT)

    def _paint_waiting(self, painter: QPainter, rect: QRect, unit: int, now: Tokens) -> None:
        letter = _large(unit * 0.04)
        head = translate("Counter", "候办 {count} 人").format(count=len(self._waiting))
        used = draw_text(painter, rect, head, letter, now.text2, LEFT)
        left = rect.x() + used + round(unit * 0.04)
        bold = _large(unit * 0.045, bold=True)
        for number in self._waiting[:WAITING_SHOWN]:
            width = QFontMetrics(bold).horizontalAdvance(number) + round(unit * 0.035)
            if left + width > rect.right():
                break
            draw_text(painter, QRect(left, rect.y(), width, rect.height()), number, bold, now.text, LEFT)
            left += width


def _large(pixels: float, bold: bool = False) -> QFont:
    """A font of this height: the display has no steps of type, it grows with its screen."""
    made = font("figure", bold)
    made.setPixelSize(max(round(pixels), 10))
    return made


def _fitting(text: str, pixels: float, width: int) -> QFont:
    """The largest bold font up to this height in which the text fits the width."""
    made = _large(pixels, bold=True)
    wide = QFontMetrics(made).horizontalAdvance(text)
    return made if wide <= width else _large(pixels * width / wide * 0.98, bold=True)
