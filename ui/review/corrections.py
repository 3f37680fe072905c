"""Correcting what was stated: basic data and conditions, with what will change shown before it is done (domain.md 10.3)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casework.basic_data import normal_data
from casework.catalogue import Catalogue
from casework.errors import OfficeError
from casework.materials import Stage
from casework.review import CaseForReview, checklist_change
from casework.workdays import today_in_beijing
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.quick_scroll import make_quick
from ui.parts.surface import Surface
from ui.parts.text_area import TextArea
from ui.register.checks import DataChecks
from ui.register.form import ConditionForm, DataForm
from ui.review.changes import ChangeLine, ChangeList
from ui.review.stated import stated_words
from ui.words import refusal_sentence, translate

WIDTH, SIDE = 920, 340


class CorrectionDialog(Dialog):
    """A form on the left; on the right what will change, and why. Ctrl+Enter applies it."""

    def __init__(self, title: str, text: str, form: QWidget, parent: QWidget) -> None:
        super().__init__(title, text, width=WIDTH, parent=parent)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = Surface("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 4, 20, 16)
        column.addWidget(form)
        column.addStretch(1)
        area.setWidget(inner)
        make_quick(area)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area, 1)
        row.addWidget(self._side())
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(row, 1)
        self.set_buttons(translate("Review", "更正"), translate("Review", "取消"), accept_key="Ctrl+Enter")
        self.resize(WIDTH, max(480, min(parent.window().height() - 64, 720)))

    def _side(self) -> QWidget:
        side = Surface("canvas", "l")
        side.setFixedWidth(SIDE)
        self.changes = ChangeList()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.changes)
        make_quick(area)
        self._reason = TextArea("correctionReason")
        self._reason.setFixedHeight(72)
        self._reason.setAccessibleName(translate("Review", "更正的理由"))
        self._reason.setPlaceholderText(translate("Review", "如：已与申请人电话核对"))
        self._reason.textChanged.connect(self.look)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 8, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label(translate("Review", "将要更改"), role="body", bold=True))
        column.addWidget(area, 1)
        column.addWidget(Label(translate("Review", "理由（记入案件历史）"), role="secondary", tint="text2"))
        column.addWidget(self._reason)
        return side

    @property
    def reason(self) -> str:
        """Why it is corrected."""
        return self._reason.toPlainText().strip()

    def look(self) -> None:
        """Show what would change now."""
        if self.problem:
            self.tell("")
        lines = self.lines()
        self.changes.show_lines(lines, translate("Review", "还没有改动。"))
        self.set_may_accept(bool(lines) and bool(self.reason))

    def lines(self) -> list[ChangeLine]:
        """What would change, in lines; empty when nothing would. Dialogs of this kind say it."""
        raise NotImplementedError


class BasicDataDialog(CorrectionDialog):
    """The basic data, checked as one types. A field that is also a condition is corrected there."""

    def __init__(self, case: CaseForReview, catalogue: Catalogue, language: str, parent: QWidget) -> None:
        form = DataForm()
        text = translate("Review", "被驳回的填报一经更正即算解决；改动记入案件历史。")
        super().__init__(translate("Review", "更正基本资料"), text, form, parent)
        self.setObjectName("basicDataDialog")
        self.form, self._catalogue, self._language, self._kind = form, catalogue, language, case.row.business_type
        asked = {condition.code for condition in catalogue.conditions_for(self._kind)}
        self._fields = {field.code: field for field in catalogue.fields_for(self._kind) if field.code not in asked}
        self._elsewhere: dict[str, Any] = {}
        self._stated: dict[str, str] = {}
        self.form.show_fields(tuple(self._fields.values()), language)
        self._checks = DataChecks(self.form, self._values, self)
        self._checks.begin(catalogue, self._kind)
        self._take(case)
        self.form.edited.connect(lambda _: self.look())
        next(iter(self.form.boxes.values())).setFocus()
        self.look()

    def _take(self, case: CaseForReview) -> None:
        data = {code: str(value) for code, value in case.basic_data.items()}
        self._stated = {code: data.get(code, "") for code in self._fields}
        self._elsewhere = {code: value for code, value in data.items() if code not in self._fields}
        for code, box in self.form.boxes.items():
            box.set_value(self._stated[code])

    def reload(self, case: CaseForReview) -> None:
        """Somebody changed the case: show what holds now; what was typed here stays."""
        typed = {code: self.form.boxes[code].value() for code in self.typed()}
        self._take(case)
        for code, value in typed.items():
            self.form.boxes[code].set_value(value)
        problem = self.problem
        self._checks.tell()
        self.look()
        self.tell(problem)

    def _values(self) -> Mapping[str, str]:
        return self._elsewhere | self.form.values()

    def typed(self) -> dict[str, str]:
        """The fields that are other than stated, with what is typed; an emptied one is empty."""
        raw = {code: box.value() for code, box in self.form.boxes.items()}
        after = normal_data(self._catalogue, self._kind, raw)
        return {code: raw[code] for code in raw if str(after.get(code, "")) != self._stated[code]}

    def lines(self) -> list[ChangeLine]:
        return [
            ChangeLine(
                "pencil",
                self._fields[code].name.in_language(self._language),
                before=stated_words(self._fields[code], self._stated[code], self._language),
                after=stated_words(self._fields[code], value, self._language),
            )
            for code, value in self.typed().items()
        ]

    def accept(self) -> None:
        if self.accept_button.isEnabled() and self._checks.tell_all():
            super().accept()

    def tell_beside(self, error: OfficeError) -> None:
        """Say what the office found wrong beside the fields it is about."""
        problems = error.values.get("problems")
        for problem in problems if isinstance(problems, list) else ():
            self._checks.add(problem["field"], refusal_sentence(problem["code"], problem))
        self._checks.tell()
        self.form.go_to_problem()


class ConditionsDialog(CorrectionDialog):
    """The conditions, with the materials they add and those no longer needed."""

    def __init__(self, case: CaseForReview, catalogue: Catalogue, language: str, parent: QWidget) -> None:
        form = ConditionForm()
        text = translate("Review", "清单随条件而变；留下的材料保留文件和判定，不再需要的收起备查。")
        super().__init__(translate("Review", "更正申请条件"), text, form, parent)
        self.setObjectName("conditionsDialog")
        self.form, self._case, self._catalogue, self._language = form, case, catalogue, language
        self._kind = case.row.business_type
        self.form.show_conditions(catalogue.conditions_for(self._kind), language)
        self._before = self._as_chosen(case)
        for code, value in self._before.items():
            self.form.boxes[code].set_value(value)
        self.form.changed.connect(self.look)
        next(iter(self.form.boxes.values())).edit.setFocus()
        self.look()

    def _as_chosen(self, case: CaseForReview) -> dict[str, Any]:
        return self._catalogue.defaults_for(self._kind) | dict(case.conditions)

    def reload(self, case: CaseForReview) -> None:
        """Somebody changed the case: show what holds now; what was chosen here stays."""
        chosen = {code: value for code, value in self.chosen().items() if value != self._before[code]}
        self._case, self._before = case, self._as_chosen(case)
        problem = self.problem
        for code, value in (self._before | chosen).items():
            self.form.boxes[code].set_value(value)
        self.look()
        self.tell(problem)

    def chosen(self) -> dict[str, Any]:
        """The conditions as they are chosen now."""
        return self.form.values()

    def lines(self) -> list[ChangeLine]:
        chosen = self.chosen()
        if chosen == self._before:
            return []
        change = checklist_change(self._case.materials, self._catalogue.checklist(self._kind, chosen))
        blocks = self._catalogue.blocks(self._kind, chosen, self._case.basic_data, today_in_beijing())
        names = {"zh": blocks[0].name.zh, "en": blocks[0].name.en} if blocks else {}
        lines = [ChangeLine("triangle-alert", refusal_sentence("blocked", names), tint="bad")] if blocks else []
        lines += self._named("plus", translate("Review", "新增"), change.added, "ok")
        lines += self._named("minus", translate("Review", "不再需要"), change.dropped, "warn")
        kept = len(self._for_upload(change.kept))
        return [*lines, ChangeLine("check", translate("Review", "保留 {count} 份，文件和判定不变").format(count=kept))]

    def _named(self, glyph: str, word: str, codes: Sequence[str], tint: str) -> list[ChangeLine]:
        names = [self._catalogue.materials[code].short.in_language(self._language) for code in self._for_upload(codes)]
        return [ChangeLine(glyph, name, note=word, tint=tint) for name in names]

    def _for_upload(self, codes: Sequence[str]) -> list[str]:
        return [code for code in codes if self._catalogue.materials[code].stage is Stage.UPLOAD]
