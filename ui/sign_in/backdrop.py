"""The drawing beside the sign-in form: the product's name on fine interlaced lines, as they protect a permit."""

from math import cos, pi, sin

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui.parts.painting import LEFT, draw_text
from ui.rail import paint_logo
from ui.theme import RADIUS, color, font, is_dark, theme_signals, tokens

LINES = 26
STEPS = 160


AROUND = tuple(
    (cos(angle), sin(angle), cos(6 * angle), sin(6 * angle), cos(18 * angle), sin(18 * angle))
    for angle in (2 * pi * step / STEPS for step in range(STEPS))
)


def rosette(x: float, y: float, radius: float, turn: float) -> QPolygonF:
    """One closed line of a rosette: a circle around (x, y) whose radius swings six and eighteen times, turned by `turn`."""
    c, s = cos(turn), sin(turn)
    points = []
    for cos1, sin1, cos6, sin6, cos18, sin18 in AROUND:
        reach = radius * (0.74 + 0.2 * (sin6 * c + cos6 * s) + 0.06 * (cos18 * c + sin18 * s))
        points.append(QPointF(x + reach * cos1, y + reach * sin1))
    return QPolygonF(points)


class BrandPanel(QWidget):
    """The left half of the sign-in card; rounded on its left corners. Drawn once per size and theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: QPixmap | None = None
        theme_signals().changed.connect(self._redraw)
        self.setAccessibleName(self.tr("居证台"))

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None:
            self._drawn = self._draw()
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def _draw(self) -> QPixmap:
        dpr = self.devicePixelRatio()
        picture = QPixmap(self.size() * dpr)
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, room = tokens(), self.rect()
        painter.setClipPath(self._outline())
        ground = QLinearGradient(QPointF(0, 0), QPointF(room.width(), room.height()))
        ground.setColorAt(0, color(now.accent_tint if is_dark() else now.accent))
        ground.setColorAt(1, color(now.canvas if is_dark() else now.accent_press))
        painter.fillRect(room, ground)
        line = QColor(now.accent_text if is_dark() else now.on_accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = room.width() * 0.72, room.height() * 0.64
        for number in range(LINES):
            share = number / LINES
            line.setAlphaF(0.05 + 0.16 * (1 - share))
            painter.setPen(QPen(line, 0.9))
            painter.drawPolygon(rosette(x, y, room.width() * (0.18 + 0.62 * share), share * pi * 1.5))
        self._write(painter, room)
        painter.end()
        return picture

    def _outline(self) -> QPainterPath:
        radius = RADIUS["card"] + 4
        path = QPainterPath()
        path.addRoundedRect(0, 0, self.width() + radius, self.height(), radius, radius)
        return path

    def _write(self, painter: QPainter, room: QRect) -> None:
        now = tokens()
        strong = now.text if is_dark() else now.on_accent
        tile = QRect(40, 40, 48, 48)
        if is_dark():
            paint_logo(painter, tile, now.accent, now.on_accent)
        else:
            paint_logo(painter, tile, now.on_accent, now.accent)
        large = font("figure", bold=True)
        large.setPixelSize(32)
        draw_text(painter, QRect(40, 108, room.width() - 60, 44), self.tr("居证台"), large, strong, LEFT)
        soft = now.text2 if is_dark() else now.on_accent
        below = QRect(40, 152, room.width() - 60, 24)
        draw_text(painter, below, self.tr("北京市工作居住证"), font("title"), soft, LEFT)
        lines = self.tr("审核 · 补正 · 预约 · 领证")
        foot = QRect(40, room.height() - 60, room.width() - 60, 20)
        draw_text(painter, foot, lines, font("secondary"), soft, LEFT)
