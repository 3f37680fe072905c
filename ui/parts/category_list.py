"""A painted list of a case's materials under the headings of their categories; the one in hand is marked and kept in view."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.icons import paint_icon
from ui.parts.painting import LEFT, RIGHT, draw_text, fill_round, focus_ring
from ui.parts.quick_scroll import make_quick
from ui.theme import RADIUS, ROW, color, font, theme_signals, tokens

HEAD, EDGE = 34, 8

Entry = tuple[str, str]
"""What a line says: on the left, on the right."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its place. `code` is empty for a category's heading."""

    code: str
    text: str
    note: str
    y: int
    height: int


class CategoryList(QAbstractScrollArea):
    """Whoever derives from it gives groups to `show_groups` and paints a line in `paint_line`. `chosen` carries a code."""

    chosen = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        make_quick(self)
        self._lines: list[Line] = []
        self._height = 0
        self._current, self._hover = "", ""
        theme_signals().changed.connect(self.viewport().update)

    # what is shown

    def show_groups(self, groups: Iterable[tuple[Entry, Sequence[tuple[str, Entry]]]]) -> None:
        """Headings, each with its materials by code; the material in hand stays in hand."""
        self._lines, y = [], 4
        for (title, count), materials in groups:
            self._lines.append(Line("", title, count, y, HEAD))
            y += HEAD
            for code, (text, note) in materials:
                self._lines.append(Line(code, text, note, y, ROW["material"]))
                y += ROW["material"]
            y += 4
        self._height = y + 4
        self._set_range()
        if self._current not in self.codes():
            self._current = ""
        self.viewport().update()

    @property
    def current(self) -> str:
        """Code of the material shown; empty when there is none."""
        return self._current

    def codes(self) -> tuple[str, ...]:
        """All materials, as listed."""
        return tuple(line.code for line in self._lines if line.code)

    def set_current(self, code: str) -> None:
        """Mark a material and bring it into view."""
        before, self._current = self._current, code
        line = next((line for line in self._lines if line.code == code), None)
        for one in self._lines:  # only what looks different now: a key must not paint the whole list
            if one.code and one.code in (before, code):
                self.viewport().update(self._rect(one))
        if line is not None:
            bar, room = self.verticalScrollBar(), self.viewport().height()
            if line.y - HEAD < bar.value():
                bar.setValue(line.y - HEAD)
            elif line.y + line.height > bar.value() + room:
                bar.setValue(line.y + line.height - room + EDGE)
            self.setAccessibleDescription(f"{line.text} {self.state_text(line)}")

    def step(self, by: int) -> None:
        """Go to the next or an earlier material."""
        codes = self.codes()
        if codes:
            place = codes.index(self._current) if self._current in codes else -1
            self.go_to(codes[min(max(place + by, 0), len(codes) - 1)])

    def go_to(self, code: str) -> None:
        """Go to a material and say so."""
        if code and code != self._current:
            self.set_current(code)
            self.chosen.emit(code)

    # for whoever derives from it

    def state_text(self, line: Line) -> str:
        """How a line's material stands, for a reader of the screen."""
        return line.note

    def paint_line(self, painter: QPainter, rect: QRect, line: Line, *, is_current: bool) -> None:
        """Paint a material with `paint_content`; behind it are selection and focus."""
        raise NotImplementedError

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        line: Line,
        glyph: tuple[str, str],
        note_tint: str,
        text_tint: str,
        *,
        is_current: bool,
    ) -> None:
        """Glyph (name, colour), text and note of a line."""
        paint_icon(painter, QRect(rect.x() + 9, rect.center().y() - 7, 16, 16), *glyph)
        used = draw_text(painter, rect.adjusted(0, 0, -10, 0), line.note, font("caption"), note_tint, RIGHT)
        space = QRect(rect.x() + 34, rect.y(), rect.width() - 34 - used - 18, rect.height())
        draw_text(painter, space, line.text, font("body", bold=is_current), text_tint, LEFT)

    def line_at(self, y: float) -> Line | None:
        """The material at a height of the viewport; None between them."""
        place = int(y) + self.verticalScrollBar().value()
        return next((line for line in self._lines if line.code and line.y <= place < line.y + line.height), None)

    def hover(self, line: Line | None) -> None:
        """The pointer is over a line, or over none."""
        self._hover = line.code if line else ""
        self.viewport().update()

    # Qt

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(ROW["material"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_range()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().y())
        if line is not None:
            self.go_to(line.code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hover(self.line_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)

    def _rect(self, line: Line) -> QRect:
        top = line.y - self.verticalScrollBar().value()
        return QRect(EDGE, top, self.viewport().width() - 2 * EDGE, line.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self.viewport()), tokens()
        painter.fillRect(event.rect(), color(now.surface))
        for line in self._lines:
            rect = self._rect(line)
            if not event.region().intersects(rect):
                continue
            if line.code:
                self._paint_behind(painter, rect, line)
                self.paint_line(painter, rect, line, is_current=line.code == self._current)
            else:
                space = rect.adjusted(8, 6, -8, 0)
                draw_text(painter, space, line.text, font("caption"), now.text2, LEFT)
                draw_text(painter, space, line.note, font("caption"), now.text2, RIGHT)

    def _paint_behind(self, painter: QPainter, rect: QRect, line: Line) -> None:
        now, is_current = tokens(), line.code == self._current
        if is_current or line.code == self._hover:
            fill_round(painter, rect, RADIUS["control"], now.accent_tint if is_current else now.hover)
        if is_current and self.hasFocus():
            focus_ring(painter, rect, RADIUS["control"])
