"""The list of originals: per material a tick by glyph and word, those wanted first in each category; walked by keyboard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from casework.catalogue import Catalogue
from casework.onsite import Original, OriginalSeen
from ui.icons import paint_icon
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.painting import LEFT, RIGHT, draw_text, fill_round, focus_ring
from ui.parts.quick_scroll import make_quick
from ui.theme import RADIUS, ROW, color, font, theme_signals, tokens, tone
from ui.words import StateWords, translate

HEAD, EDGE = 34, 8

WORDS: Mapping[Original | None, tuple[str, str, str]] = {
    None: ("circle", QT_TRANSLATE_NOOP("Counter", "待核"), "accent"),
    Original.MATCHES: ("check", QT_TRANSLATE_NOOP("Counter", "一致"), "ok"),
    Original.DIFFERS: ("x", QT_TRANSLATE_NOOP("Counter", "不一致"), "bad"),
    Original.MISSING: ("circle-minus", QT_TRANSLATE_NOOP("Counter", "未带"), "warn"),
}


def original_words(original: Original | None) -> StateWords:
    """How what was seen of an original is shown."""
    glyph, text, tone_name = WORDS[original]
    return StateWords(glyph, translate("Counter", text), tone_name)


@dataclass(frozen=True, slots=True)
class _Line:
    code: str  # empty: a category's heading
    text: str
    note: str
    y: int
    height: int


class OriginalsList(QAbstractScrollArea):
    """Painted list of one case's materials at the counter. `chosen` carries a code."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originals")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        make_quick(self)
        self._materials: dict[str, OriginalSeen] = {}
        self._lines: list[_Line] = []
        self._height = 0
        self._current, self._hover = "", ""
        theme_signals().changed.connect(self.viewport().update)

    def show_materials(self, materials: Sequence[OriginalSeen], catalogue: Catalogue, language: str) -> None:
        """These materials in the catalogue's order."""
        self._materials = {material.code: material for material in materials}
        self._lines, y = [], 4
        for category in catalogue.categories:
            ours = [m for m in materials if m.code in catalogue.materials]
            ours = [m for m in ours if catalogue.materials[m.code].category == category.code]
            if not ours:
                continue
            wanted = [m for m in ours if m.is_wanted]
            ticked = sum(m.original is Original.MATCHES for m in wanted)
            note = f"{ticked}/{len(wanted)}" if wanted else translate("Counter", "不必核")
            self._lines.append(_Line("", category.name.in_language(language), note, y, HEAD))
            y += HEAD
            for material in ours:
                name = catalogue.materials[material.code].short.in_language(language)
                said = original_words(material.original).text if material.original or material.is_wanted else ""
                self._lines.append(_Line(material.code, name, said, y, ROW["material"]))
                y += ROW["material"]
            y += 4
        self._height = y + 4
        self._set_range()
        if self._current not in self._materials:
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
        self._current = code
        line = next((line for line in self._lines if line.code == code), None)
        if line is not None:
            bar, room = self.verticalScrollBar(), self.viewport().height()
            if line.y - HEAD < bar.value():
                bar.setValue(line.y - HEAD)
            elif line.y + line.height > bar.value() + room:
                bar.setValue(line.y + line.height - room + EDGE)
            self.setAccessibleDescription(f"{line.text} {line.note}")
        self.viewport().update()

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

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(ROW["material"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_range()

    def _code_at(self, y: float) -> str:
        place = int(y) + self.verticalScrollBar().value()
        return next((line.code for line in self._lines if line.y <= place < line.y + line.height), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.go_to(self._code_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._code_at(event.position().y())
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = ""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self.viewport()), tokens()
        painter.fillRect(event.rect(), color(now.surface))
        offset, width = self.verticalScrollBar().value(), self.viewport().width()
        for line in self._lines:
            rect = QRect(EDGE, line.y - offset, width - 2 * EDGE, line.height)
            if rect.bottom() < 0 or rect.y() > self.viewport().height():
                continue
            if line.code:
                self._paint_line(painter, rect, line)
            else:
                space = rect.adjusted(8, 6, -8, 0)
                draw_text(painter, space, line.text, font("caption"), now.text2, LEFT)
                draw_text(painter, space, line.note, font("caption"), now.text2, RIGHT)

    def _paint_line(self, painter: QPainter, rect: QRect, line: _Line) -> None:
        now, material = tokens(), self._materials[line.code]
        is_current = line.code == self._current
        if is_current or line.code == self._hover:
            fill_round(painter, rect, RADIUS["control"], now.accent_tint if is_current else now.hover)
        if is_current and self.hasFocus():
            focus_ring(painter, rect, RADIUS["control"])
        words = original_words(material.original)
        is_open = material.is_wanted and material.original is None
        glyph = words.glyph if material.is_wanted or material.original else "minus"
        value = now.accent if is_open else now.text3 if material.original is None else tone(words.tone).text
        paint_icon(painter, QRect(rect.x() + 9, rect.center().y() - 7, 16, 16), glyph, value)
        note = now.text3 if material.original is None else tone(words.tone).text
        used = draw_text(painter, rect.adjusted(0, 0, -10, 0), line.note, font("caption"), note, RIGHT)
        text = now.accent_text if is_current else now.text if is_open else now.text2
        space = QRect(rect.x() + 34, rect.y(), rect.width() - 34 - used - 18, rect.height())
        draw_text(painter, space, line.text, font("body", bold=is_current), text, LEFT)
