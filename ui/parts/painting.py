"""Strokes every painted part is made of: a rounded field, a line of text that is cut with an ellipsis, a focus ring."""

from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPen, QStaticText, QTextOption, QTransform

from ui.theme import color, tokens

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE: Final = Qt.AlignmentFlag.AlignCenter


def fill_round(painter: QPainter, rect: QRect, radius: float, fill: str | None, line: str | None = None) -> None:
    """Fill a rounded field and edge it with a line of one pixel that lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(color(fill) if fill else Qt.BrushStyle.NoBrush)
    if line:
        painter.setPen(QPen(color(line), 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect), radius, radius)
    painter.restore()


def paint_placeholder(painter: QPainter, rect: QRect) -> None:
    """Paint a quiet bar where something will stand that is not there yet."""
    device = painter.device()
    dpr = device.devicePixelRatio() if device is not None else 1.0
    painter.drawImage(rect.topLeft(), _placeholder(rect.width(), rect.height(), tokens().sunken, dpr))


@lru_cache(maxsize=256)
def _placeholder(width: int, height: int, value: str, dpr: float) -> QImage:
    image = QImage(round(width * dpr), round(height * dpr), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(dpr)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    fill_round(painter, QRect(0, 0, width, height), 4, value)
    painter.end()
    return image


def focus_ring(painter: QPainter, rect: QRect, radius: float, is_on_fill: bool = False) -> None:
    """Show the keyboard's focus: two pixels inside `rect`, on a filled field set off by a thin gap."""
    now = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(now.accent_text), 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    if is_on_fill:
        painter.setPen(QPen(color(now.surface), 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2)
    painter.restore()


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    value: str,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """Draw one line of text in a colour, cut with an ellipsis when `rect` is too narrow; the width it took."""
    line = _line(text, font)
    if round(line.size().width()) > rect.width():
        line = _line(cut(QFontMetrics(font), text, rect.width()), font)
    size, (across, down) = line.size(), _place(align)
    left = rect.x() + (rect.width() - size.width()) * across
    top = rect.y() + (rect.height() - size.height()) * down
    painter.setFont(font)
    painter.setPen(color(value))
    painter.drawStaticText(QPointF(left, top), line)
    return min(round(size.width()), rect.width())


@lru_cache(maxsize=4096)
def _line(text: str, font: QFont) -> QStaticText:
    """A line of text that is laid out: that takes longer than drawing it, and every frame draws the same ones."""
    made, option = QStaticText(text.replace("\n", " ")), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    made.setTextOption(option)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(QTransform(), font)
    return made


def forget_texts() -> None:
    """Forget all texts that were drawn: they may be personal data."""
    _line.cache_clear()


@cache
def _place(align: Qt.AlignmentFlag) -> tuple[float, float]:
    """The share of the free room that lies left of a text, and above it."""
    across = 1.0 if align & Qt.AlignmentFlag.AlignRight else 0.5 if align & Qt.AlignmentFlag.AlignHCenter else 0.0
    down = 1.0 if align & Qt.AlignmentFlag.AlignBottom else 0.5 if align & Qt.AlignmentFlag.AlignVCenter else 0.0
    return across, down


def cut(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text cut on the right to fit a width."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))


def text_width(text: str, font: QFont) -> int:
    """How wide a line of text is."""
    return QFontMetrics(font).horizontalAdvance(text)
