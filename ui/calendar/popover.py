"""The small card beside the selection: how many places, for whom, for what. Enter does it, Esc puts it away."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from casework.reservations import LARGEST_CAPACITY, AppointmentKind
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.action_button import ActionButton
from ui.parts.label import Label
from ui.parts.painting import fill_round
from ui.theme import RADIUS, tokens
from ui.words import translate

KINDS = {
    AppointmentKind.EITHER: QT_TRANSLATE_NOOP("Calendar", "均可"),
    AppointmentKind.ONSITE: QT_TRANSLATE_NOOP("Calendar", "复审预约"),
    AppointmentKind.VISIT: QT_TRANSLATE_NOOP("Calendar", "预审预约"),
}


def kind_word(kind: AppointmentKind) -> str:
    """What people come for."""
    return translate("Calendar", KINDS[kind])


class CapacityCard(QWidget):
    """`committed` tells places, the applicants' share of them, and the kind (None: as it is)."""

    committed = Signal(int, object, object)
    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("capacityCard")
        self.title = Label(role="secondary", bold=True)
        self.capacity, self.public = _spin("cardCapacity"), _spin("cardPublic")
        self.kind = QComboBox()
        self.kind.setObjectName("cardKind")
        self.kind.setMinimumWidth(112)
        self._labels = [Label(role="caption", tint="text2") for _ in range(3)]
        self.accept = ActionButton(kind="loud", key="Enter")
        self.accept.setObjectName("cardAccept")
        self.accept.clicked.connect(self._commit)
        self._is_share_typed = False
        self.capacity.valueChanged.connect(self._follow)
        self.public.lineEdit().textEdited.connect(lambda _: setattr(self, "_is_share_typed", True))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(8)
        for label, field in zip(self._labels, (self.capacity, self.public, self.kind), strict=True):
            pair = QVBoxLayout()
            pair.setSpacing(2)
            pair.addWidget(label)
            pair.addWidget(field)
            row.addLayout(pair)
        row.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        for field in (self.capacity, self.public, self.kind):
            field.installEventFilter(self)
        self.retranslate()
        self.hide()

    def ask(self, beside: QRect, title: str, capacity: int, *, is_opening: bool, typed: str = "") -> None:
        """Show it beside the selection; `typed` is the digit that has already been pressed."""
        self._is_share_typed = False
        self.title.setText(title)
        self.setAccessibleName(title)
        self.capacity.setValue(int(typed) if typed else capacity)
        for field, label in ((self.public, self._labels[1]), (self.kind, self._labels[2])):
            field.setVisible(is_opening)
            label.setVisible(is_opening)
        self.adjustSize()
        parent = self.parentWidget()
        assert parent is not None
        spot = beside.bottomLeft() + QPoint(0, 6)
        if spot.y() + self.height() > parent.height():
            spot = beside.topLeft() - QPoint(0, self.height() + 6)
        spot.setX(min(max(spot.x(), 4), parent.width() - self.width() - 4))
        spot.setY(min(max(spot.y(), 4), parent.height() - self.height() - 4))
        self.move(spot)
        self.show()
        self.raise_()
        self.capacity.setFocus()
        if typed:
            self.capacity.lineEdit().deselect()
            self.capacity.lineEdit().end(False)
        else:
            self.capacity.selectAll()

    def _follow(self, value: int) -> None:
        self.public.setMaximum(value)
        if not self._is_share_typed:
            self.public.setValue(value)

    def _commit(self) -> None:
        for field in (self.capacity, self.public):
            field.interpretText()
        is_opening = self.kind.isVisible()
        share = self.public.value() if is_opening and self.public.value() < self.capacity.value() else None
        kind = AppointmentKind(self.kind.currentData()) if is_opening else None
        self._put_away()
        self.committed.emit(self.capacity.value(), share, kind)

    def _put_away(self) -> None:
        self.hide()
        self.dismissed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if not is_enter and event.key() != Qt.Key.Key_Escape:
                return super().eventFilter(watched, event)
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
            elif is_enter:
                self._commit()
            else:
                self._put_away()
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        for label, text in zip(self._labels, (self.tr("容量"), self.tr("公众名额"), self.tr("用途")), strict=True):
            label.setText(text)
        for field, name in ((self.capacity, self.tr("容量")), (self.public, self.tr("公众名额"))):
            field.setAccessibleName(name)
        self.kind.setAccessibleName(self.tr("用途"))
        self.accept.setText(self.tr("确定"))
        at = max(self.kind.currentIndex(), 0)
        self.kind.clear()
        for kind in KINDS:
            self.kind.addItem(kind_word(kind), kind.value)
        self.kind.setCurrentIndex(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        fill_round(painter, self.rect(), RADIUS["card"], now.surface, now.strong)


def _spin(name: str) -> QSpinBox:
    field = QSpinBox()
    field.setObjectName(name)
    field.setRange(0, LARGEST_CAPACITY)
    field.setMinimumWidth(76)
    return field
