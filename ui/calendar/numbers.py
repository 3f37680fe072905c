"""The calendar's numbers: offered, booked, arrived, served, lost and used, by site, counter, weekday, hour or day."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casework.booking_numbers import NumbersBy, NumbersRow
from ui.calendar.words import WEEKDAY_LETTERS, said
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.banner import Banner
from ui.parts.column_model import Index
from ui.parts.date_field import DateField
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.painting import LEFT, RIGHT
from ui.parts.segments import Segment, Segments
from ui.parts.table_view import TableView
from ui.words import translate

NOWHERE = QModelIndex()

BY: Mapping[NumbersBy, str] = {
    NumbersBy.COUNTER: QT_TRANSLATE_NOOP("Calendar", "窗口"),
    NumbersBy.WEEKDAY: QT_TRANSLATE_NOOP("Calendar", "星期"),
    NumbersBy.HOUR: QT_TRANSLATE_NOOP("Calendar", "时段"),
    NumbersBy.DAY: QT_TRANSLATE_NOOP("Calendar", "日期"),
    NumbersBy.SITE: QT_TRANSLATE_NOOP("Calendar", "大厅"),
}
COLUMNS = (
    ("offered", QT_TRANSLATE_NOOP("Calendar", "开放名额")),
    ("booked", QT_TRANSLATE_NOOP("Calendar", "已约")),
    ("arrived", QT_TRANSLATE_NOOP("Calendar", "到场")),
    ("served", QT_TRANSLATE_NOOP("Calendar", "办完")),
    ("no_show", QT_TRANSLATE_NOOP("Calendar", "爽约")),
    ("late_cancel", QT_TRANSLATE_NOOP("Calendar", "当天取消")),
    ("walk_in", QT_TRANSLATE_NOOP("Calendar", "现场取号")),
    ("closed", QT_TRANSLATE_NOOP("Calendar", "停约名额")),
    ("over", QT_TRANSLATE_NOOP("Calendar", "超额")),
    ("use", QT_TRANSLATE_NOOP("Calendar", "利用率")),
    ("no_show_rate", QT_TRANSLATE_NOOP("Calendar", "爽约率")),
)


def row_name(by: NumbersBy, row: NumbersRow) -> str:
    """What a row is for, in words."""
    if by is NumbersBy.WEEKDAY:
        return said(WEEKDAY_LETTERS[int(row.key)])
    if by is NumbersBy.HOUR:
        return f"{int(row.key):02d}:00"
    return row.name or row.key


def heads(by: NumbersBy) -> list[str]:
    """The titles of the columns."""
    return [said(BY[by]), *(said(title) for _, title in COLUMNS)]


def values(by: NumbersBy, row: NumbersRow) -> list[str | int | float | None]:
    """A row's values; shares as fractions, None where there is nothing to divide by."""
    return [row_name(by, row), *(getattr(row, code) for code, _ in COLUMNS)]


class NumbersModel(QAbstractTableModel):
    """Rows as given, with their sum at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by, self.rows = NumbersBy.COUNTER, tuple[NumbersRow, ...]()

    def show_rows(self, by: NumbersBy, rows: Sequence[NumbersRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.by, self.rows = by, (*rows, _sum(rows)) if len(rows) > 1 else tuple(rows)
        self.endResetModel()

    def table(self) -> list[list[str | int | float | None]]:
        """All values, for a file."""
        table = [values(self.by, row) for row in self.rows[:-1] if len(self.rows) > 1] or [
            values(self.by, row) for row in self.rows
        ]
        if len(self.rows) > 1:
            table.append([translate("Calendar", "合计"), *values(NumbersBy.SITE, self.rows[-1])[1:]])
        return table

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if index.column() == 0 else RIGHT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        if index.column() == 0:
            is_sum = len(self.rows) > 1 and index.row() == len(self.rows) - 1
            return translate("Calendar", "合计") if is_sum else row_name(self.by, row)
        value = getattr(row, COLUMNS[index.column() - 1][0])
        return "—" if value is None else f"{value:.1%}" if isinstance(value, float) else str(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if section == 0 else RIGHT
        return heads(self.by)[section] if role == Qt.ItemDataRole.DisplayRole else None


def _sum(rows: Sequence[NumbersRow]) -> NumbersRow:
    codes = ("offered", "booked", "arrived", "served", "no_show", "late_cancel", "walk_in", "closed", "over")
    return NumbersRow("", "", *(sum(getattr(row, code) for row in rows) for code in codes))


class NumbersDialog(Dialog):
    """`wanted` asks for numbers (by, first, last); `exported` for a file: xlsx or ics."""

    wanted = Signal(object, object, object)
    exported = Signal(str)

    def __init__(self, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(width=1080, parent=parent)
        self.setObjectName("numbersDialog")
        self.set_words(self.tr("统计"), self.tr("利用率 = 已约 ÷ 真正可约的名额；停约和草稿不算在内，超额另列。"))
        self.set_buttons("", self.tr("关闭"))
        self.banner, self.model = Banner(), NumbersModel(self)
        self.by = Segments()
        self.by.setObjectName("numbersBy")
        self.by.set_choices([Segment(one.value, said(BY[one])) for one in BY])
        self.by.mark(NumbersBy.COUNTER.value)
        self.by.chosen.connect(lambda _: self.ask())
        self.first, self.last = DateField(), DateField()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.by)
        row.addStretch(1)
        for words, field, on in ((self.tr("自"), self.first, first), (self.tr("至"), self.last, last)):
            field.set_value(on)
            field.setAccessibleName(words)
            field.date_changed.connect(lambda _: self.ask())
            row.addWidget(Label(words, "secondary", "text2"))
            row.addWidget(field)
        self.table = TableView()
        self.table.setObjectName("numbersTable")
        self.table.setAccessibleName(self.tr("统计"))
        self.table.setModel(self.model)
        self.table.setMinimumHeight(360)
        header = self.table.horizontalHeader()
        for section in range(len(COLUMNS) + 1):
            header.resizeSection(section, 118 if section == 0 else 82)
        self.body.addWidget(self.banner)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        for name, key, words in (("xlsx", "Ctrl+E", self.tr("导出 Excel")), ("ics", "Ctrl+I", self.tr("导出 iCal"))):
            action = add_action(self, f"numbers_{name}", key, partial(self.exported.emit, name))
            name_action(action, words, self.tr("统计"))
            button = ActionButton(icon="download")
            button.setObjectName(f"numbersExport_{name}")
            button.follow(action)
            self.extra.addWidget(button)

    def ask(self) -> None:
        """Ask for what is chosen."""
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None and first <= last:
            self.wanted.emit(NumbersBy(self.by.current), first, last)
        else:
            self.banner.show_message("warn", self.tr("请核对起止日期。"), code="dates")

    def show_rows(self, by: NumbersBy, rows: Sequence[NumbersRow]) -> None:
        """The answer."""
        self.banner.dismiss()
        self.model.show_rows(by, rows)
        if not rows:
            self.banner.show_message("info", self.tr("这段时间没有时段。"), code="none")
