"""What a view shows when there is nothing to show: why, and what to do next."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.parts.action_button import ActionButton
from ui.parts.label import Label
from ui.parts.painting import fill_round
from ui.theme import theme_signals, tokens

DISC = 64


class EmptyState(QWidget):
    """A picture, a line, an explanation and perhaps one thing to do; in the middle of its place."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = "inbox"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._disc = _Disc(self)
        self._title = Label(role="title", bold=True)
        self._text = Label(role="secondary", tint="text3")
        self._text.setWordWrap(True)
        self._text.setMaximumWidth(360)
        self._action = ActionButton()
        self._action.setObjectName("emptyAction")
        self._action.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._action.hide()

    def show_words(self, glyph: str, title: str, text: str = "", action: str = "", key: str = "") -> None:
        """Show this; without `action` there is no button."""
        self._disc.show_glyph(glyph)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setMinimumWidth(min(360, self._text.fontMetrics().horizontalAdvance(text) + 2))
        self._text.setVisible(bool(text))
        self._action.setText(action)
        self._action.set_key(key)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{title} {text}".strip())


class _Disc(QWidget):
    """The picture on its soft disc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._glyph = "inbox"
        self.setFixedSize(DISC, DISC)
        theme_signals().changed.connect(self.update)

    def show_glyph(self, glyph: str) -> None:
        self._glyph = glyph
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_round(painter, self.rect(), DISC / 2, tokens().sunken)
        paint_icon(painter, QRect(0, 0, DISC, DISC), self._glyph, tokens().text3, 28)
