"""Key caps: the small picture of a key on the control it works, and in the footer."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.painting import MIDDLE, draw_text, fill_round, text_width
from ui.theme import RADIUS, color, font, theme_signals, tokens

HEIGHT = 20
CAPS = {
    "Return": "Enter",
    "PgDown": "PgDn",
    "Escape": "Esc",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Backspace": "⌫",
}


def key_words(keys: QKeySequence | str) -> str:
    """How a key is written on a cap: `Ctrl+Enter`, `?`, `Space`."""
    written = keys if isinstance(keys, str) else keys.toString(QKeySequence.SequenceFormat.PortableText)
    # Qt's own words in Chinese are longer than a cap
    return "+".join(CAPS.get(part, part) for part in written.split("+"))


def cap_width(text: str) -> int:
    """How wide the cap of a key is."""
    return max(HEIGHT, text_width(text, font("caption")) + 10)


def paint_cap(
    painter: QPainter, left: int, middle: int, text: str, on_fill: str | None = None, is_dim: bool = False
) -> int:
    """Paint a cap from `left`, centred on the line `middle`; the width it took.

    `on_fill` is the text colour on a filled control.
    """
    now = tokens()
    rect = QRect(left, middle - HEIGHT // 2, cap_width(text), HEIGHT)
    if on_fill:
        veil = color(on_fill).name()[1:]
        fill_round(painter, rect, RADIUS["badge"], f"#33{veil}")
        draw_text(painter, rect, text, font("caption"), on_fill, MIDDLE)
    else:
        fill_round(painter, rect, RADIUS["badge"], now.surface, now.line if is_dim else now.border)
        draw_text(painter, rect, text, font("caption"), now.disabled if is_dim else now.text2, MIDDLE)
    return rect.width()


class KeyCap(QWidget):
    """A key cap as a widget of its own."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(text)
        theme_signals().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(cap_width(self._text), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_cap(QPainter(self), 0, self.height() // 2, self._text)
