"""The editor of weekly templates: which slots a counter has on which weekdays, and filling a range of days by them."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from casework.reservations import LARGEST_CAPACITY, AppointmentKind, CounterId, ServiceCounter
from casework.slot_templates import Template, TemplateBody, TemplateId, TemplateOutcome, Window, slot_minutes_of
from ui.calendar.popover import KINDS, kind_word
from ui.calendar.words import WEEKDAY_LETTERS, said
from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.banner import Banner
from ui.parts.date_field import DateField
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.line_list import LineList
from ui.words import short_day

HOURS = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–—~至]\s*(\d{1,2})[:：](\d{2})")  # untranslated: what people type


def read_windows(text: str) -> tuple[Window, ...]:
    """Hours as typed, `09:00-11:30, 13:30-16:30`; empty when there are none."""
    return tuple(Window(int(a) * 60 + int(b), int(c) * 60 + int(d)) for a, b, c, d in HOURS.findall(text))


def windows_text(windows: Sequence[Window]) -> str:
    """Hours as they are typed."""
    return ", ".join(f"{w.start // 60:02d}:{w.start % 60:02d}-{w.end // 60:02d}:{w.end % 60:02d}" for w in windows)


class TemplatesDialog(Dialog):
    """`saved` carries (id or None, version seen, body), `ended` the template, `previewed` and `applied` the ids and the
    range; `stopped` asks a run to stop.
    """

    saved = Signal(object, int, object)
    ended = Signal(object)
    previewed = Signal(object, object, object)
    applied = Signal(object, object, object)
    stopped = Signal()

    def __init__(self, counters: Sequence[ServiceCounter], today: date, parent: QWidget | None = None) -> None:
        super().__init__(width=920, parent=parent)
        self.setObjectName("templatesDialog")
        self._templates: tuple[Template, ...] = ()
        self._is_running = self._is_asking = False
        self.set_words(
            self.tr("周模板"),
            self.tr("模板只填空格，已有的时段不动；节假日跳过，调休按绑定的星期，待公布的年份只做草稿。"),
        )
        self.set_buttons(self.tr("应用到日历"), self.tr("关闭"), "loud", "Ctrl+Enter")
        self.banner = Banner()
        self.list = LineList()
        self.list.setObjectName("templatesList")
        self.list.setAccessibleName(self.tr("周模板"))
        self.list.setSelectionMode(LineList.SelectionMode.ExtendedSelection)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemSelectionChanged.connect(self._ask_preview)
        self._fields(counters, today)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list, 2)
        row.addLayout(self._form(), 3)
        self.body.addWidget(self.banner)
        self.body.addLayout(row, 1)
        self.body.addLayout(self._range(today))
        add_action(self, "templatesApply", ("Ctrl+Return", "Ctrl+Enter"), self.accept)
        self.show_templates(())

    def _fields(self, counters: Sequence[ServiceCounter], today: date) -> None:
        self.name, self.hours = QLineEdit(), QLineEdit("09:00-11:30, 13:30-16:30")
        self.counter, self.kind, self.minutes = QComboBox(), QComboBox(), QComboBox()
        for one in counters:
            self.counter.addItem(one.name, one.id)
        for kind in KINDS:
            self.kind.addItem(kind_word(kind), kind.value)
        for minutes in (15, 20, 30, 60):
            self.minutes.addItem(self.tr("{minutes} 分").format(minutes=minutes), minutes)
        self.minutes.setCurrentIndex(2)
        self.capacity, self.public = QSpinBox(), QSpinBox()
        self.capacity.setRange(1, LARGEST_CAPACITY)
        self.public.setRange(0, LARGEST_CAPACITY)
        self.capacity.valueChanged.connect(self.public.setMaximum)
        self.capacity.setValue(4)
        self.public.setValue(4)
        self.valid_from, self.valid_to = DateField(), DateField()
        self.valid_from.set_value(today)
        self.days = [ActionButton(said(word), kind="plain") for word in WEEKDAY_LETTERS]
        for number, button in enumerate(self.days):
            button.setCheckable(True)
            button.setChecked(number < 5)
            button.setObjectName(f"templateDay{number}")

    def _form(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        days = QWidget()
        line = QHBoxLayout(days)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for button in self.days:
            line.addWidget(button)
        line.addStretch(1)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (self.tr("名称"), self.name, "templateName"),
            (self.tr("窗口"), self.counter, "templateCounter"),
            (self.tr("用途"), self.kind, "templateKind"),
            (self.tr("星期"), days, "templateDays"),
            (self.tr("钟点"), self.hours, "templateHours"),
            (self.tr("每格"), self.minutes, "templateMinutes"),
            (self.tr("容量"), self.capacity, "templateCapacity"),
            (self.tr("公众名额"), self.public, "templatePublic"),
            (self.tr("自"), self.valid_from, "templateFrom"),
            (self.tr("至（空为长期）"), self.valid_to, "templateTo"),
        )
        for number, (words, field, name) in enumerate(rows):
            field.setObjectName(name)
            field.setAccessibleName(words)
            field.setMinimumHeight(field.sizeHint().height())  # no frame is cut where the dialog is low
            grid.addWidget(Label(words, "secondary", "text2"), number, 0)
            grid.addWidget(field, number, 1)
        grid.setColumnStretch(1, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for code, key, words, act in (
            ("new", "Ctrl+N", self.tr("新模板"), self._begin),
            ("save", "Ctrl+S", self.tr("保存模板"), self._save),
            ("end", "Ctrl+Delete", self.tr("停用模板"), self._end),
        ):
            action = add_action(self, f"templates_{code}", key, act)
            name_action(action, words, self.tr("周模板"))
            button = ActionButton()
            button.setObjectName(f"templatesButton_{code}")
            button.follow(action)
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(grid)
        column.addLayout(acts)
        column.addStretch(1)
        return column

    def _range(self, today: date) -> QHBoxLayout:
        month = today.replace(day=1)
        following = (month + timedelta(days=32)).replace(day=1)
        self.first, self.last = DateField(), DateField()
        self.first.set_value(today)
        self.last.set_value((following + timedelta(days=32)).replace(day=1) - timedelta(days=1))
        self.outcome = Label(role="secondary", tint="text2")
        self.outcome.setObjectName("templatesOutcome")
        self.progress = QProgressBar()
        self.progress.setObjectName("templatesProgress")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.progress.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, field, name in (
            (self.tr("填到日历：自"), self.first, "applyFrom"),
            (self.tr("至"), self.last, "applyTo"),
        ):
            field.setObjectName(name)
            field.setAccessibleName(words)
            field.date_changed.connect(lambda _: self._ask_preview())
            row.addWidget(Label(words, "secondary", "text2"))
            row.addWidget(field)
        row.addWidget(self.outcome, 1)
        row.addWidget(self.progress)
        return row

    # what is shown

    def show_templates(self, templates: Sequence[Template], choose: TemplateId | None = None) -> None:
        """The site's templates."""
        self._templates = tuple(templates)
        self.list.clear()
        for template in self._templates:
            body = template.body
            days = " ".join(said(WEEKDAY_LETTERS[n]) for n in sorted(body.weekdays))
            until = short_day(template.applied_to) if template.applied_to else "—"
            per_day = len(slot_minutes_of(body)) * body.capacity
            words = self.tr("{name}\n{days} · 每天 {places} 个名额 · 已填到 {until}")
            self.list.addItem(words.format(name=body.name, days=days, places=per_day, until=until))
        self.accept_button.setEnabled(bool(self._templates))
        if self._templates:
            ids = [template.id for template in self._templates]
            self.list.setCurrentRow(ids.index(choose) if choose in ids else 0)
            self.list.selectAll()
        else:
            self.outcome.setText(self.tr("还没有模板：填好右边，按 Ctrl+S。"))

    def show_outcome(self, outcome: TemplateOutcome, *, is_done: bool = False) -> None:
        """What filling would do, or did; what was asked before a run says nothing any more."""
        if not is_done and not self._is_asking:
            return
        words = self.tr("将开放 {open} 格，草稿 {draft} 格，已有 {kept} 格不动，跳过 {left} 天")
        if is_done:
            words = self.tr("已开放 {open} 格，草稿 {draft} 格，已有 {kept} 格未动，跳过 {left} 天")
        self.outcome.setText(
            words.format(
                open=outcome.open_slots,
                draft=outcome.draft_slots,
                kept=outcome.kept_slots,
                left=len({day.on for day in outcome.left_out}),
            )
        )
        self.set_running(False)

    def set_running(self, is_running: bool) -> None:
        """A run is going on; its button stops it."""
        self._is_running = is_running
        self._is_asking = self._is_asking and not is_running
        self.progress.setVisible(is_running)
        accept = self.tr("停下") if is_running else self.tr("应用到日历")
        self.set_buttons(accept, self.tr("关闭"), "bad" if is_running else "loud", "Ctrl+Enter")

    def show_progress(self, done: int, total: int) -> None:
        """How far a run is, in days."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._templates):
            return
        body = self._templates[row].body
        self.name.setText(body.name)
        self.counter.setCurrentIndex(self.counter.findData(body.counter_id))
        self.kind.setCurrentIndex(self.kind.findData(body.kind.value))
        for number, button in enumerate(self.days):
            button.setChecked(number in body.weekdays)
        self.hours.setText(windows_text(body.windows))
        at = self.minutes.findData(body.slot_minutes)
        if at < 0:
            self.minutes.addItem(self.tr("{minutes} 分").format(minutes=body.slot_minutes), body.slot_minutes)
            at = self.minutes.count() - 1
        self.minutes.setCurrentIndex(at)
        self.capacity.setValue(body.capacity)
        self.public.setValue(body.public_limit)
        self.valid_from.set_value(body.valid_from)
        self.valid_to.set_value(body.valid_to)

    # intentions

    def body_typed(self) -> TemplateBody | None:
        """The template in the form; None when the first day is missing."""
        first = self.valid_from.value()
        if first is None or self.valid_to.has_problem() or self.counter.currentData() is None:
            return None
        return TemplateBody(
            self.name.text().strip(),
            CounterId(str(self.counter.currentData())),
            AppointmentKind(self.kind.currentData()),
            frozenset(number for number, button in enumerate(self.days) if button.isChecked()),
            read_windows(self.hours.text()),
            int(self.minutes.currentData()),
            self.capacity.value(),
            min(self.public.value(), self.capacity.value()),
            first,
            self.valid_to.value(),
        )

    def _begin(self) -> None:
        self.list.setCurrentRow(-1)
        self.list.clearSelection()
        self.name.clear()
        self.name.setFocus()

    def _save(self) -> None:
        body = self.body_typed()
        if body is None:
            self.banner.show_message("warn", self.tr("请核对窗口和日期。"), code="form")
            return
        row = self.list.currentRow()
        template = self._templates[row] if 0 <= row < len(self._templates) else None
        self.saved.emit(template.id if template else None, template.version if template else 0, body)

    def _end(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._templates):
            self.ended.emit(self._templates[row])

    def _chosen(self) -> tuple[TemplateId, ...]:
        rows = sorted({index.row() for index in self.list.selectedIndexes()})
        return tuple(self._templates[row].id for row in rows if row < len(self._templates))

    def _ask_preview(self) -> None:
        first, last, ids = self.first.value(), self.last.value(), self._chosen()
        if ids and first is not None and last is not None and first <= last:
            self._is_asking = True
            self.previewed.emit(ids, first, last)

    def accept(self) -> None:
        """Fill the range, or stop the run; the dialog stays."""
        first, last, ids = self.first.value(), self.last.value(), self._chosen()
        if self._is_running:
            self.stopped.emit()
        elif ids and first is not None and last is not None and first <= last:
            self.applied.emit(ids, first, last)
        else:
            self.banner.show_message("warn", self.tr("请选模板，并核对起止日期。"), code="range")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not isinstance(self.focusWidget(), ActionButton):
            self.focusNextChild()
            return
        super().keyPressEvent(event)
