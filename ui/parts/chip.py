"""Filter chips: what narrows the list, in words, with a cross to take it away."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring, text_width
from ui.theme import RADIUS, font, theme_signals, tokens

HEIGHT, EDGE, GAP, CROSS = 28, 12, 6, 14


class Chip(QAbstractButton):
    """A name and a value (`受理区 海淀、朝阳`). With `may_remove` it is tinted and has a cross; Delete works it too."""

    removed = Signal()

    def __init__(
        self,
        label: str = "",
        value: str = "",
        icon: str = "",
        may_remove: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._value, self._glyph, self._may_remove = label, value, icon, may_remove
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme_signals().changed.connect(self.updateGeometry)
        theme_signals().changed.connect(self.update)
        self._tell()

    def show_filter(self, label: str, value: str, may_remove: bool) -> None:
        """Show another filter."""
        self._label, self._value, self._may_remove = label, value, may_remove
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._label} {self._value}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = EDGE * 2 + text_width(self._label, font("secondary"))
        if self._value:
            width += GAP + text_width(self._value, font("secondary", bold=True))
        if self._glyph:
            width += CROSS + GAP
        if self._may_remove:
            width += GAP + CROSS - 2
        return QSize(width, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _cross(self) -> QRect:
        return QRect(self.width() - EDGE + 2 - CROSS, (self.height() - CROSS) // 2, CROSS, CROSS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot: QPoint = event.position().toPoint()
        if self._may_remove and spot.x() >= self._cross().x() - GAP and self.rect().contains(spot):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._may_remove and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = tokens()
        is_over = self.underMouse()
        if self._may_remove:
            fill, line = now.accent_tint, now.accent if is_over else now.accent_line
            weak = strong = now.accent_text
        else:
            fill, line = now.hover if is_over else now.surface, now.border
            weak, strong = now.text2, now.text
        fill_round(painter, self.rect(), RADIUS["chip"], fill, line)
        left = EDGE
        if self._glyph:
            paint_icon(painter, QRect(left, (self.height() - CROSS) // 2, CROSS, CROSS), self._glyph, weak)
            left += CROSS + GAP
        space = QRect(left, 0, self.width() - left, self.height())
        left += draw_text(painter, space, self._label, font("secondary"), weak, LEFT) + GAP
        space.setLeft(left)
        draw_text(painter, space, self._value, font("secondary", bold=True), strong, LEFT)
        if self._may_remove:
            paint_icon(painter, self._cross(), "x", now.accent_text)
        if self.hasFocus():
            focus_ring(painter, self.rect(), RADIUS["chip"])
