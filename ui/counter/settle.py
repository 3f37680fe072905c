"""Marks that wait for the office or were refused by it: a list to settle, one by one, by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.counter.list_area import ListArea
from ui.icons import paint_icon
from ui.parts.action_button import ActionButton
from ui.parts.dialog import Dialog
from ui.parts.painting import LEFT, draw_text, fill_round
from ui.theme import RADIUS, font, theme_signals, tokens, tone
from ui.words import clock, translate

HEIGHT = 56


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A mark of this PC. `problem` is the sentence it was refused with; empty: it waits. `by` names whose it is, when not one's own."""

    key: str
    at: datetime
    act: str
    who: str
    problem: str = ""
    by: str = ""

    @property
    def needs_a_person(self) -> bool:
        """Whether it goes no further by itself."""
        return bool(self.problem or self.by)


class _Marks(QWidget):
    """The painted rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keptMarks")
        self.marks: tuple[KeptMark, ...] = ()
        self.current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(480, max(len(self.marks), 1) * HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        if not self.marks:
            words = translate("Counter", "没有待上报的标记，也没有被退回的。")
            draw_text(painter, QRect(12, 0, self.width() - 24, HEIGHT), words, font("body"), now.text3, LEFT)
        for number, mark in enumerate(self.marks):
            rect = QRect(0, number * HEIGHT, self.width(), HEIGHT)
            if number == self.current:
                fill_round(painter, rect.adjusted(0, 2, 0, -2), RADIUS["control"], now.accent_tint, now.accent_line)
            kind = "bad" if mark.problem else "warn"
            glyph = "circle-alert" if mark.problem else "wifi-off"
            paint_icon(painter, QRect(12, rect.y() + 12, 16, 16), glyph, tone(kind).text)
            first = QRect(40, rect.y() + 6, rect.width() - 52, 22)
            draw_text(painter, first, f"{clock(mark.at)}  {mark.act}  {mark.who}", font("body", bold=True), now.text)
            if mark.problem:
                said = mark.problem
            elif mark.by:
                said = translate("Counter", "由 {name} 标记，等其本人登录，或由您上报。").format(name=mark.by)
            else:
                said = translate("Counter", "待上报，办公数据恢复后自动进行。")
            draw_text(painter, first.translated(0, 22), said, font("secondary"), tone(kind).text)


class SettleDialog(Dialog):
    """Lists kept marks. `again(key)` asks to send one once more, `dropped(key)` says that it is settled otherwise."""

    again = Signal(str)
    dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(width=680, parent=parent)
        self.setObjectName("settleDialog")
        self._list = _Marks()
        self._area = ListArea(self._list, HEIGHT, 5)
        self.body.addWidget(self._area)
        self._drop = ActionButton(icon="check", key="Del", kind="quiet")
        self._drop.setObjectName("settleDrop")
        self._drop.clicked.connect(self._settle)
        self.extra.addWidget(self._drop)
        self.keep_open()
        self.submitted.connect(self._send)
        self.retranslate()

    def show_marks(self, marks: Sequence[KeptMark]) -> None:
        """These marks; the place in the list stays."""
        self._list.marks = tuple(marks)
        self._list.current = min(max(self._list.current, 0), len(marks) - 1)
        self._list.setFixedHeight(max(len(marks), 1) * HEIGHT)
        self._tell()

    @property
    def current(self) -> KeptMark | None:
        """The mark chosen."""
        place = self._list.current
        return self._list.marks[place] if 0 <= place < len(self._list.marks) else None

    def _tell(self) -> None:
        mark = self.current
        self.set_may_accept(mark is not None and mark.needs_a_person)
        self._drop.setEnabled(mark is not None and mark.needs_a_person)
        self._list.setAccessibleName(f"{mark.act} {mark.who} {mark.problem}" if mark else "")
        self._area.bring(self._list.current)
        self._list.update()

    def _send(self) -> None:
        mark = self.current
        if mark is not None and mark.needs_a_person:
            self.again.emit(mark.key)

    def _settle(self) -> None:
        mark = self.current
        if mark is not None and mark.needs_a_person:
            self.dropped.emit(mark.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._list.marks:
            self._list.current = min(max(self._list.current + step, 0), len(self._list.marks) - 1)
            self._tell()
        elif event.key() == Qt.Key.Key_Delete:
            self._settle()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._list.mapFrom(self, event.position().toPoint()).y() // HEIGHT
        if 0 <= place < len(self._list.marks):
            self._list.current = place
            self._tell()

    def retranslate(self) -> None:
        title = translate("Counter", "待上报与被退回的标记")
        text = translate("Counter", "被退回的标记请当面核实后处理：再报一次，或改用别的办法后记为已处理。")
        self.set_words(title, text)
        self.set_buttons(translate("Counter", "再报一次"), translate("Dialog", "关闭"))
        self._drop.setText(translate("Counter", "记为已处理"))
        self._tell()
