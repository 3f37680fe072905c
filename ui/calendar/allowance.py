"""Sign for places above a slot's capacity: how many, until when, and why."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QLineEdit, QSpinBox, QWidget

from casework.reservations import LARGEST_CAPACITY, Slot
from casework.workdays import SHANGHAI
from ui.calendar.impact_model import slot_words
from ui.parts.dialog import Dialog
from ui.parts.label import Label


class AllowanceDialog(Dialog):
    """0 places end an allowance now."""

    def __init__(self, slot: Slot, counter: str, parent: QWidget | None = None) -> None:
        super().__init__(width=440, parent=parent)
        self.setObjectName("allowanceDialog")
        self.slot = slot
        self.set_words(self.tr("签批超额"), slot_words(slot.starts_at, counter))
        self.set_buttons(self.tr("签批"), self.tr("取消"), "bad_loud", "Ctrl+Enter")
        self._places = QSpinBox()
        self._places.setObjectName("allowancePlaces")
        self._places.setRange(0, LARGEST_CAPACITY)
        self._places.setValue(max(slot.allowance, 1))
        self._until = QDateTimeEdit()
        self._until.setObjectName("allowanceUntil")
        self._until.setTimeZone(QTimeZone(b"Asia/Shanghai"))
        self._until.setDisplayFormat("yyyy-MM-dd HH:mm")
        ends = slot.allowance_until or slot.ends_at
        self._until.setDateTime(QDateTime.fromSecsSinceEpoch(int(ends.timestamp()), QTimeZone(b"Asia/Shanghai")))
        self._reason = QLineEdit()
        self._reason.setObjectName("allowanceReason")
        self._reason.setMaxLength(200)
        self._reason.textChanged.connect(lambda _: self._check())
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = ((self.tr("超出名额"), self._places), (self.tr("截止"), self._until), (self.tr("原因"), self._reason))
        for row, (words, field) in enumerate(rows):
            field.setAccessibleName(words)
            grid.addWidget(Label(words, "secondary", "text2"), row, 0)
            grid.addWidget(field, row, 1)
        self.body.addLayout(grid)
        self._check()
        self._places.setFocus()

    def _check(self) -> None:
        self.accept_button.setEnabled(bool(self.reason))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()  # signing is Ctrl+Enter, or a click on the button itself
            return
        super().keyPressEvent(event)

    @property
    def places(self) -> int:
        """How many above the capacity."""
        return self._places.value()

    @property
    def until(self) -> datetime:
        """When it ends."""
        return datetime.fromtimestamp(self._until.dateTime().toSecsSinceEpoch(), SHANGHAI)

    @property
    def reason(self) -> str:
        """Why."""
        return self._reason.text().strip()
