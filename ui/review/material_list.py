"""The case's materials by category: state by glyph and colour, requirement, version; the keyboard walks through them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from casework.catalogue import Catalogue
from casework.materials import MaterialState, Requirement, Stage
from casework.review import CaseMaterial
from ui.icons import paint_icon
from ui.parts.painting import LEFT, RIGHT, draw_text, fill_round, focus_ring
from ui.parts.quick_scroll import make_quick
from ui.theme import RADIUS, ROW, color, font, theme_signals, tokens, tone
from ui.words import material_words, requirement_word, translate

HEAD, EDGE = 34, 8


@dataclass(frozen=True, slots=True)
class _Line:
    code: str  # empty: a category's heading
    text: str
    note: str
    y: int
    height: int


class MaterialList(QAbstractScrollArea):
    """Painted list of one case's materials. `chosen` carries a code; `files_dropped` a code and the paths."""

    chosen = Signal(str)
    files_dropped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("materials")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        make_quick(self)
        self._materials: dict[str, CaseMaterial] = {}
        self._lines: list[_Line] = []
        self._current = ""
        self._hover = ""
        self._language = "zh"
        self._pending: Mapping[str, MaterialState] = {}
        theme_signals().changed.connect(self.viewport().update)

    # what is shown

    def show_materials(self, materials: Sequence[CaseMaterial], catalogue: Catalogue, language: str) -> None:
        """These materials, in the catalogue's order."""
        self._materials = {material.code: material for material in materials}
        self._language = language
        self._lines, y = [], 4
        for category in catalogue.categories:
            ours = [m for m in materials if catalogue.materials[m.code].category == category.code]
            if not ours:
                continue
            counted = [
                m for m in ours if m.stage is Stage.UPLOAD and (m.requirement is not Requirement.OPTIONAL or m.files)
            ]
            judged = sum(self._state(m) not in (MaterialState.EMPTY, MaterialState.UPLOADED) for m in counted)
            note = f"{judged}/{len(counted)}" if counted else requirement_word("optional")
            self._lines.append(_Line("", category.name.in_language(language), note, y, HEAD))
            y += HEAD
            for material in ours:
                name = catalogue.materials[material.code].short.in_language(language)
                self._lines.append(_Line(material.code, name, self._note(material), y, ROW["material"]))
                y += ROW["material"]
            y += 4
        self._height = y + 4
        self._set_range()
        if self._current not in self._materials:
            self._current = ""
        self.viewport().update()

    def set_pending(self, pending: Mapping[str, MaterialState]) -> None:
        """States that verdicts on their way will lead to."""
        self._pending = pending
        self.viewport().update()

    def _state(self, material: CaseMaterial) -> MaterialState:
        return self._pending.get(material.code, material.state)

    def _note(self, material: CaseMaterial) -> str:
        if self._state(material) is MaterialState.DEFERRED:
            return material_words("deferred").text
        if material.stage is not Stage.UPLOAD:
            return translate("Review", "复审原件") if material.stage is Stage.ONSITE else translate("Review", "递交时")
        if material.upload_no > 1:
            return translate("Review", "{no} 版").format(no=material.upload_no)
        if material.requirement is Requirement.OPTIONAL and not material.files:
            return requirement_word("optional")
        return ""

    @property
    def current(self) -> str:
        """Code of the material shown; empty when there is none."""
        return self._current

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
            self.setAccessibleDescription(f"{line.text} {material_words(self._materials[code].state).text}")

    def codes(self) -> tuple[str, ...]:
        """All materials, as listed."""
        return tuple(line.code for line in self._lines if line.code)

    def move(self, step: int) -> None:  # type: ignore[override] # the widget's own move is not meant here
        """Go to the next or the previous material."""
        codes = self.codes()
        if codes:
            place = codes.index(self._current) if self._current in codes else -1
            self._choose(codes[min(max(place + step, 0), len(codes) - 1)])

    def _choose(self, code: str) -> None:
        if code and code != self._current:
            self.set_current(code)
            self.chosen.emit(code)

    # events

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(getattr(self, "_height", 0) - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(ROW["material"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_range()

    def _line_at(self, y: float) -> _Line | None:
        place = int(y) + self.verticalScrollBar().value()
        return next((line for line in self._lines if line.code and line.y <= place < line.y + line.height), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().y())
        if line is not None:
            self._choose(line.code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().y())
        self._hover = line.code if line else ""
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = ""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.move(step)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        line = self._line_at(event.position().y())
        self._hover = line.code if line else ""
        self.viewport().update()
        if line is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        line = self._line_at(event.position().y())
        paths = _paths(event.mimeData())
        if line is not None and paths:
            event.acceptProposedAction()
            self.files_dropped.emit(line.code, paths)

    # paint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), color(tokens().surface))
        for line in self._lines:
            rect = self._rect(line)
            if not event.region().intersects(rect):
                continue
            if line.code:
                self._paint_line(painter, rect, line)
            else:
                space = rect.adjusted(8, 6, -8, 0)
                draw_text(painter, space, line.text, font("caption"), tokens().text2, LEFT)
                draw_text(painter, space, line.note, font("caption"), tokens().text2, RIGHT)

    def _rect(self, line: _Line) -> QRect:
        top = line.y - self.verticalScrollBar().value()
        return QRect(EDGE, top, self.viewport().width() - 2 * EDGE, line.height)

    def _paint_line(self, painter: QPainter, rect: QRect, line: _Line) -> None:
        now, material = tokens(), self._materials[line.code]
        is_current = line.code == self._current
        if is_current or line.code == self._hover:
            fill_round(painter, rect, RADIUS["control"], now.accent_tint if is_current else now.hover)
        if is_current and self.hasFocus():
            focus_ring(painter, rect, RADIUS["control"])
        state = self._state(material)
        words = material_words(state)
        is_waiting = material.blocks_finish and line.code not in self._pending
        glyph_color = now.accent if state is MaterialState.UPLOADED else tone(words.tone).text
        paint_icon(painter, QRect(rect.x() + 9, rect.center().y() - 7, 16, 16), words.glyph, glyph_color)
        note_color = now.warn if state is MaterialState.DEFERRED else now.text2
        used = draw_text(painter, rect.adjusted(0, 0, -10, 0), line.note, font("caption"), note_color, RIGHT)
        value = now.accent_text if is_current else now.text if is_waiting or material.is_open else now.text2
        space = QRect(rect.x() + 34, rect.y(), rect.width() - 34 - used - 18, rect.height())
        draw_text(painter, space, line.text, font("body", bold=is_current), value, LEFT)


def _paths(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
