"""A plain area in a token's colour with hairlines on the edges that need one."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import color, theme_signals, tokens


class Surface(QWidget):
    """An area filled with the token `fill`; `edges` is any of the letters l, t, r, b."""

    def __init__(self, fill: str = "surface", edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self._edges = edges
        theme_signals().changed.connect(self.update)

    def set_fill(self, fill: str) -> None:
        self._fill = fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = tokens()
        painter.fillRect(event.rect(), color(getattr(now, self._fill)))
        line = color(now.line)
        for edge in self._edges:
            x = self.width() - 1 if edge == "r" else 0
            y = self.height() - 1 if edge == "b" else 0
            width, height = (1, self.height()) if edge in "lr" else (self.width(), 1)
            painter.fillRect(x, y, width, height, line)
