"""What sign-in and lock share: a field with its label, the password with its eye, the line that says what went wrong."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import icon, paint_icon
from ui.parts.actions import add_action, name_action
from ui.parts.label import Label
from ui.parts.painting import fill_round
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, color, theme_signals, tokens

FIELD_HEIGHT = 40
SHADOW = 16


class Card(QWidget):
    """The raised field in the middle of the canvas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme_signals().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill_round(QPainter(self), self.rect(), RADIUS["card"] + 4, tokens().surface, tokens().line)


class Canvas(QWidget):
    """The ground with one card in its middle, and the card's soft shadow, drawn once per place and theme."""

    card: QWidget
    _drawn: QPixmap | None = None
    _drawn_for: tuple[object, ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        field = self.card.geometry()
        wanted = (self.size(), field, tokens().canvas, self.devicePixelRatio())
        if self._drawn is None or self._drawn_for != wanted:
            self._drawn, self._drawn_for = self._draw(field), wanted
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def _draw(self, field: QRect) -> QPixmap:
        picture = QPixmap(self.size() * self.devicePixelRatio())
        picture.setDevicePixelRatio(self.devicePixelRatio())
        picture.fill(color(tokens().canvas))
        painter = QPainter(picture)
        for step in range(SHADOW, 0, -1):  # each step a little darker towards the card
            around = field.adjusted(-step, -step + 6, step, step + 6)
            fill_round(painter, around, RADIUS["card"] + 4 + step, "#02000000")
        painter.end()
        return picture


class LabelledField(QWidget):
    """A line to type in, with its name above."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(role="secondary", tint="text2")
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setFixedHeight(FIELD_HEIGHT)
        self.edit.setMaxLength(128)
        self.label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def set_words(self, label: str, placeholder: str = "") -> None:
        self.label.setText(label)
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(placeholder)


class PasswordField(LabelledField):
    """A password, hidden unless the eye is open. Alt+V opens and closes it; clearing the field closes it too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = QAction(icon("eye"), "", self.edit)
        self._eye.setObjectName(f"{name}Eye")
        self._eye.triggered.connect(self.turn)
        self.edit.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._key = add_action(self, f"{name}Show", "Alt+V", self.turn, Qt.ShortcutContext.WindowShortcut)
        self.edit.textChanged.connect(self._close_when_empty)

    @property
    def is_shown(self) -> bool:
        """Whether the password can be read."""
        return self.edit.echoMode() is QLineEdit.EchoMode.Normal

    def turn(self) -> None:
        """Show the password, or hide it again."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Password if self.is_shown else QLineEdit.EchoMode.Normal)
        self._name_eye()

    def _close_when_empty(self, text: str) -> None:
        if not text and self.is_shown:
            self.turn()

    def _name_eye(self) -> None:
        words = self.tr("隐藏密码") if self.is_shown else self.tr("显示密码")
        self._eye.setIcon(icon("eye-off" if self.is_shown else "eye"))
        self._eye.setText(words)
        self._eye.setToolTip(plain_tip(f"{words} (Alt+V)"))
        name_action(self._key, words, self.tr("登录"))

    def set_words(self, label: str, placeholder: str = "") -> None:
        super().set_words(label, placeholder)
        self._name_eye()


class ProblemLine(QWidget):
    """One or two lines for what went wrong; it keeps its place when there is nothing, so that the form stands still."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Label(role="secondary", tint="bad")
        self._text.setObjectName("problemText")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 0, 0, 0)
        column.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(40)
        theme_signals().changed.connect(self.update)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Say it; an empty text clears it."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.text:
            paint_icon(QPainter(self), QRect(0, 2, 16, 16), "circle-alert", tokens().bad)
