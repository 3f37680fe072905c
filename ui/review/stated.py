"""The applicant's stated data beside the document: label, value, and what the number itself says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.catalogue import Field
from ui.icons import paint_icon
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, color, font, theme_signals, tokens
from ui.words import translate

ROW_HEIGHT, LINE_HEIGHT, WHY_HEIGHT, LABEL = 32, 20, 20, 88
WRAP = int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class _Row:
    """One statement, with the place it takes; `why` are the reviewer's words when it is rejected."""

    code: str
    label: str
    value: str
    why: str
    y: int = 0
    height: int = ROW_HEIGHT


class StatedData(QWidget):
    """Rows of label and value. A rejected value is tinted red with the reviewer's words.

    A click on a row asks to reject it; with the keyboard, up and down choose a row and Enter asks.
    """

    field_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statedData")
        self._rows: list[_Row] = []
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self._lay_out)

    def show_fields(
        self, fields: Sequence[Field], data: Mapping[str, Any], rejected: Mapping[str, str], language: str
    ) -> None:
        """These fields of the basic data; `rejected` maps fields to the reviewer's words."""
        self._rows = [
            _Row(
                field.code,
                field.name.in_language(language),
                stated_words(field, data.get(field.code), language),
                rejected.get(field.code, ""),
            )
            for field in fields
        ]
        self._current = min(self._current, max(len(self._rows) - 1, 0))
        self.setAccessibleName("; ".join(f"{row.label}: {row.value} {row.why}".strip() for row in self._rows))
        self.setToolTip(plain_tip(translate("Review", "点击可驳回此项填报") if self._rows else ""))
        self._lay_out()

    def _lay_out(self) -> None:
        """Give every row the lines its value needs: a value is never cut."""
        y, rows = 4, []
        for row in self._rows:
            lines = 1
            if self.width() > LABEL + 40:
                room = QRect(0, 0, self.width() - LABEL - 24, 10_000)
                metrics = QFontMetrics(font("body", bold=bool(row.why)))
                lines = max(1, round(metrics.boundingRect(room, WRAP, row.value).height() / metrics.height()))
            height = ROW_HEIGHT + (lines - 1) * LINE_HEIGHT + (WHY_HEIGHT if row.why else 0)
            rows.append(replace(row, y=y, height=height))
            y += height
        self._rows = rows
        self.setFixedHeight(y + 4 if rows else 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for row in self._rows:
            if row.y <= event.position().y() < row.y + row.height:
                self.field_chosen.emit(row.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._rows:
            self._current = min(max(self._current + step, 0), len(self._rows) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows:
            self.field_chosen.emit(self._rows[self._current].code)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        fill_round(painter, self.rect(), RADIUS["card"], now.canvas)
        for number, row in enumerate(self._rows):
            rect = QRect(0, row.y, self.width(), row.height)
            if row.why:
                painter.fillRect(rect, color(now.bad_bg))
            first = QRect(12, row.y, LABEL, ROW_HEIGHT)
            draw_text(painter, first, row.label, font("secondary"), now.bad if row.why else now.text2, LEFT)
            painter.setFont(font("body", bold=bool(row.why)))
            painter.setPen(color(now.bad if row.why else now.text))
            words = rect.adjusted(LABEL + 12, 6, -12, 0)
            painter.drawText(words, WRAP, row.value)
            if row.why:
                below = QRect(LABEL + 30, rect.bottom() - WHY_HEIGHT - 3, self.width() - LABEL - 42, WHY_HEIGHT)
                paint_icon(painter, QRect(LABEL + 12, below.y() + 3, 14, 14), "triangle-alert", now.bad, 14)
                draw_text(painter, below, row.why, font("caption"), now.bad, LEFT)
            if self.hasFocus() and number == self._current:
                focus_ring(painter, rect.adjusted(2, 0, -2, 0), RADIUS["control"])


def stated_words(field: Field, value: Any, language: str) -> str:
    """A stated value as it is shown: an option by its name, an ID number in groups, a dash for nothing."""
    text = str(value if value is not None else "")
    if not text:
        return "—"
    for option in field.options:
        if option.code == text:
            return option.name.in_language(language)
    if field.kind == "id_no" and len(text) == 18 and "*" not in text:
        return f"{text[:6]} {text[6:14]} {text[14:]}"
    return text
