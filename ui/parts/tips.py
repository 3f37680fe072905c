"""Tooltips show what was typed as it was typed: Qt would take a text that looks like HTML for HTML."""

from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip


def plain_tip(text: str) -> str:
    """The tooltip that shows this very text, markup and all."""
    if not ("<" in text or "&" in text):
        return text
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"


def tell_cut(
    event: QHelpEvent,
    view: QAbstractItemView,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    letter: QFont,
    margin: int,
) -> bool:
    """Answer a view's question for a tooltip: the whole text of a cell that is cut, else nothing."""
    if event.type() is not QEvent.Type.ToolTip:
        return False
    text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
    is_cut = QFontMetrics(letter).horizontalAdvance(text) > option.rect.width() - margin
    QToolTip.showText(event.globalPos(), plain_tip(text) if is_cut else "", view)
    return True
