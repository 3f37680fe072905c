"""What colours and patterns mean: always visible beside the measures."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.calendar.cell_painter import hatch
from ui.calendar.heat import STEPS
from ui.calendar.shown import Heat, State
from ui.calendar.words import HEATS, said, state_word
from ui.parts.painting import LEFT, draw_text, fill_round, text_width
from ui.theme import color, font, theme_signals, tokens

SIZES = ((22, 6, 14), (16, 4, 8))
"""Swatch, gap and distance: roomy, and where space is short."""


class Legend(QWidget):
    """The five steps of the measure in force, and the patterns of the states."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat = Heat.BOOKED
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)
        self._tell()

    def show_heat(self, heat: Heat) -> None:
        """Explain this measure."""
        self._heat = heat
        self._tell()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self._tell()

    def _tell(self) -> None:
        title, low, high = (said(word) for word in HEATS[self._heat])
        name = self.tr("图例")
        self.setAccessibleName(f"{name} {title} {low}–{high}, " + ", ".join(self._words()))
        self.updateGeometry()
        self.update()

    def _words(self) -> list[str]:
        return [
            state_word(State.CLOSED),
            state_word(State.DRAFT),
            self.tr("已过"),
            state_word(State.OVER),
            state_word(State.PROVISIONAL),
        ]

    def _sizes(self) -> tuple[int, int, int]:
        return SIZES[0] if self._width(SIZES[0]) <= self.width() else SIZES[1]

    def _width(self, sizes: tuple[int, int, int]) -> int:
        swatch, gap, apart = sizes
        title, low, high = (said(word) for word in HEATS[self._heat])
        letter = font("caption")
        steps = text_width(title, letter) + text_width(low, letter) + text_width(high, letter) + STEPS * swatch
        return steps + 3 * gap + sum(text_width(word, letter) + swatch + gap + apart for word in self._words())

    def sizeHint(self) -> QSize:
        return QSize(self._width(SIZES[0]), 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, letter = QPainter(self), tokens(), font("caption")
        title, low, high = (said(word) for word in HEATS[self._heat])
        sizes = self._sizes()
        swatch, gap, apart = sizes
        left, middle = max(0, self.width() - self._width(sizes)), self.height() // 2
        for words in (title, low):
            place = QRect(left, 0, self.width(), self.height())
            left += draw_text(painter, place, words, letter, now.text3 if words == low else now.text2, LEFT) + gap
        for number in range(STEPS):
            painter.fillRect(QRect(left, middle - 7, swatch, 15), color(now.heat[number]))
            left += swatch
        painter.setPen(QPen(color(now.border), 1))
        painter.drawRect(QRect(left - STEPS * swatch, middle - 7, STEPS * swatch - 1, 14))
        place = QRect(left + gap, 0, self.width(), self.height())
        left += gap + draw_text(painter, place, high, letter, now.text3, LEFT)
        for number, word in enumerate(self._words()):
            needed = apart + swatch + gap + text_width(word, letter)
            if left + needed > self.width() + 1:
                return
            field = QRect(left + apart, middle - 7, swatch, 15)
            self._swatch(painter, field, number)
            place = QRect(field.right() + 1 + gap, 0, self.width(), self.height())
            draw_text(painter, place, word, letter, now.text2, LEFT)
            left += needed

    def _swatch(self, painter: QPainter, field: QRect, number: int) -> None:
        now = tokens()
        fills = (now.canvas, now.accent_tint, now.canvas, now.heat[4], now.canvas)
        fill_round(painter, field, 3, fills[number])
        if number in (0, 4):
            hatch(painter, field, now.mute_line, is_crossed=number == 4)
            return
        pen = QPen(color((now.line, now.accent_text, now.border, now.bad_fill)[number]), 2 if number == 3 else 1)
        if number == 1:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(field).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.restore()
