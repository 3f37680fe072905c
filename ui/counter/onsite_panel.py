"""Right of the on-site review: what to check on this original, what was stated, what was seen of it, and what is to be done."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from casework.catalogue import Field
from casework.onsite import Original, OriginalSeen, Remedy
from ui.counter.originals import original_words
from ui.parts.action_button import ActionButton
from ui.parts.badge import StateBadge
from ui.parts.label import ElidedLabel, Label
from ui.parts.surface import Surface
from ui.parts.text_area import TextArea
from ui.parts.tips import plain_tip
from ui.review.check_lines import CheckLines
from ui.review.stated import StatedData
from ui.words import moment, translate

WIDTH = 376


class OnsitePanel(Surface):
    """Shows one material. Buttons carry what was seen (`seen_said`) or the remedy (`remedy_said`)."""

    seen_said = Signal(object)
    remedy_said = Signal(object)
    noted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent)
        self.setObjectName("onsitePanel")
        self.setFixedWidth(WIDTH)
        self._build()

    def _build(self) -> None:
        self._title = ElidedLabel(role="title", bold=True)
        self._badge = StateBadge()
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._badge)
        self._heads = {
            name: Label(role="caption", tint="text2") for name in ("check", "stated", "seen", "remedy", "items")
        }
        self._check = CheckLines()
        self._stated = StatedData(may_reject=False)
        self.buttons = {
            Original.MATCHES: ActionButton(icon="check", key="Space", kind="quiet"),
            Original.DIFFERS: ActionButton(icon="x", key="D", kind="quiet"),
            Original.MISSING: ActionButton(icon="circle-minus", key="M", kind="quiet"),
        }
        seen = QGridLayout()
        seen.setSpacing(8)
        for place, (original, button) in enumerate(self.buttons.items()):
            button.setObjectName(f"original_{original.value}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, original=original: self.seen_said.emit(original))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            seen.addWidget(button, min(place, 1), max(place - 1, 0), 1, 1 if place else 2)
        self.remedies = {
            Remedy.BRING: ActionButton(icon="calendar-clock", key="B", kind="quiet"),
            Remedy.UPLOAD: ActionButton(icon="upload", key="U", kind="quiet"),
        }
        remedy = QHBoxLayout()
        remedy.setSpacing(8)
        for kind, button in self.remedies.items():
            button.setObjectName(f"remedy_{kind.value}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, kind=kind: self.remedy_said.emit(kind))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            remedy.addWidget(button)
        self.note = TextArea("originalNote")
        self.note.setFixedHeight(72)
        self.note.textChanged.connect(self.noted)
        self._by = Label(role="caption", tint="text3")
        self.problem = Label(role="secondary", tint="bad")
        self.problem.setObjectName("originalProblem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._items = Label(role="secondary", tint="text2")
        self._items.setWordWrap(True)
        body = QVBoxLayout()
        body.setContentsMargins(16, 4, 16, 16)
        body.setSpacing(8)
        parts: tuple[tuple[str, QWidget | QHBoxLayout | QGridLayout], ...] = (
            ("check", self._check),
            ("stated", self._stated),
            ("seen", seen),
            ("", self.problem),
            ("", self._by),
            ("remedy", remedy),
            ("", self.note),
            ("items", self._items),
        )
        for name, part in parts:
            if name:
                body.addSpacing(6)
                body.addWidget(self._heads[name])
            if isinstance(part, QWidget):
                body.addWidget(part)
            else:
                body.addLayout(part)
        body.addStretch(1)
        inner = Surface("surface")
        inner.setLayout(body)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)

    # what is shown

    def show_material(
        self,
        material: OriginalSeen,
        name: str,
        whole_name: str,
        lines: Sequence[str],
        fields: Sequence[Field],
        data: Mapping[str, object],
        language: str,
    ) -> None:
        """Show a material: its name, what to check, the stated values it proves."""
        self._title.setText(name)
        self._title.setToolTip(plain_tip(whole_name))
        words = original_words(material.original)
        is_idle = not material.is_wanted and material.original is None
        self._badge.show_state(
            *(("minus", translate("Counter", "不必核"), "mute") if is_idle else (words.glyph, words.text, words.tone))
        )
        self._check.show_lines(lines)
        for part in (self._heads["check"], self._check):
            part.setVisible(bool(lines))
        self._stated.show_fields(fields, data, {}, language)
        self._heads["stated"].setVisible(bool(fields))
        for original, button in self.buttons.items():
            button.setChecked(material.original is original)
        text = translate("Counter", "{name} · {time}")
        self._by.setText(text.format(name=material.by, time=moment(material.at)) if material.by and material.at else "")
        self._by.setVisible(bool(self._by.text()))

    def show_remedy(self, remedy: Remedy | None, note: str, *, is_needed: bool) -> None:
        """What shall be done about it, and the officer's words."""
        for kind, button in self.remedies.items():
            button.setChecked(kind is remedy)
            button.setEnabled(is_needed)
        if self.note.toPlainText() != note:
            self.note.blockSignals(True)
            self.note.setPlainText(note)
            self.note.blockSignals(False)

    def show_items(self, items: Sequence[str]) -> None:
        """What the correction notice would hold."""
        self._heads["items"].setVisible(bool(items))
        self._items.setVisible(bool(items))
        self._items.setText("\n".join(items))

    def set_open(self, is_open: bool) -> None:
        """Whether anything may be said now."""
        for button in (*self.buttons.values(), *self.remedies.values()):
            button.setEnabled(is_open)
        self.note.setReadOnly(not is_open)

    def tell_problem(self, text: str) -> None:
        """A refusal beside what it is about; empty takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def retranslate(self) -> None:
        words = {
            "check": translate("Counter", "核对要点"),
            "stated": translate("Counter", "申请人填报"),
            "seen": translate("Counter", "原件与扫描件"),
            "remedy": translate("Counter", "怎样补正"),
            "items": translate("Counter", "补正通知将写明"),
        }
        for name, text in words.items():
            self._heads[name].setText(text)
        for original, button in self.buttons.items():
            button.setText(original_words(original).text)
        self.remedies[Remedy.BRING].setText(translate("Counter", "带原件再来"))
        self.remedies[Remedy.UPLOAD].setText(translate("Counter", "重新上传"))
        self.note.setPlaceholderText(translate("Counter", "写明哪里不一致、请带什么（按 T 输入）"))
        self.note.setAccessibleName(translate("Counter", "说明"))
