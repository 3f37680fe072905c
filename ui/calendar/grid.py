"""The calendar's grid: paints a board, keeps the focused cell and the selection, and reports what the hand does.

It is a QTableView for one reason: Qt then speaks for it to screen readers as a table of cells, rows and columns, which
this binding cannot be taught otherwise. Layout, painting, mouse and keys are all its own.
"""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from ui.calendar.board_model import BoardModel
from ui.calendar.cell_painter import CellPainter
from ui.calendar.geometry import GUTTER, Plan, plan_of
from ui.calendar.grid_edges import GridGutter, GridHead
from ui.calendar.grid_paint import GridPaint
from ui.calendar.shown import EMPTY_BOARD, Board, Heat
from ui.calendar.words import spoken
from ui.parts.quick_scroll import make_quick
from ui.parts.tips import plain_tip
from ui.theme import theme_signals

PERSON = "application/x-permitdesk-booking"
PEEK_MS, FLASH_MS = 400, 600
DRAG_FROM = 4
MANY = 100

Place = tuple[int, int]
"""Row and column."""


class Tool(StrEnum):
    """What dragging does."""

    SELECT = "select"
    BRUSH = "brush"
    CLOSE = "close"


class CalendarGrid(QTableView):
    """Signals tell places (row, column) or what was asked for; nothing is changed here.

    `painted` and `erased` come once, when the button is let go; `dragged` ends a selection by dragging.
    """

    focus_moved = Signal(int, int)
    selection_changed = Signal()
    opened = Signal()
    painted = Signal(object)  # tuple of places
    erased = Signal(object)
    dragged = Signal()
    person_dropped = Signal(str, int, int)
    column_copied = Signal(int, int)
    edge_passed = Signal(int)  # the focus wants to go before the first column (-1) or past the last (1)
    typed = Signal(str)  # a digit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendarGrid")
        self.board: Board = EMPTY_BOARD
        self.plan: Plan = plan_of(EMPTY_BOARD, 0, 0)
        self.heat = Heat.BOOKED
        self.tool = Tool.SELECT
        self.focus: Place = (0, 0)
        self.selection: frozenset[Place] = frozenset({(0, 0)})
        self.stroke: frozenset[Place] = frozenset()  # what the brush has touched so far
        self.flashed: frozenset[Place] = frozenset()
        self.target: Place | None = None  # where somebody carried would be put down
        self.is_carrying = False
        self._anchor: Place = (0, 0)
        self._pressed: tuple[QPoint, Qt.MouseButton] | None = None
        self._is_dragging = False
        self._base: frozenset[Place] = frozenset()
        self.cells = CellPainter()
        self._paint = GridPaint(self)
        self._speaks = BoardModel(self)
        self.setModel(self._speaks)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.head, self.gutter = GridHead(self), GridGutter(self)
        make_quick(self)
        self._peek = QTimer(self, singleShot=True, interval=PEEK_MS)
        self._peek.timeout.connect(self._show_peek)
        self._unflash = QTimer(self, singleShot=True, interval=FLASH_MS)
        self._unflash.timeout.connect(lambda: self._flash(frozenset()))
        theme_signals().changed.connect(self.repaint_all)

    # what is shown

    def show_board(self, board: Board, *, is_flashing: bool = False) -> None:
        """Show a board. One of the same shape changes only the cells that differ; focus, selection and scroll stay."""
        before, self.board = self.board, board
        self._speaks.show_board(board)
        is_same = (before.columns, before.rows, before.span) == (board.columns, board.rows, board.span)
        if is_same:
            changed = frozenset(
                (row, column)
                for row, line in enumerate(board.cells)
                if line is not before.cells[row]
                for column, cell in enumerate(line)
                if cell is not before.cells[row][column] and cell != before.cells[row][column]
            )
            self._paint.drop(changed)
            self.update_places(changed)
            if before.now != board.now:
                self._paint.drop(place[1::-1] for place in (before.now, board.now) if place)
                self.viewport().update()
                self.gutter.update()
            if is_flashing and changed:
                self._flash(changed)
            return
        self._lay_out()
        rows, columns = len(board.rows), len(board.columns)
        if rows and columns:
            if (len(before.rows), len(before.columns)) != (rows, columns):
                self.set_focus((min(self.focus[0], rows - 1), min(self.focus[1], columns - 1)))
            self._tell_current()

    def show_heat(self, heat: Heat) -> None:
        """Colour the cells by this."""
        self.heat = heat
        self._paint.drop_all()
        self.viewport().update()

    def repaint_all(self) -> None:
        """Theme or language are different now."""
        self.cells.forget()
        self._paint.drop_all()
        for widget in (self.viewport(), self.head, self.gutter):
            widget.update()

    def update_places(self, places: Iterable[Place]) -> None:
        """Paint these cells again; many of them at once."""
        places = tuple(places)
        if len(places) > MANY:
            self.viewport().update()
            return
        offset = self.offset()
        for row, column in places:
            self.viewport().update(self.plan.rect(row, column).translated(-offset).adjusted(-1, -1, 1, 1))

    def _flash(self, places: frozenset[Place]) -> None:
        before, self.flashed = self.flashed, places
        self.update_places(before | places)
        if places:
            self._unflash.start()

    def offset(self) -> QPoint:
        """How far it is scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # layout: everything QTableView would do by itself

    def _lay_out(self) -> None:
        self.plan = plan_of(self.board, self.viewport().width(), self.viewport().height())
        self._paint.drop_all()
        for bar, whole, page, step in (
            (self.horizontalScrollBar(), self.plan.width, self.viewport().width(), 40),
            (self.verticalScrollBar(), self.plan.height, self.viewport().height(), 28),
        ):
            bar.setRange(0, max(0, whole - page))
            bar.setPageStep(page)
            bar.setSingleStep(step)
        for widget in (self.viewport(), self.head, self.gutter):
            widget.update()

    def updateGeometries(self) -> None:
        if not hasattr(self, "gutter"):
            return  # Qt asks before there is anything
        tall = self.head.wanted_height(self.board)
        self.setViewportMargins(GUTTER, tall, 0, 0)
        area = self.viewport().geometry()
        self.head.setGeometry(0, 0, area.right() + 1, tall)
        self.gutter.setGeometry(0, tall, GUTTER, area.height())
        self._lay_out()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        if not index.isValid() or index.row() >= len(self.plan.tops) or index.column() >= len(self.plan.lefts) - 1:
            return QRect()
        return self.plan.rect(index.row(), index.column()).translated(-self.offset())

    def indexAt(self, spot: QPoint) -> QModelIndex:
        place = self.place_at(spot)
        return self._speaks.index(*place) if place else QModelIndex()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.isValid() and index.row() < len(self.plan.tops) and index.column() < len(self.plan.lefts) - 1:
            rect = self.plan.rect(index.row(), index.column())
            for bar, low, high, page in (
                (self.horizontalScrollBar(), rect.left(), rect.right(), self.viewport().width()),
                (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height()),
            ):
                if low < bar.value():
                    bar.setValue(low)
                elif high > bar.value() + page:
                    bar.setValue(high - page + 1)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        if dx:
            self.head.update()
        if dy:
            self.gutter.update()

    def place_at(self, spot: QPoint) -> Place | None:
        """The cell under a spot of the viewport."""
        inside = spot + self.offset()
        row, column = self.plan.row_at(inside.y()), self.plan.column_at(inside.x())
        return (row, column) if row >= 0 and column >= 0 else None

    # focus and selection

    def set_focus(self, place: Place, *, extend: bool = False) -> None:
        """Focus a cell; with `extend` the selection reaches from where it began to there."""
        if not self.board.rows or not self.board.columns:
            return
        before = self.focus
        self.focus = place
        if extend:
            self.select(_between(self._anchor, place))
        else:
            self._anchor = place
            self.select(frozenset({place}))
        self.update_places({before, place})
        self._tell_current()
        self.focus_moved.emit(*place)

    def select(self, places: frozenset[Place]) -> None:
        """Select these cells."""
        if places == self.selection:
            return
        before, self.selection = self.selection, places
        self.update_places(place for place in before ^ places if self._is_place(place))
        self.selection_changed.emit()

    def select_column(self) -> None:
        """Select the focused column: a day, or a counter."""
        self.select(frozenset((row, self.focus[1]) for row in range(len(self.board.rows))))

    def select_row(self) -> None:
        """Select the focused row: an hour on all days."""
        self.select(frozenset((self.focus[0], column) for column in range(len(self.board.columns))))

    def _is_place(self, place: Place) -> bool:
        return place[0] < len(self.plan.tops) and place[1] < len(self.plan.lefts) - 1

    def _tell_current(self) -> None:
        self.setCurrentIndex(self._speaks.index(*self.focus))

    # keys: only movement and digits; everything else is an action of the view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        is_control = modifiers == Qt.KeyboardModifier.ControlModifier
        if not self.board.rows or not self.board.columns:
            super(QTableView, self).keyPressEvent(event)
            return
        if event.text().isdigit() and not modifiers:
            self.typed.emit(event.text())
            return
        place = self._moved(Qt.Key(event.key()), is_control)
        if place is None or (modifiers and not is_shift and not is_control):
            event.ignore()
            return
        if 0 <= place[1] < len(self.board.columns):
            self.set_focus(place, extend=is_shift)
        else:
            self.edge_passed.emit(-1 if place[1] < 0 else 1)

    def _moved(self, key: Qt.Key, is_control: bool) -> Place | None:
        (row, column), rows, columns = self.focus, len(self.board.rows), len(self.board.columns)
        half = max(1, rows // 2)
        if is_control:
            ends = {Qt.Key.Key_Home: (0, 0), Qt.Key.Key_End: (rows - 1, columns - 1)}
            return ends.get(key)
        moves = {
            Qt.Key.Key_Up: (max(row - 1, 0), column),
            Qt.Key.Key_Down: (min(row + 1, rows - 1), column),
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, columns - 1),
            Qt.Key.Key_PageUp: (max(row - half, 0), column),
            Qt.Key.Key_PageDown: (min(row + half, rows - 1), column),
        }
        return moves.get(key)

    def peek(self) -> None:
        """Say the focused cell in full beside it."""
        self._show_peek_of(self.focus)

    def _show_peek(self) -> None:
        place = self.place_at(self.viewport().mapFromGlobal(self.cursor().pos()))
        if place is not None and self._pressed is None:
            self._show_peek_of(place)

    def _show_peek_of(self, place: Place) -> None:
        rect = self.plan.rect(*place).translated(-self.offset())
        spot = self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(8, 2))
        QToolTip.showText(spot, plain_tip(spoken(self.board, *place)), self.viewport(), rect)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().toPoint())
        self._peek.stop()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if place is None:
            return
        self._pressed, self._is_dragging = (event.position().toPoint(), event.button()), False
        modifiers = event.modifiers()
        if self.tool is not Tool.SELECT or event.button() is Qt.MouseButton.RightButton:
            if event.button() is Qt.MouseButton.RightButton and self.tool is Tool.SELECT:
                if place not in self.selection:
                    self.set_focus(place)
                self._pressed = None  # the menu comes by contextMenuEvent
                return
            self.stroke = frozenset({place})
            self.update_places({place})
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.set_focus(place, extend=True)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._base = self.selection
            kept = self.selection ^ {place}
            before, self.focus, self._anchor = self.focus, place, place
            self.select(kept or frozenset({place}))
            self.update_places({before, place})
            self.focus_moved.emit(*place)
        else:
            self._base = frozenset()
            self.set_focus(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self._pressed is None:
            self._peek.start()
            return
        place = self.plan.nearest(spot + self.offset())
        if not self._is_dragging and (spot - self._pressed[0]).manhattanLength() < DRAG_FROM:
            return
        self._is_dragging = True
        if self.stroke:
            if place not in self.stroke:
                self.stroke |= {place}
                self.update_places({place})
        elif place != self.focus:
            before, self.focus = self.focus, place
            self.select(self._base | _between(self._anchor, place))
            self.update_places({before, place})
        self.scrollTo(self._speaks.index(*place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        button, stroke, was_dragging = self._pressed[1], self.stroke, self._is_dragging
        self._pressed, self.stroke, self._is_dragging = None, frozenset(), False
        if stroke:
            self.update_places(stroke)
            places = tuple(sorted(stroke))
            (self.erased if button is Qt.MouseButton.RightButton else self.painted).emit(places)
        elif was_dragging:
            self._tell_current()
            self.focus_moved.emit(*self.focus)
            self.dragged.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tool is Tool.SELECT and self.place_at(event.position().toPoint()) is not None:
            self.opened.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self._peek.stop()

    # somebody dragged from the list of people

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        place = self.place_at(event.position().toPoint())
        self.aim(place)
        if place is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        place = self.place_at(event.position().toPoint())
        self.aim(None)
        if place is not None:
            event.acceptProposedAction()
            self.person_dropped.emit(person_in(event.mimeData()), *place)

    def aim(self, place: Place | None) -> None:
        """Show where somebody would be put down, and whether they could."""
        if place != self.target:
            before, self.target = self.target, place
            self.update_places(one for one in (before, place) if one is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint.paint(event.rect())


def _between(first: Place, last: Place) -> frozenset[Place]:
    """The rectangle between two corners."""
    rows = range(min(first[0], last[0]), max(first[0], last[0]) + 1)
    columns = range(min(first[1], last[1]), max(first[1], last[1]) + 1)
    return frozenset((row, column) for row in rows for column in columns)


def person_in(data: QMimeData) -> str:
    """Whose booking is dragged."""
    return bytes(data.data(PERSON).data()).decode()
