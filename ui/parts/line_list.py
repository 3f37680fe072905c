"""A list of lines to choose from, with the program's quiet selection: a tint and a bar, as the tables have."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.parts.column_model import Index
from ui.parts.painting import cut
from ui.parts.quick_scroll import make_quick
from ui.theme import color, font, theme_signals, tokens

LINE, PAD, BAR = 19, 12, 3


class LineDelegate(QStyledItemDelegate):
    """One or more lines of plain text; the first is the text's colour, the others are quieter."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = str(index.data(Qt.ItemDataRole.DisplayRole) or "").count("\n") + 1
        return QSize(120, lines * LINE + 15)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, rect, letter = tokens(), option.rect, font("secondary")
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, color(now.accent_tint if is_selected else now.hover if is_over else now.surface))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color(now.line))
        if is_selected:
            painter.fillRect(rect.x(), rect.y(), BAR, rect.height(), color(now.accent))
        painter.setFont(letter)
        metrics = painter.fontMetrics()
        for number, line in enumerate(str(index.data(Qt.ItemDataRole.DisplayRole) or "").split("\n")):
            space = rect.adjusted(PAD, 7 + number * LINE, -PAD, 0)
            space.setHeight(LINE)
            painter.setPen(color(now.text2 if number else now.text))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(space, flags, cut(metrics, line, space.width()))


class LineList(QListWidget):
    """A QListWidget dressed like the tables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(LineDelegate(self))
        self.setMouseTracking(True)
        make_quick(self)
        theme_signals().changed.connect(self.viewport().update)
