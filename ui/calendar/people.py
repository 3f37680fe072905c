"""The people of the selected cells: a list that can be dragged from, by name, what they come for and how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casework.bookings import BookedPerson, BookingStatus
from ui.calendar.grid import PERSON
from ui.icons import paint_icon
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.column_model import Index
from ui.parts.painting import LEFT, draw_text, text_width
from ui.parts.quick_scroll import make_quick
from ui.parts.tips import plain_tip
from ui.theme import color, font, theme_signals, tokens, tone
from ui.words import business_type_word, clock, translate

NOWHERE = QModelIndex()
ROW, PAD = 36, 16

STATUS = {
    BookingStatus.HELD: ("hourglass", QT_TRANSLATE_NOOP("Calendar", "待支付"), "warn"),
    BookingStatus.ACTIVE: ("check", QT_TRANSLATE_NOOP("Calendar", "已约"), "plain"),
    BookingStatus.CHECKED_IN: ("user-check", QT_TRANSLATE_NOOP("Calendar", "已到"), "info"),
    BookingStatus.SERVED: ("check-check", QT_TRANSLATE_NOOP("Calendar", "已办"), "ok"),
    BookingStatus.NO_SHOW: ("x", QT_TRANSLATE_NOOP("Calendar", "爽约"), "bad"),
    BookingStatus.CANCELLED: ("x", QT_TRANSLATE_NOOP("Calendar", "已取消"), "plain"),
}


def status_word(status: BookingStatus) -> str:
    """How a booking stands."""
    return translate("Calendar", STATUS[status][1])


class PeopleModel(QAbstractListModel):
    """People in the order given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.people: tuple[BookedPerson, ...] = ()

    def show_people(self, people: Sequence[BookedPerson]) -> None:
        """Show these."""
        self.beginResetModel()
        self.people = tuple(people)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        person = self.people[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            kind = business_type_word(person.business_type.value)
            return f"{person.applicant_name} {kind} {status_word(person.booking.status)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{person.applicant_name} · {person.case_no} · {person.phone}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [PERSON]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(PERSON, str(self.people[indexes[0].row()].booking.id).encode())
        return data


class _Delegate(QStyledItemDelegate):
    """Name, purpose, and state at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, now = index.model(), tokens()
        assert isinstance(model, PeopleModel)
        person, rect = model.people[index.row()], option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, color(now.accent_tint if is_selected else now.hover if is_over else now.surface))
        painter.fillRect(rect.x() + PAD, rect.bottom(), rect.width() - 2 * PAD, 1, color(now.line))
        if is_selected:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), color(now.accent))
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        glyph, word, tint = STATUS[person.booking.status]
        if person.is_flagged:
            glyph, word, tint = "triangle-alert", QT_TRANSLATE_NOOP("Calendar", "未过预审"), "warn"
        words, value = translate("Calendar", word), tone(tint).text
        width = text_width(words, font("caption"))
        paint_icon(painter, QRect(inner.right() - width - 19, inner.center().y() - 6, 14, 14), glyph, value)
        right = QRect(inner.right() - width, inner.y(), width + 2, inner.height())
        draw_text(painter, right, words, font("caption"), value, LEFT)
        rest = inner.adjusted(0, 0, -width - 28, 0)
        time = clock(person.booking.starts_at)
        name = rest.adjusted(0, 0, -(rest.width() // 2), 0)
        draw_text(painter, name, person.applicant_name, font("secondary", bold=True), now.text, LEFT)
        kind = f"{time} {business_type_word(person.business_type.value)}"
        kind_rect = rest.adjusted(rest.width() // 2, 0, 0, 0)
        draw_text(painter, kind_rect, kind, font("caption"), now.text2, LEFT)


class PeopleList(QListView):
    """The list; dragging somebody onto a cell moves them there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("peopleList")
        self.people = PeopleModel(self)
        self.setModel(self.people)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        make_quick(self)
        theme_signals().changed.connect(self.viewport().update)

    def show_people(self, people: Sequence[BookedPerson]) -> None:
        """Show these; who was chosen stays chosen."""
        chosen = self.chosen()
        self.people.show_people(people)
        if chosen is not None:
            for row, person in enumerate(self.people.people):
                if person.booking.id == chosen.booking.id:
                    self.setCurrentIndex(self.people.index(row))

    def chosen(self) -> BookedPerson | None:
        """The person the keyboard is on."""
        index = self.currentIndex()
        return self.people.people[index.row()] if index.isValid() and index.row() < len(self.people.people) else None
