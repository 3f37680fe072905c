"""Choosing a person: a search over cases, for walk-ins and for booking by phone; and somebody without a case by name alone."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.cases import CaseRow
from ui.counter.list_area import ListArea
from ui.counter.row_choice import HEIGHT, RowChoice
from ui.parts.badge import paint_badge
from ui.parts.busy_line import BusyLine
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.painting import LEFT, draw_text
from ui.theme import font, tokens
from ui.words import business_type_word, state_words, translate

SHOWN, SEARCH_AFTER_MS = 6, 180


class PersonList(RowChoice):
    """Cases; the last row, when allowed, is the name alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("people", parent)
        self._rows: tuple[CaseRow, ...] = ()
        self._name = ""

    def show_people(self, rows: Sequence[CaseRow], name: str) -> None:
        """These cases, then `name` alone unless it is empty."""
        self._rows, self._name = tuple(rows), name
        self._show(len(self._rows) + bool(name))

    @property
    def row(self) -> CaseRow | None:
        """The case chosen; None when it is the name alone, or nothing."""
        return self._rows[self._place] if 0 <= self._place < len(self._rows) else None

    def words(self) -> str:
        row = self.row
        if row is not None:
            return f"{row.applicant_name} {row.case_no} {state_words(row.state).text}"
        return self._name or translate("Counter", "输入办理编号、姓名、手机或证件尾号")

    def paint_row(self, painter: QPainter, space: QRect, place: int) -> None:
        if place < len(self._rows):
            self._paint_case(painter, space, self._rows[place])
        else:
            text = translate("Counter", "没有案件，只登记姓名：{name}").format(name=self._name)
            draw_text(painter, space, text, font("body"), tokens().text2, LEFT)

    def _paint_case(self, painter: QPainter, space: QRect, row: CaseRow) -> None:
        now, left = tokens(), space.x()
        for width, text, is_bold in (
            (92, row.applicant_name, True),
            (48, row.id_last4, False),
            (116, row.case_no, False),
            (116, business_type_word(row.business_type), False),
        ):
            value = now.text if is_bold else now.text2
            draw_text(painter, QRect(left, space.y(), width - 8, HEIGHT), text, font("body", bold=is_bold), value)
            left += width
        words = state_words("on_hold" if row.is_on_hold else row.state)
        paint_badge(painter, QRect(left, space.y(), space.right() - left, HEIGHT), words.glyph, words.text, words.tone)


class PersonDialog(Dialog):
    """Asks who. `searched` is answered with `show_people`; `asked` carries the case's row, or None and the name."""

    searched = Signal(str)
    asked = Signal(object, str)

    def __init__(self, title: str, text: str, accept: str, parent: QWidget, *, may_be_nameless_case: bool) -> None:
        super().__init__(title, text, width=640, parent=parent)
        self.setObjectName("personDialog")
        self._may_be_name = may_be_nameless_case
        self.busy = BusyLine()
        self.search = QLineEdit()
        self.search.setObjectName("personSearch")
        self.search.setMaxLength(64)
        self.search.setAccessibleName(translate("Counter", "找人"))
        self.search.setPlaceholderText(translate("Counter", "办理编号、姓名、手机、证件尾号"))
        self.people = PersonList()
        self.note = Label(role="secondary", tint="text2")
        self.note.setWordWrap(True)
        self._area = ListArea(self.people, HEIGHT, SHOWN)
        for widget in (self.search, self.busy, self._area, self.note):
            self.body.addWidget(widget)
        self.set_buttons(accept, translate("Dialog", "取消"))
        self.set_may_accept(False)
        self.keep_open()
        self.submitted.connect(self._report)
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._typing.timeout.connect(self._ask)
        self.search.textChanged.connect(self._typed)
        self.people.chosen.connect(self._chosen)
        self.people.taken.connect(self.accept)
        self.search.setFocus()

    @property
    def words(self) -> str:
        """What was typed."""
        return self.search.text().strip()

    def show_people(self, words: str, rows: Sequence[CaseRow]) -> None:
        """What was found for these words; ignored when others have been typed since."""
        if words == self.words:
            self.busy.set_busy(False)
            self.people.show_people(rows, self.words if self._may_be_name else "")

    def show_note(self, text: str) -> None:
        """Something worth knowing, such as the nearest places."""
        self.note.setText(text)

    def show_problem(self, text: str) -> None:
        """It did not work. What was typed stays."""
        self.busy.set_busy(False)
        self.tell(text)

    def _typed(self) -> None:
        self.tell("")
        if self._may_be_name:
            self.people.show_people((), self.words)
        else:
            self.people.show_people((), "")
        self._typing.start()

    def _ask(self) -> None:
        if self.words:
            self.busy.set_busy(True)
            self.searched.emit(self.words)

    def _chosen(self, place: int) -> None:
        self.set_may_accept(place >= 0)
        self._area.bring(place)

    def accept(self) -> None:
        """A scan that is still being looked up is waited for."""
        if self._typing.isActive():
            self._typing.stop()
            self._ask()
        elif not self.busy.is_busy:
            super().accept()

    def _report(self) -> None:
        if self.people.is_chosen:
            self.set_waiting()
            self.asked.emit(self.people.row, self.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.people.walk(step)
        else:
            super().keyPressEvent(event)
