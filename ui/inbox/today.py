"""What one got done today, at the foot of the queues."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.cases import Today
from ui.parts.painting import LEFT, draw_text
from ui.parts.tips import plain_tip
from ui.theme import color, font, theme_signals, tokens
from ui.words import count_words, translate

HEIGHT, EDGE = 104, 20


class TodayFigures(QWidget):
    """Rounds finished today, and the share of first rounds that passed. A dash stands where there is nothing to say yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        self._today: Today | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)

    def show_today(self, today: Today) -> None:
        """Show these figures."""
        self._today = today
        self._tell()

    def figures(self) -> tuple[str, str]:
        """The two figures as they are shown."""
        today = self._today
        if today is None:
            return "—", "—"
        share = f"{round(100 * today.first_passed / today.first_rounds)}%" if today.first_rounds else "—"
        return count_words(today.finished), share

    def _tell(self) -> None:
        finished, share = self.figures()
        head, done, passed = self._words()
        self.setAccessibleName(f"{head}: {finished} {done}, {share} {passed}")
        text = translate("Inbox", "您今天完成的轮次；第一轮即通过的占今天完成的第一轮")
        self.setToolTip(plain_tip(text))
        self.update()

    def _words(self) -> tuple[str, str, str]:
        return translate("Inbox", "今天"), translate("Inbox", "件已审完"), translate("Inbox", "首轮通过")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()

    def sizeHint(self) -> QSize:
        return QSize(176, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        painter.fillRect(self.rect(), color(now.canvas))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), color(now.line))
        painter.fillRect(EDGE, 0, self.width() - 2 * EDGE, 1, color(now.line))
        head, done, passed = self._words()
        half = (self.width() - 2 * EDGE) // 2
        draw_text(painter, QRect(EDGE, 12, self.width() - 2 * EDGE, 18), head, font("caption"), now.text2, LEFT)
        for place, (figure, word) in enumerate(zip(self.figures(), (done, passed), strict=True)):
            left = EDGE + place * half
            draw_text(painter, QRect(left, 34, half, 32), figure, font("figure", bold=True), now.text, LEFT)
            draw_text(painter, QRect(left, 68, half - 4, 18), word, font("caption"), now.text2, LEFT)
