"""The registration's form: what is applied for, the basic data by group, the conditions; each with its problem beneath."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from casework.catalogue import Catalogue, Condition, Field
from casework.lifecycle import BusinessType
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.label import Label
from ui.theme import ROW
from ui.words import translate

GROUPS: Mapping[str, str] = {
    "person": QT_TRANSLATE_NOOP("Register", "申请人"),
    "employer": QT_TRANSLATE_NOOP("Register", "聘用单位"),
    "education": QT_TRANSLATE_NOOP("Register", "学历学位"),
    "family": QT_TRANSLATE_NOOP("Register", "配偶"),
    "permit": QT_TRANSLATE_NOOP("Register", "工作居住证"),
}
WIDE = frozenset({"address"})


class FieldBox(QWidget):
    """A field with its name above and a line beneath that says what is wrong with it."""

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field, language: str) -> None:
        super().__init__()
        self.code = field.code
        self.label = Label(role="secondary", tint="text2")
        name = field.name.in_language(language)
        self.label.setText(name if field.is_required else translate("Register", "{name}（选填）").format(name=name))
        self.edit: QLineEdit | QComboBox
        if field.options:
            self.edit = QComboBox()
            let_shrink(self.edit)
            self.edit.addItem("", "")
            for option in field.options:
                self.edit.addItem(option.name.in_language(language), option.code)
            self.edit.currentIndexChanged.connect(lambda _: self.edited.emit())
            self.edit.currentIndexChanged.connect(lambda _: self.left.emit())
        else:
            self.edit = QLineEdit()
            self.edit.setMaxLength(254)
            if field.kind == "date":
                self.edit.setPlaceholderText(translate("DateField", "年-月-日"))
            self.edit.textEdited.connect(lambda _: self.edited.emit())
            self.edit.editingFinished.connect(self.left)
        self.edit.setObjectName(f"field_{field.code}")
        self.edit.setFixedHeight(ROW["control"])
        self.edit.setAccessibleName(name)
        self.problem = Label(role="caption", tint="bad")
        self.problem.setObjectName(f"problem_{field.code}")
        self.problem.setWordWrap(True)
        self.problem.setMinimumHeight(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addWidget(self.edit)
        column.addWidget(self.problem)
        self.setFocusProxy(self.edit)

    def value(self) -> str:
        """What was typed or chosen."""
        if isinstance(self.edit, QComboBox):
            return str(self.edit.currentData() or "")
        return self.edit.text().strip()

    def set_value(self, value: str) -> None:
        """Fill in."""
        if isinstance(self.edit, QComboBox):
            self.edit.setCurrentIndex(max(self.edit.findData(value), 0))
        else:
            self.edit.setText(value)

    def tell(self, text: str) -> None:
        """Say what is wrong; an empty text says nothing is."""
        self.problem.setText(text)
        self.edit.setAccessibleDescription(text)


class ConditionBox(QWidget):
    """One condition: a choice, a yes or no, or a number."""

    changed = Signal()

    def __init__(self, condition: Condition, language: str) -> None:
        super().__init__()
        self.code = condition.code
        name = condition.name.in_language(language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.edit: QCheckBox | QSpinBox | QComboBox
        if condition.kind == "bool":
            self.edit = QCheckBox(name)
            self.edit.setChecked(bool(condition.default))
            self.edit.toggled.connect(lambda _: self.changed.emit())
        else:
            label = Label(name, role="secondary", tint="text2")
            column.addWidget(label)
            if condition.kind == "int":
                self.edit = QSpinBox()
                self.edit.setRange(0, 1000)
                self.edit.setValue(int(condition.default or 0))
                self.edit.valueChanged.connect(lambda _: self.changed.emit())
            else:
                self.edit = QComboBox()
                let_shrink(self.edit)
                for option in condition.options:
                    self.edit.addItem(option.name.in_language(language), option.code)
                self.edit.setCurrentIndex(max(self.edit.findData(condition.default), 0))
                self.edit.currentIndexChanged.connect(lambda _: self.changed.emit())
            self.edit.setFixedHeight(ROW["control"])
        self.edit.setObjectName(f"condition_{condition.code}")
        self.edit.setAccessibleName(name)
        column.addWidget(self.edit)

    def value(self) -> Any:
        """What is chosen."""
        if isinstance(self.edit, QCheckBox):
            return self.edit.isChecked()
        if isinstance(self.edit, QSpinBox):
            return self.edit.value()
        return str(self.edit.currentData())

    def set_value(self, value: Any) -> None:
        """Choose."""
        if isinstance(self.edit, QCheckBox):
            self.edit.setChecked(bool(value))
        elif isinstance(self.edit, QSpinBox):
            self.edit.setValue(int(value))
        else:
            self.edit.setCurrentIndex(max(self.edit.findData(value), 0))


class DataForm(QWidget):
    """The fields of a business type in two columns. `edited` carries the field's code while typing, `left` afterwards."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, FieldBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_fields(self, fields: Sequence[Field], language: str) -> None:
        """Show these fields; what was typed into those that stay is kept."""
        kept = self.values()
        clear(self._column)
        self.boxes = {}
        for group, title in GROUPS.items():
            mine = [field for field in fields if field.group == group]
            if mine:
                self._column.addWidget(self._group(translate("Register", title), mine, language))
        self._column.addStretch(1)
        for code, value in kept.items():
            if code in self.boxes:
                self.boxes[code].set_value(value)

    def _group(self, title: str, fields: Sequence[Field], language: str) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(Label(title, role="body", bold=True), 0, 0, 1, 2)
        row, column = 1, 0
        for field in fields:
            box = self.boxes[field.code] = FieldBox(field, language)
            box.edited.connect(lambda code=field.code: self.edited.emit(code))
            box.left.connect(lambda code=field.code: self.left.emit(code))
            span = 2 if field.kind in WIDE else 1
            if column + span > 2:
                row, column = row + 1, 0
            grid.addWidget(box, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return part

    def values(self) -> dict[str, str]:
        """What was typed, empty fields left out."""
        return {code: value for code, box in self.boxes.items() if (value := box.value())}

    def tell(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong with which field; all others are fine."""
        for code, box in self.boxes.items():
            box.tell(problems.get(code, ""))

    def go_to_problem(self) -> None:
        """Put the cursor into the first field that is said to be wrong."""
        for box in self.boxes.values():
            if box.problem.text():
                box.setFocus()
                return


class ConditionForm(QWidget):
    """The conditions of a business type."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, ConditionBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_conditions(self, conditions: Sequence[Condition], language: str) -> None:
        """Show these conditions; what was chosen of those that stay is kept."""
        kept = self.values()
        clear(self._column)
        self.boxes = {}
        for condition in conditions:
            box = self.boxes[condition.code] = ConditionBox(condition, language)
            if condition.code in kept:
                box.set_value(kept[condition.code])
            box.changed.connect(self.changed)
            self._column.addWidget(box)
        self._column.addStretch(1)

    def values(self) -> dict[str, Any]:
        """What is chosen."""
        return {code: box.value() for code, box in self.boxes.items()}


class CaseChoice(QWidget):
    """What is applied for, in which district, and why it may be reviewed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.business_type, self.district, self.fee_basis = QComboBox(), QComboBox(), QComboBox()
        self.waiver_reason = QLineEdit()
        self.waiver_reason.setMaxLength(200)
        self._labels: list[Label] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for number, (name, edit) in enumerate(
            (("businessType", self.business_type), ("district", self.district), ("feeBasis", self.fee_basis))
        ):
            label = Label(role="secondary", tint="text2")
            self._labels.append(label)
            edit.setObjectName(name)
            let_shrink(edit)
            edit.setFixedHeight(ROW["control"])
            edit.currentIndexChanged.connect(lambda _: self.changed.emit())
            grid.addWidget(label, 0, number)
            grid.addWidget(edit, 1, number)
            grid.setColumnStretch(number, 1)
        self.waiver_reason.setObjectName("waiverReason")
        self.waiver_reason.setFixedHeight(ROW["control"])
        grid.addWidget(self.waiver_reason, 2, 0, 1, 3)
        self.waiver_reason.hide()

    def fill(self, catalogue: Catalogue, types: Mapping[BusinessType, str], language: str, *, may_waive: bool) -> None:
        """Offer what the catalogue and the person's role allow; what was chosen stays."""
        fees = [(translate("Register", "合同约定"), "contract")]
        if may_waive:
            fees.append((translate("Register", "主管减免"), "waived"))
        for edit, options in (
            (self.business_type, [(name, code.value) for code, name in types.items()]),
            (self.district, [(option.name.in_language(language), option.code) for option in catalogue.districts]),
            (self.fee_basis, fees),
        ):
            kept = edit.currentData()
            edit.blockSignals(True)
            edit.clear()
            for name, code in options:
                edit.addItem(name, code)
            edit.setCurrentIndex(max(edit.findData(kept), 0))
            edit.blockSignals(False)
        words = (translate("Register", "业务类型"), translate("Register", "受理区"), translate("Register", "费用依据"))
        for label, edit, word in zip(
            self._labels, (self.business_type, self.district, self.fee_basis), words, strict=True
        ):
            label.setText(word)
            edit.setAccessibleName(word)
        self.waiver_reason.setPlaceholderText(translate("Register", "减免的理由"))
        self.waiver_reason.setAccessibleName(translate("Register", "减免的理由"))

    def is_waived(self) -> bool:
        """Whether the fee is waived, which needs a reason."""
        return bool(self.fee_basis.currentData() == "waived")


def let_shrink(edit: QComboBox) -> None:
    """The widest choice must not widen its pane."""
    edit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    edit.setMinimumContentsLength(6)
    edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def clear(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
