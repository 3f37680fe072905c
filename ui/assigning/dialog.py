"""To whom cases are given, and what became of each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from casework.cases import CaseRow
from casework.people import Staff
from ui.icons import icon
from ui.parts.choice_list import ChoiceList
from ui.parts.dialog import Dialog
from ui.theme import ROW, tokens
from ui.words import role_word, translate

ID = Qt.ItemDataRole.UserRole
NAMES_SHOWN = 3
RESULTS_WIDTH = 680


class AssignDialog(Dialog):
    """Reviewers to choose from, narrowed by typing. `assign_requested` carries a member's id, empty for the pool.

    The words typed and the choice stay while cases are being given away and when some of them could not be.
    """

    assign_requested = Signal(str)

    def __init__(self, rows: Sequence[CaseRow], reviewers: Sequence[Staff], parent: QWidget) -> None:
        super().__init__(translate("Assigning", "分配案件"), _of_words(rows), parent=parent)
        self.setObjectName("assignDialog")
        self._rows = tuple(rows)
        self._search = QLineEdit()
        self._search.setObjectName("assignSearch")
        self._search.setFixedHeight(ROW["control"])
        self._search.setPlaceholderText(translate("Assigning", "输入姓名缩小范围"))
        self._search.setAccessibleName(translate("Assigning", "审核员姓名"))
        self._search.textChanged.connect(self._narrow)
        self.people = ChoiceList()
        self.people.setObjectName("assignPeople")
        self.people.setAccessibleName(translate("Assigning", "审核员"))
        self.people.setMinimumHeight(220)
        self.people.itemDoubleClicked.connect(lambda _: self.accept())
        self.people.currentRowChanged.connect(lambda row: self.set_may_accept(row >= 0))
        self._fill(reviewers)
        self.results = ChoiceList()
        self.results.setObjectName("assignResults")
        self.results.setAccessibleName(translate("Assigning", "逐件结果"))
        self.results.setMinimumHeight(160)
        self.results.hide()
        for widget in (self._search, self.people, self.results):
            self.body.addWidget(widget)
        self.set_buttons(translate("Assigning", "分配"), translate("Assigning", "取消"))
        self.keep_open()
        self.submitted.connect(lambda: self.assign_requested.emit(self.chosen))
        self._search.setFocus()

    def _fill(self, reviewers: Sequence[Staff]) -> None:
        current = {row.reviewer_name for row in self._rows}
        pool = QListWidgetItem(icon("users"), translate("Assigning", "退回未分配"))
        pool.setData(ID, "")
        self.people.addItem(pool)
        for person in reviewers:
            roles = translate("Words", "、").join(role_word(role) for role in sorted(person.roles))
            mine = translate("Assigning", "现在的审核员") if current == {person.full_name} else ""
            item = QListWidgetItem(icon("user"), " · ".join(part for part in (person.full_name, roles, mine) if part))
            item.setData(ID, person.id)
            self.people.addItem(item)
        self.people.setCurrentRow(1 if self.people.count() > 1 else 0)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().lower()
        first = -1
        for row in range(self.people.count()):
            item = self.people.item(row)
            is_there = wanted in item.text().lower()
            item.setHidden(not is_there)
            if is_there and first < 0 and (item.data(ID) or wanted):
                first = row
        self.people.setCurrentRow(first)

    @property
    def chosen(self) -> str:
        """The id of who is chosen; empty for the pool."""
        item = self.people.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._search.hasFocus():
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        row = self.people.currentRow() + step
        while 0 <= row < self.people.count():
            if not self.people.item(row).isHidden():
                self.people.setCurrentRow(row)
                return
            row += step

    def show_results(self, problems: Mapping[str, str]) -> None:
        """What became of each case: given, or the sentence why not, by case id. Accepting again tries those that were not."""
        self.results.clear()
        for row in self._rows:
            problem = problems.get(row.id, "")
            words = problem or translate("Assigning", "已分配")
            item = QListWidgetItem(f"{row.case_no}  {row.applicant_name}  {words}")
            colour = tokens().bad if problem else tokens().ok
            item.setIcon(icon("circle-x" if problem else "circle-check", colour))
            self.results.addItem(item)
        self.results.show()
        self.resize(RESULTS_WIDTH, self.height())
        failed = len(problems)
        self.tell(translate("Assigning", "{count} 件没有分配成，可以再试一次").format(count=failed))
        self.set_buttons(translate("Assigning", "再试一次"), translate("Assigning", "关闭"))


def _of_words(rows: Sequence[CaseRow]) -> str:
    names = translate("Words", "、").join(row.applicant_name for row in rows[:NAMES_SHOWN])
    if len(rows) == 1:
        return f"{rows[0].case_no} · {names}"
    if len(rows) <= NAMES_SHOWN:
        return translate("Assigning", "{count} 件：{names}").format(count=len(rows), names=names)
    return translate("Assigning", "{count} 件：{names} 等").format(count=len(rows), names=names)
