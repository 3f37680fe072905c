"""Choose another time from those that are free: nearest first, by arrows and Enter."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casework.reservations import FreeSlot
from ui.calendar.impact_model import slot_words
from ui.parts.dialog import Dialog
from ui.parts.line_list import LineList
from ui.words import translate


class FreeSlotDialog(Dialog):
    """`chosen` is the slot when it was accepted."""

    def __init__(self, title: str, text: str, slots: Sequence[FreeSlot], parent: QWidget | None = None) -> None:
        super().__init__(title, text, width=460, parent=parent)
        self.setObjectName("freeSlotDialog")
        self._slots = tuple(slots)
        self.choices = LineList()
        self.choices.setObjectName("freeSlots")
        self.choices.setMinimumHeight(320)
        self.choices.setAccessibleName(title)
        for slot in self._slots:
            left = translate("Calendar", "余 {count}").format(count=slot.left)
            self.choices.addItem(f"{slot_words(slot.starts_at, slot.counter_name)}    {left}")
        self.choices.setCurrentRow(0)
        self.choices.itemDoubleClicked.connect(lambda _: self.accept())
        self.body.addWidget(self.choices)
        self.set_buttons(translate("Calendar", "改到此时段"), translate("Dialog", "取消"))
        self.accept_button.setEnabled(bool(self._slots))
        self.choices.setFocus()

    @property
    def chosen(self) -> FreeSlot | None:
        """The slot the keyboard is on."""
        row = self.choices.currentRow()
        return self._slots[row] if 0 <= row < len(self._slots) else None
