"""The case's materials by category: state by glyph and colour, requirement, version; the keyboard walks through them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from casework.catalogue import Catalogue
from casework.materials import MaterialState, Requirement, Stage
from casework.review import CaseMaterial
from ui.parts.category_list import CategoryList, Line
from ui.theme import tokens, tone
from ui.words import material_words, requirement_word, translate


class MaterialList(CategoryList):
    """Painted list of one case's materials. `files_dropped` carries a code and the paths."""

    files_dropped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("materials", parent)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self._materials: dict[str, CaseMaterial] = {}
        self._pending: Mapping[str, MaterialState] = {}

    # what is shown

    def show_materials(self, materials: Sequence[CaseMaterial], catalogue: Catalogue, language: str) -> None:
        """These materials, in the catalogue's order."""
        self._materials = {material.code: material for material in materials}
        known, groups = catalogue.materials, []
        for category in catalogue.categories:
            ours = [m for m in materials if known[m.code].category == category.code]
            if not ours:
                continue
            counted = [
                m for m in ours if m.stage is Stage.UPLOAD and (m.requirement is not Requirement.OPTIONAL or m.files)
            ]
            judged = sum(self._state(m) not in (MaterialState.EMPTY, MaterialState.UPLOADED) for m in counted)
            count = f"{judged}/{len(counted)}" if counted else requirement_word("optional")
            lines = [(m.code, (known[m.code].short.in_language(language), self._note(m))) for m in ours]
            groups.append(((category.name.in_language(language), count), lines))
        self.show_groups(groups)

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

    def state_text(self, line: Line) -> str:
        return material_words(self._materials[line.code].state).text

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step(step)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        line = self.line_at(event.position().y())
        self.hover(line)
        if line is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        line = self.line_at(event.position().y())
        paths = _paths(event.mimeData())
        if line is not None and paths:
            event.acceptProposedAction()
            self.files_dropped.emit(line.code, paths)

    # paint

    def paint_line(self, painter: QPainter, rect: QRect, line: Line, *, is_current: bool) -> None:
        now, material = tokens(), self._materials[line.code]
        state = self._state(material)
        words = material_words(state)
        is_waiting = material.blocks_finish and line.code not in self._pending
        glyph_tint = now.accent if state is MaterialState.UPLOADED else tone(words.tone).text
        note_tint = now.warn if state is MaterialState.DEFERRED else now.text2
        text_tint = now.accent_text if is_current else now.text if is_waiting or material.is_open else now.text2
        glyph = (words.glyph, glyph_tint)
        self.paint_content(painter, rect, line, glyph, note_tint, text_tint, is_current=is_current)


def _paths(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
