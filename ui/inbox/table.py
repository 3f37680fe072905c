"""The table of cases: its columns, its order, and a selection that stays with its cases whatever comes or goes."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from casework.cases import CaseRow, SortBy
from ui.inbox.columns import BY_CODE, COLUMNS, column_title
from ui.inbox.delegate import CasesDelegate
from ui.inbox.model import CasesModel
from ui.parts.table_view import TableView

SECTIONS = {column.code: section for section, column in enumerate(COLUMNS)}
ALWAYS = frozenset({"case_no", "name"})
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class CasesTable(TableView):
    """Shows `model`. `columns_changed` carries the codes of the columns shown, `sort_changed` what to sort by and whether down."""

    columns_changed = Signal(object)
    sort_changed = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cases")
        self.cases = CasesModel(self)
        self.setModel(self.cases)
        self.setItemDelegate(CasesDelegate(self))
        self._has_own_columns = False
        header = self.horizontalHeader()
        for section, column in enumerate(COLUMNS):
            header.resizeSection(section, column.width)
            header.setSectionHidden(section, not column.is_shown)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(SECTIONS["employer"], QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, ASCENDING)
        header.setSectionsMovable(True)
        header.sectionClicked.connect(self._sort)
        header.sectionMoved.connect(lambda *_: self.columns_changed.emit(self.columns()))

    # cases

    def show_cases(self, ids: Sequence[str], rows: Sequence[CaseRow]) -> None:
        """These cases; selection and scroll stay with what was selected."""
        selected, together, bar = self.selected_id(), self.selected_ids(), self.verticalScrollBar()
        place_before = self.cases.place_of(selected) if selected else -1
        scroll = bar.value()
        self.cases.show_ids(ids, rows)
        if not ids:
            return
        place = self.cases.place_of(selected) if selected else -1
        if place < 0:
            place = min(max(place_before, 0), len(ids) - 1)
            self.setCurrentIndex(self.cases.index(place, 0))
            bar.setValue(scroll if place_before >= 0 else 0)
            return
        self.setCurrentIndex(self.cases.index(place, 0))
        self.select(together)
        bar.setValue(scroll + (place - place_before) * self.verticalHeader().defaultSectionSize())

    def select(self, ids: Sequence[str]) -> None:
        """Select these cases too, where there are several."""
        if len(ids) < 2:
            return
        chosen = QItemSelection()
        for place in sorted(place for id_ in ids if (place := self.cases.place_of(id_)) >= 0):
            chosen.select(self.cases.index(place, 0), self.cases.index(place, 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(chosen, flags)

    def selected_ids(self) -> tuple[str, ...]:
        """All selected cases, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(id_ for row in rows if (id_ := self.cases.id_at(row)) is not None)

    def selected_id(self) -> str | None:
        """The case the keyboard is at."""
        index = self.currentIndex()
        return self.cases.id_at(index.row()) if index.isValid() else None

    def go_to_top(self) -> None:
        """Begin at the first case: another queue, another search."""
        if self.cases.rowCount():
            self.setCurrentIndex(self.cases.index(0, 0))
        self.scrollToTop()

    def move_by(self, step: int) -> None:
        """Go so many cases down, or up."""
        row = self.currentIndex().row() + step
        if 0 <= row < self.cases.rowCount():
            self.setCurrentIndex(self.cases.index(row, 0))
            self.setFocus()

    # order

    def _sort(self, section: int) -> None:
        column = COLUMNS[section]
        header = self.horizontalHeader()
        if column.sort is None:
            return
        was_up = header.property("sorted") == section and header.sortIndicatorOrder() is ASCENDING
        self.show_sort(column.sort, is_descending=was_up)
        self.sort_changed.emit(column.sort, was_up)

    def show_sort(self, sort: SortBy, *, is_descending: bool) -> None:
        """What the table is sorted by."""
        section = next(i for i, column in enumerate(COLUMNS) if column.sort is sort)
        header = self.horizontalHeader()
        header.setProperty("sorted", section)
        header.setSortIndicator(section, DESCENDING if is_descending else ASCENDING)

    # columns

    def show_columns(self, codes: Sequence[str]) -> None:
        """These columns in this order."""
        known = [code for code in codes if code in BY_CODE]
        if not known:
            return
        self._has_own_columns = True
        header = self.horizontalHeader()
        for section, column in enumerate(COLUMNS):
            header.setSectionHidden(section, column.code not in known)
        for place, code in enumerate(known):
            header.moveSection(header.visualIndex(SECTIONS[code]), place)

    def columns(self) -> tuple[str, ...]:
        """The columns shown, in their order."""
        header = self.horizontalHeader()
        order = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return tuple(COLUMNS[section].code for section in order if not header.isSectionHidden(section))

    def show_spare(self, code: str, *, is_shown: bool) -> None:
        """Show a column where there is room for it, unless the person chose columns of their own."""
        if not self._has_own_columns:
            self.horizontalHeader().setSectionHidden(SECTIONS[code], not is_shown)

    def choose_columns(self, place: QPoint) -> None:
        """Offer the columns in a menu at a place of the screen."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for section, column in enumerate(COLUMNS):
            action = QAction(column_title(column), menu, checkable=True)
            action.setChecked(not self.horizontalHeader().isSectionHidden(section))
            action.setEnabled(column.code not in ALWAYS)
            action.triggered.connect(lambda is_on, section=section: self._show_column(section, is_on))
            menu.addAction(action)
        menu.popup(place)

    def _show_column(self, section: int, is_on: bool) -> None:
        self._has_own_columns = True
        self.horizontalHeader().setSectionHidden(section, not is_on)
        self.columns_changed.emit(self.columns())

    def fit(self, *, is_wide: bool) -> None:
        """Give the columns the room their words need in the language in force, and what a wide window has to spare."""
        is_english = QLocale().language() is QLocale.Language.English
        for section, column in enumerate(COLUMNS):
            if column.more_in_english or column.more_when_wide:
                more = (column.more_in_english if is_english else 0) + (column.more_when_wide if is_wide else 0)
                self.horizontalHeader().resizeSection(section, column.width + more)
