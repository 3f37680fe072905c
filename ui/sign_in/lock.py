"""The idle lock: the same person's password opens the window again, with everything as it was left."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.avatar import Avatar
from ui.parts.busy_line import BusyLine
from ui.parts.label import Label
from ui.sign_in.fields import FIELD_HEIGHT, Canvas, Card, PasswordField, ProblemLine
from ui.theme import theme_signals
from ui.words import role_word

CARD_WIDTH = 380


class LockView(Canvas):
    """Shows who is locked out and takes the password: `unlock_requested(password)`, or `sign_out_requested`."""

    unlock_requested = Signal(str)
    sign_out_requested = Signal()

    def __init__(self, name: str, roles: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lock")
        self._roles = tuple(roles)
        self._is_busy = False
        self.card = Card(self)
        self._busy = BusyLine()
        self._name = Label(name, "page", bold=True)
        self._what = Label(role="secondary", tint="text3")
        self._why = Label(role="secondary", tint="text2")
        self._why.setWordWrap(True)
        self._password = PasswordField("lockPassword")
        self._problem = ProblemLine()
        self._password.edit.textEdited.connect(lambda: self._problem.say(""))
        self._problem.setObjectName("lockProblem")
        self._go = ActionButton(icon="lock-open", kind="loud", key="Enter")
        self._go.setObjectName("unlock")
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._go.setFixedHeight(FIELD_HEIGHT)
        self._go.clicked.connect(self._ask)
        self._other = ActionButton(icon="log-out", kind="plain")
        self._other.setObjectName("lockSignOut")
        self._other.clicked.connect(self.sign_out_requested)
        self._lay_out(Avatar(name, 56))
        theme_signals().changed.connect(self._fit)
        self.retranslate()
        self.setFocusProxy(self._password)

    def _lay_out(self, disc: QWidget) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self.card)
        column.setContentsMargins(32, 1, 32, 24)
        column.setSpacing(0)
        column.addWidget(self._busy)
        column.addSpacing(32)
        column.addWidget(disc, 0, middle)
        column.addSpacing(12)
        column.addWidget(self._name, 0, middle)
        column.addSpacing(2)
        column.addWidget(self._what, 0, middle)
        column.addSpacing(16)
        self._why.setAlignment(middle)
        column.addWidget(self._why)
        column.addSpacing(20)
        column.addWidget(self._password)
        column.addSpacing(8)
        column.addWidget(self._problem)
        column.addWidget(self._go)
        column.addSpacing(12)
        column.addWidget(self._other, 0, middle)

    def show_error(self, text: str) -> None:
        """Say what went wrong; the password is selected, ready to be typed again."""
        self.set_busy(False)
        self._problem.say(text)
        self._password.edit.setFocus()
        self._password.edit.selectAll()

    def set_busy(self, is_busy: bool) -> None:
        """While the answer is on its way nothing can be typed or sent twice."""
        self._is_busy = is_busy
        self._busy.set_busy(is_busy)
        self._password.setEnabled(not is_busy)
        self._go.setEnabled(not is_busy)

    def _ask(self) -> None:
        if self._is_busy:
            return
        if not self._password.edit.text():
            self.show_error(self.tr("请填写密码。"))
            return
        self._problem.say("")
        self.unlock_requested.emit(self._password.edit.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._other.hasFocus():
                self._other.click()
            else:
                self._ask()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        layout = self.card.layout()
        if layout is not None:
            layout.activate()
        self.card.resize(CARD_WIDTH, self.card.minimumSizeHint().height())
        self.card.move((self.width() - CARD_WIDTH) // 2, max(16, (self.height() - self.card.height()) // 2 - 8))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._what.setText(" · ".join(role_word(role) for role in self._roles))
        self._why.setText(self.tr("窗口已锁定，正在办理的内容都还在。"))
        self._password.set_words(self.tr("密码"))
        self._go.setText(self.tr("解锁"))
        self._other.setText(self.tr("退出，换人登录"))
        self._fit()
