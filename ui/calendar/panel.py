"""The side panel: the selected cells in figures, their capacity, who is booked in them, and what happened to them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from casework.bookings import BookedPerson
from casework.reservations import LARGEST_CAPACITY, SlotEvent
from ui.calendar.panel_summary import Summary, SummaryCard
from ui.calendar.people import PeopleList
from ui.calendar.words import act_word
from ui.parts.action_button import ActionButton
from ui.parts.empty_state import EmptyState
from ui.parts.label import ElidedLabel, Label
from ui.parts.line_list import LineList
from ui.parts.segments import Segment, Segments
from ui.parts.surface import Surface
from ui.words import moment

WIDE, NARROW = 320, 304


class SidePanel(Surface):
    """`capacity_set` tells places for every selected cell; `history_wanted` that somebody looks at the history."""

    capacity_set = Signal(int)
    history_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent)
        self.setObjectName("sidePanel")
        self.setFixedWidth(WIDE)
        self.summary = SummaryCard()
        self.people = PeopleList()
        self.people.installEventFilter(self)
        self.history = LineList()
        self.history.setObjectName("slotHistory")
        self.history.setWordWrap(True)
        self.tabs = Segments()
        self.tabs.setObjectName("panelTabs")
        self.tabs.chosen.connect(self._turn)
        self._build()
        self.retranslate()
        self.tabs.mark("people")

    def _build(self) -> None:
        self._capacity_label, self._hint = Label(role="body"), Label(role="caption", tint="text3")
        self.capacity = QSpinBox()
        self.capacity.setObjectName("panelCapacity")
        self.capacity.setRange(0, LARGEST_CAPACITY)
        self.capacity.setMinimumWidth(92)
        self.capacity.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.capacity.installEventFilter(self)
        self.capacity.setKeyboardTracking(False)
        self.capacity.valueChanged.connect(self._set_capacity)
        self._shape_row = QWidget()
        row = QHBoxLayout(self._shape_row)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self._capacity_label)
        row.addWidget(self._hint, 1)
        row.addWidget(self.capacity)
        self.count = ElidedLabel(role="secondary", bold=True)
        self.count.setObjectName("panelCount")
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 6)
        head.addWidget(self.count, 1)
        head.addWidget(self.tabs)
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        for widget in (self.people, self.history, self._empty):
            self._stack.addWidget(widget)
        self.book, self.close_slots, self.move_person = (ActionButton(), ActionButton(), ActionButton())
        buttons = Surface("surface", "t")
        low = QHBoxLayout(buttons)
        low.setContentsMargins(12, 12, 12, 12)
        low.setSpacing(8)
        for button, name in (
            (self.close_slots, "panelClose"),
            (self.book, "panelBook"),
            (self.move_person, "panelMove"),
        ):
            button.setObjectName(name)
            low.addWidget(button)
        low.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.summary)
        column.addWidget(self._shape_row)
        self._line = Surface("line")
        self._line.setFixedHeight(1)
        column.addWidget(self._line)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(buttons)

    def follow(self, close: QAction, book: QAction, move: QAction) -> None:
        """The actions behind the buttons at the foot."""
        for button, action in ((self.close_slots, close), (self.book, book), (self.move_person, move)):
            button.follow(action)

    def set_shaping(self, may_shape: bool) -> None:
        """Whether this person may change what is offered."""
        self._shape_row.setVisible(may_shape)
        self._line.setVisible(may_shape)
        self.close_slots.setVisible(may_shape)

    def show_summary(self, summary: Summary) -> None:
        """The selected cells in figures."""
        self.summary.show_summary(summary)
        if not self.capacity.hasFocus():
            self.capacity.blockSignals(True)
            self.capacity.setValue(summary.capacity)
            self.capacity.blockSignals(False)

    def show_people(self, people: Sequence[BookedPerson] | None) -> None:
        """Who is booked; None while it is asked for."""
        if people is None:
            self.count.setText(self.tr("正在读取名单"))
            return
        self.people.show_people(people)
        self.count.setText(self.tr("{count} 人").format(count=len(people)))
        self.people.setAccessibleName(self.count.text())
        if self.tabs.current == "people":
            self._stack.setCurrentIndex(0 if people else 2)

    def show_history(self, events: Sequence[SlotEvent]) -> None:
        """What happened, newest first."""
        self.history.clear()
        for event in events:
            rest = " ".join(part for part in (event.case_no, event.detail) if part)
            self.history.addItem(f"{moment(event.at)}  {event.by_name}\n{act_word(event.act)} {rest}".rstrip())

    def _turn(self, code: str) -> None:
        if code == "history":
            self._stack.setCurrentIndex(1)
            self.history_wanted.emit()
        else:
            self._stack.setCurrentIndex(0 if self.people.people.people else 2)

    def _set_capacity(self, value: int) -> None:
        if self.summary.summary is not None and value != self.summary.summary.capacity:
            self.capacity_set.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self._capacity_label.setText(self.tr("容量"))
        self._hint.setText(self.tr("数字键直接改"))
        self.capacity.setAccessibleName(self.tr("容量"))
        self.history.setAccessibleName(self.tr("记录"))
        self.tabs.set_choices((Segment("people", self.tr("名单")), Segment("history", self.tr("记录"))))
        self._empty.show_words("users", self.tr("这里还没有人"), self.tr("按 N 为申请人预约此时段。"))
        self.show_people(self.people.people.people)
