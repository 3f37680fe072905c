"""Painted rows of which one is chosen, in a dialog: by keys, a click, or a double click that takes it at once."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.painting import LEFT, draw_text, fill_round
from ui.theme import RADIUS, ROW, font, theme_signals, tokens

HEIGHT = ROW["slot"]


class RowChoice(QWidget):
    """`chosen` carries the place, -1 for none; `taken`: this one and no other. Whoever derives from it paints and names a row."""

    chosen = Signal(int)
    taken = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._count, self._place = 0, -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme_signals().changed.connect(self.update)

    def _show(self, count: int) -> None:
        """So many rows; the first is chosen."""
        self._count, self._place = count, 0 if count else -1
        self.setFixedHeight(max(count, 1) * HEIGHT)
        self._tell()

    @property
    def is_chosen(self) -> bool:
        """Whether there is anything to take."""
        return self._place >= 0

    def walk(self, step: int) -> None:
        """Choose the next or an earlier one."""
        if self._count:
            self._place = min(max(self._place + step, 0), self._count - 1)
            self._tell()

    # for whoever derives from it

    def paint_row(self, painter: QPainter, space: QRect, place: int) -> None:
        """Paint the row in this place."""
        raise NotImplementedError

    def words(self) -> str:
        """The row chosen in words, or why there is none."""
        raise NotImplementedError

    # Qt

    def _tell(self) -> None:
        self.setAccessibleName(self.words())
        self.chosen.emit(self._place)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, max(self._count, 1) * HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y()) // HEIGHT
        if 0 <= place < self._count:
            self._place = place
            self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
        self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        if not self._count:
            draw_text(painter, self.rect().adjusted(12, 0, -12, 0), self.words(), font("body"), now.text3, LEFT)
        for place in range(self._count):
            rect = QRect(0, place * HEIGHT, self.width(), HEIGHT)
            if place == self._place:
                fill_round(painter, rect.adjusted(0, 2, 0, -2), RADIUS["control"], now.accent_tint, now.accent_line)
            self.paint_row(painter, rect.adjusted(12, 0, -12, 0), place)
