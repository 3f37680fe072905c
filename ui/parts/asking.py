"""Dialogs that ask one thing: why, or a name."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.text_area import TextArea
from ui.words import translate


class ReasonDialog(Dialog):
    """Asks why. Accepting needs a word; Ctrl+Enter accepts."""

    def __init__(
        self, title: str, text: str, accept: str, parent: QWidget, *, is_bad: bool = False, may_be_empty: bool = False
    ) -> None:
        super().__init__(title, text, parent=parent)
        self.setObjectName("reasonDialog")
        self._field = TextArea("reasonText")
        self._field.setMinimumHeight(96)
        self._field.setAccessibleName(title)
        self._may_be_empty = may_be_empty
        self._field.textChanged.connect(self._check)
        self.body.addWidget(self._field)
        self.set_buttons(accept, translate("Dialog", "取消"), "bad_loud" if is_bad else "loud", "Ctrl+Enter")
        self._check()
        self._field.setFocus()

    def _check(self) -> None:
        self.set_may_accept(self._may_be_empty or bool(self.reason))

    @property
    def reason(self) -> str:
        """What was typed."""
        return self._field.toPlainText().strip()

    def set_reason(self, text: str) -> None:
        """Begin with this text."""
        self._field.setPlainText(text)


class NameDialog(Dialog):
    """Asks for one line."""

    def __init__(self, title: str, label: str, accept: str, parent: QWidget, text: str = "") -> None:
        super().__init__(title, parent=parent)
        self.setObjectName("nameDialog")
        self._field = QLineEdit(text)
        self._field.setObjectName("nameText")
        self._field.setMaxLength(40)
        self._field.setAccessibleName(label)
        self._field.textChanged.connect(lambda _: self.set_may_accept(bool(self.text)))
        self.body.addWidget(Label(label, role="secondary", tint="text2"))
        self.body.addWidget(self._field)
        self.set_buttons(accept, translate("Dialog", "取消"))
        self.set_may_accept(bool(text))
        self._field.setFocus()

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.text().strip()
