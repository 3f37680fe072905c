"""State badges: glyph and word on a tint; the plain tone has no tint, so that ordinary states stay quiet."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.parts.painting import draw_text, fill_round, text_width
from ui.theme import RADIUS, font, theme_signals, tone

HEIGHT, ICON, EDGE, GAP = 24, 14, 8, 6


def badge_width(glyph: str, text: str) -> int:
    """How wide the badge is."""
    return EDGE * 2 + (ICON + GAP if glyph else 0) + text_width(text, font("secondary"))


def paint_badge(painter: QPainter, rect: QRect, glyph: str, text: str, tone_name: str) -> int:
    """Paint a badge at the left of `rect`, in the middle of its height, no wider than it; the width it took."""
    colours = tone(tone_name)
    width = min(badge_width(glyph, text), rect.width())
    field = QRect(QPoint(rect.x(), rect.y() + (rect.height() - HEIGHT) // 2), QSize(width, HEIGHT))
    if not colours.background.startswith("#00"):
        fill_round(painter, field, RADIUS["badge"], colours.background)
    left = field.x() + EDGE
    if glyph:
        paint_icon(painter, QRect(left, field.y() + (HEIGHT - ICON) // 2, ICON, ICON), glyph, colours.text)
        left += ICON + GAP
    space = QRect(left, field.y(), field.right() + 1 - EDGE - left, HEIGHT)
    draw_text(painter, space, text, font("secondary"), colours.text)
    return width


class StateBadge(QWidget):
    """A badge as a widget."""

    def __init__(
        self, glyph: str = "", text: str = "", tone_name: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._glyph, self._text, self._tone = glyph, text, tone_name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme_signals().changed.connect(self.updateGeometry)
        theme_signals().changed.connect(self.update)

    def show_state(self, glyph: str, text: str, tone_name: str) -> None:
        """Show another state."""
        self._glyph, self._text, self._tone = glyph, text, tone_name
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self._glyph, self._text), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.rect(), self._glyph, self._text, self._tone)
