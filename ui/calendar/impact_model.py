"""Whom a change hits, as a table: who, when, why, where to, how to reach them, what they were told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from casework.shaping import Affected, MoveState, Proposal, Why
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.column_model import Index
from ui.parts.tips import plain_tip
from ui.words import clock, local, moment, translate, weekday

NOWHERE = QModelIndex()

WHY: Mapping[Why, str] = {
    Why.CLOSED: QT_TRANSLATE_NOOP("Calendar", "时段停约"),
    Why.DAY_CLOSED: QT_TRANSLATE_NOOP("Calendar", "全天停约"),
    Why.OVER_CAPACITY: QT_TRANSLATE_NOOP("Calendar", "超出新容量"),
    Why.NO_WORKDAY: QT_TRANSLATE_NOOP("Calendar", "改为休息日"),
}
STATES: Mapping[MoveState, tuple[str, str, str]] = {
    MoveState.WAITING: ("hourglass", QT_TRANSLATE_NOOP("Calendar", "待改约"), "warn"),
    MoveState.MOVED: ("check", QT_TRANSLATE_NOOP("Calendar", "已改约"), "ok"),
    MoveState.GONE: ("x", QT_TRANSLATE_NOOP("Calendar", "已不在"), "mute"),
    MoveState.KEPT: ("minus", QT_TRANSLATE_NOOP("Calendar", "留在原时段"), "mute"),
}
COLUMNS = (
    ("name", QT_TRANSLATE_NOOP("Calendar", "姓名"), 84),
    ("case_no", QT_TRANSLATE_NOOP("Calendar", "编号"), 130),
    ("old", QT_TRANSLATE_NOOP("Calendar", "原时间"), 214),
    ("why", QT_TRANSLATE_NOOP("Calendar", "原因"), 112),
    ("new", QT_TRANSLATE_NOOP("Calendar", "拟改至"), 214),
    ("phone", QT_TRANSLATE_NOOP("Calendar", "电话"), 128),
    ("told", QT_TRANSLATE_NOOP("Calendar", "告知"), 164),
    ("state", QT_TRANSLATE_NOOP("Calendar", "状态"), 110),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A row: somebody hit, the names of the counters, and a phone in full once it was revealed."""

    person: Affected
    counter: str
    new_counter: str
    phone: str = ""


def slot_words(starts_at: datetime, counter: str) -> str:
    """A slot in short: 09-17 周四 09:30 · 3 号窗口."""
    on = local(starts_at)
    return f"{on:%m-%d} {weekday(on.date())} {clock(starts_at)} · {counter}"


def told_words(person: Affected) -> str:
    """Whether they were told, and what they said."""
    if person.told_at is None:
        return translate("Calendar", "未告知")
    if person.is_agreed is None:
        said = translate("Calendar", "已告知")
    elif person.is_agreed:
        said = translate("Calendar", "已同意")
    else:
        said = translate("Calendar", "不同意")
    return f"{said} {moment(person.told_at)[5:]}"


class ImpactModel(QAbstractTableModel):
    """Rows as given; proposals edited here stay until the people are replaced."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """These people."""
        if len(hits) == len(self.hits) and hits:
            self.hits = tuple(hits)
            self.dataChanged.emit(self.index(0, 0), self.index(len(hits) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def propose(self, row: int, proposal: Proposal, counter: str) -> None:
        """Another slot for somebody."""
        hit = self.hits[row]
        changed = replace(hit, person=replace(hit.person, proposed=proposal), new_counter=counter)
        self.hits = (*self.hits[:row], changed, *self.hits[row + 1 :])
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def cell_text(self, row: int, code: str) -> str:
        """What stands in a cell."""
        hit = self.hits[row]
        person = hit.person
        match code:
            case "name":
                return person.applicant_name
            case "case_no":
                return person.case_no
            case "old":
                return slot_words(person.starts_at, hit.counter)
            case "why":
                return translate("Calendar", WHY[person.why])
            case "new":
                if person.proposed is None:
                    return translate("Calendar", "没有空位，请指定")
                return slot_words(person.proposed.starts_at, hit.new_counter)
            case "phone":
                return hit.phone or person.phone
            case "told":
                return told_words(person)
        return translate("Calendar", STATES[person.state][1])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self.cell_text(index.row(), COLUMNS[index.column()][0])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate("Calendar", COLUMNS[section][1])
        return None
