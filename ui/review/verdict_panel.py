"""The right pane: what to check, what was stated, why it fails, and the three verdicts. What is typed is never thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casework.catalogue import Catalogue
from casework.lifecycle import IN_REVIEW
from casework.materials import SameFile, Stage
from casework.regions import Region
from casework.review import CaseForReview, CaseMaterial
from ui.parts.action_button import ActionButton
from ui.parts.date_field import DateField
from ui.parts.label import ElidedLabel, Label
from ui.parts.surface import Surface
from ui.parts.text_area import TextArea
from ui.parts.tips import plain_tip
from ui.review.check_lines import CheckLines
from ui.review.history import HistoryView, entries_of
from ui.review.places import same_words
from ui.review.reasons import ReasonGrid
from ui.review.stated import StatedData
from ui.words import material_words, requirement_word

PANEL_WIDTHS = (384, 360)  # the second where the window is narrow
DRAFT_AFTER_MS = 400


@dataclass(slots=True)
class Typed:
    """What was chosen, typed and drawn for a material and has not been said."""

    reasons: tuple[str, ...] = ()
    text: str = ""
    regions: tuple[Region, ...] = ()


class VerdictPanel(Surface):
    """Shows one material. `draft_changed` carries (code, Typed) a moment after typing."""

    pass_requested = Signal()
    fail_requested = Signal()
    defer_requested = Signal()
    draft_changed = Signal(str, object)
    field_chosen = Signal(str)
    take_same_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent)
        self.setObjectName("verdictPanel")
        self.setFixedWidth(PANEL_WIDTHS[0])
        self.may_review = True
        self._code = ""
        self._typed: dict[str, Typed] = {}
        self._saver = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._saver.timeout.connect(self._report)
        self._is_filling = False
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._title = ElidedLabel(role="title", bold=True)
        self._note = Label(role="secondary", tint="text2")
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 4, 16, 16)
        self._body.setSpacing(8)
        self._heads: dict[str, Label] = {}
        self._check = CheckLines()
        self._same = Label(role="secondary", tint="warn")
        self._same.setWordWrap(True)
        self._question = Label(role="secondary", tint="info")
        self._question.setWordWrap(True)
        self._stated = StatedData()
        self._stated.field_chosen.connect(self.field_chosen)
        self._reasons = ReasonGrid()
        self._reasons.changed.connect(self._typing)
        self.text = TextArea("verdictText")
        self.text.setFixedHeight(72)
        self.text.textChanged.connect(self._typing)
        self._drawn = Label(role="secondary", tint="bad")
        self._drawn.setObjectName("verdictRegions")
        self._drawn.setWordWrap(True)
        self._regions: tuple[Region, ...] = ()
        self.supply_by = DateField()
        self.supply_by.setObjectName("supplyBy")
        self._history = HistoryView()
        parts: tuple[tuple[str, QWidget], ...] = (
            ("check", self._check),
            ("", self._same),
            ("", self._question),
            ("stated", self._stated),
            ("reasons", self._reasons),
            ("", self.text),
            ("", self._drawn),
            ("supply", self.supply_by),
            ("history", self._history),
        )
        for name, widget in parts:
            if name:
                label = Label(role="caption", tint="text2")
                self._heads[name] = label
                self._body.addSpacing(6)
                self._body.addWidget(label)
            self._body.addWidget(widget)
        self._body.addStretch(1)
        inner = Surface("surface")
        inner.setLayout(self._body)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addWidget(self._bar())

    def _bar(self) -> QWidget:
        bar = Surface("surface", "t")
        self.hint = Label(role="secondary", tint="warn")
        self.hint.setObjectName("verdictHint")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.pass_button = ActionButton(icon="check", key="P", kind="ok")
        self.defer_button = ActionButton(icon="hourglass", key="A")
        self.fail_button = ActionButton(icon="x", key="F", kind="bad_loud")
        self.pass_button.setObjectName("pass")
        self.defer_button.setObjectName("defer")
        self.fail_button.setObjectName("fail")
        self.pass_button.clicked.connect(self.pass_requested)
        self.defer_button.clicked.connect(self.defer_requested)
        self.fail_button.clicked.connect(self.fail_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.pass_button)
        row.addWidget(self.defer_button)
        row.addStretch(1)
        row.addWidget(self.fail_button)
        column = QVBoxLayout(bar)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.hint)
        column.addLayout(row)
        return bar

    # what is shown

    def show_material(
        self, case: CaseForReview, material: CaseMaterial, catalogue: Catalogue, language: str, today: date
    ) -> None:
        """Show a material with what was typed for it. What was said of the same one stays until something else is said."""
        self.flush()
        is_other = material.code != self._code
        known = catalogue.materials[material.code]
        self._code = material.code
        self._title.setText(known.short.in_language(language))
        self._title.setToolTip(plain_tip(known.name.in_language(language)))
        notes = [requirement_word(material.requirement)]
        if material.upload_no:
            notes.append(self.tr("第 {no} 版").format(no=material.upload_no))
        self._note.setText(" · ".join(notes))
        self._check.show_lines([line.in_language(language) for line in known.check])
        fields = [catalogue.fields[code] for code in known.fields if code in case.basic_data]
        rejected = {field.field: field.text for field in case.failed_fields}
        self._stated.show_fields(fields, case.basic_data, rejected, language)
        self._heads["stated"].setVisible(bool(fields))
        self._stated.setVisible(bool(fields))
        self._question.setText(self.tr("已请申请人说明：{question}").format(question=material.question))
        self._question.setVisible(bool(material.question))
        self._tell_same([same for file in material.newest_files for same in file.same_as], catalogue, language)
        self._fill_in(case, material, catalogue, language)
        self._history.show_entries(entries_of(material, catalogue, language))
        self._open(case, material, known.is_deferrable, today)
        if is_other:
            self.say("")

    def _fill_in(self, case: CaseForReview, material: CaseMaterial, catalogue: Catalogue, language: str) -> None:
        typed = self._typed.get(material.code)
        if typed is None:
            typed = self._from_case(case, material)
        self._is_filling = True
        known = catalogue.materials[material.code]
        self._reasons.show_reasons(catalogue, known.reasons, typed.reasons, language)
        self._take_regions(typed.regions)
        if self.text.toPlainText() != typed.text:
            self.text.setPlainText(typed.text)
        self._is_filling = False

    def _from_case(self, case: CaseForReview, material: CaseMaterial) -> Typed:
        draft = next((draft for draft in case.drafts if draft.material == material.code), None)
        if draft is not None:
            return Typed(tuple(reason.code for reason in draft.reasons), draft.text, draft.regions)
        if material.verdict is not None and material.verdict.round == case.row.round:
            given = material.verdict.verdict
            return Typed(tuple(reason.code for reason in given.reasons), given.text, given.regions)
        return Typed()

    def _open(self, case: CaseForReview, material: CaseMaterial, is_deferrable: bool, today: date) -> None:
        """Open what may be said of the material now; one settled earlier can still be failed, with a reason why so late."""
        is_in_review = self.may_review and case.row.state in IN_REVIEW and not case.row.is_on_hold
        is_open = is_in_review and material.is_open
        may_fail = is_open or (is_in_review and material.stage is Stage.UPLOAD and material.verdict is not None)
        for widget in (self._reasons, self.text, self.fail_button):
            widget.setEnabled(may_fail)
        self.pass_button.setEnabled(is_open and bool(material.files))
        self.defer_button.setVisible(is_deferrable)
        self.defer_button.setEnabled(is_open)
        self._heads["supply"].setVisible(is_deferrable and is_open)
        self.supply_by.setVisible(is_deferrable and is_open)
        self.supply_by.set_range(today + timedelta(days=1), today + timedelta(days=180))
        if is_deferrable:
            given = material.verdict.verdict.supply_by if material.verdict else None
            self.supply_by.set_value(given or today + timedelta(days=20))
        state = material_words(material.state)
        self._note.setToolTip(plain_tip(state.text))

    def _tell_same(self, found: Sequence[SameFile], catalogue: Catalogue, language: str) -> None:
        lines = same_words(found, catalogue, language)
        self._same.setText("\n".join(lines))
        self._same.setVisible(bool(lines))

    # typing

    @property
    def code(self) -> str:
        """The material shown."""
        return self._code

    def typed(self) -> Typed:
        """What is chosen and typed now."""
        return Typed(self._reasons.chosen, self.text.toPlainText().strip(), self._regions)

    def set_regions(self, regions: Sequence[Region]) -> None:
        """What is drawn now on the pages."""
        self._take_regions(tuple(regions))
        self._typing()

    def _take_regions(self, regions: tuple[Region, ...]) -> None:
        self._regions = regions
        self._drawn.setText(self.tr("已框出 {count} 处，申请人会看到截图").format(count=len(regions)))
        self._drawn.setVisible(bool(regions))

    @property
    def may_fail(self) -> bool:
        """Whether the material may be failed now."""
        return self.fail_button.isEnabled()

    @property
    def reasons(self) -> ReasonGrid:
        """The reasons, for their keys."""
        return self._reasons

    def _typing(self) -> None:
        if not self._is_filling and self._code:
            self._typed[self._code] = self.typed()
            self._saver.start()
            self.say("")

    def flush(self) -> None:
        """Report what was typed, if it was not reported yet."""
        if self._saver.isActive():
            self._saver.stop()
            self._report()

    def _report(self) -> None:
        typed = self._typed.get(self._code)
        if typed is not None:
            self.draft_changed.emit(self._code, typed)

    def said(self, code: str) -> None:
        """The verdict on a material has been taken; its draft is no longer one."""
        self._typed.pop(code, None)
        if code == self._code:
            self._saver.stop()

    def forget(self) -> None:
        """Another case is shown."""
        self._saver.stop()
        self._typed.clear()
        self._code = ""

    def keep(self, drafts: Mapping[str, Typed]) -> None:
        """Put back what was typed before."""
        self._typed.update(drafts)

    def say(self, text: str) -> None:
        """A sentence above the buttons; empty takes it away."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        words = {
            "check": self.tr("核对要点"),
            "stated": self.tr("申请人填报"),
            "reasons": self.tr("未通过原因 · 按数字键，/ 查全部"),
            "supply": self.tr("容缺补交日期"),
            "history": self.tr("历轮记录"),
        }
        for name, text in words.items():
            self._heads[name].setText(text)
        self.pass_button.setText(self.tr("通过"))
        self.defer_button.setText(self.tr("容缺"))
        self.fail_button.setText(self.tr("未通过"))
        self.text.setPlaceholderText(self.tr("给申请人的说明（按 T 输入）"))
        self.text.setAccessibleName(self.tr("给申请人的说明"))
        self.supply_by.setAccessibleName(self.tr("容缺补交日期"))
