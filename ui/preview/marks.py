"""What is drawn upon pages: hits of a search, lines that hold what the applicant stated, the selection, regions of verdicts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.preview.layout import Box, PageKey
from ui.theme import color, font, tokens

Style = Literal["stated", "hit", "hit_now", "selection", "region", "region_chosen", "region_old", "region_cursor"]
ORDER: tuple[Style, ...] = (
    "stated",
    "hit",
    "hit_now",
    "selection",
    "region_old",
    "region",
    "region_chosen",
    "region_cursor",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page, how it looks, and perhaps a word on it."""

    key: PageKey
    box: Box
    style: Style
    label: str = ""


class Marks:
    """All marks on the pages shown, by kind. Each `set` replaces what was there of these styles."""

    def __init__(self) -> None:
        self._by_style: dict[Style, dict[PageKey, list[Mark]]] = {}

    def set(self, styles: Sequence[Style], marks: Iterable[Mark]) -> bool:
        """Replace the marks of these styles; whether there is anything else to be seen now."""
        before = [self._by_style.get(style, {}) for style in styles]
        for style in styles:
            self._by_style[style] = {}
        for mark in marks:
            self._by_style[mark.style].setdefault(mark.key, []).append(mark)
        return before != [self._by_style[style] for style in styles]

    def on(self, key: PageKey) -> list[Mark]:
        """The marks on a page, lowest first."""
        return [mark for style in ORDER for mark in self._by_style.get(style, {}).get(key, ())]

    def forget(self) -> None:
        """No marks any more."""
        self._by_style.clear()


def _with_alpha(value: str, alpha: int) -> QColor:
    made = QColor(color(value))
    made.setAlpha(alpha)
    return made


def paint_mark(painter: QPainter, mark: Mark, rect: QRectF) -> None:
    """Draw one mark; `rect` is where its box lies in the view."""
    now = tokens()
    match mark.style:
        case "stated":
            painter.fillRect(rect, _with_alpha(now.ok_fill, 46))
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1.5, rect.width(), 1.5), color(now.ok_fill))
        case "hit":
            painter.fillRect(rect, _with_alpha("#f2b705", 96))
        case "hit_now":
            painter.fillRect(rect, _with_alpha("#f28c05", 130))
            _line(painter, rect, "#c05800", 2)
        case "selection":
            painter.fillRect(rect, _with_alpha(now.accent, 72))
        case "region" | "region_chosen":
            painter.fillRect(rect, _with_alpha(now.bad_fill, 30))
            _line(painter, rect, now.bad_fill, 3 if mark.style == "region_chosen" else 2)
            _tag(painter, rect, mark.label, now.bad_fill)
            if mark.style == "region_chosen":
                _handles(painter, rect, now.bad_fill)
        case "region_old":
            _line(painter, rect, now.warn_fill, 2, Qt.PenStyle.DashLine)
            _tag(painter, rect, mark.label, now.warn_fill)
        case "region_cursor":
            painter.fillRect(rect, _with_alpha(now.accent, 24))
            _line(painter, rect, now.accent, 2, Qt.PenStyle.DashLine)
            _handles(painter, rect, now.accent)


def _line(painter: QPainter, rect: QRectF, value: str, width: int, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(value), width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(rect)


def _handles(painter: QPainter, rect: QRectF, value: str) -> None:
    for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
        painter.fillRect(QRectF(corner.x() - 3, corner.y() - 3, 7, 7), color(value))
        painter.fillRect(QRectF(corner.x() - 1, corner.y() - 1, 3, 3), color("#ffffff"))


def _tag(painter: QPainter, rect: QRectF, text: str, value: str) -> None:
    """A word above a box, or inside it at the page's upper edge."""
    if not text:
        return
    face = font("caption", bold=True)
    metrics = QFontMetrics(face)
    room = max(int(rect.width()), 160)
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 12)
    width, height = metrics.horizontalAdvance(said) + 12, 20
    top = rect.top() - height if rect.top() >= height else rect.top()
    place = QRect(int(rect.left()) - 1, int(top), width, height)
    painter.fillRect(place, color(value))
    painter.setFont(face)
    painter.setPen(color(tokens().on_accent))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
