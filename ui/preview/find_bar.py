"""Finding words in the files shown: what is sought, how many hits there are so far, how far the search has come."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.label import Label
from ui.parts.painting import fill_round
from ui.theme import RADIUS, color, theme_signals, tokens
from ui.words import translate

WIDTH, HEIGHT = 420, 48
ESCAPE = Qt.Key.Key_Escape


class FindBar(QWidget):
    """Lies over the upper right corner of the pages, so that nothing moves. Enter goes on, Shift+Enter back, Esc closes."""

    find_requested = Signal(str)
    stop_requested = Signal()
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.edit = QLineEdit()
        self.edit.setObjectName("findText")
        self.edit.setMaxLength(80)
        self.edit.installEventFilter(self)
        self._count = Label(role="secondary", tint="text2")
        self._count.setObjectName("findCount")
        self._count.setMinimumWidth(112)
        self._back = ActionButton(icon="chevron-up", kind="plain")
        self._on = ActionButton(icon="chevron-down", kind="plain")
        self._stop = ActionButton(icon="ban", kind="plain")
        self._close = ActionButton(icon="x", kind="plain")
        for button, name in (
            (self._back, "findBack"),
            (self._on, "findOn"),
            (self._stop, "findStop"),
            (self._close, "findClose"),
        ):
            button.setObjectName(name)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        self._stop.clicked.connect(self.stop_requested)
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 8)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self._count)
        for button in (self._stop, self._back, self._on, self._close):
            row.addWidget(button)
        self._share = 0.0
        self._sought = ""
        self.hide()
        theme_signals().changed.connect(self.update)

    def open_bar(self) -> None:
        """Ready for typing."""
        self.show()
        self.raise_()
        self.edit.setFocus()
        self.edit.selectAll()

    def close_bar(self) -> None:
        """Put away; what was found is forgotten."""
        self.hide()
        self._sought = ""
        self.closed.emit()

    def show_progress(self, at: int, hits: int, pages: int, of_pages: int, *, is_running: bool) -> None:
        """Hit `at` (from 1; 0 none) of `hits`; so many pages have been searched of all."""
        self._share = pages / of_pages if is_running and of_pages else 0.0
        if is_running:
            text = translate("Preview", "{hits} 处 · {pages}/{all} 页").format(hits=hits, pages=pages, all=of_pages)
        elif not self._sought:
            text = ""
        elif hits and pages < of_pages:
            text = translate("Preview", "{at}/{hits} 处 · 已停").format(at=at, hits=hits)
        elif hits:
            text = translate("Preview", "第 {at} / {hits} 处").format(at=at, hits=hits)
        else:
            text = translate("Preview", "没有找到") if pages >= of_pages else translate("Preview", "已停，没有找到")
        self._count.setText(text)
        self._stop.setEnabled(is_running)
        for button in (self._back, self._on):
            button.setEnabled(hits > 0)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.key() == ESCAPE:
            event.accept()  # not the screen's Esc
            return True
        return super().eventFilter(watched, event)

    def _enter(self, is_back: bool) -> None:
        words = self.edit.text().strip()
        if words and words != self._sought:
            self._sought = words
            self.find_requested.emit(words)
        elif words:
            self.stepped.emit(-1 if is_back else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        fill_round(painter, self.rect().adjusted(0, -8, 0, 0), RADIUS["card"], now.surface, now.border)
        if self._share:
            painter.fillRect(8, self.height() - 4, round((self.width() - 16) * self._share), 2, color(now.accent))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.edit.setPlaceholderText(translate("Preview", "在文件中查找"))
        self.edit.setAccessibleName(translate("Preview", "在文件中查找"))
        self._back.set_name(translate("Preview", "上一处"))
        self._on.set_name(translate("Preview", "下一处"))
        self._stop.set_name(translate("Preview", "停止查找"))
        self._close.set_name(translate("Preview", "关闭查找"))
