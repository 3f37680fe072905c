"""The sign-in page: the first thing people see. It reports what was typed and shows what came of it."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.busy_line import BusyLine
from ui.parts.label import Label
from ui.sign_in.backdrop import BrandPanel
from ui.sign_in.demo_list import DemoAccount, DemoList
from ui.sign_in.fields import FIELD_HEIGHT, Canvas, Card, LabelledField, PasswordField, ProblemLine
from ui.theme import is_dark, theme_signals
from ui.words import OTHER_LANGUAGE

CARD_WIDTH, PANEL_WIDTH = 880, 400


class SignInView(Canvas):
    """User name, password, remembering, and on the demo its accounts.

    `sign_in_requested(user name, password, remember)`. Nothing typed is lost by an error; after a wrong password the
    password is selected, ready to be typed again.
    """

    sign_in_requested = Signal(str, str, bool)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signIn")
        self._language = "zh"
        self._is_busy = False
        self.card = Card(self)
        self.card.setFixedWidth(CARD_WIDTH)
        self._build_tools()
        row = QHBoxLayout(self.card)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        panel = BrandPanel()
        panel.setFixedWidth(PANEL_WIDTH)
        row.addWidget(panel)
        row.addLayout(self._build_form(), 1)
        theme_signals().changed.connect(self._mark_theme)
        self._mark_theme()
        self.retranslate()
        self.setFocusProxy(self._user)

    def _build_tools(self) -> None:
        self._theme = ActionButton(icon="moon", kind="plain", parent=self)
        self._theme.setObjectName("signInTheme")
        self._theme.clicked.connect(lambda: self.theme_chosen.emit("light" if is_dark() else "dark"))
        self._tongue = ActionButton(icon="languages", kind="plain", parent=self)
        self._tongue.setObjectName("signInLanguage")
        self._tongue.clicked.connect(lambda: self.language_chosen.emit("en" if self._language == "zh" else "zh"))

    def _build_form(self) -> QVBoxLayout:
        self._title = Label(role="page", bold=True)
        self._hint = Label(role="secondary", tint="text3")
        self._busy = BusyLine()
        self._user = LabelledField("userName")
        self._password = PasswordField("password")
        for field in (self._user, self._password):
            field.edit.textEdited.connect(self._retyped)
        self._problem = ProblemLine()
        self._problem.setObjectName("signInProblem")
        self._remember = QCheckBox()
        self._remember.setObjectName("remember")
        self._note = Label(role="caption", tint="text3")
        self._note.setObjectName("keyringNotice")
        self._note.setWordWrap(True)
        self._note.hide()
        self._go = ActionButton(kind="loud", key="Enter")
        self._go.setObjectName("signInButton")
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._go.setFixedHeight(FIELD_HEIGHT)
        self._go.clicked.connect(self._ask)
        self._demo = DemoList()
        self._demo.setObjectName("demoAccounts")
        self._demo.chosen.connect(self.fill)
        column = QVBoxLayout()
        column.setContentsMargins(40, 0, 40, 32)
        column.setSpacing(0)
        column.addWidget(self._busy)
        column.addSpacing(36)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._hint)
        column.addSpacing(24)
        column.addWidget(self._user)
        column.addSpacing(16)
        column.addWidget(self._password)
        column.addSpacing(8)
        column.addWidget(self._problem)
        column.addWidget(self._remember)
        column.addWidget(self._note)
        column.addSpacing(16)
        column.addWidget(self._go)
        column.addSpacing(24)
        column.addWidget(self._demo)
        column.addStretch(1)
        return column

    # what the presenter says

    def show_error(self, text: str, place: Literal["user", "password", ""] = "password") -> None:
        """Say what went wrong and put the cursor where it is put right."""
        self.set_busy(False)
        self._problem.say(text)
        field = self._user if place == "user" else self._password
        field.edit.setFocus()
        field.edit.selectAll()

    def set_busy(self, is_busy: bool) -> None:
        """While the answer is on its way nothing can be typed or sent twice."""
        self._is_busy = is_busy
        self._busy.set_busy(is_busy)
        for part in (self._user, self._password, self._remember, self._demo):
            part.setEnabled(not is_busy)
        self._name_button()

    def show_keyring_notice(self, text: str) -> None:
        """Say below the box what remembering means here; an empty text takes it away."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._remember.setAccessibleDescription(text)
        self._fit()

    def show_demo_accounts(self, accounts: Sequence[DemoAccount]) -> None:
        """List the demo's accounts."""
        self._demo.show_accounts(accounts)
        self._fit()

    def show_user(self, user_name: str) -> None:
        """Fill in who signed in last and wait for the password."""
        self._user.edit.setText(user_name)
        (self._password if user_name else self._user).edit.setFocus()

    def fill(self, account: DemoAccount) -> None:
        """Fill the form with an account; Enter signs in."""
        self._user.edit.setText(account.user_name)
        self._password.edit.setText(account.password)
        self._problem.say("")
        self._name_button()
        self._go.setFocus()

    def clear_password(self) -> None:
        """Forget what was typed as password."""
        self._password.edit.clear()

    def set_language(self, code: str) -> None:
        """Which language is in force: zh or en."""
        self._language = code
        self.retranslate()

    # what the person does

    def _retyped(self) -> None:
        self._problem.say("")
        self._name_button()

    def _ask(self) -> None:
        user, password = self._user.edit.text().strip(), self._password.edit.text()
        if self._is_busy:
            return
        if not user:
            self.show_error(self.tr("请填写用户名。"), "user")
        elif not password:
            self.show_error(self.tr("请填写密码。"))
        else:
            self._problem.say("")
            self.sign_in_requested.emit(user, password, self._remember.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._user.edit.hasFocus() and not self._password.edit.text():
                self._password.edit.setFocus()
            else:
                self._ask()
            return
        super().keyPressEvent(event)

    # looks and words

    def _fit(self) -> None:
        layout = self.card.layout()
        if layout is not None:
            layout.activate()
        self.card.resize(CARD_WIDTH, max(500, self.card.minimumSizeHint().height()))
        self.card.move((self.width() - CARD_WIDTH) // 2, max(16, (self.height() - self.card.height()) // 2 - 8))
        right = self.width() - 16
        for tool in (self._theme, self._tongue):
            tool.resize(tool.sizeHint())
            right -= tool.width()
            tool.move(right, 16)
            right -= 4
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _mark_theme(self) -> None:
        self._theme.set_icon_name("sun" if is_dark() else "moon")
        self._fit()

    def _name_button(self) -> None:
        self._go.setText(self.tr("正在登录…") if self._is_busy else self.tr("登录"))
        self._go.setEnabled(not self._is_busy)

    def retranslate(self) -> None:
        self._title.setText(self.tr("登录"))
        self._hint.setText(self.tr("使用办公室分配给您的账号"))
        self._user.set_words(self.tr("用户名"))
        self._password.set_words(self.tr("密码"))
        self._remember.setText(self.tr("记住我"))
        self._theme.set_name(self.tr("切换浅色与深色"))
        self._tongue.setText(OTHER_LANGUAGE[self._language])
        self._tongue.set_name(OTHER_LANGUAGE[self._language])
        self._name_button()
        self._fit()
