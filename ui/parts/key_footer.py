"""The footer of a screen: its keys on the left, what is going on on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.key_cap import cap_width, paint_cap
from ui.parts.painting import RIGHT, draw_text, text_width
from ui.theme import ROW, color, font, theme_signals, tokens


@dataclass(frozen=True, slots=True)
class FooterKey:
    """Keys that do one thing, and the word for it."""

    keys: tuple[str, ...]
    word: str


class KeyFooter(QWidget):
    """Repeats the screen's keys; where space is short the last ones give way to the status, never half of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[FooterKey, ...] = ()
        self._status = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROW["footer"])
        theme_signals().changed.connect(self.update)

    def set_keys(self, keys: Sequence[FooterKey]) -> None:
        """Show these keys."""
        self._keys = tuple(keys)
        self._tell()

    def set_status(self, text: str) -> None:
        """Show this on the right."""
        if text == self._status:
            return
        self._status = text
        self._tell()

    @property
    def status(self) -> str:
        """What stands on the right."""
        return self._status

    def _tell(self) -> None:
        self.setAccessibleName(" · ".join([*(f"{'/'.join(k.keys)} {k.word}" for k in self._keys), self._status]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, ROW["footer"])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now, small = tokens(), font("caption")
        painter.fillRect(self.rect(), color(now.canvas))
        painter.fillRect(0, 0, self.width(), 1, color(now.line))
        status_width = min(text_width(self._status, small) + 1, self.width() // 2)
        limit = self.width() - 16 - status_width - 24
        left, middle = 16, self.height() // 2 + 1
        for entry in self._keys:
            width = sum(cap_width(key) + 3 for key in entry.keys) + 5 + text_width(entry.word, small)
            if left + width > limit:
                break
            for key in entry.keys:
                left += paint_cap(painter, left, middle, key) + 3
            left += 5
            left += draw_text(painter, QRect(left, 0, limit, self.height()), entry.word, small, now.text2) + 20
        space = QRect(self.width() - 16 - status_width, 0, status_width, self.height())
        draw_text(painter, space, self._status, small, now.text2, RIGHT)
