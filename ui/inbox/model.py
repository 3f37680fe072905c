"""The table's model: thousands of ids known at once, rows fetched for what is on the screen, never a jump."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from casework.cases import CaseRow
from ui.inbox.columns import COLUMNS, ColumnSpec, column_title
from ui.parts.column_model import ColumnModel, Index
from ui.words import business_type_word, day, due_words, moment, state_words

BLOCK = 60
ROW_ROLE = Qt.ItemDataRole.UserRole


class CasesModel(ColumnModel[ColumnSpec]):
    """Ids in order; a row that is needed and not here is asked for by `rows_wanted` and shown as a skeleton meanwhile."""

    rows_wanted = Signal(object)  # tuple of ids

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, column_title, parent)
        self._ids: tuple[str, ...] = ()
        self._places: dict[str, int] = {}
        self._rows: dict[str, CaseRow] = {}
        self._asked: set[str] = set()
        self._missing: set[int] = set()
        self._districts: Mapping[str, str] = {}
        self._asker = QTimer(self, singleShot=True, interval=15)
        self._asker.timeout.connect(self._ask)
        self.now = datetime.now(UTC)

    # what it holds

    def show_ids(self, ids: Sequence[str], rows: Sequence[CaseRow] = ()) -> None:
        """These cases in this order. Rows that are known stay shown until newer ones come."""
        self.beginResetModel()
        self._ids = tuple(ids)
        self._places = {id_: place for place, id_ in enumerate(self._ids)}
        self._asked.clear()
        self._missing.clear()
        self._rows = {id_: row for id_, row in self._rows.items() if id_ in self._places}
        self._rows |= {row.id: row for row in rows}
        self.now = datetime.now(UTC)
        self.endResetModel()

    def take_rows(self, rows: Sequence[CaseRow]) -> None:
        """Newer rows of cases shown."""
        self.now = datetime.now(UTC)
        for row in rows:
            self._rows[row.id] = row
            self._asked.discard(row.id)
            place = self._places.get(row.id)
            if place is not None:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))

    def forget_requests(self) -> None:
        """What was asked for did not come; ask again when it is painted."""
        self._asked.clear()

    def set_districts(self, names: Mapping[str, str]) -> None:
        """Names of districts by code."""
        self._districts = names

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in order."""
        return self._ids

    def rows_of(self, ids: Sequence[str]) -> dict[str, CaseRow]:
        """Those of these cases whose rows are here."""
        return {id_: self._rows[id_] for id_ in ids if id_ in self._rows}

    def known(self) -> tuple[str, ...]:
        """Ids whose rows are here."""
        return tuple(self._rows)

    def id_at(self, place: int) -> str | None:
        """The id in a place."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def place_of(self, case_id: str) -> int:
        """The place of an id; -1 when it is not here."""
        return self._places.get(case_id, -1)

    def row_at(self, place: int) -> CaseRow | None:
        """The row in a place; when it is not here yet it is asked for."""
        id_ = self._ids[place]
        row = self._rows.get(id_)
        if row is None and id_ not in self._asked:
            self._missing.add(place)
            self._asker.start()
        return row

    def _ask(self) -> None:
        places = {
            near
            for place in self._missing
            for near in range(max(place - BLOCK // 4, 0), min(place + BLOCK // 2, len(self._ids)))
        }
        self._missing.clear()
        wanted = [self._ids[place] for place in sorted(places)]
        wanted = [id_ for id_ in wanted if id_ not in self._rows and id_ not in self._asked][:400]
        if wanted:
            self._asked.update(wanted)
            self.rows_wanted.emit(tuple(wanted))

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.row_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row_at(index.row())
            return self.text(row, COLUMNS[index.column()].code) if row is not None else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        return None

    def text(self, row: CaseRow, code: str) -> str:
        """What a column says of a row."""
        match code:
            case "due":
                return due_words(row.due_at, self.now, row.workdays_left).text
            case "case_no":
                return row.case_no
            case "name":
                return row.applicant_name
            case "last4":
                return row.id_last4
            case "type":
                return business_type_word(row.business_type)
            case "employer":
                return row.employer_name
            case "progress":
                return f"{row.judged}/{row.materials}"
            case "state":
                return state_words("on_hold" if row.is_on_hold else row.state).text
            case "presence":
                return row.presence.full_name if row.presence else ""
            case "district":
                return self._districts.get(row.district, row.district)
            case "reviewer":
                return row.reviewer_name or ""
            case "updated":
                return moment(row.updated_at)
        return day(row.updated_at)
