"""A date: typed as `2026-09-17`, or chosen from a month that is painted like everything else."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.month_popup import MonthPopup
from ui.theme import ROW

SIGNS = str.maketrans({"年": "-", "月": "-", "日": None, ".": "-", "/": "-"})  # untranslated: what people type


def read_date(text: str) -> date | None:
    """The date a person typed, in any of the usual ways; None when it is none, or there is no such day."""
    parts = text.strip().translate(SIGNS)
    if parts.isdigit() and len(parts) == 8:
        parts = f"{parts[:4]}-{parts[4:6]}-{parts[6:]}"
    pieces = parts.split("-")
    if len(pieces) != 3 or not all(piece.isascii() and piece.isdigit() for piece in pieces) or len(pieces[0]) != 4:
        return None
    try:
        return date(*(int(piece) for piece in pieces))
    except ValueError:
        return None


class DateField(QWidget):
    """`date_changed` carries a date, or None for an empty or impossible one (`has_problem` tells which).

    Keys in the field: Alt+Down opens the month, Up and Down move by a day.
    """

    date_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: date | None = None
        self._earliest, self._latest = date(1900, 1, 1), date(2199, 12, 31)
        self._is_closed: Callable[[date], bool] = lambda on: on.weekday() >= 5
        self._edit = QLineEdit()
        self._edit.setObjectName("dateText")
        self._edit.setMaxLength(12)
        self._edit.textChanged.connect(self._typed)
        self._edit.editingFinished.connect(self._tidy)
        self._edit.installEventFilter(self)
        self._open = ActionButton(icon="calendar", kind="quiet")
        self._open.setObjectName("dateOpen")
        self._open.clicked.connect(self.open_month)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._edit, 1)
        row.addWidget(self._open)
        self.setFocusProxy(self._edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(168, ROW["control"])

    def value(self) -> date | None:
        """The date in the field."""
        return self._value

    def has_problem(self) -> bool:
        """Whether something is typed that is no date, or one outside the range."""
        return bool(self._edit.text().strip()) and self._value is None

    def set_value(self, value: date | None) -> None:
        self._edit.setText(value.isoformat() if value else "")

    def set_range(self, earliest: date, latest: date) -> None:
        """Dates outside are not taken."""
        self._earliest, self._latest = earliest, latest
        self._typed(self._edit.text())

    def set_closed_days(self, is_closed: Callable[[date], bool]) -> None:
        """Which days are shown as days off; they can be chosen all the same."""
        self._is_closed = is_closed

    def open_month(self) -> None:
        """Open the month below the field."""
        popup = MonthPopup(self._value, self._earliest, self._latest, self._is_closed, self)
        popup.chosen.connect(self._choose)
        popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _choose(self, on: date) -> None:
        self.set_value(on)
        self._edit.setFocus()

    def _typed(self, text: str) -> None:
        read = read_date(text)
        value = read if read is not None and self._earliest <= read <= self._latest else None
        if value != self._value:
            self._value = value
            self.date_changed.emit(value)

    def _tidy(self) -> None:
        if self._value is not None:
            self._edit.setText(self._value.isoformat())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Down and is_alt:
                self.open_month()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._value is not None and not is_alt:
                moved = self._value + timedelta(days=1 if event.key() == Qt.Key.Key_Up else -1)
                if self._earliest <= moved <= self._latest:
                    self.set_value(moved)
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # Qt passes a QObject

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._edit.setPlaceholderText(self.tr("年-月-日"))
        self._open.set_name(self.tr("打开日历（Alt+↓）"))
