"""The day's list as a table: whole, small, in the order it is given; news change rows in place and the selection stays with its person."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from ui.counter.columns import COLUMNS, ColumnSpec, column_title
from ui.counter.visits import Visit
from ui.counter.words import flags, queued_words, visit_words, waiting_words
from ui.parts.column_model import ColumnModel, Index
from ui.parts.tips import plain_tip
from ui.words import business_type_word, clock, translate


class VisitsModel(ColumnModel[ColumnSpec]):
    """Shows visits. The same people in the same order are updated in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, column_title, parent)
        self._visits: tuple[Visit, ...] = ()
        self.now = datetime.now(UTC)

    def show_visits(self, visits: Sequence[Visit], now: datetime) -> None:
        """Show these visits as they are at `now`."""
        self.now = now
        if [visit.id for visit in visits] == [visit.id for visit in self._visits]:
            self._visits = tuple(visits)
            if visits:
                self.dataChanged.emit(self.index(0, 0), self.index(len(visits) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._visits = tuple(visits)
        self.endResetModel()

    def tick(self, now: datetime) -> None:
        """Time has passed: waiting times grow."""
        self.show_visits(self._visits, now)

    @property
    def visits(self) -> tuple[Visit, ...]:
        """What is shown, in order."""
        return self._visits

    def visit_at(self, place: int) -> Visit | None:
        """The visit in a place."""
        return self._visits[place] if 0 <= place < len(self._visits) else None

    def place_of(self, visit_id: str) -> int:
        """The place of a visit; -1 when it is not shown."""
        return next((place for place, visit in enumerate(self._visits) if visit.id == visit_id), -1)

    def is_first_of_slot(self, place: int) -> bool:
        """Whether a new slot begins with this row."""
        return place == 0 or self._visits[place].starts_at != self._visits[place - 1].starts_at

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._visits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        visit, column = self._visits[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(visit, column.code)
        if role == Qt.ItemDataRole.ToolTipRole and column.code == "flags":
            return plain_tip(self.text(visit, "flags"))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        return None

    def text(self, visit: Visit, code: str) -> str:
        """What a column says of a visit."""
        match code:
            case "time":
                return clock(visit.starts_at) if visit.starts_at else "—"
            case "queue_no":
                return visit.queue_no or "—"
            case "name":
                return visit.name
            case "last4":
                return visit.id_last4
            case "case_no":
                return visit.case_no
            case "type":
                return business_type_word(visit.business_type)
            case "state":
                said = [visit_words(visit.state).text]
                return translate("Words", "、").join(said + ([queued_words(visit.queued).text] if visit.queued else []))
            case "waiting":
                return waiting_words(visit, self.now)
            case "counter":
                return visit.called_counter or visit.counter_name
        return translate("Words", "、").join(flag.text for flag in flags(visit))

    def spoken(self, visit: Visit) -> str:
        """The whole row in words, for a screen reader."""
        return " ".join(part for column in COLUMNS if (part := self.text(visit, column.code)) not in ("", "—"))
