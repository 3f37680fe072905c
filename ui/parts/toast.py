"""A short message over the bottom of the window that goes by itself, with undo where there is something to undo."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import paint_icon
from ui.parts.action_button import ActionButton
from ui.parts.label import ElidedLabel
from ui.parts.painting import fill_round
from ui.theme import RADIUS, theme_signals, tokens, tone

GLYPHS = {"ok": "circle-check", "info": "info", "warn": "triangle-alert", "bad": "circle-alert"}
ABOVE_BOTTOM = 48
SHADOW = 4


class Toast(QWidget):
    """Lies over its parent, in the middle above the footer. A new message replaces the one shown."""

    undone = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tone = "ok"
        self._code = ""
        self._text = ElidedLabel(role="body")
        self._text.setObjectName("toastText")
        self._undo = ActionButton(icon="corner-up-left", kind="plain")
        self._undo.setObjectName("toastUndo")
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(16 + 16 + 10 + SHADOW, 6 + SHADOW, 8 + SHADOW, 6 + SHADOW)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        theme_signals().changed.connect(self.update)
        self.hide()

    def show_message(
        self, text: str, tone_name: str = "ok", undo: str = "", code: str = "", key: str = "", stay_ms: int = 5000
    ) -> None:
        """Show a message for `stay_ms`; `undo` is the word on a button that makes `undone(code)`."""
        self._tone, self._code = tone_name, code
        self._text.setText(text)
        self._undo.setText(undo)
        self._undo.set_key(key)
        self._undo.setVisible(bool(undo))
        self._text.setMinimumHeight(32)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(stay_ms)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @property
    def text(self) -> str:
        """The message shown last."""
        return self._text.text()

    def _take_back(self) -> None:
        self.hide()
        self.undone.emit(self._code)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        around = parent.rect()
        size = self.sizeHint().boundedTo(around.size() * 0.9)
        corner = QPoint((around.width() - size.width()) // 2, around.height() - size.height() - ABOVE_BOTTOM)
        self.setGeometry(QRect(corner, size))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()  # nobody loses a message while reaching for its button

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(2000)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now, colours = tokens(), tone(self._tone)
        field = self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        for step in range(SHADOW, 0, -1):  # a soft edge of four steps, each a little fainter
            fill_round(painter, field.adjusted(-step, -step + 1, step, step), RADIUS["card"] + step, "#08000000")
        fill_round(painter, field, RADIUS["card"], now.surface, now.border)
        place = QRect(field.x() + 16, field.y() + (field.height() - 16) // 2, 16, 16)
        paint_icon(painter, place, GLYPHS.get(self._tone, "info"), colours.text)
