"""A message across the top of a view: what happened, what to do about it, and a way to put it aside."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.parts.action_button import ActionButton
from ui.parts.label import Label
from ui.theme import color, theme_signals, tone

GLYPHS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


class Banner(QWidget):
    """Hidden until `show_message`; `acted` and `closed` name the banner's message by the code given with it."""

    acted = Signal(str)
    closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "info"
        self._code = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(44)
        self._text = Label(role="body", tint="info")
        self._text.setObjectName("bannerText")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = ActionButton(kind="outline")
        self._action.setObjectName("bannerAction")
        self._action.clicked.connect(lambda: self.acted.emit(self._code))
        self._close = ActionButton(icon="x", kind="plain")
        self._close.setObjectName("bannerClose")
        self._close.clicked.connect(self._put_aside)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        theme_signals().changed.connect(self.update)
        self.retranslate()
        self.hide()

    def show_message(
        self, tone_name: str, text: str, action: str = "", code: str = "", key: str = "", may_close: bool = True
    ) -> None:
        """Show a message of tone info, ok, warn or bad. `code` is what the signals name it by."""
        self._tone, self._code = tone_name, code
        self._text.setText(text)
        self._text.set_tint(tone_name)
        self._action.setText(action)
        self._action.set_key(key)
        self._action.setVisible(bool(action))
        self._close.setVisible(may_close)
        self.setAccessibleName(text)
        self.setVisible(True)
        self.update()

    def dismiss(self, code: str | None = None) -> None:
        """Take the message away; with a code only when that message is the one shown."""
        if code is None or code == self._code:
            self._code = ""
            self.hide()

    @property
    def code(self) -> str:
        """Code of the message shown; empty when none is."""
        return self._code

    @property
    def text(self) -> str:
        """The message."""
        return self._text.text()

    def retranslate(self) -> None:
        self._close.set_name(self.tr("关闭"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _put_aside(self) -> None:
        code = self._code
        self.dismiss()
        self.closed.emit(code)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = tone(self._tone)
        painter.fillRect(self.rect(), color(colours.background))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color(colours.line))
        place = QRect(16, (self.height() - 16) // 2, 16, 16)
        paint_icon(painter, place, GLYPHS.get(self._tone, "info"), colours.text)
