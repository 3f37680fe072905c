"""Whom a change hits, before it is made and while they are moved: choices, a table, and a way to do all of it by keys.

Before: what shall become of these people. After: they are moved one by one or all in turn, told, or kept where they
are. The button that takes places away is never the one with the focus: the table is.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QDateTime, QRect, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLineEdit, QStyleOptionViewItem, QWidget

from casework.shaping import MoveState, Surplus
from casework.workdays import SHANGHAI
from ui.calendar.impact_model import COLUMNS, STATES, Hit, ImpactModel
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.badge import paint_badge
from ui.parts.banner import Banner
from ui.parts.column_model import Index
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.painting import draw_text
from ui.parts.segments import Segment, Segments
from ui.parts.table_view import RowDelegate, TableView
from ui.theme import font, tokens
from ui.words import translate


class Stage(StrEnum):
    """Before the change, or after it while people are moved."""

    PREVIEW = "preview"
    MOVING = "moving"


CHOICES = (
    (Surplus.MOVE, QT_TRANSLATE_NOOP("Calendar", "逐人改约"), "Ctrl+1"),
    (Surplus.RATCHET, QT_TRANSLATE_NOOP("Calendar", "只减不增"), "Ctrl+2"),
    (Surplus.ALLOW, QT_TRANSLATE_NOOP("Calendar", "签批超额"), "Ctrl+3"),
)
EXPLAINED = {
    Surplus.MOVE: QT_TRANSLATE_NOOP("Calendar", "停止新预约；名单上的人逐个改到新时段，改好之前保留原位。"),
    Surplus.RATCHET: QT_TRANSLATE_NOOP("Calendar", "停止新预约；已约的人都保留，每退一个名额，容量降一，直到目标。"),
    Surplus.ALLOW: QT_TRANSLATE_NOOP("Calendar", "已约的人都保留，由您签批超出容量的名额，写明原因和截止时间。"),
}
ROW_ACTS = (
    ("move", "M", QT_TRANSLATE_NOOP("Calendar", "改约此人")),
    ("change", "E", QT_TRANSLATE_NOOP("Calendar", "换个时间")),
    ("told", "T", QT_TRANSLATE_NOOP("Calendar", "已告知")),
    ("agreed", "Y", QT_TRANSLATE_NOOP("Calendar", "同意")),
    ("refused", "N", QT_TRANSLATE_NOOP("Calendar", "不同意")),
    ("keep", "K", QT_TRANSLATE_NOOP("Calendar", "留在原时段")),
    ("reveal", "V", QT_TRANSLATE_NOOP("Calendar", "显示完整电话")),
    ("export", "Ctrl+E", QT_TRANSLATE_NOOP("Calendar", "导出名单")),
)
BEFORE = frozenset({"change", "reveal", "export"})


class _Delegate(RowDelegate):
    """State as a badge; a missing proposal in the colour of trouble."""

    def paint_cell(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ImpactModel)
        code, person = COLUMNS[index.column()][0], model.hits[index.row()].person
        text = model.cell_text(index.row(), code)
        if code == "state":
            glyph, _, tint = STATES[person.state]
            paint_badge(painter, rect.adjusted(-6, 0, 8, 0), glyph, text, tint)
            return
        now = tokens()
        value = now.bad if code == "new" and person.proposed is None else now.text
        value = now.text2 if code in ("why", "case_no", "phone") else value
        draw_text(painter, rect, text, font("body", bold=code == "name"), value)


class ImpactDialog(Dialog):
    """`apply_wanted` carries what shall become of the people, the reason, and until when an allowance holds.

    `row_act` names an act and the row; `all_wanted` asks for everybody waiting to be moved in turn.
    """

    apply_wanted = Signal(object, str, object)
    row_act = Signal(str, int)
    all_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(width=1230, parent=parent)
        self.setObjectName("impactDialog")
        self.stage = stage
        self.model = ImpactModel(self)
        self.banner = Banner()
        self.choices = Segments()
        self.choices.setObjectName("impactChoices")
        self.choices.chosen.connect(lambda code: self._choose(Surplus(code)))
        self.reason = QLineEdit()
        self.reason.setObjectName("impactReason")
        self.reason.setMaxLength(200)
        self.until = QDateTimeEdit()
        self.until.setObjectName("impactUntil")
        self.until.setTimeZone(QTimeZone(b"Asia/Shanghai"))
        self.until.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._explained = Label(role="secondary", tint="text2")
        self._explained.setWordWrap(True)
        self._figures = Label(role="secondary", tint="text2")
        self._figures.setObjectName("impactFigures")
        self.table = TableView()
        self.table.setObjectName("impactTable")
        self.table.setModel(self.model)
        self.table.setItemDelegate(_Delegate(self.table))
        for section, (_, _, width) in enumerate(COLUMNS):
            self.table.horizontalHeader().resizeSection(section, width)
        self.table.setMinimumHeight(300)
        self.table.doubleClicked.connect(lambda index: self.row_act.emit("change", index.row()))
        self.acts = {name: add_action(self, f"impact_{name}", key, self._row(name)) for name, key, _ in ROW_ACTS}
        self.acts["all"] = add_action(self, "impact_all", "Ctrl+Shift+M", self.all_wanted.emit)
        for surplus, _, key in CHOICES:
            name = f"impact_choose_{surplus.value}"
            self.acts[f"choose_{surplus.value}"] = add_action(self, name, key, partial(self._choose, surplus))
        add_action(self, "impactApply", ("Ctrl+Return", "Ctrl+Enter"), self._main)
        self._buttons: list[ActionButton] = []
        self._lay_out()
        self._choose(Surplus.MOVE)
        self.set_stage(stage)

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        self.body.addWidget(self.banner)
        self._choice_row = QWidget()
        row = QHBoxLayout(self._choice_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.choices)
        row.addWidget(self._explained, 1)
        self.body.addWidget(self._choice_row)
        self._reason_row = QWidget()
        line = QHBoxLayout(self._reason_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._reason_label, self._until_label = Label(role="secondary"), Label(role="secondary")
        line.addWidget(self._reason_label)
        line.addWidget(self.reason, 1)
        line.addWidget(self._until_label)
        line.addWidget(self.until)
        self.body.addWidget(self._reason_row)
        self.body.addWidget(self._figures)
        self.body.addWidget(self.table, 1)
        keys = QHBoxLayout()
        keys.setSpacing(6)
        for name, _, _ in ROW_ACTS:
            button = ActionButton(kind="plain" if name in BEFORE else "quiet")
            button.setObjectName(f"impactButton_{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.append(button)
            keys.addWidget(button)
        keys.addStretch(1)
        self.body.addLayout(keys)
        for button, (name, _, _) in zip(self._buttons, ROW_ACTS, strict=True):
            button.follow(self.acts[name])

    def _row(self, name: str) -> Callable[[], None]:
        def act() -> None:
            row = self.table.currentIndex().row()
            if row >= 0 or name in ("export", "reveal"):
                self.row_act.emit(name, row)

        return act

    # what is shown

    def set_stage(self, stage: Stage) -> None:
        """Before the change, or after it."""
        self.stage = stage
        is_before = stage is Stage.PREVIEW
        self._choice_row.setVisible(is_before)
        for name, _, _ in ROW_ACTS:
            self.acts[name].setEnabled(not is_before or name in BEFORE)
            self.acts[name].setVisible(not is_before or name in BEFORE)
        for button, (name, _, _) in zip(self._buttons, ROW_ACTS, strict=True):
            button.setVisible(not is_before or name in BEFORE)
        self.acts["all"].setEnabled(not is_before)
        self._tell()
        self._check()

    def show_hits(self, hits: Sequence[Hit], slots: int, places: int) -> None:
        """The people, how many slots change, and how many free places that adds."""
        row = max(self.table.currentIndex().row(), 0)
        self.model.show_hits(hits)
        waiting = sum(hit.person.state is MoveState.WAITING for hit in hits)
        words = self.tr("{slots} 个时段 · 影响 {people} 人 · 空余名额 {places}")
        if self.stage is Stage.MOVING:
            words = self.tr("{people} 人 · 待改约 {waiting} 人")
        self._figures.setText(words.format(slots=slots, people=len(hits), places=f"{places:+d}", waiting=waiting))
        if hits:
            self.table.selectRow(min(row, len(hits) - 1))
        self._check()

    @property
    def surplus(self) -> Surplus:
        """What was chosen for the people."""
        return Surplus(self.choices.current or Surplus.MOVE.value)

    def _choose(self, surplus: Surplus) -> None:
        self.choices.mark(surplus.value)
        self._explained.setText(translate("Calendar", EXPLAINED[surplus]))
        for widget in (self.until, self._until_label):
            widget.setVisible(surplus is Surplus.ALLOW)
        self._tell()
        self._check()

    def set_latest(self, at: datetime) -> None:
        """The end of the last slot: an allowance holds until then unless another time is typed."""
        self.until.setDateTime(QDateTime.fromSecsSinceEpoch(int((at + timedelta(hours=1)).timestamp())))

    def set_reason(self, text: str) -> None:
        """Begin with this reason."""
        self.reason.setText(text)

    def _until(self) -> datetime | None:
        if self.surplus is not Surplus.ALLOW:
            return None
        return datetime.fromtimestamp(self.until.dateTime().toSecsSinceEpoch(), SHANGHAI)

    def _check(self) -> None:
        if self.stage is Stage.PREVIEW:
            self.accept_button.setEnabled(True)
        else:
            self.accept_button.setEnabled(any(h.person.state is MoveState.WAITING for h in self.model.hits))

    def accept(self) -> None:
        """The main button: apply, or move everybody in turn. The dialog stays until it is put away."""
        self._main()

    def _main(self) -> None:
        if not self.accept_button.isEnabled():
            return
        if self.stage is Stage.MOVING:
            self.all_wanted.emit()
        elif not self.reason.text().strip():
            self.banner.show_message("warn", self.tr("请写明原因。"), code="reason")
            self.reason.setFocus()
        else:
            self.banner.dismiss()
            self.apply_wanted.emit(self.surplus, self.reason.text().strip(), self._until())

    def set_busy(self, is_busy: bool) -> None:
        """While something is on its way nothing is asked for twice."""
        if is_busy:
            self.accept_button.setEnabled(False)
        else:
            self._check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focused = self.focusWidget()
        if is_enter and isinstance(focused, ActionButton) and focused is not self.accept_button:
            focused.click()
        elif is_enter and focused is self.table:
            self.row_act.emit("change", self.table.currentIndex().row())
        elif is_enter:
            self.table.setFocus()  # taking places away needs Ctrl+Enter, or a click on the button itself
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.reason if self.stage is Stage.PREVIEW and not self.reason.text() else self.table).setFocus()

    # words

    def _tell(self) -> None:
        self.choices.set_choices(
            [Segment(one.value, translate("Calendar", word), "", key) for one, word, key in CHOICES]
        )
        group = self.tr("受影响的人")
        for name, _, text in ROW_ACTS:
            name_action(self.acts[name], translate("Calendar", text), group)
        name_action(self.acts["all"], self.tr("全部改约"), group)
        self._reason_label.setText(self.tr("原因"))
        self._until_label.setText(self.tr("截止"))
        self.reason.setAccessibleName(self.tr("原因"))
        self.reason.setPlaceholderText(self.tr("写给同事和记录，例如：设备检修"))
        self.until.setAccessibleName(self.tr("截止"))
        self.table.setAccessibleName(self.tr("受影响的人"))
        if self.stage is Stage.PREVIEW:
            self.set_words(self.tr("这次改动影响谁"))
            accept = {
                Surplus.MOVE: self.tr("应用，并改约名单"),
                Surplus.RATCHET: self.tr("应用：只减不增"),
                Surplus.ALLOW: self.tr("签批并应用"),
            }
            self.set_buttons(accept.get(self.surplus, ""), self.tr("先不应用"), "bad_loud", "Ctrl+Enter")
            self._reason_row.setVisible(True)
        else:
            self.set_words(self.tr("改约名单"), self.tr("每改一人，先占新位再放旧位；中途停下，其余的人都在原处。"))
            self.set_buttons(self.tr("全部改约"), self.tr("稍后再办"), "loud", "Ctrl+Enter")
            self._reason_row.setVisible(False)
