"""The top of the side panel: the selected cells in figures, the shares of a bar, and every counter's own."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.badge import badge_width, paint_badge
from ui.parts.painting import LEFT, RIGHT, draw_text, fill_round, text_width
from ui.theme import color, font, theme_signals, tokens

PAD = 16
LINE = 44


@dataclass(frozen=True, slots=True)
class Summary:
    """What is selected: day, hours, figures, state as glyph, word and tone; `counters` are (name, booked, places)."""

    title: str
    hours: str
    booked: int
    capacity: int
    glyph: str = ""
    word: str = ""
    tone: str = "plain"
    public: tuple[int, int] = (0, 0)  # taken, share
    held: int = 0
    staff: int = 0
    note: str = ""
    counters: tuple[tuple[str, int, int], ...] = ()

    @property
    def has_shares(self) -> bool:
        """Whether it is known who took the places: a month knows only sums."""
        return self.public != (0, 0) or self.staff > 0


class SummaryCard(QWidget):
    """Paints a `Summary`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelSummary")
        self.summary: Summary | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)

    def show_summary(self, summary: Summary) -> None:
        """Show this."""
        self.summary = summary
        self.setAccessibleName(
            f"{summary.title} {summary.hours} {summary.booked}/{summary.capacity} {summary.word} {summary.note}".strip()
        )
        self.setFixedHeight(self._height())
        self.update()

    def _height(self) -> int:
        if self.summary is None:
            return 120
        lines = (len(self.summary.counters) + 1) // 2
        note = 22 if self.summary.note else 0
        return 144 + note + (lines * LINE + 12 if lines else 0)

    def sizeHint(self) -> QSize:
        return QSize(304, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, said = QPainter(self), tokens(), self.summary
        painter.fillRect(self.rect(), color(now.surface))
        if said is None:
            return
        wide = self.width() - 2 * PAD
        head = QRect(PAD, 12, wide, 24)
        hours = draw_text(painter, head, said.hours, font("secondary"), now.text2, RIGHT)
        draw_text(painter, head.adjusted(0, 0, -hours - 8, 0), said.title, font("body", bold=True), now.text, LEFT)
        figure = QRect(PAD, 42, wide, 40)
        big = font("figure", bold=True)
        big.setPixelSize(32)
        used = draw_text(painter, figure, str(said.booked), big, now.text, LEFT)
        words = self.tr("/ {capacity} 已约").format(capacity=said.capacity)
        draw_text(painter, figure.adjusted(used + 6, 6, 0, 6), words, font("secondary"), now.text2, LEFT)
        if said.word:
            width = badge_width(said.glyph, said.word)
            paint_badge(painter, QRect(PAD + wide - width, 52, width, 24), said.glyph, said.word, said.tone)
        self._bar(painter, QRect(PAD, 90, wide, 8), said)
        self._shares(painter, QRect(PAD, 106, wide, 20), said)
        top = 132
        if said.note:
            draw_text(painter, QRect(PAD, top, wide, 20), said.note, font("caption"), now.text2, LEFT)
            top += 22
        self._counters(painter, top + 6, wide, said)
        painter.fillRect(0, self.height() - 1, self.width(), 1, color(now.line))

    def _bar(self, painter: QPainter, rect: QRect, said: Summary) -> None:
        now = tokens()
        fill_round(painter, rect, 4, now.press)
        whole, left = max(said.capacity, said.booked, 1), rect.x()
        painter.save()
        painter.setClipRect(rect)
        paid = said.public[0] - said.held if said.has_shares else said.booked
        for count, value in (
            (paid, now.accent),
            (said.held, now.accent_line),
            (said.staff, now.strong),
        ):
            width = round(rect.width() * count / whole)
            painter.fillRect(left, rect.y(), width, rect.height(), color(value))
            left += width
        painter.restore()

    def _shares(self, painter: QPainter, line: QRect, said: Summary) -> None:
        now, left = tokens(), line.x()
        if not said.has_shares:
            return
        shares = [(now.accent, self.tr("公众 {taken}/{share}").format(taken=said.public[0], share=said.public[1]))]
        if said.held:
            shares.append((now.accent_line, self.tr("待支付 {count}").format(count=said.held)))
        rest = said.capacity - said.public[1]
        shares.append((now.strong, self.tr("内部 {taken}/{share}").format(taken=said.staff, share=max(rest, 0))))
        for value, words in shares:
            painter.fillRect(left, line.center().y() - 3, 8, 8, color(value))
            place = QRect(left + 14, line.y(), line.right() - left, line.height())
            left += 14 + draw_text(painter, place, words, font("caption"), now.text2, LEFT) + 14

    def _counters(self, painter: QPainter, top: int, wide: int, said: Summary) -> None:
        now, half = tokens(), (wide - 16) // 2
        if said.counters:
            painter.fillRect(PAD, top - 6, wide, 1, color(now.line))
        for number, (name, booked, capacity) in enumerate(said.counters):
            left = PAD + (half + 16) * (number % 2)
            y = top + 4 + LINE * (number // 2)
            figures = f"{booked}/{capacity}"
            line = QRect(left, y, half, 20)
            draw_text(painter, line, figures, font("secondary"), now.text, RIGHT)
            name_line = line.adjusted(0, 0, -text_width(figures, font("secondary")) - 6, 0)
            draw_text(painter, name_line, name, font("secondary"), now.text, LEFT)
            pieces = min(capacity, 24)
            for piece in range(pieces):
                begin, end = left + half * piece // pieces, left + half * (piece + 1) // pieces
                taken = piece < booked * pieces / max(capacity, 1)
                painter.fillRect(begin, y + 24, max(1, end - begin - 2), 5, color(now.accent if taken else now.press))
