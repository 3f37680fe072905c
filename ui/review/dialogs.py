"""The review's dialog for asking a further material."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QWidget

from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.text_area import TextArea
from ui.words import translate


class AddMaterialDialog(Dialog):
    """Asks for a further material and what to ask the applicant."""

    def __init__(self, names: Mapping[str, str], parent: QWidget) -> None:
        title = translate("Review", "增加材料")
        super().__init__(title, translate("Review", "连同问题写进本轮唯一的通知。"), parent=parent)
        self.setObjectName("addMaterialDialog")
        self._choice = QComboBox()
        self._choice.setObjectName("materialChoice")
        self._choice.setEditable(False)
        for code, name in names.items():
            self._choice.addItem(name, code)
        self._question = TextArea("materialQuestion")
        self._question.setMinimumHeight(80)
        self._question.textChanged.connect(self._check)
        self.body.addWidget(Label(translate("Review", "材料"), role="secondary", tint="text2"))
        self.body.addWidget(self._choice)
        self.body.addWidget(Label(translate("Review", "向申请人提出的问题"), role="secondary", tint="text2"))
        self.body.addWidget(self._question)
        self.set_buttons(translate("Review", "增加"), translate("Review", "取消"), accept_key="Ctrl+Enter")
        self._check()
        self._choice.setFocus()

    def _check(self) -> None:
        self.set_may_accept(bool(self.question) and self._choice.count() > 0)

    @property
    def material(self) -> str:
        """Code of the material."""
        return str(self._choice.currentData())

    @property
    def question(self) -> str:
        """What to ask."""
        return self._question.toPlainText().strip()
