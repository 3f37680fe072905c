"""The first start on a PC: making an office of one's own, writing down its key's recovery copy, or entering it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.busy_line import BusyLine
from ui.parts.label import Label
from ui.sign_in.fields import FIELD_HEIGHT, LabelledField, PasswordField, ProblemLine
from ui.sign_in.start import CardPage


def _wide_button(name: str) -> ActionButton:
    button = ActionButton(kind="loud", key="Enter")
    button.setObjectName(name)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setFixedHeight(FIELD_HEIGHT)
    return button


class FormPage(CardPage):
    """A card with fields, a line for what is wrong and one button; Enter goes on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName(name)
        self.busy = BusyLine()
        self.problem = ProblemLine()
        self.problem.setObjectName(f"{name}Problem")
        self.go = _wide_button(f"{name}Go")
        self.go.clicked.connect(self.ask)

    def add_fields(self, *fields: QWidget) -> None:
        """Put these into the card, and below them the problem and the button."""
        self.column.addSpacing(20)
        for field in fields:
            self.column.addWidget(field)
            self.column.addSpacing(14)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.go)
        self.column.addWidget(self.busy)

    def ask(self) -> None:
        """What Enter does; pages override it."""

    def show_error(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.set_busy(False)
        self.problem.say(text)

    def set_busy(self, is_busy: bool) -> None:
        """While the answer is on its way nothing is sent twice."""
        self.busy.set_busy(is_busy)
        self.go.setEnabled(not is_busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.go.isEnabled():
                self.ask()
            return
        super().keyPressEvent(event)


class SetUpView(FormPage):
    """Makes an office on this PC: `set_up_requested(office name, full name, user name, password)`."""

    set_up_requested = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("setUp", parent)
        self._office = LabelledField("officeName")
        self._full_name = LabelledField("firstFullName")
        self._user_name = LabelledField("firstUserName")
        self._password = PasswordField("firstPassword")
        fields = (self._office, self._full_name, self._user_name, self._password)
        for field in fields:
            field.edit.textEdited.connect(lambda: self.problem.say(""))
        self.add_fields(*fields)
        self.setFocusProxy(self._office)
        self.retranslate()

    def ask(self) -> None:
        fields = (self._office, self._full_name, self._user_name, self._password)
        empty = next((field for field in fields if not field.edit.text().strip()), None)
        if empty is not None:
            self.show_error(self.tr("请填写“{field}”。").format(field=empty.label.text()))
            empty.edit.setFocus()
            return
        self.problem.say("")
        office, full_name, user_name = (field.edit.text().strip() for field in fields[:3])
        self.set_up_requested.emit(office, full_name, user_name, self._password.edit.text())

    def retranslate(self) -> None:
        self.title.setText(self.tr("建立您的办公室"))
        self.text.setText(
            self.tr(
                "这台电脑上还没有办公数据。填写后即在本机建立，文件与个人信息全部加密保存；第一个账号可做所有工作。"
            )
        )
        self._office.set_words(self.tr("办公室名称"))
        self._full_name.set_words(self.tr("您的姓名"))
        self._user_name.set_words(self.tr("用户名"), self.tr("小写字母、数字、点、横线"))
        self._password.set_words(self.tr("密码"), self.tr("至少 8 位，大小写、数字、符号中的三类"))
        self.go.setText(self.tr("建立"))
        self.fit()


class RecoveryCopyView(FormPage):
    """Shows the recovery copy once, to be written down: `written_down`."""

    written_down = Signal()

    def __init__(self, copy: str, parent: QWidget | None = None) -> None:
        super().__init__("recoveryCopy", parent)
        self._copy_text = copy
        self._shown = QLineEdit(copy)
        self._shown.setObjectName("recoveryText")
        self._shown.setReadOnly(True)
        self._shown.setFixedHeight(FIELD_HEIGHT)
        self._shown.setCursorPosition(0)
        self._copy = ActionButton(icon="copy", kind="quiet")
        self._copy.setObjectName("recoveryToClipboard")
        self._copy.setFixedHeight(FIELD_HEIGHT)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._copy_text))
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shown, 1)
        row.addWidget(self._copy)
        self._warning = Label(role="secondary", tint="warn")
        self._warning.setWordWrap(True)
        self.add_fields(place, self._warning)
        self.setFocusProxy(self.go)
        self.retranslate()

    def ask(self) -> None:
        self.written_down.emit()

    def retranslate(self) -> None:
        self.title.setText(self.tr("请抄下恢复副本"))
        self.text.setText(self.tr("办公室已建立，密钥保存在本机。这一行是它唯一的副本："))
        self._warning.setText(self.tr("电脑损坏或更换时，没有它，任何文件和个人信息都无法读出。请打印后锁好。"))
        self._shown.setAccessibleName(self.tr("恢复副本"))
        self._copy.setText(self.tr("复制"))
        self.go.setText(self.tr("我已抄下，继续"))
        self.fit()


class KeyView(FormPage):
    """Takes the recovery copy on a PC that has no key for the office: `key_entered(text)`."""

    key_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("officeKey", parent)
        self._field = LabelledField("recoveryCopyField")
        self._field.edit.textEdited.connect(lambda: self.problem.say(""))
        self.add_fields(self._field)
        self.setFocusProxy(self._field)
        self.retranslate()

    def ask(self) -> None:
        if not self._field.edit.text().strip():
            self.show_error(self.tr("请输入恢复副本。"))
            return
        self.problem.say("")
        self.key_entered.emit(self._field.edit.text().strip())

    def retranslate(self) -> None:
        self.title.setText(self.tr("输入恢复副本"))
        self.text.setText(
            self.tr(
                "这台电脑上没有本办公室的密钥。请由管理员输入建立办公室时打印的恢复副本，只需一次；此前什么都不会被改动。"
            )
        )
        self._field.set_words(self.tr("恢复副本"))
        self.go.setText(self.tr("继续"))
        self.fit()
