"""Tables: full-bleed, hairlines, quiet header, a tinted selection with an accent bar, and quick to scroll.

Give the view a model, and columns that need more than text a delegate derived from `RowDelegate` with its own
`paint_cell`.
"""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QHoverEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.icons import paint_icon
from ui.parts.column_model import Index
from ui.parts.painting import LEFT, draw_text
from ui.parts.quick_scroll import make_quick
from ui.parts.surface import Surface
from ui.parts.tips import tell_cut
from ui.theme import ROW, color, font, theme_signals, tokens

PADDING = 12
FIRST = 4  # so much more before the first column, which begins where the head of its screen does
BAR = 3
SELECTED: Final[int] = QStyle.StateFlag.State_Selected.value


class RowDelegate(QStyledItemDelegate):
    """Paints a row's field, hairline, selection and bar; what is in a cell is `paint_cell`'s."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.paint_row(painter, option, index)
        view = option.widget
        is_first = isinstance(view, TableView) and view.is_first_column(index.column())
        left = PADDING + (FIRST if is_first else 0)
        self.paint_cell(painter, option.rect.adjusted(left, 0, -PADDING, -1), option, index)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what lies behind the cell. Several hundred times a frame: each question to Qt is asked once."""
        now, view, rect = tokens(), option.widget, option.rect
        is_selected = bool(option.state.value & SELECTED)
        is_hovered = isinstance(view, TableView) and view.hovered_row == index.row()
        painter.fillRect(rect, color(now.accent_tint if is_selected else now.hover if is_hovered else now.surface))
        x, bottom, width = rect.x(), rect.bottom(), rect.width()
        painter.fillRect(x, bottom, width, 1, color(now.line))
        if is_selected and isinstance(view, TableView):
            if view.hasFocus():  # the keyboard is here: the row is edged as well as tinted
                painter.fillRect(x, rect.y(), width, 1, color(now.accent_line))
                painter.fillRect(x, bottom, width, 1, color(now.accent_line))
            if view.is_first_column(index.column()):
                painter.fillRect(x, rect.y(), BAR, rect.height(), color(now.accent))

    def paint_cell(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the content inside `rect`: by default the text, cut where it is too long."""
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text is None:
            return
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        draw_text(painter, rect, str(text), font("body"), tokens().text, Qt.AlignmentFlag(align) if align else LEFT)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        return tell_cut(event, view, option, index, font("body"), 2 * PADDING)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW["table"])


class TableHeader(QHeaderView):
    """The header: small words on the canvas, the sorted column in the text's own colour with an arrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(ROW["header"])
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setDefaultAlignment(LEFT)
        self.setMinimumSectionSize(48)
        self.setStretchLastSection(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now = tokens()
        painter.save()
        painter.fillRect(rect, color(now.canvas))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color(now.line))
        model = self.model()
        text = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) if model else ""
        align = (
            model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) if model else None
        )
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        letter = font("caption", bold=is_sorted)
        view = self.parent()
        left = PADDING + (FIRST if isinstance(view, TableView) and view.is_first_column(section) else 0)
        space = rect.adjusted(left, 0, -PADDING - (16 if is_sorted else 0), -1)
        where = Qt.AlignmentFlag(align) if align else LEFT
        used = draw_text(painter, space, str(text or ""), letter, now.text if is_sorted else now.text2, where)
        if is_sorted:
            is_up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            left = space.right() + 3 if where & Qt.AlignmentFlag.AlignRight else space.x() + used + 4
            place = QRect(left, rect.y() + (rect.height() - 12) // 2, 12, 12)
            paint_icon(painter, place, "chevron-up" if is_up else "chevron-down", now.text)
        painter.restore()


class TableView(QTableView):
    """A table of rows. `opened` tells that a row was double-clicked or Enter pressed on it."""

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._corner = Surface("canvas", "b", self)  # goes on with the header above the scroll bar
        self.setHorizontalHeader(TableHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW["table"])
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setItemDelegate(RowDelegate(self))
        make_quick(self)
        self.verticalScrollBar().setSingleStep(ROW["table"])
        self.viewport().installEventFilter(self)
        self.doubleClicked.connect(self.opened)
        theme_signals().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, color(tokens().surface))
        self.setPalette(palette)
        self.viewport().update()

    def is_first_column(self, column: int) -> bool:
        """Whether this column, which is shown, is the leftmost one. Asked for every cell that is painted."""
        return self.horizontalHeader().sectionPosition(column) == 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.horizontalHeader().width()
        self._corner.setGeometry(left, 0, self.width() - left, ROW["header"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid() and not event.modifiers():
            self.opened.emit(current)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._hover(self.indexAt(event.position().toPoint()).row())
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel) or isinstance(event, QHoverEvent):
            self._hover(-1)
        return super().eventFilter(watched, event)

    def _hover(self, row: int) -> None:
        if row == self.hovered_row:
            return
        before, self.hovered_row = self.hovered_row, row
        for changed in (before, row):
            if changed >= 0:
                top = self.rowViewportPosition(changed)
                self.viewport().update(QRect(0, top, self.viewport().width(), ROW["table"]))
