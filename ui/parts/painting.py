"""Strokes every painted part is made of: a rounded field, a line of text that is cut with an ellipsis, a focus ring."""

from functools import cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

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
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(text)
    if width > rect.width():
        text = cut(metrics, text, rect.width())
        width = min(metrics.horizontalAdvance(text), rect.width())
    painter.setFont(font)
    painter.setPen(color(value))
    painter.drawText(rect, _on_one_line(align), text)
    return width


@cache
def _on_one_line(align: Qt.AlignmentFlag) -> int:
    """The flags drawing takes, joined once: Python joins flags slowly, and every text of every frame asks."""
    return int(align) | int(Qt.TextFlag.TextSingleLine)


def cut(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text cut on the right to fit a width."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))


def text_width(text: str, font: QFont) -> int:
    """How wide a line of text is."""
    return QFontMetrics(font).horizontalAdvance(text)
