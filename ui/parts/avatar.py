"""The disc with a person's surname; its colour follows from the name, so that a person keeps it everywhere."""

from zlib import crc32

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.painting import MIDDLE, draw_text, fill_round
from ui.parts.tips import plain_tip
from ui.theme import font, theme_signals, tokens


def avatar_letter(name: str) -> str:
    """The one letter on a person's disc."""
    return name.strip()[:1].upper() or "?"


def avatar_color(name: str) -> str:
    """The colour of a person's disc."""
    colours = tokens().avatar
    return colours[crc32(name.encode()) % len(colours)]


def paint_avatar(painter: QPainter, rect: QRect, name: str, fill: str | None = None) -> None:
    """Paint a person's disc as large as `rect`, which is a square."""
    fill_round(painter, rect, rect.width() / 2, fill or avatar_color(name))
    letter = font("body" if rect.width() >= 28 else "caption")
    letter.setPixelSize(max(10, round(rect.width() * 0.5)))
    draw_text(painter, rect, avatar_letter(name), letter, "#FFFFFF", MIDDLE)


class Avatar(QWidget):
    """A person's disc as a widget."""

    def __init__(self, name: str = "", size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size = name, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_person(name)
        theme_signals().changed.connect(self.update)

    def show_person(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRect(0, 0, self._size, self._size), self._name)
