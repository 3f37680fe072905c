"""The board as a table for screen readers: Qt's own accessible table speaks from it. Nothing is painted from it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui.calendar.shown import EMPTY_BOARD, Board
from ui.calendar.words import spoken
from ui.words import long_day

NOWHERE = QModelIndex()
SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)


class BoardModel(QAbstractTableModel):
    """Says each cell in one sentence (reservations.md 5c), and the day or counter and the hour as its headers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = EMPTY_BOARD

    def show_board(self, board: Board) -> None:
        """Speak of this board from now on; one of the same shape is told as changed cells."""
        before, shape = self._board, (len(board.rows), len(board.columns))
        if (len(before.rows), len(before.columns)) != shape:
            self.beginResetModel()
            self._board = board
            self.endResetModel()
            return
        self._board = board
        if shape[0] and shape[1]:
            self.dataChanged.emit(self.index(0, 0), self.index(shape[0] - 1, shape[1] - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._board.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._board.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in SPOKEN and index.isValid():
            return spoken(self._board, index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in SPOKEN:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._board.rows[section].label if section < len(self._board.rows) else None
        if section >= len(self._board.columns):
            return None
        column = self._board.columns[section]
        return column.counter_name or long_day(column.on)
