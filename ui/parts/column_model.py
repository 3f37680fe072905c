"""What the models of all tables have in common: columns with headings, some of them set to the right."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.parts.painting import LEFT, RIGHT

Index = QModelIndex | QPersistentModelIndex


class Column(Protocol):
    """A column of a table."""

    @property
    def code(self) -> str:
        """What it is called in the program."""

    @property
    def is_right(self) -> bool:
        """Whether it is set to the right."""


C = TypeVar("C", bound=Column)


class ColumnModel(QAbstractTableModel, Generic[C]):
    """Knows its columns; whoever derives from it knows its rows."""

    def __init__(self, columns: Sequence[C], title: Callable[[C], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns, self._title = tuple(columns), title

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(self._columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        return None

    def alignment(self, section: int) -> int:
        """How a column is set."""
        return int(RIGHT if self._columns[section].is_right else LEFT)
