"""A list to choose from: the chosen row is tinted, ticks are ours, the keyboard is where the ring is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QIcon, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import paint_icon
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring
from ui.parts.quick_scroll import make_quick
from ui.parts.tips import tell_cut
from ui.theme import RADIUS, font, tokens

ROW_HEIGHT, EDGE, ICON = 32, 10, 16


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a row: tick where it can be ticked, icon, words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        now, rect = tokens(), option.rect.adjusted(2, 1, -2, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_hovered:
            fill_round(painter, rect, RADIUS["control"], now.accent_tint if is_chosen else now.hover)
        view = option.widget
        if is_chosen and isinstance(view, QWidget) and view.hasFocus():
            focus_ring(painter, rect, RADIUS["control"])
        left = rect.x() + EDGE
        value = now.accent_text if is_chosen else now.text
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if tick is not None:
            left += self._tick(painter, QRect(left, rect.center().y() - 8, 17, 17), Qt.CheckState(tick))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(left, rect.center().y() - 7, ICON, ICON))
            left += ICON + 8
        words = QRect(left, rect.y(), rect.right() - left - EDGE, rect.height())
        draw_text(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), font("body"), value, LEFT)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        return tell_cut(event, view, option, index, font("body"), 2 * EDGE + 2 * ICON)

    def _tick(self, painter: QPainter, place: QRect, state: Qt.CheckState) -> int:
        now, is_on = tokens(), state is Qt.CheckState.Checked
        fill_round(
            painter, place, RADIUS["badge"], now.accent if is_on else now.surface, now.accent if is_on else now.border
        )
        if is_on:
            paint_icon(painter, place, "check", now.on_accent, 13)
        return place.width() + 8


class ChoiceList(QListWidget):
    """A `QListWidget` that looks like the rest; a cut row has its tooltip. Space ticks, as everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_quick(self)

    def height_for(self, rows: int) -> int:
        """How high the list is that shows so many rows without scrolling."""
        return rows * ROW_HEIGHT + 2 * self.frameWidth() + 2
