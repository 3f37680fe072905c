"""Book somebody into a slot: find the case by name, number or phone, and take it with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.cases import CaseRow
from casework.reservations import Slot
from ui.calendar.impact_model import slot_words
from ui.parts.dialog import Dialog
from ui.parts.line_list import LineList
from ui.words import business_type_word, state_words

SEARCH_AFTER_MS = 180


class BookingDialog(Dialog):
    """`search_changed` asks for cases; `chosen` is the case when it was accepted."""

    search_changed = Signal(str)

    def __init__(self, slot: Slot, counter: str, parent: QWidget | None = None) -> None:
        super().__init__(width=520, parent=parent)
        self.setObjectName("bookingDialog")
        self.slot = slot
        self._cases: tuple[CaseRow, ...] = ()
        self.set_words(self.tr("预约此时段"), slot_words(slot.starts_at, counter))
        self.set_buttons(self.tr("代约"), self.tr("取消"))
        self.search = QLineEdit()
        self.search.setObjectName("bookingSearch")
        self.search.setPlaceholderText(self.tr("姓名、编号、手机、证件号后四位、单位"))
        self.search.setAccessibleName(self.tr("找案件"))
        self.search.installEventFilter(self)
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._typing.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.choices = LineList()
        self.choices.setObjectName("bookingCases")
        self.choices.setAccessibleName(self.tr("案件"))
        self.choices.setMinimumHeight(260)
        self.choices.itemDoubleClicked.connect(lambda _: self.accept())
        self.body.addWidget(self.search)
        self.body.addWidget(self.choices, 1)
        self.accept_button.setEnabled(False)
        self.search.setFocus()

    def show_cases(self, cases: Sequence[CaseRow]) -> None:
        """The cases found, best first."""
        self._cases = tuple(cases)
        self.choices.clear()
        for case in self._cases:
            kind, state = business_type_word(case.business_type.value), state_words(case.state.value).text
            self.choices.addItem(f"{case.applicant_name}  {case.case_no}  {kind}  {state}")
        self.choices.setCurrentRow(0)
        self.accept_button.setEnabled(bool(self._cases))

    @property
    def chosen(self) -> CaseRow | None:
        """The case the keyboard is on."""
        row = self.choices.currentRow()
        return self._cases[row] if 0 <= row < len(self._cases) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:  # the arrows choose while the search keeps the focus
                row = min(max(self.choices.currentRow() + step, 0), max(self.choices.count() - 1, 0))
                self.choices.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)
