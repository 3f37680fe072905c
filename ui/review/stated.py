"""The applicant's stated data beside the document: label, value, and what the number itself says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.catalogue import Field
from casework.identity import id_no_problem, uscc_problem
from casework.workdays import today_in_beijing
from ui.icons import paint_icon
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring, text_width
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, color, font, theme_signals, tokens
from ui.words import translate

ROW_HEIGHT, LINE_HEIGHT, WHY_HEIGHT, LABELS = 32, 20, 20, (88, 128)
ENDS = frozenset({"contract_end", "permit_expires_on"})
SOON_DAYS = 60
GLYPH_ALONE = 26
WRAP = int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class _Row:
    """One statement, with the place it takes; `why` are the reviewer's words when it is rejected."""

    code: str
    label: str
    value: str
    why: str
    note: tuple[str, str, str] | None = None  # glyph, words, tint: what the value itself says
    y: int = 0
    height: int = ROW_HEIGHT


class StatedData(QWidget):
    """Rows of label and value. A rejected value is tinted red with the reviewer's words.

    A click on a row asks to reject it; with the keyboard, up and down choose a row and Enter asks. Where nothing may be rejected
    (`may_reject` False), rows are only read.
    """

    field_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, may_reject: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("statedData")
        self._may_reject = may_reject
        self._rows: list[_Row] = []
        self._current, self._indent = 0, LABELS[0]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if may_reject else Qt.FocusPolicy.NoFocus)
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
                _note(field, str(data.get(field.code) or "")),
            )
            for field in fields
        ]
        widest = max((text_width(row.label, font("secondary")) for row in self._rows), default=0)
        self._indent = min(max(widest + 12, LABELS[0]), LABELS[1])
        self._current = min(self._current, max(len(self._rows) - 1, 0))
        said = (
            " ".join(part for part in (f"{row.label}: {row.value}", row.note[1] if row.note else "", row.why) if part)
            for row in self._rows
        )
        self.setAccessibleName("; ".join(said))
        is_asking = self._may_reject and bool(self._rows)
        self.setToolTip(plain_tip(translate("Review", "点击可驳回此项填报") if is_asking else ""))
        self._lay_out()

    def _lay_out(self) -> None:
        """Give every row the lines its value needs: a value is never cut."""
        y, rows = 4, []
        for row in self._rows:
            lines = 1
            if self.width() > self._indent + 40:
                room = QRect(0, 0, self.width() - self._indent - 24 - self._note_width(row), 10_000)
                metrics = QFontMetrics(font("body", bold=bool(row.why)))
                lines = max(1, round(metrics.boundingRect(room, WRAP, row.value).height() / metrics.height()))
            height = ROW_HEIGHT + (lines - 1) * LINE_HEIGHT + (WHY_HEIGHT if row.why else 0)
            rows.append(replace(row, y=y, height=height))
            y += height
        self._rows = rows
        self.setFixedHeight(y + 4 if rows else 0)
        self.update()

    def _note_width(self, row: _Row) -> int:
        """The room a row's note takes on the right: its glyph alone where its words would break the value."""
        if row.note is None:
            return 0
        whole = text_width(row.note[1], font("caption")) + 30
        is_fitting = text_width(row.value, font("body", bold=bool(row.why))) <= self.width() - self._indent - 24 - whole
        return whole if is_fitting else GLYPH_ALONE

    def _paint_note(self, painter: QPainter, row: _Row, note: tuple[str, str, str]) -> None:
        glyph, words, tint = note
        value = getattr(tokens(), tint)
        width = self._note_width(row)
        left = self.width() - 12 - width + 10
        paint_icon(painter, QRect(left, row.y + 9, 14, 14), glyph, value, 14)
        if width > GLYPH_ALONE:
            draw_text(painter, QRect(left + 18, row.y, width - 28, ROW_HEIGHT), words, font("caption"), value, LEFT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for row in self._rows if self._may_reject else ():
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
            first = QRect(12, row.y, self._indent, ROW_HEIGHT)
            draw_text(painter, first, row.label, font("secondary"), now.bad if row.why else now.text2, LEFT)
            painter.setFont(font("body", bold=bool(row.why)))
            painter.setPen(color(now.bad if row.why else now.text))
            words = rect.adjusted(self._indent + 12, 6, -12 - self._note_width(row), 0)
            painter.drawText(words, WRAP, row.value)
            if row.note is not None:
                self._paint_note(painter, row, row.note)
            if row.why:
                below = QRect(
                    self._indent + 30, rect.bottom() - WHY_HEIGHT - 3, self.width() - self._indent - 42, WHY_HEIGHT
                )
                paint_icon(painter, QRect(self._indent + 12, below.y() + 3, 14, 14), "triangle-alert", now.bad, 14)
                draw_text(painter, below, row.why, font("caption"), now.bad, LEFT)
            if self.hasFocus() and number == self._current:
                focus_ring(painter, rect.adjusted(2, 0, -2, 0), RADIUS["control"])


def _note(field: Field, value: str) -> tuple[str, str, str] | None:
    """What a value says by itself: a number whose check digit fits, a day that is past or near. Masked values say nothing."""
    today = today_in_beijing()
    if not value or "*" in value:
        return None
    if field.kind in ("id_no", "uscc"):
        problem = id_no_problem(value, today) if field.kind == "id_no" else uscc_problem(value)
        if problem is None:
            return "check", translate("Review", "有效"), "ok"
        return "triangle-alert", translate("Review", "号码有误"), "bad"
    if field.code in ENDS:
        try:
            left = (date.fromisoformat(value) - today).days
        except ValueError:
            return None
        if left < 0:
            return "triangle-alert", translate("Review", "已过期"), "bad"
        return (
            "calendar",
            translate("Review", "剩 {days} 天").format(days=left),
            "warn" if left < SOON_DAYS else "text2",
        )
    return None


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
