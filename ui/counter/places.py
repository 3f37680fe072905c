"""Choosing a place: the free slots by time, walked through by keyboard; a lost race leaves the dialog open with the nearest ones."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.reservations import FreeSlot
from ui.counter.list_area import ListArea
from ui.counter.row_choice import HEIGHT, RowChoice
from ui.parts.busy_line import BusyLine
from ui.parts.dialog import Dialog
from ui.parts.painting import RIGHT, draw_text
from ui.theme import font, tokens
from ui.words import clock, local, short_day, translate, weekday

SHOWN = 6


class PlaceList(RowChoice):
    """Free slots; Up and Down walk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("places", parent)
        self._places: tuple[FreeSlot, ...] = ()
        self._empty = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_places(self, places: Sequence[FreeSlot], empty: str = "") -> None:
        """These slots. `empty` is said when there is none."""
        self._places, self._empty = tuple(places), empty
        self._show(len(self._places))

    @property
    def current(self) -> FreeSlot | None:
        """The slot chosen."""
        return self._places[self._place] if self.is_chosen else None

    def words(self) -> str:
        slot = self.current
        return place_words(slot) if slot else self._empty

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.walk(step)
        else:
            super().keyPressEvent(event)

    def paint_row(self, painter: QPainter, space: QRect, place: int) -> None:
        slot, now = self._places[place], tokens()
        on = local(slot.starts_at).date()
        words = f"{short_day(on)} {weekday(on)}"
        draw_text(painter, QRect(space.x(), space.y(), 110, HEIGHT), words, font("body"), now.text2)
        hours = f"{clock(slot.starts_at)}–{clock(slot.ends_at)}"
        draw_text(painter, QRect(space.x() + 112, space.y(), 110, HEIGHT), hours, font("body", bold=True), now.text)
        where = QRect(space.x() + 232, space.y(), space.width() - 310, HEIGHT)
        draw_text(painter, where, slot.counter_name, font("body"), now.text2)
        left = translate("Counter", "余 {left}").format(left=slot.left)
        draw_text(painter, QRect(space.right() - 76, space.y(), 76, HEIGHT), left, font("body"), now.text2, RIGHT)


def place_words(slot: FreeSlot) -> str:
    """A slot in words."""
    on = local(slot.starts_at).date()
    text = translate("Counter", "{day} {weekday} {time} {counter}")
    return text.format(day=short_day(on), weekday=weekday(on), time=clock(slot.starts_at), counter=slot.counter_name)


class PlacesDialog(Dialog):
    """Asks for a slot. `asked` reports the choice and the reason; the dialog stays open until the office has agreed."""

    asked = Signal(object, str)

    def __init__(self, title: str, text: str, accept: str, parent: QWidget, *, with_reason: bool = False) -> None:
        super().__init__(title, text, width=560, parent=parent)
        self.setObjectName("placesDialog")
        self.busy = BusyLine()
        self.places = PlaceList()
        self.places.show_places((), translate("Counter", "正在查找空位"))
        self._area = ListArea(self.places, HEIGHT, SHOWN)
        self.reason = QLineEdit()
        self.reason.setObjectName("placesReason")
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(translate("Counter", "原因（可不填），会告知申请人"))
        self.reason.setAccessibleName(translate("Counter", "原因"))
        self.reason.setVisible(with_reason)
        for widget in (self.busy, self._area, self.reason):
            self.body.addWidget(widget)
        self.set_buttons(accept, translate("Dialog", "取消"))
        self.set_may_accept(False)
        self.keep_open()
        self.submitted.connect(self._report)
        self.places.chosen.connect(self._area.bring)
        self.places.taken.connect(self.accept)
        self.places.setFocus()

    def show_places(self, places: Sequence[FreeSlot]) -> None:
        """What is free."""
        self.busy.set_busy(False)
        self.places.show_places(places, translate("Counter", "没有空位"))
        self.set_may_accept(bool(places))
        self.places.setFocus()

    def show_problem(self, text: str, nearest: Sequence[FreeSlot] | None = None) -> None:
        """It did not work; with `nearest` these are offered instead. What was typed stays."""
        self.busy.set_busy(False)
        if nearest is not None:
            self.show_places(nearest)
        self.tell(text)

    def _report(self) -> None:
        slot = self.places.current
        if slot is not None:
            self.set_waiting()
            self.busy.set_busy(True)
            self.asked.emit(slot, self.reason.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.places.walk(step)
        else:
            super().keyPressEvent(event)
