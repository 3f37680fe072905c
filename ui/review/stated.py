"""The applicant's stated data beside the document: label, value, and what the number itself says."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.catalogue import Field
from ui.icons import paint_icon
from ui.parts.painting import LEFT, RIGHT, draw_text, fill_round
from ui.theme import RADIUS, color, font, theme_signals, tokens
from ui.words import translate

ROW_HEIGHT, LABEL = 32, 88


class StatedData(QWidget):
    """Rows of label and value. A rejected value is tinted red with the reviewer's words; a click on a row asks to reject it."""

    field_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)

    def show_fields(
        self, fields: Sequence[Field], data: Mapping[str, Any], rejected: Mapping[str, str], language: str
    ) -> None:
        """These fields of the basic data; `rejected` maps fields to the reviewer's words."""
        self._rows = [
            (
                field.code,
                field.name.in_language(language),
                _shown(field, data.get(field.code), language),
                rejected.get(field.code, ""),
            )
            for field in fields
        ]
        self.setFixedHeight(max(len(self._rows) * ROW_HEIGHT + 8, 8))
        self.setAccessibleName("; ".join(f"{label}: {value}" for _, label, value, _ in self._rows))
        self.setToolTip(translate("Review", "点击可驳回此项填报") if self._rows else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, len(self._rows) * ROW_HEIGHT + 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = (int(event.position().y()) - 4) // ROW_HEIGHT
        if 0 <= row < len(self._rows):
            self.field_chosen.emit(self._rows[row][0])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        fill_round(painter, self.rect(), RADIUS["card"], now.canvas)
        for number, (_, label, value, why) in enumerate(self._rows):
            rect = QRect(0, 4 + number * ROW_HEIGHT, self.width(), ROW_HEIGHT)
            if why:
                painter.fillRect(rect, color(now.bad_bg))
            draw_text(
                painter, rect.adjusted(12, 0, 0, 0), label, font("secondary"), now.bad if why else now.text2, LEFT
            )
            used = 0
            if why:
                used = (
                    draw_text(painter, rect.adjusted(LABEL + 60, 0, -12, 0), why, font("caption"), now.bad, RIGHT) + 8
                )
                icon_x = rect.right() - 12 - used - 10
                paint_icon(painter, QRect(icon_x, rect.center().y() - 6, 14, 14), "triangle-alert", now.bad, 14)
                used += 20
            space = rect.adjusted(LABEL + 12, 0, -12 - used, 0)
            draw_text(painter, space, value, font("body", bold=bool(why)), now.bad if why else now.text, LEFT)


def _shown(field: Field, value: Any, language: str) -> str:
    text = str(value if value is not None else "")
    if not text:
        return "—"
    for option in field.options:
        if option.code == text:
            return option.name.in_language(language)
    if field.kind == "id_no" and len(text) == 18 and "*" not in text:
        return f"{text[:6]} {text[6:14]} {text[14:]}"
    return text
