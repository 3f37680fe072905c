"""Warnings of the file in view over the lower edge of the pages, for when its facts are not open; nothing moves for them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.parts.painting import LEFT, draw_text, fill_round, text_width
from ui.preview.facts import FileWarning
from ui.theme import RADIUS, font, theme_signals, tone

HEIGHT, EDGE = 28, 12


class WarningStrip(QWidget):
    """One line per warning, at the lower left of its parent; lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("previewWarnings")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._warnings: tuple[FileWarning, ...] = ()
        self.hide()
        theme_signals().changed.connect(self.update)

    def show_warnings(self, warnings: Sequence[FileWarning]) -> None:
        """Show these; none hides the strip."""
        self._warnings = tuple(warnings)
        self.setAccessibleName("; ".join(warning.text for warning in warnings))
        self.setVisible(bool(warnings))
        self.place()
        self.update()

    def place(self) -> None:
        """Stand at the lower left."""
        parent = self.parentWidget()
        if parent is not None and self._warnings:
            widest = max(text_width(warning.text, font("secondary")) for warning in self._warnings) + 48
            width, height = min(widest, parent.width() - 2 * EDGE - 16), len(self._warnings) * (HEIGHT + 4)
            self.setGeometry(EDGE, parent.height() - height - EDGE, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, warning in enumerate(self._warnings):
            shades, rect = tone(warning.tone), QRect(0, number * (HEIGHT + 4), self.width(), HEIGHT)
            fill_round(painter, rect, RADIUS["control"], shades.background, shades.line)
            paint_icon(painter, QRect(8, rect.y() + 6, 16, 16), warning.glyph, shades.text, 16)
            draw_text(painter, rect.adjusted(32, 0, -8, 0), warning.text, font("secondary"), shades.text, LEFT)
