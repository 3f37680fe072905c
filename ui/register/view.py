"""Registering a case: the form on the left, the conditions beside it, the checklist they lead to with its files on the right."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casework.catalogue import Catalogue, ChecklistItem
from casework.lifecycle import BusinessType
from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.banner import Banner
from ui.parts.busy_line import BusyLine
from ui.parts.key_footer import FooterKey, KeyFooter
from ui.parts.label import Label
from ui.parts.quick_scroll import make_quick
from ui.parts.surface import Surface
from ui.register.checklist import ChecklistTree
from ui.register.form import CaseChoice, ConditionForm, DataForm
from ui.theme import ROW
from ui.words import business_type_word

CONDITIONS_WIDTH, CHECKLIST_WIDTH = 280, 400


class RegisterView(QWidget):
    """Reports what was typed and chosen; the presenter checks it and says what is wrong."""

    back_requested = Signal()
    register_requested = Signal()
    clear_requested = Signal()
    choice_changed = Signal()
    conditions_changed = Signal()
    files_dropped = Signal(str, object)
    files_wanted = Signal(str)
    file_removed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register")
        self.choice, self.data, self.conditions, self.checklist = (
            CaseChoice(),
            DataForm(),
            ConditionForm(),
            ChecklistTree(),
        )
        self.banner, self.busy = Banner(), BusyLine()
        self.footer = KeyFooter()
        self._titles = [Label(role="title", bold=True) for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.busy)
        column.addWidget(self.banner)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._pane(self._titles[0], self._left(), "surface", ""), 1)
        middle = self._pane(self._titles[1], self.conditions, "canvas", "l")
        middle.setFixedWidth(CONDITIONS_WIDTH)
        body.addWidget(middle)
        right = self._right()
        right.setFixedWidth(CHECKLIST_WIDTH)
        body.addWidget(right)
        column.addLayout(body, 1)
        column.addWidget(self.footer)
        self._connect()
        self.setFocusProxy(self.choice.business_type)
        self.retranslate()

    def _head(self) -> QWidget:
        head = Surface("surface", "b")
        head.setFixedHeight(ROW["topbar"])
        self.back = ActionButton(icon="chevron-left", kind="plain")
        self.back.setObjectName("registerBack")
        self.back.clicked.connect(self.back_requested)
        self._title = Label(role="page", bold=True)
        self._hint = Label(role="secondary", tint="text2")
        self.clear = ActionButton(icon="x", kind="plain")
        self.clear.setObjectName("registerClear")
        self.clear.clicked.connect(self.clear_requested)
        self.go = ActionButton(icon="check", kind="loud", key="Ctrl+Enter")
        self.go.setObjectName("registerGo")
        self.go.clicked.connect(self.register_requested)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(12)
        for widget in (self.back, self._title, self._hint):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.clear)
        row.addWidget(self.go)
        return head

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.choice)
        column.addWidget(self.data, 1)
        return left

    def _pane(self, title: Label, content: QWidget, fill: str, edges: str) -> QWidget:
        pane = Surface(fill, edges)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = Surface(fill)
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(14)
        column.addWidget(title)
        column.addWidget(content, 1)
        area.setWidget(inner)
        make_quick(area)
        outer = QVBoxLayout(pane)
        outer.setContentsMargins(1 if edges else 0, 0, 0, 0)
        outer.addWidget(area)
        return pane

    def _right(self) -> QWidget:
        pane = Surface("surface", "l")
        self._progress = Label(role="secondary", tint="text2")
        self.add = ActionButton(icon="upload", kind="quiet", key="Ctrl+O")
        self.add.setObjectName("chooseFiles")
        self.add.clicked.connect(self._choose_files)
        top = QHBoxLayout()
        top.setContentsMargins(20, 16, 16, 8)
        top.setSpacing(10)
        top.addWidget(self._titles[2])
        top.addWidget(self._progress)
        top.addStretch(1)
        top.addWidget(self.add)
        column = QVBoxLayout(pane)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.checklist, 1)
        return pane

    def _connect(self) -> None:
        self.choice.changed.connect(self.choice_changed)
        self.conditions.changed.connect(self.conditions_changed)
        self.checklist.files_dropped.connect(self.files_dropped)
        self.checklist.files_wanted.connect(self.files_wanted)
        self.checklist.file_removed.connect(self.file_removed)
        self._go_key = add_action(self, "register", ("Ctrl+Return", "Ctrl+Enter"), self.register_requested.emit)
        self._files_key = add_action(self, "chooseFilesKey", "Ctrl+O", self._choose_files)
        self._back_key = add_action(self, "registerLeave", "Esc", self.back_requested.emit)

    def _choose_files(self) -> None:
        if self.checklist.current_code:
            self.files_wanted.emit(self.checklist.current_code)

    # what the presenter says

    def show_choice(self, catalogue: Catalogue, language: str, *, may_waive: bool) -> None:
        """Offer business types, districts and fee bases, then the fields and conditions of what is chosen."""
        types = {kind: business_type_word(kind) for kind in BusinessType}
        self.choice.fill(catalogue, types, language, may_waive=may_waive)
        self.show_type(catalogue, language)

    @property
    def business_type(self) -> BusinessType:
        """What is applied for."""
        return BusinessType(str(self.choice.business_type.currentData()))

    def show_type(self, catalogue: Catalogue, language: str) -> None:
        """Show the fields and conditions of the type chosen. A field that is also a condition is asked for once."""
        kind = self.business_type
        conditions = catalogue.conditions_for(kind)
        asked = {condition.code for condition in conditions}
        self.data.show_fields([field for field in catalogue.fields_for(kind) if field.code not in asked], language)
        self.conditions.show_conditions(conditions, language)
        self.choice.waiver_reason.setVisible(self.choice.is_waived())

    def show_checklist(
        self,
        items: Sequence[ChecklistItem],
        catalogue: Catalogue,
        files: Mapping[str, Sequence[Path]],
        problems: Mapping[Path, str],
        language: str,
    ) -> None:
        """Show what the conditions lead to, with the files chosen so far."""
        self.checklist.show_checklist(items, catalogue, files, problems, language)
        done = sum(bool(files.get(item.material)) for item in items)
        self._progress.setText(self.tr("已放入 {done} 份").format(done=done))

    def set_busy(self, is_busy: bool) -> None:
        """While the case is being sent nothing can be sent twice."""
        self.busy.set_busy(is_busy)
        self.go.setEnabled(not is_busy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        group = self.tr("登记案件")
        self._title.setText(group)
        self._hint.setText(self.tr("窗口登记的案件直接进入预审"))
        for label, text in zip(
            self._titles, (self.tr("基本资料"), self.tr("申请条件"), self.tr("材料清单")), strict=True
        ):
            label.setText(text)
        self.back.set_name(self.tr("返回待办"))
        self.clear.setText(self.tr("清空"))
        self.go.setText(self.tr("登记案件"))
        self.add.setText(self.tr("选择文件"))
        name_action(self._go_key, self.tr("登记案件"), group)
        name_action(self._files_key, self.tr("为所选材料选择文件"), group)
        name_action(self._back_key, self.tr("返回待办"), group)
        self.checklist.setAccessibleName(self.tr("材料清单"))
        self.footer.set_keys(
            (
                FooterKey(("Tab",), self.tr("下一栏")),
                FooterKey(("Ctrl+O",), self.tr("选择文件")),
                FooterKey(("Ctrl+Enter",), self.tr("登记案件")),
            )
        )
        self.footer.set_status(self.tr("把文件拖到右侧的材料上"))
