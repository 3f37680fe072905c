"""Amending a notice that can no longer be recalled: what is withdrawn, what is added and why, beside the phone that will show it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casework.catalogue import Catalogue
from casework.materials import MaterialState, Stage
from casework.notices import Notice, NoticeItem
from casework.regions import Region
from casework.review import CaseForReview, GivenReason, Verdict, VerdictKind
from ui.notice.dialog import NoticeView, Phone
from ui.notice.page import WIDTH
from ui.parts.action_button import ActionButton
from ui.parts.choice_list import ChoiceList
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.quick_scroll import make_quick
from ui.parts.surface import Surface
from ui.parts.text_area import TextArea
from ui.parts.tips import plain_tip
from ui.register.form import let_shrink
from ui.review.reasons import ReasonGrid, reason_words
from ui.theme import ROW
from ui.words import translate

CODE = Qt.ItemDataRole.UserRole
LEFT_WIDTH = 460
LOOK_AFTER_MS = 200


class AmendDialog(Dialog):
    """`preview_wanted` carries what is withdrawn and added a moment after a change; `show_preview` answers it.

    What stands in the lower form counts as soon as it has a reason; "one more" only makes room for the next.
    """

    preview_wanted = Signal(object, object)

    def __init__(
        self,
        case: CaseForReview,
        in_force: Mapping[str, NoticeItem],
        catalogue: Catalogue,
        language: str,
        parent: QWidget,
    ) -> None:
        text = translate("Notice", "更正通知另行编号，以它为准；申请人已上传的文件保留。")
        super().__init__(translate("Notice", "更正通知"), text, width=LEFT_WIDTH + int(WIDTH) + 72, parent=parent)
        self.setObjectName("amendDialog")
        self._catalogue, self._language = catalogue, language
        self._added: list[tuple[str, Verdict]] = []
        self._is_sayable = False
        self._looker = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._looker.timeout.connect(self._ask_preview)
        self._build()
        self.set_buttons(translate("Notice", "发送"), translate("Notice", "取消"), accept_key="Ctrl+Enter")
        self.take(case, in_force)
        self._withdrawn.setFocus()
        self.resize(self.minimumWidth(), max(600, min(parent.window().height() - 64, 860)))

    # building

    def _build(self) -> None:
        self._page = NoticeView()
        self._phone = Phone(self._page)
        self._hint = Label(role="secondary", tint="text2")
        self._hint.setObjectName("amendHint")
        self._hint.setWordWrap(True)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._phone, 1)
        right.addWidget(self._hint)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._form())
        make_quick(area)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(area, 1)
        row.addLayout(right)
        self.body.addLayout(row, 1)

    def _form(self) -> QWidget:
        self._withdrawn = ChoiceList()
        self._withdrawn.setObjectName("amendWithdrawn")
        self._withdrawn.setAccessibleName(translate("Notice", "不再需要的材料"))
        self._withdrawn.itemChanged.connect(lambda _: self._changed())
        self._list = ChoiceList()
        self._list.setObjectName("amendAdded")
        self._list.setAccessibleName(translate("Notice", "新增的材料"))
        self._list.setToolTip(plain_tip(translate("Notice", "Delete 去掉所选")))
        self._choice = QComboBox()
        self._choice.setObjectName("amendMaterial")
        self._choice.setAccessibleName(translate("Notice", "新增要求的材料"))
        self._choice.setFixedHeight(ROW["control"])
        let_shrink(self._choice)
        self._choice.currentIndexChanged.connect(lambda _: self._show_reasons())
        self._reasons = ReasonGrid()
        self._reasons.changed.connect(self._changed)
        self._words = TextArea("amendText")
        self._words.setPlaceholderText(translate("Notice", "给申请人的说明"))
        self._words.setAccessibleName(translate("Notice", "给申请人的说明"))
        self._reason = TextArea("amendReason")
        self._reason.setPlaceholderText(translate("Notice", "为什么更正；记入案件历史，不给申请人看"))
        self._reason.setAccessibleName(translate("Notice", "更正的理由"))
        for edit in (self._words, self._reason):
            edit.setFixedHeight(60)
            edit.textChanged.connect(self._changed)
        self._more = ActionButton(translate("Notice", "再加一份"), icon="plus", key="Alt+A")
        self._more.setObjectName("amendMore")
        self._more.clicked.connect(self._push)
        inner = Surface("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(Label(translate("Notice", "不再需要（空格键勾选）"), role="body", bold=True))
        column.addWidget(self._withdrawn)
        column.addSpacing(8)
        column.addWidget(Label(translate("Notice", "还须补正"), role="body", bold=True))
        for widget in (self._list, self._choice, self._reasons, self._words):
            column.addWidget(widget)
        column.addWidget(self._more)
        column.addSpacing(8)
        column.addWidget(Label(translate("Notice", "理由"), role="body", bold=True))
        column.addWidget(self._reason)
        column.addStretch(1)
        return inner

    def take(self, case: CaseForReview, in_force: Mapping[str, NoticeItem]) -> None:
        """What was told and what else could be asked for; what is ticked and typed here stays."""
        ticked = set(self.withdrawn)
        self._withdrawn.blockSignals(True)
        self._withdrawn.clear()
        for code, item in in_force.items():
            line = QListWidgetItem(item.zh if self._language == "zh" else item.en)
            line.setData(CODE, code)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(Qt.CheckState.Checked if code in ticked else Qt.CheckState.Unchecked)
            self._withdrawn.addItem(line)
        self._withdrawn.setCurrentRow(0)
        self._withdrawn.setFixedHeight(self._withdrawn.height_for(min(max(len(in_force), 1), 4)))
        self._withdrawn.blockSignals(False)
        chosen = self._choice.currentData()
        self._choice.blockSignals(True)
        self._choice.clear()
        self._choice.addItem(translate("Notice", "选择材料…"), "")
        for material in case.materials:
            if (
                material.stage is Stage.UPLOAD
                and material.code not in in_force
                and material.state is not MaterialState.UPLOADED
            ):
                name = self._catalogue.materials[material.code].short.in_language(self._language)
                self._choice.addItem(name, material.code)
        self._choice.setCurrentIndex(max(self._choice.findData(chosen), 0))
        self._choice.blockSignals(False)
        self._show_reasons()

    # what is asked

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """Codes of the materials no longer needed."""
        lines = (self._withdrawn.item(row) for row in range(self._withdrawn.count()))
        return tuple(str(line.data(CODE)) for line in lines if line.checkState() is Qt.CheckState.Checked)

    @property
    def added(self) -> tuple[tuple[str, Verdict], ...]:
        """What is asked for anew, with the one being written."""
        now = self._being_written()
        return (*self._added, *([now] if now is not None else []))

    @property
    def reason(self) -> str:
        """Why the notice is amended."""
        return self._reason.toPlainText().strip()

    def _being_written(self) -> tuple[str, Verdict] | None:
        code = str(self._choice.currentData() or "")
        if not code or not self._reasons.chosen:
            return None
        reasons = tuple(GivenReason(reason) for reason in self._reasons.chosen)
        return code, Verdict(VerdictKind.FAILED, reasons, self._words.toPlainText().strip())

    def _show_reasons(self) -> None:
        code = str(self._choice.currentData() or "")
        sayable = [
            reason
            for reason in (self._catalogue.materials[code].reasons if code else ())
            if not self._catalogue.reasons[reason].is_secret
        ]
        self._reasons.show_reasons(self._catalogue, sayable, (), self._language)
        self._reasons.setVisible(bool(code))
        self._words.setVisible(bool(code))
        self._changed()

    def _push(self) -> None:
        now = self._being_written()
        if now is not None:
            self._added = [one for one in self._added if one[0] != now[0]] + [now]
            self._words.clear()
            self._choice.setCurrentIndex(0)
            self._choice.setFocus()
            self._show_added()

    def _show_added(self) -> None:
        self._list.clear()
        for code, verdict in self._added:
            name = self._catalogue.materials[code].short.in_language(self._language)
            reasons = reason_words([given.code for given in verdict.reasons], self._catalogue, self._language)
            self._list.addItem(f"{name} · {reasons}")
        self._list.setFixedHeight(self._list.height_for(min(max(len(self._added), 1), 3)))
        self._list.setVisible(bool(self._added))
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._list.hasFocus() and self._list.currentRow() >= 0:
            del self._added[self._list.currentRow()]
            self._show_added()
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._push()
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 and not self._is_writing():
            self._reasons.toggle_digit(int(event.key()) - int(Qt.Key.Key_0))
        else:
            super().keyPressEvent(event)

    def _is_writing(self) -> bool:
        return isinstance(self.focusWidget(), QPlainTextEdit)

    # what the phone shows

    def _changed(self) -> None:
        self._list.setVisible(bool(self._added))
        self._more.setEnabled(self._being_written() is not None)
        if self.problem:
            self.tell("")
        self._is_sayable = False
        self._tell_may()
        self._looker.start()

    def _ask_preview(self) -> None:
        if self.withdrawn or self.added:
            self.preview_wanted.emit(self.withdrawn, self.added)
        else:
            self._page.setVisible(False)
            self._hint.setText(
                translate("Notice", "勾选不再需要的，或选一份还须补正的材料，这里就会显示申请人看到的样子。")
            )

    def show_preview(self, notice: Notice) -> None:
        """The notice that sending now would send."""
        self._page.show_notice(notice, self._language)
        self._page.setVisible(True)
        self._hint.setText(translate("Notice", "申请人手机上看到的就是这样。"))
        self._is_sayable = True
        self._tell_may()

    def show_crops(self, crops: Mapping[Region, QImage]) -> None:
        """The places the previewed notice points to have come."""
        self._page.show_crops(crops)

    def show_refusal(self, sentence: str) -> None:
        """Why nothing could be sent like this."""
        self._hint.setText(sentence)

    def _tell_may(self) -> None:
        self.set_may_accept(self._is_sayable and bool(self.reason))
