"""State Council notices: entered as they are written (a festival, its days off, its make-up days) or read from a file.

Nothing is stored before the difference and the people it hits were seen.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from casework.holidays import DayChange, HolidayDiff, HolidayForm, HolidayNotice, HolidayYear, NoticeDay
from casework.reservations import CalendarDay, DayKind
from ui.calendar.words import WEEKDAY_LETTERS, said
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.banner import Banner
from ui.parts.date_field import read_date
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.line_list import LineList
from ui.words import long_day, moment, short_day, translate

FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")  # untranslated: names of the law
BETWEEN = re.compile(r"[,，、;；\s]+")  # untranslated: what people type between days
KINDS = {
    DayKind.WORKDAY: QT_TRANSLATE_NOOP("Calendar", "工作日"),
    DayKind.WEEKEND: QT_TRANSLATE_NOOP("Calendar", "周末"),
    DayKind.HOLIDAY: QT_TRANSLATE_NOOP("Calendar", "放假"),
    DayKind.MAKEUP: QT_TRANSLATE_NOOP("Calendar", "调休上班"),
}


def read_day(text: str, year: int) -> date | None:
    """A day as typed: `2027-10-01`, `10-01`, `10.1`, or `10月1日` of that year."""
    whole = read_date(text)
    if whole is not None:
        return whole
    parts = re.findall(r"\d+", text)
    if len(parts) != 2:
        return None
    try:
        return date(year, int(parts[0]), int(parts[1]))
    except ValueError:
        return None


def days_of_row(year: int, name: str, first: str, last: str, work: str) -> list[NoticeDay] | None:
    """The days one festival's row names; None when a day in it can't be read."""
    begin, end = read_day(first, year), read_day(last or first, year)
    makeup = [read_day(piece, year) for piece in BETWEEN.split(work.strip()) if piece]
    if begin is None or end is None or end < begin or (end - begin).days > 20 or None in makeup:
        return None
    off = [NoticeDay(begin + timedelta(days=i), name, True) for i in range((end - begin).days + 1)]
    return off + [NoticeDay(on, name, False) for on in makeup if on is not None]


def rows_of_form(form: HolidayForm) -> list[tuple[str, str, str, str]]:
    """A notice as rows: festival, first and last day off, make-up days."""
    rows = []
    for name in dict.fromkeys(day.name for day in form.days):
        off = sorted(day.on for day in form.days if day.name == name and day.is_off)
        work = sorted(day.on for day in form.days if day.name == name and not day.is_off)
        if off:
            rows.append((name, off[0].isoformat(), off[-1].isoformat(), ", ".join(on.isoformat() for on in work)))
    return rows


class HolidaysDialog(Dialog):
    """`previewed` and `imported` carry the form; `year_chosen` the year; `bound` a make-up day and its weekday or None."""

    year_chosen = Signal(int)
    file_wanted = Signal()
    previewed = Signal(object)
    imported = Signal(object)
    bound = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=960, parent=parent)
        self.setObjectName("holidaysDialog")
        self._years: tuple[HolidayYear, ...] = ()
        self._checked: HolidayForm | None = None
        self.set_words(
            self.tr("录入国务院放假通知"),
            self.tr("照通知逐个节日填写，或读入 JSON 文件；先看差别和受影响的人，再录入。"),
        )
        self.set_buttons(self.tr("录入"), self.tr("关闭"), "loud", "Ctrl+Enter")
        self.banner = Banner()
        self.years = LineList()
        self.years.setObjectName("holidayYears")
        self.years.setFixedWidth(190)
        self.years.setAccessibleName(self.tr("年份"))
        self.years.currentRowChanged.connect(self._turn)
        self.number, self.url = QLineEdit(), QLineEdit()
        self.rows = QTableWidget(len(FESTIVALS) + 1, 4)
        self.rows.setObjectName("holidayRows")
        self.rows.setAccessibleName(self.tr("节日"))
        self.rows.verticalHeader().hide()
        self.rows.setShowGrid(False)
        self.rows.setAlternatingRowColors(True)
        self.rows.setMinimumHeight(250)
        titles = [self.tr("节日"), self.tr("放假自"), self.tr("至"), self.tr("调休上班日")]
        self.rows.setHorizontalHeaderLabels(titles)
        header = self.rows.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.rows.itemChanged.connect(lambda _: self._stale())
        self.diff = LineList()
        self.diff.setObjectName("holidayDiff")
        self.diff.setAccessibleName(self.tr("差别"))
        self.diff.setMinimumHeight(110)
        self._makeup = QGridLayout()
        self._makeup.setVerticalSpacing(6)
        self._lay_out()
        self.accept_button.setEnabled(False)
        add_action(self, "holidaysImport", ("Ctrl+Return", "Ctrl+Enter"), self.accept)
        self._show_rows(())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for words, field, name in (
            (self.tr("文号"), self.number, "holidayNumber"),
            (self.tr("网址"), self.url, "holidayUrl"),
        ):
            field.setObjectName(name)
            field.setAccessibleName(words)
            field.textChanged.connect(lambda _: self._stale())
            head.addWidget(Label(words, "secondary", "text2"))
            head.addWidget(field, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(self.rows, 1)
        self._diff_title = Label(self.tr("差别与影响"), "secondary", bold=True)
        right.addWidget(self._diff_title)
        right.addWidget(self.diff)
        right.addLayout(self._makeup)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.years)
        row.addLayout(right, 1)
        self.body.addWidget(self.banner)
        self.body.addLayout(row, 1)
        for code, key, words, act, icon in (
            ("file", "Ctrl+O", self.tr("读入 JSON"), self.file_wanted.emit, "folder-open"),
            ("preview", "Ctrl+D", self.tr("看差别"), self._preview, "eye"),
        ):
            action = add_action(self, f"holidays_{code}", key, act)
            name_action(action, words, self.tr("节假日"))
            button = ActionButton(icon=icon)
            button.setObjectName(f"holidaysButton_{code}")
            button.follow(action)
            self.extra.addWidget(button)

    # what is shown

    def show_years(self, years: Sequence[HolidayYear], choose: int | None = None) -> None:
        """The years the office knows; the first one still missing is chosen."""
        before = self.year()
        self._years = tuple(years)
        self.years.blockSignals(True)
        self.years.clear()
        for one in self._years:
            state = self.tr("待公布") if one.is_provisional else self.tr("已公布")
            if one.task_since is not None and one.is_provisional:
                state = self.tr("待录入")
            self.years.addItem(f"{one.year}    {state}")
        self.years.blockSignals(False)
        missing = next((y.year for y in self._years if y.is_provisional), self._years[-1].year if self._years else 0)
        wanted = choose or before or missing
        numbers = [one.year for one in self._years]
        if wanted in numbers:
            self.years.setCurrentRow(numbers.index(wanted))

    def year(self) -> int:
        """The year chosen."""
        row = self.years.currentRow()
        return self._years[row].year if 0 <= row < len(self._years) else 0

    def revision(self) -> int:
        """The revision of the year as it was seen."""
        row = self.years.currentRow()
        return self._years[row].revision if 0 <= row < len(self._years) else 0

    def show_notices(self, notices: Sequence[HolidayNotice]) -> None:
        """Revisions of the year's notice; the newest fills the form."""
        if notices:
            newest = notices[0]
            self.show_form(newest.form)
            words = self.tr("第 {revision} 版，{by} 于 {at} 录入")
            self.banner.show_message(
                "info", words.format(revision=newest.revision, by=newest.by, at=moment(newest.at)), code="revision"
            )
        else:
            self.number.clear()
            self.url.clear()
            self._show_rows(())
            self.banner.dismiss()

    def show_form(self, form: HolidayForm) -> None:
        """A notice read from a file or stored before."""
        numbers = [one.year for one in self._years]
        if form.year in numbers and form.year != self.year():
            self.years.blockSignals(True)
            self.years.setCurrentRow(numbers.index(form.year))
            self.years.blockSignals(False)
        self.number.setText(form.number)
        self.url.setText(form.url)
        self._show_rows(rows_of_form(form))

    def _show_rows(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        self.rows.blockSignals(True)
        self.rows.setRowCount(max(len(rows), len(FESTIVALS)) + 1)
        for number in range(self.rows.rowCount()):
            empty = (FESTIVALS[number] if not rows and number < len(FESTIVALS) else "", "", "", "")
            for column, text in enumerate(rows[number] if number < len(rows) else empty):
                self.rows.setItem(number, column, QTableWidgetItem(text))
        self.rows.blockSignals(False)
        self._stale()

    def show_diff(self, form: HolidayForm, diff: HolidayDiff) -> None:
        """What storing this notice would change; now it may be stored."""
        self._checked = form
        self.diff.clear()
        for change in diff.days:
            self.diff.addItem(_change_words(change))
        if not diff.days:
            self.diff.addItem(self.tr("与现在的日历没有差别"))
        words = self.tr("差别与影响：{days} 天，停约 {slots} 格，影响 {people} 人")
        self._diff_title.setText(words.format(days=len(diff.days), slots=diff.slots, people=len(diff.people)))
        self.accept_button.setEnabled(True)
        self.set_buttons(
            self.tr("录入，并改约名单") if diff.people else self.tr("录入"),
            self.tr("关闭"),
            "bad_loud" if diff.people else "loud",
            "Ctrl+Enter",
        )

    def show_makeup_days(self, days: Sequence[CalendarDay]) -> None:
        """Make-up days of the year, each with the weekday whose template it runs."""
        while self._makeup.count():
            item = self._makeup.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for number, day in enumerate(days):
            label = Label(self.tr("{day} 调休，按").format(day=long_day(day.on)), "secondary", "text2")
            box = QComboBox()
            box.setObjectName(f"makeup_{day.on.isoformat()}")
            box.setAccessibleName(label.text())
            box.addItem(self.tr("不开放"), None)
            for weekday in range(5):
                box.addItem(self.tr("{weekday}模板").format(weekday=said(WEEKDAY_LETTERS[weekday])), weekday)
            box.setCurrentIndex(0 if day.template_weekday is None else day.template_weekday + 1)
            box.activated.connect(lambda _, on=day.on, box=box: self.bound.emit(on, box.currentData()))
            self._makeup.addWidget(label, number // 2, number % 2 * 2)
            self._makeup.addWidget(box, number // 2, number % 2 * 2 + 1)

    # intentions

    def _turn(self, row: int) -> None:
        if 0 <= row < len(self._years):
            self.year_chosen.emit(self._years[row].year)

    def _stale(self) -> None:
        """What was checked is not what is typed any more."""
        self._checked = None
        self.accept_button.setEnabled(False)

    def form_typed(self) -> HolidayForm | None:
        """The notice in the form; None, with the row named, when something in it can't be read."""
        days: list[NoticeDay] = []
        for number in range(self.rows.rowCount()):
            name, first, last, work = (self._cell(number, column) for column in range(4))
            if not first and not work:
                continue
            read = days_of_row(self.year(), name, first, last, work)
            if read is None or not name:
                words = self.tr("第 {row} 行（{name}）的日期读不出来。").format(row=number + 1, name=name)
                self.banner.show_message("warn", words, code="form")
                self.rows.setCurrentCell(number, 1)
                return None
            days += read
        ordered = tuple(sorted(days, key=lambda day: day.on))
        return HolidayForm(self.year(), self.number.text().strip(), self.url.text().strip(), ordered)

    def _cell(self, row: int, column: int) -> str:
        item = self.rows.item(row, column)
        return item.text().strip() if item is not None else ""

    def _preview(self) -> None:
        form = self.form_typed()
        if form is not None:
            self.banner.dismiss()
            self.previewed.emit(form)

    def accept(self) -> None:
        """Store what was checked; without a check, check it first."""
        if self._checked is None:
            self._preview()
        else:
            self.imported.emit(self._checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not isinstance(self.focusWidget(), ActionButton):
            self.focusNextChild()  # storing is Ctrl+Enter, or a click on the button itself
            return
        super().keyPressEvent(event)


def _change_words(change: DayChange) -> str:
    before, after = (translate("Calendar", KINDS[day.kind]) for day in (change.before, change.after))
    name = change.after.name or change.before.name
    return f"{short_day(change.after.on)} {name}: {before} → {after}"
