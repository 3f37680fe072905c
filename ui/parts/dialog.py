"""The look every dialog shares: title, content, buttons on the right; Esc puts it away, Enter does the main thing."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ui.parts.action_button import ActionButton, Kind
from ui.parts.label import Label
from ui.parts.surface import Surface
from ui.theme import color, theme_signals, tokens


class Dialog(QDialog):
    """Put content into `body` and name the buttons with `set_buttons`.

    From inside a text of several lines Ctrl+Enter accepts. After `keep_open` accepting only emits `submitted`; whoever
    carries it out says `finish`, or with `tell` why it did not work, and what was typed is still there.
    """

    submitted = Signal()

    def __init__(self, title: str = "", text: str = "", width: int = 480, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._confirm = ActionButton(kind="loud")
        self._confirm.setObjectName("dialogAccept")
        self._confirm.clicked.connect(self.accept)
        self._cancel = ActionButton(kind="quiet")
        self._cancel.setObjectName("dialogCancel")
        self._cancel.clicked.connect(self.reject)
        self._title = Label(role="title", bold=True)
        self._text = Label(role="body", tint="text2")
        self._text.setWordWrap(True)
        self._problem = Label(role="body", tint="bad")
        self._problem.setObjectName("dialogProblem")
        self._problem.setWordWrap(True)
        self._problem.setContentsMargins(24, 0, 24, 16)
        self._problem.hide()
        self._stays_open = self._is_waiting = False
        self._may_accept = True
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 0, 24, 20)
        self.body.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 12)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._text)
        bar = Surface("canvas", "t")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        self.extra = QHBoxLayout()  # buttons of another kind, on the left
        row.addLayout(self.extra)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._confirm)
        self._bar = bar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self.body, 1)
        column.addWidget(self._problem)
        column.addWidget(bar)
        self.setMinimumWidth(width)
        self.set_words(title, text)
        self.set_buttons(self.tr("确定"), self.tr("取消"))
        theme_signals().changed.connect(self.update)

    def set_words(self, title: str, text: str = "") -> None:
        """Title, and the sentence below it."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def set_buttons(self, accept: str, reject: str, kind: Kind = "loud", accept_key: str = "Enter") -> None:
        """Words of the two buttons; an empty one hides its button."""
        self._confirm.setText(accept)
        self._confirm.set_kind(kind)
        self._confirm.set_key(accept_key if accept else "")
        self._confirm.setVisible(bool(accept))
        self._cancel.setText(reject)
        self._cancel.set_key("Esc")
        self._cancel.setVisible(bool(reject))

    def add_button(self, text: str, key: str) -> ActionButton:
        """A further way out, on the left; its key works it too. What it does is for whoever asked."""
        button = ActionButton(text, key=key, kind="quiet")
        QShortcut(QKeySequence(key), self, button.click)
        self.extra.addWidget(button)
        return button

    @property
    def accept_button(self) -> ActionButton:
        """The main button."""
        return self._confirm

    def set_may_accept(self, may_accept: bool) -> None:
        """Whether what is typed can be accepted."""
        self._may_accept = may_accept
        self._confirm.setEnabled(may_accept and not self._is_waiting)

    # staying open until it is done

    def keep_open(self) -> None:
        """Accepting reports `submitted` from now on, and closes nothing."""
        self._stays_open = True

    def set_waiting(self) -> None:
        """What was submitted is on its way: it can't be submitted twice."""
        self.tell("")
        self._is_waiting = True
        self._confirm.setEnabled(False)

    def tell(self, text: str) -> None:
        """Say what is wrong above the buttons; what was typed can be accepted again. An empty text takes it away."""
        self._is_waiting = False
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._confirm.setEnabled(self._may_accept)

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def finish(self) -> None:
        """It is done: close."""
        super().accept()

    def accept(self) -> None:
        if not self._stays_open:
            super().accept()
        elif self._may_accept and not self._is_waiting:
            self.submitted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focused = self.focusWidget()
        if focused is None or isinstance(focused, ActionButton):
            (self._cancel if self._confirm.isHidden() else self._confirm).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_writing = isinstance(self.focusWidget(), QPlainTextEdit | QTextEdit)
            is_meant = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or not is_writing
            focused = self.focusWidget()
            if isinstance(focused, ActionButton) and focused is not self._confirm:
                focused.click()
            elif is_meant and self._confirm.isEnabled() and not self._confirm.isHidden():
                self.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language in force; dialogs that stay open override it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color(tokens().surface))
